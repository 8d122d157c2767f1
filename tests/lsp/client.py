"""A language client for tests: it speaks to `blameless lsp` over pipes and takes nothing but the protocol."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import queue
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get("BLAMELESS", os.path.join(ROOT, "build/release/blameless")))
PATIENCE = 20  # seconds, for sanitizers on a busy machine


def frame(body):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


def uri_of(path):
    return "file://" + urllib.parse.quote(path)


def position(line, character):
    return {"line": line, "character": character}


def span(line, start, end_line, end):
    return {"start": position(line, start), "end": position(end_line, end)}


class Folder:
    """A folder that lives as long as the test program."""

    def __init__(self, files=()):
        self.path = os.path.realpath(tempfile.mkdtemp(prefix="blameless-lsp."))
        atexit.register(shutil.rmtree, self.path, True)
        os.mkdir(os.path.join(self.path, ".git"))
        for name, text in dict(files).items():
            self.write(name, text)

    def file(self, name):
        return os.path.join(self.path, name)

    def uri(self, name=""):
        return uri_of(self.file(name) if name else self.path)

    def write(self, name, text):
        path = self.file(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return path


def command_line(folder, name, text=None):
    """What `check --format=ndjson` finds in a file of the folder, or in a text of that name."""
    command = [PROGRAM, "check", "--format=ndjson", "--exit-zero"]
    command += ["--stdin-filename", name, "-"] if text is not None else [name]
    result = subprocess.run(
        command, cwd=folder.path, capture_output=True, check=False, input=text.encode() if text is not None else None
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


SEVERITIES = {"error": 1, "warning": 2, "suggestion": 3}


def as_diagnostic(finding):
    """A finding of the command line as the server must show it."""
    start, end = finding["range"]["start"], finding["range"]["end"]
    return {
        "range": span(start["line"] - 1, start["utf16"], end["line"] - 1, end["utf16"]),
        "severity": SEVERITIES[finding["severity"]],
        "code": finding["rule"],
        "source": "blameless",
        "message": finding["message"],
        "data": {"fingerprint": finding["fingerprint"], "suggestions": finding["suggestions"]},
    }


class Server:
    def __init__(self, *arguments, folder=None, initialize=True, capabilities=None, options=None):
        self.process = subprocess.Popen(
            [PROGRAM, "lsp", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=folder.path if folder else None,
        )
        self.messages = queue.Queue()
        self.kept = []
        self.number = 0
        self.stray = b""
        self.errors = b""
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._read_errors, daemon=True).start()
        if initialize:
            params = {"processId": os.getpid(), "capabilities": capabilities or {}}
            if folder:
                params["workspaceFolders"] = [{"uri": folder.uri(), "name": "folder"}]
            params.update(options or {})
            self.initialized = self.ask("initialize", params)
            self.tell("initialized", {})

    # --- bytes ---

    def _read_errors(self):
        self.errors = self.process.stderr.read()

    def _read(self):
        stream = self.process.stdout
        while True:
            header = b""
            while not header.endswith(b"\r\n\r\n"):
                byte = stream.read(1)
                if not byte:
                    self.stray += header
                    self.messages.put(None)
                    return
                header += byte
            if not header.startswith(b"Content-Length: "):
                self.stray += header
                continue
            length = int(header[len(b"Content-Length: ") :])
            body = b""
            while len(body) < length:
                more = stream.read(length - len(body))
                if not more:
                    break
                body += more
            message = json.loads(body)
            if message.get("jsonrpc") != "2.0":
                self.stray += body
            self.messages.put(message)

    def send_bytes(self, data):
        view = memoryview(data)
        while view:
            view = view[self.process.stdin.write(view) :]

    def send(self, message):
        self.send_bytes(frame({"jsonrpc": "2.0", **message}))

    # --- messages ---

    def receive(self, wanted, patience=PATIENCE):
        """The next message that `wanted` is true of; others are kept for later."""
        for i, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(i)
        while True:
            message = self.messages.get(timeout=patience)
            if message is None:
                raise AssertionError("the server ended: %r" % self.errors[-2000:])
            if wanted(message):
                return message
            self.kept.append(message)

    def tell(self, method, params=None):
        self.send({"method": method, **({} if params is None else {"params": params})})

    def request(self, method, params=None):
        self.number += 1
        self.send({"id": self.number, "method": method, **({} if params is None else {"params": params})})
        return self.number

    def answer(self, number, patience=PATIENCE):
        return self.receive(lambda m: "method" not in m and m.get("id") == number, patience)

    def ask(self, method, params=None):
        answer = self.answer(self.request(method, params))
        if "error" in answer:
            raise AssertionError("%s: %s" % (method, answer["error"]))
        return answer["result"]

    def error(self, method, params=None):
        return self.answer(self.request(method, params))["error"]["code"]

    def published(self, uri, version=None):
        """The diagnostics published for a document, of that version when one is given."""

        def wanted(message):
            params = message.get("params", {})
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and (version is None or params["version"] == version)
            )

        return self.receive(wanted)["params"]["diagnostics"]

    def quiet(self):
        """All that has arrived by the time a question put now is answered."""
        self.answer(
            self.request("textDocument/hover", {"textDocument": {"uri": "file:///none"}, "position": position(0, 0)})
        )
        arrived, self.kept = self.kept, []
        while not self.messages.empty():
            arrived.append(self.messages.get())
        return arrived

    # --- documents ---

    def open(self, uri, text, version=1, language="markdown"):
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": language, "version": version, "text": text}},
        )

    def change(self, uri, changes, version):
        self.tell(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}
        )

    def close(self, uri):
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def actions(self, uri, where, only=None):
        context = {"diagnostics": [], **({"only": only} if only else {})}
        return self.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": where, "context": context})

    def hover(self, uri, at):
        return self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": at})

    def completions(self, uri, at):
        return self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": at})

    # --- the end ---

    def memory(self):
        """Resident KiB; always the same under AddressSanitizer, which keeps freed memory for a while."""
        with open(PROGRAM, "rb") as file:
            if b"__asan_init" in file.read():
                return 0
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    def stop(self):
        self.ask("shutdown")
        self.tell("exit")
        return self.ended()

    def ended(self, patience=PATIENCE):
        self.process.stdin.close()
        status = self.process.wait(patience)
        assert not self.stray, "not the protocol: %r" % self.stray
        return status


# --- texts as a client keeps them ---


def offset_of(text, at, unit):
    """The index into a text of code points of a position that is in it; `unit` is utf-8 or utf-16."""
    lines = text.split("\n")
    line = lines[at["line"]]
    left, index = at["character"], 0
    while left > 0:
        left -= len(line[index].encode("utf-8" if unit == "utf-8" else "utf-16-le")) // (1 if unit == "utf-8" else 2)
        index += 1
    return sum(len(before) + 1 for before in lines[: at["line"]]) + index


def units(text, unit):
    return len(text.encode("utf-8")) if unit == "utf-8" else len(text.encode("utf-16-le")) // 2


def position_of(text, index, unit):
    before = text[:index].split("\n")
    return position(len(before) - 1, units(before[-1], unit))


def apply_edits(text, edits, unit="utf-16"):
    """The text with TextEdits made, as a client makes them: all positions are of the text before."""
    places = sorted(
        (
            (offset_of(text, e["range"]["start"], unit), offset_of(text, e["range"]["end"], unit), e["newText"])
            for e in edits
        ),
        reverse=True,
    )
    for start, end, new in places:
        text = text[:start] + new + text[end:]
    return text


def edits_of(action, uri):
    changes = action["edit"].get("documentChanges")
    return changes[0]["edits"] if changes else action["edit"]["changes"][uri]


# --- TAP ---


def run(tests):
    if not os.access(PROGRAM, os.X_OK):
        print("Bail out! no program at", PROGRAM)
        sys.exit(2)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__doc__.strip() if test.__doc__ else test.__name__
        started = time.monotonic()
        try:
            test()
            print("ok %d - %s (%.1f s)" % (number, name, time.monotonic() - started), flush=True)
        except Exception as problem:  # pylint: disable=broad-except
            failed += 1
            print("not ok %d - %s" % (number, name))
            lines = traceback.format_exception(problem)
            print("# " + "".join(lines)[-3000:].strip().replace("\n", "\n# "), flush=True)
    print("1..%d" % len(tests))
    sys.exit(1 if failed else 0)
