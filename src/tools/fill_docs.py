#!/usr/bin/env python3
"""Fills the parts of the documents that the program itself knows best, so that they cannot drift.

usage: fill_docs.py PROGRAM [--check]

README.md has blocks between `<!-- begin NAME -->` and `<!-- end NAME -->`; rules/README.md is written whole.
With --check nothing is written; the output is TAP, and a document that is not up to date is a failure.
The block `accuracy` needs the labelled sets of ../shared; where they are absent it is left as it is.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))


def run(*command):
    surroundings = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "BLAMELESS_OPTS")}
    return subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def demo(program):
    words = ["--no-config", "--min-severity=error", "tests/example.md"]
    shown = run(program, "--exit-zero", "--color=never", *words).rstrip()
    return "```console\n$ blameless " + " ".join(words[1:]) + "\n" + shown + "\n```"


def rules(program):
    rows = ["| rule | severity | finds |", "| --- | --- | --- |"]
    for rule in json.loads(run(program, "rules", "--no-config", "--format=json")):
        severity = rule["severity"] if rule["enabled"] else "off"
        rows.append(f"| [`{rule['rule']}`](rules/{rule['pack']}/{rule['rule']}.yml) | {severity} | {rule['title']} |")
    return "\n".join(rows)


def accuracy(program):
    if not os.path.isdir(os.path.join(ROOT, "../shared/corpus")):
        return None
    lines = run("python3", "tests/accuracy/measure.py", program).splitlines()
    head, rows = lines[0].split(), [line.split() for line in lines[1:]]
    table = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(table + ["| " + " | ".join(row) + " |" for row in rows])


BLOCKS = {"demo": demo, "rules": rules, "accuracy": accuracy}


def filled(text, program, names):
    for name in names:
        block = BLOCKS[name](program)
        if block is not None:
            pattern = rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)"
            text = re.sub(pattern, lambda m: m.group(1) + block + "\n" + m.group(2), text, flags=re.S)
    return text


def documents(program, names):
    readme = os.path.join(ROOT, "README.md")
    yield readme, filled(open(readme, encoding="utf-8").read(), program, names)
    yield os.path.join(ROOT, "rules/README.md"), run(program, "rules", "--no-config", "--format=markdown")


def main():
    program = os.path.abspath(sys.argv[1])
    check = "--check" in sys.argv
    failed = False
    if check:
        print("1..2")
    # Accuracy is measured by its own test; here only what every machine can make again is compared.
    for number, (path, text) in enumerate(documents(program, ["demo", "rules"] if check else BLOCKS), 1):
        if not check:
            open(path, "w", encoding="utf-8").write(text)
            continue
        same = os.path.exists(path) and open(path, encoding="utf-8").read() == text
        failed |= not same
        name = os.path.relpath(path, ROOT)
        print(f"{'ok' if same else 'not ok'} {number} - {name}" + ("" if same else ": run `make docs`"))
    sys.exit(failed)


if __name__ == "__main__":
    main()
