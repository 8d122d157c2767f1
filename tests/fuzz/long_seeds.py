"""Writes long inputs for a fuzz target, made of the samples of the tests: long_seeds.py TARGET FOLDER

libFuzzer lengthens inputs slowly, so what happens at 64 KB it only sees when it is given inputs of that size. The same
files come out each time.
"""

import difflib
import json
import random
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
RULES = TESTS.parent / "rules"
LONGEST = 65536
SIZES = (4096, 16384, LONGEST)
MARK = b"===\n"
PIECES = [b"[", b"![[]()", b"*a **a", b"`a``b", b"<", b"&amp;", b"[a](", b"| a |\n|---|\n", b"<!--", b"- ", b"> ", b"\\*", b"\xff",
          b"- [ ] Ravi\n", b"## Timeline\n", b"09:15 ", b"Why? Because ", b"Ravi Shah ", b"not ", b"human error, ",
          b"Ravi forgot to look. ", b"| Ravi forgot |\n", b"it was Ravi who ", "🔥‮".encode(),
          b"<!-- blameless-disable-next-line omission -->\nRavi forgot.\n\n"]


def fill(parts, size, between=b"\n\n"):
    """Parts, over and over, up to the size."""
    out, at = b"", 0
    while len(out) < size:
        out += parts[at % len(parts)] + between
        at += 1
    return out[:size]


def samples():
    paths = [*TESTS.glob("cases/prose/*.md"), *TESTS.glob("cases/lint/*.md"), *TESTS.glob("accuracy/rounds/r1/*/*.md")]
    return [path.read_bytes() for path in sorted(paths)]


def under(text, prefix):
    return b"\n".join(prefix + line for line in text.split(b"\n"))


def document(chance):
    texts = samples()
    for size in SIZES:
        chance.shuffle(texts)
        joined = fill(texts, size)
        yield joined
        yield under(joined, b"> ")[:size]
        yield under(joined, b"   ").replace(b"   ", b"1. ", 1)[:size]
        yield joined.replace(b"\n", b" ")
        yield b"".join(line + b"  " * (at % 40) for at, line in enumerate(joined.split(b"\n")))[:size]
    for piece in PIECES:
        yield fill([piece], LONGEST, b"")
        yield fill([piece, chance.choice(texts)[:200]], SIZES[1])


def message(method, params, number=None):
    request = {"method": method, "params": params}
    if number is not None:
        request["id"] = number
    return json.dumps(request).encode() + b"\n"


def text_document(version):
    return {"uri": "file:///a.md", "version": version}


def place(chance):
    return {"line": chance.randrange(300), "character": chance.randrange(80)}


def edit(chance, version):
    change = {"range": {"start": place(chance), "end": place(chance)}, "text": chance.choice(["", "x", "\n", "😀 Ravi forgot. "])}
    return message("textDocument/didChange", {"textDocument": text_document(version), "contentChanges": [change]})


def ask(chance, number):
    method = chance.choice(["hover", "codeAction", "completion", "diagnostic"])
    params = {"textDocument": {"uri": "file:///a.md"}, "position": place(chance), "context": {"diagnostics": []},
              "range": {"start": place(chance), "end": place(chance)}}
    return message("textDocument/" + method, params, number)


def frame(text):
    return b"Content-Length: %d\r\n\r\n%s" % (len(text), text)


def lsp(chance):
    texts = samples()
    for size in SIZES:
        text = fill(texts, size // 2).decode("utf-8", "replace")
        session = message("textDocument/didOpen", {"textDocument": dict(text_document(1), languageId="markdown", text=text)})
        for step in range(2, 40):
            session += chance.choice([edit, edit, ask])(chance, step)
        yield session[:size]
        yield b"".join(edit(chance, step) for step in range(size // 250))[:size]
        yield frame(message("initialize", {"capabilities": {}}, 0)) + fill([frame(line) for line in session.splitlines()], size, b"")
        yield b"[" * (size // 2) + b"]" * (size // 2)
        yield b'{"method": "' + b"a" * size + b'"}'


def pack(chance):
    config = b"packs: [./pack]\n"
    rule = b"id: r\ntitle: A\nmessage: m\nwhy: w\nseverity: {default: warning}\npatterns:\n"
    seeds = sorted((TESTS / "cases/cli/pack").glob("*.yml"))
    real = sorted(RULES.glob("*/*.yml"))
    for size in SIZES:
        patterns = b"".join(b"  - {id: p%d, match: 'word%d (?:a|b)'}\n" % (i, i) for i in range(size // 40))
        words = b"id: w\nkind: verb\nwords:\n" + b"".join(b"  - verb%d off\n" % i for i in range(size // 16))
        macros = b"".join(b"m%d: 'a|b%d'\n" % (i, i) for i in range(size // 16))
        globs = b"exclude:\n" + b"".join(b"  - 'docs/%d/**/*.md'\n" % i for i in range(size // 24))
        yield config + MARK + (rule + patterns)[:size]
        yield config + MARK + rule + b"  - {id: a, match: '{w}'}\n" + MARK + words[:size]
        yield config + MARK + rule + b"  - {id: a, match: '{m1}'}\n" + MARK + b"id: w\nwords: [a]\n" + MARK + macros[:size]
        yield (config + globs)[:size] + MARK
        yield config + MARK + chance.choice(seeds).read_bytes() + b"#" * size
        yield config + MARK + fill([b"[a,"], size, b"")
    for path in chance.sample(real, min(24, len(real))):
        yield config + MARK + path.read_bytes()[:LONGEST - 64]


def pattern(chance):
    texts = b"".join(path.read_bytes() for path in sorted(RULES.glob("*/*.yml")))
    matches = [one for one in re.findall(rb"match: '([^'\n]{1,400})'", texts)]
    prose = fill(samples(), LONGEST)
    for _ in range(24):
        subject = prose[(at := chance.randrange(len(prose) - 4096)):at + 4096]
        long = b""
        for one in chance.sample(matches, 40):
            long += b"(?:%s)|" % one if len(long) + len(one) < 2000 else b""
        yield long + b"x\n" + MARK + subject
    for piece in (b"(a|b)*", b"(?:", b"a?", b"[a-z]{0,9}", b"(?=a)", b"\\p{L}+", b"{gap:3} ", b"(\\w+) \\1 "):
        yield piece * (1000 // len(piece)) + b"\n" + MARK + b"aab " * 1000
        yield piece * 3 + b"c\n" + MARK + b"a" * 4096
        yield fill([piece], LONGEST - 8, b"") + b"\n" + MARK


def changed(chance, lines):
    return [chance.choice([line, line, line, line + "x", "", "new\n" + line]) for line in lines]


def patch(chance):
    prose = fill(samples(), LONGEST).decode("utf-8", "replace")
    for size in SIZES:
        before = prose[:size // 2].splitlines()
        after = changed(chance, before)
        diff = "\n".join(difflib.unified_diff(before, after, "a/x.md", "b/x.md", lineterm=""))
        yield "\n".join(before).encode()[:size // 2] + b"\n" + MARK + "\n".join(after).encode()[:size // 2]
        yield diff.encode()[:size // 2] + b"\n" + MARK + "\n".join(after).encode()[:size // 2]
        yield b"a\n" * (size // 4) + MARK + b"b\n" * (size // 4)
        yield b"x" * (size // 2) + b"\n" + MARK + b"x" * (size // 2 - 9) + b"y"
        yield fill([b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"], size, b"") + MARK
        yield b"--- a/x\n+++ b/x\n@@ -1,%d +1,%d @@\n" % (size // 3, size // 3) + b" a\n" * (size // 3) + MARK + b"a\n" * 99


def writers(chance):
    prose = fill(samples(), LONGEST)
    nasty = (TESTS / "fuzz/seeds/writers/nasty").read_bytes().split(MARK)
    for size in SIZES:
        for long_part in range(6):
            parts = [bytearray(part) for part in nasty]
            parts[long_part] = fill([chance.choice([prose[:300].replace(b"\n", b" "), *nasty])], size - 600, b"")
            yield b"\n".join(part.rstrip(b"\n") + b"\n===" for part in parts[:-1]) + b"\n" + parts[-1]
    for piece in PIECES:
        yield MARK.join([b"a.md\n", b"p\n", fill([piece], 8192, b"") + b"\n", b"why\n", b"rewrite\n", fill([piece], 32768, b"")])


MAKERS = {"document": document, "report": document, "lsp": lsp, "pack": pack, "pattern": pattern, "patch": patch, "writers": writers}


def main(target, folder):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(MAKERS[target](random.Random(1))):
        Path(folder, f"long-{number:03}").write_bytes(bytes(seed[:LONGEST]))


if __name__ == "__main__":
    main(*sys.argv[1:])
