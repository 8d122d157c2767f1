"""Configurations of editors that are not driven here: they can be read, and the command in them is a language server."""

import json
import os
import re
import sys
import tomllib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lsp"))
import client  # pylint: disable=wrong-import-position

PLUGINS = os.path.join(client.ROOT, "editor-plugins")


def read(name):
    with open(os.path.join(PLUGINS, name), encoding="utf-8") as file:
        return file.read()


def greets(command):
    """The command, with the program under test for its first word, says hello as a language server and goodbye."""
    assert command[0] == "blameless" and command[1] == "lsp", command
    server = client.Server(*command[2:])
    assert server.initialized["serverInfo"]["name"] == "blameless"
    assert server.stop() == 0


def test_helix():
    """Helix"""
    settings = tomllib.loads(read("helix/languages.toml"))
    server = settings["language-server"]["blameless"]
    greets([server["command"], *server["args"]])
    assert any(l["name"] == "markdown" and "blameless" in l["language-servers"] for l in settings["language"])


def test_kate():
    """Kate"""
    server = json.loads(read("kate/settings.json"))["servers"]["markdown"]
    greets(server["command"])
    assert re.search(server["highlightingModeRegex"], "Markdown")


def test_sublime():
    """Sublime Text"""
    text = re.sub(r"^\s*//.*$", "", read("sublime/LSP.sublime-settings"), flags=re.MULTILINE)
    server = json.loads(text)["clients"]["blameless"]
    greets(server["command"])
    assert server["selector"] == "text.html.markdown"


def test_zed():
    """Zed"""
    extension = tomllib.loads(read("zed/extension.toml"))
    assert extension["language_servers"]["blameless"]["languages"] == ["Markdown"]
    assert extension["version"] == tomllib.loads(read("zed/Cargo.toml"))["package"]["version"]
    source = read("zed/src/lib.rs")
    greets([re.search(r'which\("(\w+)"\)', source)[1], *re.findall(r'"(\w+)"\.into\(\)', source)])


def test_vscode():
    """Visual Studio Code: the program is chosen by the machine alone"""
    manifest = json.loads(read("vscode/package.json"))
    settings = manifest["contributes"]["configuration"]["properties"]
    assert settings["blameless.path"]["scope"] == "machine"
    assert "blameless.path" in manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert "onLanguage:markdown" in manifest["activationEvents"]
    for setting in re.findall(r'get<[^>]*>\("(\w+)"', read("vscode/src/extension.ts")):
        assert "blameless." + setting in settings, setting


def test_readmes():
    """each folder tells how to do the four things"""
    folders = [name for name in os.listdir(PLUGINS) if os.path.isdir(os.path.join(PLUGINS, name))]
    assert len(folders) == 8
    for folder in folders:
        text = read(folder + "/README.md")
        for row in ("diagnostics", "quick fix", "rule help", "suppression"):
            assert re.search(r"^\| %s \| .+ \|$" % row, text, re.MULTILINE), (folder, row)


client.run([test_helix, test_kate, test_sublime, test_zed, test_vscode, test_readmes])
