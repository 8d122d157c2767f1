"""Documents kept equal to the client's, and what is published of them. Cases 64, 65, 67, 69, 70."""

import random

from client import (
    Folder,
    Server,
    apply_edits,
    as_diagnostic,
    command_line,
    edits_of,
    frame,
    offset_of,
    position,
    position_of,
    run,
    span,
    uri_of,
)

REPORT = """# Checkout unavailable

## Summary

Checkout failed for 47 minutes \U0001f525. John's careless deployment broke production,
and \u00c9lise, the on-call engineer \U0001f469\u200d\U0001f692, forgot to silence the pager.

## Root cause

- Human error \u2014 the wrong pool size was set.
- \U0001f4a5 The reviewers should have caught this.

| Time  | Event                              |
|-------|------------------------------------|
| 14:02 | \u5f20\u4f1f deployed carelessly          |
| 14:49 | Rollback complete                  |
"""


def test_same_report():
    """what is published is what the command line finds, to the last member"""
    folder = Folder(
        {
            "pm/report.md": REPORT,
            "plain.md": "Nothing here.\n",
            "bom.md": "\ufeff" + REPORT,
            "crlf.md": REPORT.replace("\n", "\r\n"),
            "cr.md": REPORT.replace("\n", "\r"),
            "empty.md": "",
        }
    )
    server = Server(folder=folder)
    for name in ("pm/report.md", "plain.md", "bom.md", "crlf.md", "cr.md", "empty.md"):
        with open(folder.file(name), encoding="utf-8", newline="") as file:
            server.open(folder.uri(name), file.read())
        found = command_line(folder, name)
        assert server.published(folder.uri(name)) == [as_diagnostic(f) for f in found], name
        assert len(found) > 3 or "report" not in name
    assert server.stop() == 0


def check_encoding(offered, chosen, options=None):
    server = Server(
        capabilities={"general": {"positionEncodings": offered}} if offered is not None else {},
        options={"initializationOptions": options},
    )
    assert server.initialized["capabilities"]["positionEncoding"] == chosen
    uri = uri_of("/nowhere/report.md")
    server.open(uri, REPORT)
    for diagnostic in server.published(uri):
        start = offset_of(REPORT, diagnostic["range"]["start"], chosen)
        end = offset_of(REPORT, diagnostic["range"]["end"], chosen)
        if diagnostic["code"] == "omission":
            assert REPORT[start:end].endswith(", forgot to silence"), REPORT[start:end]
            break
    else:
        raise AssertionError("not found")
    assert server.stop() == 0


def test_encodings():
    """positions are UTF-8 where that is offered, else UTF-16; emoji before a finding do not move it"""
    for offered in (None, [], ["utf-16"], ["utf-32"], ["nonsense", 5]):
        check_encoding(offered, "utf-16")
    for offered in (["utf-8"], ["utf-16", "utf-8"], ["utf-32", "utf-8", "utf-16"]):
        check_encoding(offered, "utf-8")
    check_encoding(None, "utf-8", {"positionEncoding": "utf-8"})
    check_encoding(["utf-16"], "utf-16", {"positionEncoding": "latin-1"})


# --- incremental edits ---

PIECES = [
    "a",
    " ",
    "\n",
    "\n\n",
    "\U0001f600",
    "\u00e9",
    "| x | y |\n",
    "- ",
    "# ",
    "forgot",
    " to ",
    "The engineer forgot to test.",
    "careless ",
    "`",
    "**",
    "<!-- blameless-disable-line -->",
    "\u200d",
    "\u5f20",
    "> ",
    "[",
    "](u)",
    "---\n",
    "John ",
    "Priya Nair ",
    "@rowan ",
    "They ",
    "not ",
    "\n\n## Action items\n\n- Be careful\n",
    "\n\nAuthor: Rowan Blake\n\n",
    "<!-- blameless-disable omission: known -->",
]


def random_edit(dice, text, unit):
    """An edit and the text after it."""
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + (0 if dice.random() < 0.6 else dice.randrange(1, 30)))
    new = "".join(dice.choice(PIECES) for _ in range(dice.randrange(0 if end > start else 1, 4)))
    if len(text) > 3000:
        new = ""
    where = {"start": position_of(text, start, unit), "end": position_of(text, end, unit)}
    return {"range": where, "text": new}, text[:start] + new + text[end:]


def differential(unit, seed, rounds, edits):
    dice = random.Random(seed)
    folder = Folder()
    server = Server(folder=folder, capabilities={"general": {"positionEncodings": [unit]}})
    uri, text, version = folder.uri("live.md"), REPORT, 1
    server.open(uri, text)
    server.published(uri, version)
    for _ in range(rounds):
        for _ in range(edits):
            version += 1
            changes = []
            for _ in range(dice.randrange(1, 4)):
                change, text = random_edit(dice, text, unit)
                changes.append(change)
            server.change(uri, changes, version)
        incremental = server.published(uri, version)
        version += 1
        server.change(uri, [{"text": text}], version)
        assert incremental == server.published(uri, version), "seed %d, version %d" % (seed, version)
        if unit == "utf-16":
            assert incremental == [as_diagnostic(f) for f in command_line(folder, "live.md", text)]
    assert server.stop() == 0
    return version


def test_differential():
    """thousands of random incremental edits give the report of a full text, and of the command line"""
    assert differential("utf-16", 1, 200, 10) + differential("utf-8", 2, 15, 100) > 3000


def test_odd_ranges():
    """ranges past the end, turned round, negative, inside of a pair or a CRLF are clamped as the protocol says"""
    server = Server()
    uri = uri_of("/nowhere/a.md")
    blame = "The engineer forgot to renew it.\r\n\U0001f600 x\r\n"
    cases = (
        (span(0, 99, 0, 2**31), " Y", "The engineer forgot to renew it. Y\r\n\U0001f600 x\r\n"),
        (span(99, 0, 2**31, 5), "Y", blame + "Y"),
        (span(2**40, 2**40, 2**62, 0), "Y", blame + "Y"),
        (span(0, 12, 0, 3), "", "The forgot to renew it.\r\n\U0001f600 x\r\n"),
        (span(-5, -5, 0, 4), "", "engineer forgot to renew it.\r\n\U0001f600 x\r\n"),
        (span(1, 1, 1, 2), "", "The engineer forgot to renew it.\r\n x\r\n"),
        (span(0, 33, 1, 0), "", "The engineer forgot to renew it.\U0001f600 x\r\n"),
    )
    version = 1
    for where, new, after in cases:
        server.open(uri, blame, version)
        server.published(uri, version)
        server.change(uri, [{"range": where, "text": new}], version + 1)
        incremental = server.published(uri, version + 1)
        server.change(uri, [{"text": after}], version + 2)
        assert incremental == server.published(uri, version + 2), where
        version += 3
    server.change(uri, [{"range": where, "text": new}], 1)
    assert server.published(uri, 1) is not None
    server.change(uri_of("/not/open.md"), [{"text": "x"}], 2)
    server.close(uri_of("/not/open.md"))
    assert not server.quiet() and server.stop() == 0


def test_coalesced():
    """a thousand edits at once are checked a few times, and the last version is what is published last"""
    server = Server()
    uri = uri_of("/nowhere/a.md")
    server.open(uri, REPORT)
    server.published(uri, 1)
    server.send_bytes(
        b"".join(
            frame(
                {
                    "jsonrpc": "2.0",
                    "method": "textDocument/didChange",
                    "params": {
                        "textDocument": {"uri": uri, "version": version},
                        "contentChanges": [{"range": span(4, 0, 4, 0), "text": "x"}],
                    },
                }
            )
            for version in range(2, 1002)
        )
    )
    server.published(uri, 1001)
    published = [m for m in server.quiet() if m.get("method") == "textDocument/publishDiagnostics"]
    assert len(published) < 20, "%d of them" % len(published)
    assert server.stop() == 0


# --- documents ---


def test_uris():
    """untitled, percent-encoded, remote and odd URIs are answered under their own name"""
    folder = Folder()
    server = Server(folder=folder)
    for uri in (
        "untitled:Untitled-1",
        "file:///c%3A/Users/x/a%20b.md",
        folder.uri("caf\u00e9 \U0001f600.md"),
        "FILE:///x/y.md",
        "vscode-remote://host/home/a.md",
        "file://server/share/a.md",
        "file:",
        "",
        "%",
        "file:///%00/%zz%4",
        "git:/a/b.md?%7B%22path%22%3A1%7D",
        "file:///" + "d/" * 5000 + "a.md",
    ):
        server.open(uri, REPORT)
        assert server.published(uri), uri
        server.close(uri)
        assert server.published(uri) == []
    assert server.stop() == 0


def test_life_of_a_document():
    """opened twice it is the later text; closed it is cleared, and edits to it are dropped"""
    server = Server()
    uri = uri_of("/nowhere/a.md")
    server.open(uri, REPORT, 5)
    assert server.published(uri, 5)
    server.open(uri, "Fine.\n", 7)
    assert server.published(uri, 7) == []
    server.close(uri)
    assert server.published(uri) == []
    server.change(uri, [{"text": REPORT}], 8)
    assert not server.quiet() and server.stop() == 0


def test_size():
    """a document over the limit, or a binary one, says that it is not checked; ten megabytes are no harm"""
    server = Server("--max-size", "1K")
    uri = uri_of("/nowhere/a.md")
    for text in ("The engineer forgot to renew it.\n" * 100, "a\0b", "x" * 10_000_000):
        server.open(uri, text)
        diagnostics = server.published(uri)
        assert len(diagnostics) == 1 and "not checked" in diagnostics[0]["message"].replace(
            "was checked", "not checked"
        )
        assert diagnostics[0]["severity"] == 1
    server.change(uri, [{"text": "The engineer forgot to renew it.\n"}], 2)
    assert [d["code"] for d in server.published(uri, 2)] == ["omission"]
    assert server.stop() == 0


def test_versioned_edits():
    """an action names the version it was made for; clients that know no versions get plain changes"""
    uri = uri_of("/nowhere/a.md")
    for known in (True, False):
        server = Server(capabilities={"workspace": {"workspaceEdit": {"documentChanges": known}}})
        server.open(uri, REPORT, 3)
        server.change(uri, [{"range": span(0, 0, 0, 0), "text": "\n"}], 4)
        actions = server.actions(uri, span(0, 0, 99, 0))
        assert actions
        for action in actions:
            assert apply_edits("\n" + REPORT, edits_of(action, uri)) != "\n" + REPORT
            if known:
                assert action["edit"]["documentChanges"][0]["textDocument"] == {"uri": uri, "version": 4}
            else:
                assert list(action["edit"]) == ["changes"]
        assert server.stop() == 0


# --- memory ---


def test_memory():
    """after ten thousand edits the server is as large as after a hundred"""
    server = Server()
    uri = uri_of("/nowhere/a.md")
    server.open(uri, REPORT)
    sizes = {}
    for version in range(2, 10002):
        letters = "".join(chr(ord("a") + version // 26**i % 26) for i in range(3))  # no sentence comes again
        server.change(uri, [{"range": span(4, 0, 4, 3), "text": letters}], version)
        if version <= 101 or version % 20 == 1:
            server.published(uri, version)
            server.kept.clear()
        if version in (101, 10001):
            sizes[version] = server.memory()
    assert sizes[10001] <= sizes[101] + 1024, sizes
    assert server.stop() == 0


run(
    [
        test_same_report,
        test_encodings,
        test_differential,
        test_odd_ranges,
        test_coalesced,
        test_uris,
        test_life_of_a_document,
        test_size,
        test_versioned_edits,
        test_memory,
    ]
)
