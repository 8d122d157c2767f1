"""What an editor shows and offers: actions, help, completion, configuration, pull diagnostics, folders."""

import glob
import json
import os
import subprocess

from client import (
    PROGRAM,
    ROOT,
    Folder,
    Server,
    apply_edits,
    as_diagnostic,
    command_line,
    edits_of,
    position,
    position_of,
    run,
    span,
)

TEXT = """# Outage

## Summary

\U0001f525\U0001f525 The engineer forgot to renew the certificate.

## Root cause

- Human error: the wrong size was set.
- John carelessly changed the size.
"""
EVERYWHERE = span(0, 0, 9999, 0)
RULE = """id: shouting
title: Shouting
message: "No shouting"
why: It is loud.
severity: {nobody: warning}
patterns:
  - {id: loud, match: '\\bLOUD\\b', severity: warning}
suggestions:
  - {fix: "loud"}
  - {ask: "Who must hear it?"}
examples:
  - {bad: "It is «LOUD» here."}
"""


def opened(files, name, **options):
    """A folder with files, and a server with one of them open; `first` is what was published of it."""
    folder = Folder(files)
    server = Server(folder=folder, **options)
    server.open(folder.uri(name), files[name], language="yaml" if name.endswith(".yml") else "markdown")
    if "diagnosticProvider" not in server.initialized["capabilities"]:
        server.first = server.published(folder.uri(name))
    return folder, server, folder.uri(name)


def codes(diagnostics):
    return [d.get("code") for d in diagnostics]


def find(actions, start):
    return next(a for a in actions if a["title"].startswith(start))


def place(text, words):
    """The range of the words in the text."""
    start = text.index(words)
    return {"start": position_of(text, start, "utf-16"), "end": position_of(text, start + len(words), "utf-16")}


# --- actions ---


def test_quick_fix():
    """a finding's first suggestion is preferred; applied, the finding is gone"""
    folder, server, uri = opened({"a.md": TEXT}, "a.md")
    before = server.first
    finding = next(d for d in before if d["code"] == "omission")
    actions = [
        a for a in server.actions(uri, finding["range"], ["quickfix"]) if a["diagnostics"][0]["code"] == "omission"
    ]
    assert actions[0]["isPreferred"] and actions[0]["kind"] == "quickfix" and actions[0]["diagnostics"] == [finding]
    assert sum(a.get("isPreferred", False) for a in actions) == 1
    after = apply_edits(TEXT, edits_of(actions[0], uri))
    server.change(uri, [{"text": after}], 2)
    assert "omission" not in codes(server.published(uri, 2)), after
    assert after.count("\U0001f525") == 2
    assert server.stop() == 0


def test_edits_are_the_findings_own():
    """the edits of actions are those of the command line's suggestions"""
    folder, server, uri = opened({"a.md": TEXT}, "a.md")
    offered = [
        (a["title"].split(": ", 1)[1], apply_edits(TEXT, edits_of(a, uri)))
        for a in server.actions(uri, EVERYWHERE, ["quickfix"])
        if not a["title"].startswith("Suppress")
    ]
    expected = []
    for finding in command_line(folder, "a.md"):
        for suggestion in finding["suggestions"]:
            if suggestion.get("edits"):
                data = TEXT.encode()
                for edit in reversed(suggestion["edits"]):
                    data = data[: edit["start"]] + edit["text"].encode() + data[edit["end"] :]
                expected.append((suggestion["text"], data.decode()))
    assert expected and offered == expected
    assert server.stop() == 0


def test_kinds():
    """only what is asked for is offered: by kind, and by place"""
    folder, server, uri = opened({"a.md": TEXT}, "a.md")
    assert {a["kind"] for a in server.actions(uri, EVERYWHERE)} == {"quickfix", "source.fixAll.blameless"}
    for only, kinds in (
        (["quickfix"], {"quickfix"}),
        (["source"], {"source.fixAll.blameless"}),
        (["source.fixAll"], {"source.fixAll.blameless"}),
        (["refactor"], set()),
        (["quick"], set()),
        (["source.fixAll.blameless"], {"source.fixAll.blameless"}),
        ([""], {"quickfix", "source.fixAll.blameless"}),
    ):
        assert {a["kind"] for a in server.actions(uri, EVERYWHERE, only)} == kinds, only
    assert not server.actions(uri, span(1, 0, 1, 0), ["quickfix"])
    assert server.stop() == 0


def test_fix_all():
    """fix all makes of a document what --fix makes of it"""
    texts = [TEXT, TEXT * 3, "Fine.\n"]
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/accuracy/rounds/r2/idiomatic/*.md"))):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    fixed = 0
    for text in texts:
        folder, server, uri = opened({"a.md": text}, "a.md")
        actions = server.actions(uri, EVERYWHERE, ["source.fixAll"])
        subprocess.run([PROGRAM, "fix", "--exit-zero", "a.md"], cwd=folder.path, capture_output=True, check=False)
        with open(folder.file("a.md"), encoding="utf-8") as file:
            expected = file.read()
        assert (apply_edits(text, edits_of(actions[0], uri)) if actions else text) == expected
        fixed += expected != text
        assert server.stop() == 0
    assert fixed >= 2


CONTEXTS = """# The engineer forgot to renew it ##

The engineer forgot to renew it.

The engineer forgot to renew it.\\
The operator forgot to look.

- The engineer forgot to renew it,
  and the operator forgot to look.
- **The engineer forgot** to renew it.

> The engineer forgot to renew it
> and the operator forgot to look.

| Time | What the engineer forgot to do |
| ---- | ------------------------------ |
| 14:02 | The engineer forgot to renew it |
| 14:03 | The engineer forgot to renew \\| it

Setext: the engineer forgot to renew it
=======================================

1. The engineer forgot to run `make
   check` and the operator forgot to look.

The operator, who was on call, forgot to
renew it and
look."""


def check_suppressions(text):
    """How many suppressions there were; each makes its finding go and brings no other."""
    folder, server, uri = opened({"a.md": text}, "a.md")
    before = server.first
    lines = files = 0
    version = 1
    for diagnostic in before:
        for action in server.actions(uri, diagnostic["range"], ["quickfix"]):
            if action["diagnostics"] != [diagnostic] or not action["title"].startswith("Suppress"):
                continue
            in_file = action["title"].startswith("Suppress in this file")
            after = apply_edits(text, edits_of(action, uri))
            version += 1
            server.change(uri, [{"text": after}], version)
            left = server.published(uri, version)
            gone = [d["code"] for d in before]
            for code in codes(left):
                assert code in gone, "%s is new: %r" % (code, after)
                gone.remove(code)
            assert gone and set(gone) == {diagnostic["code"]}, (gone, after)
            if in_file:
                assert diagnostic["code"] not in codes(left)
            lines, files = lines + (not in_file), files + in_file
        version += 1
        server.change(uri, [{"text": text}], version)
        server.published(uri, version)
    assert files == len(before)
    assert server.stop() == 0
    return lines, len(before)


def test_suppressions():
    """suppressions silence their finding wherever it stands, and nothing else changes"""
    lines, findings = check_suppressions(CONTEXTS)
    assert findings >= 12 and lines >= findings - 1, (lines, findings)
    lines, findings = check_suppressions("---\r\ntitle: x\r\n---\r\nThe engineer forgot to renew it.\r\n")
    assert (lines, findings) == (1, 1)
    assert check_suppressions("\ufeffThe engineer forgot to renew it.") == (1, 1)


def test_reason_required():
    """where a reason is required, the comment asks for it until it is given"""
    folder, server, uri = opened(
        {".blameless.yml": "require-reason: true\n", "a.md": "The engineer forgot to renew it.\n"}, "a.md"
    )
    action = find(server.actions(uri, EVERYWHERE), "Suppress on this line")
    text = apply_edits("The engineer forgot to renew it.\n", edits_of(action, uri))
    assert text == "The engineer forgot to renew it. <!-- blameless-disable-line omission: -->\n"
    server.change(uri, [{"text": text}], 2)
    assert sorted(codes(server.published(uri, 2))) == ["omission", "unused-suppression"]
    server.change(uri, [{"text": text.replace(": -->", ": it is a test -->")}], 3)
    assert server.published(uri, 3) == []
    assert server.stop() == 0


def test_unused():
    """a suppression that hides nothing can be taken away"""
    text = "It is fine. <!-- blameless-disable-line omission -->\n"
    folder, server, uri = opened({"a.md": text}, "a.md")
    assert codes(server.first) == ["unused-suppression"]
    actions = server.actions(uri, EVERYWHERE, ["quickfix"])
    assert [a["title"] for a in actions] == ["Remove this suppression"]
    assert apply_edits(text, edits_of(actions[0], uri)) == "It is fine.\n"
    assert server.stop() == 0


def test_misspelt_suppressions():
    """a misspelt suppression is marked where it is wrong, and one key puts it right"""
    text = "<!-- blameless-disable-nextline omision: theirs -->\nThe engineer forgot to renew it.\n"
    folder, server, uri = opened({"a.md": text}, "a.md")
    version, shown = 1, server.first
    while "unused-suppression" in codes(shown):
        finding = next(d for d in shown if d["code"] == "unused-suppression")
        actions = server.actions(uri, finding["range"], ["quickfix"])
        first = next(a for a in actions if finding in a.get("diagnostics", []))
        text = apply_edits(text, edits_of(first, uri))
        version += 1
        server.change(uri, [{"text": text}], version)
        shown = server.published(uri, version)
        assert version < 9
    assert text.startswith("<!-- blameless-disable-next-line omission: theirs -->\n") and codes(shown) == []
    assert server.stop() == 0


# --- help ---


def test_hover():
    """a finding is explained where it stands, in Markdown or plainly as the client wants it"""
    for formats, kind in ((None, "markdown"), (["markdown", "plaintext"], "markdown"), (["plaintext"], "plaintext")):
        hover = {} if formats is None else {"contentFormat": formats}
        folder, server, uri = opened({"a.md": TEXT}, "a.md", capabilities={"textDocument": {"hover": hover}})
        finding = next(d for d in server.first if d["code"] == "omission")
        shown = server.hover(uri, finding["range"]["start"])
        assert shown["contents"]["kind"] == kind and shown["range"] == finding["range"]
        value = shown["contents"]["value"]
        assert "core/omission" in value and finding["message"] not in value  # that is shown with the finding
        assert finding["data"]["suggestions"][0]["text"] in value and "Instead of" in value
        assert ("**" in value) == (kind == "markdown")
        assert server.hover(uri, position(0, 0)) is None
        assert server.stop() == 0


def test_hover_is_inert():
    """what the document says becomes no image, link or HTML in the help of an editor"""
    text = "# Outage\n\n## Root cause\n\nRavi forgot to renew the ![x](http://evil.example/b.png) certificate.\n\n"
    text += "Ravi forgot to renew the <img src=http://evil.example> [certificate](http://evil.example).\n"
    folder, server, uri = opened({"a.md": text}, "a.md")
    shown = [server.hover(uri, d["range"]["start"])["contents"]["value"] for d in server.first if d["code"] == "omission"]
    assert any("evil.example" in value for value in shown), shown
    for value in shown:
        bare = value.replace("\\\\", "").replace("\\[", "").replace("\\]", "").replace("\\<", "")
        assert "[" not in bare and "]" not in bare and "<" not in bare, value
    assert server.stop() == 0


def test_hover_on_names():
    """the name of a rule is explained in a suppression and in the configuration"""
    text = "Fine. <!-- blameless-disable-line omission: reason omission -->\n\nThe omission.\n"
    folder, server, uri = opened({"a.md": text, ".blameless.yml": "rules:\n  omission: off\n"}, "a.md")
    assert "core/omission" in server.hover(uri, place(text, "omission: reason")["start"])["contents"]["value"]
    assert (
        server.hover(uri, place(text, "omission -->")["start"]) is None
        or "unused-suppression" in server.hover(uri, place(text, "omission -->")["start"])["contents"]["value"]
    )
    assert server.hover(uri, place(text, "omission.")["start"]) is None
    server.open(folder.uri(".blameless.yml"), "rules:\n  omission: off\n", language="yaml")
    assert "core/omission" in server.hover(folder.uri(".blameless.yml"), position(1, 4))["contents"]["value"]
    assert server.stop() == 0


# --- completion ---


def completed(server, uri, text, version):
    """The labels offered at the mark | of a text, and the text with `omission` taken."""
    index = text.index("|")
    text = text.replace("|", "")
    server.change(uri, [{"text": text}], version)
    items = server.completions(uri, position_of(text, index, "utf-16"))
    taken = [i for i in items if i["label"] == "omission"]
    return apply_edits(text, [taken[0]["textEdit"]]) if taken else None


def test_completion():
    """names of rules are offered in suppressions, in the front matter, in the configuration; and nowhere else"""
    folder, server, uri = opened({"a.md": ""}, "a.md")
    version = 1
    for text, after in (
        ("\U0001f600 <!-- blameless-disable-line |", "\U0001f600 <!-- blameless-disable-line omission"),
        ("x <!-- blameless-disable-next-line om|", "x <!-- blameless-disable-next-line omission"),
        ("x <!-- blameless-disable tone, omis|sio -->", "x <!-- blameless-disable tone, omission -->"),
        ("x <!-- blameless-disable tone: because om|", None),
        ("<!-- note om|", None),
        ("om|", None),
        ("<!-- blameless-disable omission --> om|", None),
        ("---\nblameless:\n  disable: [om|]\n---\n", "---\nblameless:\n  disable: [omission]\n---\n"),
        ("---\nblameless:\n  disable:\n    - om|\n---\n", "---\nblameless:\n  disable:\n    - omission\n---\n"),
    ):
        version += 1
        assert completed(server, uri, text, version) == after, text
    yaml = folder.uri(".blameless.yml")
    server.open(yaml, "", language="yaml")
    for text, after in (
        ("rules:\n  om|", "rules:\n  omission"),
        ("rules: {om|", "rules: {omission"),
        ("rules: {tone: off, om|}", "rules: {tone: off, omission}"),
        ("rules:\n  tone: off\n\n  om|: off\n", "rules:\n  tone: off\n\n  omission: off\n"),
        ("overrides:\n  - files: '*'\n    rules:\n      o|", "overrides:\n  - files: '*'\n    rules:\n      omission"),
        ("rules:\n  tone: o|", None),
        ("om|", None),
        ("names:\n  om|", None),
    ):
        version += 1
        assert completed(server, yaml, text, version) == after, text
    items = server.completions(yaml, position(0, 0))
    assert items == []
    assert server.stop() == 0


def test_completion_of_packs():
    """packs are offered as well as rules, those of the team too"""
    folder, server, uri = opened(
        {"a.md": "x <!-- blameless-disable-line ", ".blameless.yml": "packs: [./ours]\n", "ours/shouting.yml": RULE},
        "a.md",
    )
    labels = [i["label"] for i in server.completions(uri, position(0, 30))]
    assert "shouting" in labels and "ours" in labels and "core" in labels and len(labels) == len(set(labels))
    assert server.stop() == 0


# --- configuration ---


def test_configuration_errors():
    """a mistake is shown where it stands in .blameless.yml and said in each document; mended, all is well"""
    files = {".blameless.yml": 'rules:\n  "\U0001f600": off\n  omision: off\n', "a.md": TEXT, "b.md": TEXT}
    folder, server, uri = opened(files, "a.md")
    for turn in (1, 2):  # not only the first time
        server.change(uri, [{"range": span(0, 0, 0, 0), "text": " "}], turn + 1)
        said = server.published(uri, turn + 1)
        assert len(said) == 1 and "omision" in said[0]["message"] + str(said[0]["relatedInformation"]), said
        assert said[0]["relatedInformation"][0]["location"]["uri"] == folder.uri(".blameless.yml")
    server.open(folder.uri("b.md"), TEXT)
    assert len(server.published(folder.uri("b.md"))) == 1
    yaml = folder.uri(".blameless.yml")
    server.open(yaml, files[".blameless.yml"], language="yaml")
    shown = server.published(yaml)
    assert [d["range"] for d in shown] == [span(1, 2, 1, 6), span(2, 2, 2, 9)], shown
    assert "did you mean `omission`" in shown[1]["message"]
    server.published(uri), server.published(folder.uri("b.md"))
    server.change(yaml, [{"text": "rules:\n  omission: off\n"}], 2)  # not saved
    assert server.published(yaml, 2) == []
    assert "omission" not in codes(server.published(uri)) and "human-error-label" in codes(
        server.published(folder.uri("b.md"))
    )
    server.close(yaml)  # what is on the disk counts again
    assert server.published(yaml) == []
    assert len(server.published(uri)) == 1
    assert server.stop() == 0


def test_broken_yaml():
    """a configuration that is no YAML, or is being written, says so at its place"""
    folder, server, uri = opened({".blameless.yml": "rules: {}\n"}, ".blameless.yml")
    assert server.first == []
    for version, (text, line) in enumerate(
        (("a: b: c\n", 0), ("rules:\n\t- x\n", 1), ("rules: [\n", None), ("", None), ("x: 1\nx: 2\n", None)), 2
    ):
        server.change(uri, [{"text": text}], version)
        shown = server.published(uri, version)
        assert line is None or shown[0]["range"]["start"]["line"] == line, (text, shown)
        assert shown or not text
    assert server.stop() == 0


def test_other_yaml():
    """YAML that is not ours is left alone"""
    folder, server, uri = opened(
        {"docker-compose.yml": "services: {web: [}\n", ".blameless.yml": "rulez: x\n"}, "docker-compose.yml"
    )
    assert server.first == []
    assert server.stop() == 0


def test_packs():
    """a pack is checked and used as it is in the editor, before it is saved"""
    files = {".blameless.yml": "packs: [./ours]\n", "ours/shouting.yml": RULE, "a.md": "It is LOUD and SHRILL here.\n"}
    folder, server, uri = opened(files, "a.md")
    assert [d["range"] for d in server.first] == [span(0, 6, 0, 10)]
    rule = folder.uri("ours/shouting.yml")
    server.open(rule, RULE, language="yaml")
    assert server.published(rule) == [] and len(server.published(uri)) == 1
    server.change(rule, [{"text": RULE.replace("LOUD\\\\b", "SHRILL\\\\b").replace("LOUD\\b", "SHRILL\\b")}], 2)
    assert server.published(rule, 2) == []
    assert [d["range"] for d in server.published(uri)] == [span(0, 15, 0, 21)]
    server.change(rule, [{"text": RULE.replace("message", "messsage")}], 3)
    shown = server.published(rule, 3)
    assert shown[0]["range"]["start"] == position(2, 0) and "did you mean `message`" in shown[0]["message"], shown
    assert "shouting.yml:3:1" in server.published(uri)[0]["message"]
    assert server.stop() == 0


def test_pack_of_the_command_line():
    """so is a pack that --pack names"""
    folder = Folder({"ours/shouting.yml": RULE, "a.md": "It is LOUD.\n"})
    server = Server("--pack", "ours", "--select", "ours", folder=folder)
    server.open(folder.uri("a.md"), "It is LOUD.\n")
    assert codes(server.published(folder.uri("a.md"))) == ["shouting"]
    rule = folder.uri("ours/shouting.yml")
    server.open(rule, RULE.replace("title:", "titel:"), language="yaml")
    assert server.published(rule)[0]["range"]["start"] == position(1, 0)
    assert "Nothing here is checked" in server.published(folder.uri("a.md"))[0]["message"]
    assert server.stop() == 0
    bad = Server("--pack", "nothing", folder=folder, initialize=False)
    assert bad.process.wait(20) == 2


def test_watched_files():
    """a change of configuration on the disk is seen when the client tells of it, or saves it"""
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    for capabilities in ({}, watching):
        folder, server, uri = opened({"a.md": TEXT}, "a.md", capabilities=capabilities)
        registered = [m for m in server.quiet() if m.get("method") == "client/registerCapability"]
        assert len(registered) == bool(capabilities)
        server.change(uri, [{"range": span(0, 0, 0, 0), "text": " "}], 2)
        assert "omission" in codes(server.published(uri, 2))
        folder.write(".blameless.yml", "rules: {omission: off}\n")
        server.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": folder.uri(".blameless.yml"), "type": 1}]})
        assert "omission" not in codes(server.published(uri))
        server.open(folder.uri(".blameless.yml"), "rules: {omission: off}\n", language="yaml")
        server.published(folder.uri(".blameless.yml")), server.published(uri)
        os.remove(folder.file(".blameless.yml"))
        server.tell("textDocument/didSave", {"textDocument": {"uri": folder.uri(".blameless.yml")}})
        assert "omission" in codes(server.published(uri))
        assert server.stop() == 0


def test_excluded():
    """what the configuration excludes is not checked; what overrides say of a file holds"""
    files = {
        ".blameless.yml": "exclude: [drafts]\noverrides:\n  - {files: 'old/*', rules: {omission: off}}\n",
        "drafts/a.md": TEXT,
        "old/a.md": TEXT,
        "a.md": TEXT,
    }
    folder, server, uri = opened(files, "drafts/a.md")
    assert server.first == []
    for name in ("old/a.md", "a.md"):
        server.open(folder.uri(name), TEXT)
        assert server.published(folder.uri(name)) == [as_diagnostic(f) for f in command_line(folder, name)]
    assert server.stop() == 0


def test_folders():
    """each folder of the workspace has its own configuration, also one that is added later; paths are seen from it"""
    one = Folder({".blameless.yml": "rules: {omission: off}\n", "pm/a.md": TEXT})
    two = Folder({".blameless.yml": "rules: {human-error-label: off}\n", "pm/a.md": TEXT})
    server = Server(options={"workspaceFolders": [{"uri": one.uri(), "name": "one"}]})
    for folder in (one, two):
        server.open(folder.uri("pm/a.md"), TEXT)
    first, second = (server.published(folder.uri("pm/a.md")) for folder in (one, two))
    assert first == [as_diagnostic(f) for f in command_line(one, "pm/a.md")]
    assert codes(second) == [f["rule"] for f in command_line(two, "pm/a.md")] and codes(first) != codes(second)
    server.tell(
        "workspace/didChangeWorkspaceFolders",
        {"event": {"added": [{"uri": two.uri() + "/", "name": "two"}], "removed": [{"uri": one.uri(), "name": "one"}]}},
    )
    assert server.published(two.uri("pm/a.md")) == [as_diagnostic(f) for f in command_line(two, "pm/a.md")]
    assert server.stop() == 0
    server = Server(options={"rootUri": two.uri()})
    server.open(two.uri("pm/a.md"), TEXT)
    assert server.published(two.uri("pm/a.md")) == [as_diagnostic(f) for f in command_line(two, "pm/a.md")]
    assert server.stop() == 0


# --- pull ---


def test_pull():
    """a client that pulls is pushed nothing, gets the same diagnostics, and a word when configuration changes"""
    pulling = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    folder, server, uri = opened({"a.md": TEXT}, "a.md", capabilities=pulling)
    assert server.initialized["capabilities"]["diagnosticProvider"]["identifier"] == "blameless"

    def pull(previous=None):
        return server.ask(
            "textDocument/diagnostic",
            {"textDocument": {"uri": uri}, **({"previousResultId": previous} if previous else {})},
        )

    first = pull()
    assert first["kind"] == "full" and first["items"] == [as_diagnostic(f) for f in command_line(folder, "a.md")]
    assert pull(first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
    server.change(uri, [{"text": "Fine.\n"}], 2)
    second = pull(first["resultId"])
    assert second["items"] == [] and second["resultId"] != first["resultId"]
    assert not [m for m in server.quiet() if "method" in m]
    server.change(uri, [{"text": TEXT}], 3)
    folder.write(".blameless.yml", "rules: {omission: off}\n")
    server.tell("workspace/didChangeWatchedFiles", {"changes": []})
    server.receive(lambda m: m.get("method") == "workspace/diagnostic/refresh" and "id" in m)
    assert "omission" not in codes(pull(second["resultId"])["items"])
    server.close(uri)
    assert pull()["items"] == []
    assert not [m for m in server.quiet() if m.get("method", "").endswith("publishDiagnostics")]
    assert server.stop() == 0


def test_push():
    """a client that does not pull is not told that it could"""
    folder, server, uri = opened({"a.md": TEXT}, "a.md")
    assert "diagnosticProvider" not in server.initialized["capabilities"]
    assert server.first
    assert server.stop() == 0


def test_lsp_format():
    """--format=lsp gives what the server publishes, but for the version"""
    folder, server, uri = opened({"caf\u00e9 1.md": TEXT}, "caf\u00e9 1.md")
    output = subprocess.run(
        [PROGRAM, "check", "--format=lsp", "--exit-zero", "caf\u00e9 1.md"],
        cwd=folder.path,
        capture_output=True,
        check=False,
    ).stdout
    assert json.loads(output) == {"uri": uri, "diagnostics": server.first}
    assert server.stop() == 0


run(
    [
        test_quick_fix,
        test_edits_are_the_findings_own,
        test_kinds,
        test_fix_all,
        test_suppressions,
        test_reason_required,
        test_unused,
        test_misspelt_suppressions,
        test_hover,
        test_hover_is_inert,
        test_hover_on_names,
        test_completion,
        test_completion_of_packs,
        test_configuration_errors,
        test_broken_yaml,
        test_other_yaml,
        test_packs,
        test_pack_of_the_command_line,
        test_watched_files,
        test_excluded,
        test_folders,
        test_pull,
        test_push,
        test_lsp_format,
    ]
)
