"""What the documents for users name is there. Run in the root of the repository; usage: statements.py PROGRAM."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
DOCUMENTS = ["README.md", "hooks/README.md", "rules/LANGUAGE.md", *sorted(glob.glob("editor-plugins/**/README.md", recursive=True))]
COMMANDS = ["check", "fix", "rules", "explain", "test", "config", "init", "lsp", "completions", "help"]

OF_OTHERS = {"--no-verify", "--from-ref"}  # Git's, pre-commit's


def run(*arguments, cwd=None):
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, text=True)


def read(path):
    with open(path) as file:
        return file.read()


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def commands_in(text):
    """The command lines of the program, as words: those in blocks and those in code spans."""
    code = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S) + re.findall(r"`([^`\n]+)`", text)
    for line in "\n".join(code).split("\n"):
        line = line.split(" #")[0]
        for part in re.split(r"[|;&]", line):
            words = part.replace("'", " ").split()
            if words and words[0] in ("blameless", "build/release/blameless"):
                yield words[1:]


def options_of(command):
    return set(re.findall(r"(?<![\w-])--?[a-z0-9][a-z-]*", run("help", command).stdout))


OPTIONS = {command: options_of(command) for command in COMMANDS}


def unknown_words(words):
    """What in a command line the program would not take: a command's options are its own."""
    command = next((word for word in words if word in COMMANDS), "check")
    options = [word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)]
    return [f"{command} {option}" for option in options if option not in OPTIONS[command]]


def test_options(path, text):
    """every option shown with the program is one of that command's"""
    alone = [span.split("=")[0].split()[0] for span in re.findall(r"`(--[a-z][^`\n]*)`", text)]
    return [word for words in commands_in(text) for word in unknown_words(words)] + [
        option for option in alone if option not in set.union(*OPTIONS.values()) | OF_OTHERS
    ]


def test_targets(path, text):
    """every target of make is in the Makefile"""
    named = re.findall(r"`make ([a-z][a-z-]*)", text) + re.findall(r"^make ([a-z][a-z-]*)", text, re.M)
    return [name for name in named if not re.search(rf"^{name}:", read("Makefile"), re.M)]


def test_links(path, text):
    """every file that is linked is there"""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", re.sub(r"`[^`\n]*`", "", text))
    return [link for link in links if not os.path.exists(os.path.join(os.path.dirname(path), link))]


def write_sample(folder):
    """What configurations in the documents refer to."""
    for pack in ("team/pack", "our-pack"):
        shutil.copytree("tests/cases/cli/pack", os.path.join(folder, pack))
    os.makedirs(os.path.join(folder, "config"))
    with open(os.path.join(folder, "config/base.yml"), "w") as file:
        file.write("profile: core\n")


def test_configurations(path, text):
    """every configuration that is shown is accepted"""
    wrong = []
    for block in blocks(text, "yaml"):
        if not re.search(r"^(profile|packs|extends|fail-level):", block, re.M):
            continue
        with tempfile.TemporaryDirectory() as folder:
            write_sample(folder)
            with open(os.path.join(folder, ".blameless.yml"), "w") as file:
                file.write(block)
            result = run("config", cwd=folder)
            wrong += [result.stderr] if result.returncode else []
    return wrong


def main():
    number = 0
    for test in (test_options, test_targets, test_links, test_configurations):
        for path in DOCUMENTS:
            number += 1
            wrong = test(path, read(path))
            print(f"{'not ' if wrong else ''}ok {number} - {path}: {test.__doc__}")
            for item in wrong:
                print(f"# {item}")
    print(f"1..{number}")


main()
