"""Keystroke to published diagnostics on a 10 KB report, over pipes: a table. usage: bench.py [KEYSTROKES]"""

import glob
import os
import random
import sys
import time

from client import ROOT, Server, frame, position, uri_of

GOAL = 5.0  # ms, p99
URI = uri_of("/nowhere/report.md")


def report_text(size):
    """Drafts of our own after each other, cut to the size at a line."""
    drafts = []
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/accuracy/rounds/r1/*/*.md"))):
        with open(path, encoding="utf-8") as file:
            drafts.append(file.read())
    text = "\n".join(drafts)[:size]
    return text[: text.rindex("\n") + 1]


def processor_time(server):
    with open("/proc/%d/stat" % server.process.pid, encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


class Document:
    def __init__(self, server, text, dice):
        self.server, self.dice, self.version = server, dice, 1
        self.lines = [i for i, line in enumerate(text.split("\n")) if len(line) > 60 and not line.startswith("|")]
        server.open(URI, text)
        self.findings = len(server.published(URI, 1))

    def message(self, start, end, text):
        self.version += 1
        return frame(
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didChange",
                "params": {
                    "textDocument": {"uri": URI, "version": self.version},
                    "contentChanges": [{"range": {"start": start, "end": end}, "text": text}],
                },
            }
        )

    def word(self, count):
        """Keystrokes of words typed at some place, and of taking them away again."""
        line = self.dice.choice(self.lines)
        typed = ("and then the whole team looked at it again " * (count // 86 + 1))[: count // 2]
        for i, letter in enumerate(typed):
            yield self.message(position(line, 30 + i), position(line, 30 + i), letter)
        for i in range(len(typed), 0, -1):
            yield self.message(position(line, 29 + i), position(line, 30 + i), "")

    def paste(self, count):
        """A paragraph pasted at the end of a line, and taken away."""
        for _ in range(count // 2):
            line = self.dice.choice(self.lines)
            yield self.message(
                position(line, 9999), position(line, 9999), "\n\n" + "The engineer forgot to test it. " * 8
            )
            yield self.message(position(line, 9999), position(line + 2, 9999), "")


def measure(server, document, messages):
    """Milliseconds from each message to what is published of it, and processor time for each."""
    times, before = [], processor_time(server)
    for message in messages:
        started = time.perf_counter()
        server.send_bytes(message)
        server.published(URI, document.version)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times), (processor_time(server) - before) / len(times)


def row(name, times, processor):
    at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.9, 0.99, 1)]
    print("%-28s %6d  %7.2f %7.2f %7.2f %7.2f   %9.2f" % (name, len(times), *at, processor))
    return at[2]


def burst(server, document):
    """A hundred edits as fast as they can be written: what is published of them, and when the last."""
    messages = b"".join(document.word(100))
    started = time.perf_counter()
    server.send_bytes(messages)
    server.published(URI, document.version)
    took = (time.perf_counter() - started) * 1000
    published = 1 + sum(m.get("method") == "textDocument/publishDiagnostics" for m in server.quiet())
    print("a hundred edits at once: %d checks, the last published after %.2f ms" % (published, took))


def main():
    keystrokes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text, server = report_text(10240), Server()
    document = Document(server, text, random.Random(1))
    print(
        "%d bytes, %d findings, %d processors, load %.1f"
        % (len(text.encode()), document.findings, os.cpu_count(), os.getloadavg()[0])
    )
    print(
        "%-28s %6s  %7s %7s %7s %7s   %9s"
        % ("ms from edit to publication", "edits", "p50", "p90", "p99", "max", "processor")
    )
    measure(server, document, document.word(100))  # what is compiled on first use is, now
    typed = row("typing", *measure(server, document, (m for _ in range(keystrokes // 50) for m in document.word(50))))
    row("pasting a paragraph", *measure(server, document, document.paste(keystrokes // 5)))
    burst(server, document)
    print("goal: p99 of typing below %.0f ms: %s" % (GOAL, "met" if typed < GOAL else "not met"))
    assert server.stop() == 0


main()
