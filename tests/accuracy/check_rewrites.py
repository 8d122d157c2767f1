#!/usr/bin/env python3
"""Are the wordings that are proposed any good, as far as a machine can tell? TAP.

usage: check_rewrites.py PROGRAM [--sample N [--seed S]] [SET...]

A set is a folder of *.md; without any: the labelled sets under tests/accuracy/rounds and ../shared/corpus. Checked for
every finding of the language packs: it has a suggestion; a rewrite, put in place of its sentence, lints clean and keeps
every number, time, code span and link; applying them all ends. With --sample N findings are printed with their first
suggestion instead, for a person to judge.
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FACT = re.compile(rb"`[^`\n]+`|\]\([^)\n]*\)|https?://\S+|\d[\d.,:%/-]*\d|\d")
MOST_PASSES = 5
LEAST_WORDED = 46  # of a hundred findings


def default_sets():
    roots = (f"{HERE}/rounds/*/*", f"{HERE}/../../../shared/corpus/*")
    return sorted(path for root in roots for path in glob.glob(root) if os.path.isdir(path))


def is_language(finding):
    return finding["pack"] not in ("structure", "engine") and finding["rule"] not in (
        "unused-suppression", "encoding", "action-no-owner", "action-no-due", "action-shared-owner", "action-no-verb",
        "action-no-ticket", "action-equal-priority")


def lint(program, paths, options=()):
    command = [program, "--no-config", "--all", "--format=ndjson", "--exit-zero", *options, *paths]
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return [finding for finding in map(json.loads, out.decode("utf-8", "surrogateescape").splitlines())
            if is_language(finding)]


def bytes_of(text):
    return text.encode("utf-8", "surrogateescape")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)


def lost_facts(old, new):
    return [fact for fact in FACT.findall(old) if fact.strip(b".,:") not in new]


def rewrites(findings):
    for finding in findings:
        for suggestion in finding["suggestions"]:
            if suggestion["kind"] == "rewrite" and len(suggestion["edits"]) == 1:
                yield finding, suggestion["edits"][0]


def check_facts(findings):
    lost = []
    for finding, edit in rewrites(findings):
        source = read(finding["path"])
        for fact in lost_facts(source[edit["start"]:edit["end"]], bytes_of(edit["text"])):
            lost.append(f"{finding['path']}:{finding['range']['start']['line']}: {fact.decode()} lost in: {edit['text']}")
    return lost


def check_clean(program, findings):
    """Each rewrite in a copy of its document; all copies are linted at once."""
    dirty = []
    with tempfile.TemporaryDirectory() as folder:
        placed = {}
        for number, (finding, edit) in enumerate(rewrites(findings)):
            source, text = read(finding["path"]), bytes_of(edit["text"])
            path = os.path.join(folder, f"{number}.md")
            write(path, source[:edit["start"]] + text + source[edit["end"]:])
            placed[path] = (edit["start"], edit["start"] + len(text), finding, edit["text"])
        for found in lint(program, [folder]) if placed else []:
            start, end, finding, text = placed[found["path"]]
            if found["range"]["start"]["byte"] < end and start < found["range"]["end"]["byte"]:
                dirty.append(f"{finding['path']}:{finding['range']['start']['line']}: {found['rule']}: {text}")
    return dirty


def check_ends(program, sets):
    """Applying every fix and rewrite again and again comes to rest."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sets):
            shutil.copytree(path, os.path.join(folder, str(number)))
        for _ in range(MOST_PASSES):
            before = {path: read(path) for path in glob.glob(f"{folder}/*/*.md")}
            subprocess.run([program, "check", "--no-config", "--all", "--unsafe-fixes", "--exit-zero", "-q", folder],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            changed = [path for path in before if read(path) != before[path]]
            if not changed:
                return []
        return changed


def report(number, name, problems):
    print(f"{'not ok' if problems else 'ok'} {number} - {name}")
    for problem in problems[:20]:
        print(f"# {problem}")
    return bool(problems)


def check(program, sets):
    findings = lint(program, sets)
    silent = [f"{f['path']}:{f['range']['start']['line']}: {f['rule']}" for f in findings if not f["suggestions"]]
    worded = sum(any(s["kind"] != "ask" for s in f["suggestions"]) for f in findings)
    share = 100 * worded / max(len(findings), 1)
    print(f"1..5\n# {len(findings)} findings, {worded} with a wording ({share:.0f} %)")
    few = [f"{share:.0f} % have a wording, fewer than {LEAST_WORDED} %"] if share < LEAST_WORDED else []
    failed = [report(1, "every finding has a suggestion", silent),
              report(2, "enough findings have a wording", few),
              report(3, "rewrites keep numbers, times, code and links", check_facts(findings)),
              report(4, "rewrites lint clean where they stand", check_clean(program, findings)),
              report(5, "applying them all comes to rest", check_ends(program, sets))]
    return any(failed)


def sentence_around(finding):
    source = read(finding["path"])
    start, end = finding["range"]["start"]["byte"], finding["range"]["end"]["byte"]
    left = max(source.rfind(mark, 0, start) for mark in (b"\n", b". ", b"| ")) + 1
    right = min(at if at >= 0 else len(source) for at in (source.find(mark, end) for mark in (b"\n", b". ", b" |")))
    return " ".join(source[left:right].decode("utf-8", "replace").split())


def sample(program, sets, count, seed):
    findings = lint(program, sets)
    random.Random(seed).shuffle(findings)
    for finding in findings[:count]:
        first = finding["suggestions"][0]
        print(f"{os.path.basename(finding['path'])}:{finding['range']['start']['line']} {finding['rule']}\n"
              f"    {sentence_around(finding)}\n    {first['kind']}: {first['text']}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("sets", nargs="*")
    arguments = parser.parse_intermixed_args()
    sets = arguments.sets or default_sets()
    if arguments.sample:
        sample(arguments.program, sets, arguments.sample, arguments.seed)
        return 0
    return check(arguments.program, sets)


if __name__ == "__main__":
    sys.exit(main())
