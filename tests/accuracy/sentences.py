#!/usr/bin/env python3
"""Single sentences: how many positives are found, how many negatives stay silent.

usage: sentences.py PROGRAM [--misses] [--floors FILE] [FAMILY...]

sentences/FAMILY.tsv holds family, P or N, section, sentence. Each sentence is a document of its own under that section's
heading. A positive counts as found when any rule of language finds it, at any severity; a negative as false when one does
at warning or error. Who adds a sentence writes it without looking at the patterns.
With --floors the counts are compared with the file's (family, positives found, negatives silent) and the output is TAP.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HEADINGS = {"summary": "Summary", "timeline": "Timeline", "impact": "Impact", "root-cause": "Root cause",
            "went-poorly": "What went poorly", "lessons": "Lessons learned", "actions": "Action items"}
LISTED = {"timeline", "root-cause", "actions"}
NOT_LANGUAGE = {"unused-suppression", "encoding", "action-no-owner", "action-no-due"}


def read_sentences(families):
    rows = []
    for path in sorted(glob.glob(os.path.join(HERE, "sentences/*.tsv"))):
        family = os.path.basename(path)[:-4]
        if family != "floors" and (not families or family in families):
            with open(path, encoding="utf-8") as lines:
                rows += [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return rows


def document(section, sentence):
    bullet = "- " if section in LISTED and not sentence.startswith("|") else ""
    return f"# Incident review\n\n## {HEADINGS[section]}\n\n{bullet}{sentence}\n"


def lint(program, rows):
    """The findings of language for each row's number."""
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, _, section, sentence) in enumerate(rows):
            with open(os.path.join(folder, f"{number:05d}.md"), "w", encoding="utf-8") as file:
                file.write(document(section, sentence))
        command = [program, "--no-config", "--all", "--format=ndjson", "--min-severity=suggestion", "--exit-zero", folder]
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    for finding in map(json.loads, out.splitlines()):
        if finding["pack"] != "structure" and finding["rule"] not in NOT_LANGUAGE:
            found[int(os.path.basename(finding["path"])[:5])].append(finding)
    return found


def is_right(label, findings):
    return bool(findings) if label == "P" else all(f["severity"] == "suggestion" for f in findings)


def count(rows, found):
    """For each family: right and all positives, right and all negatives."""
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for number, (family, label, _, _) in enumerate(rows):
        at = 0 if label == "P" else 2
        counts[family][at] += is_right(label, found[number])
        counts[family][at + 1] += 1
    return counts


def print_misses(rows, found):
    for number, (family, label, section, sentence) in enumerate(rows):
        if not is_right(label, found[number]):
            reported = ", ".join(f"{f['severity']} {f['rule']} {f['match']!r}" for f in found[number])
            print(f"  {'MISS' if label == 'P' else 'FALSE'} {family} [{section}] {sentence}{reported and ' <- '}{reported}")


def print_counts(counts):
    total = [sum(column) for column in zip(*counts.values())]
    for family, row in [*sorted(counts.items()), ("all", total)]:
        print(f"{family:24} found {row[0]:4} of {row[1]:4}, silent {row[2]:4} of {row[3]:4}")


def check_floors(counts, path):
    with open(path, encoding="utf-8") as lines:
        floors = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    failed = False
    print(f"1..{len(floors)}")
    for number, (family, least_found, least_silent) in enumerate(floors, 1):
        found, positives, silent, negatives = counts[family]
        good = found >= int(least_found) and silent >= int(least_silent)
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {number} - {family}: found {found} of {positives} (floor {least_found}), "
              f"silent {silent} of {negatives} (floor {least_silent})")
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("families", nargs="*")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floors")
    options = parser.parse_intermixed_args()
    rows = read_sentences(options.families)
    found = lint(options.program, rows)
    counts = count(rows, found)
    if options.floors:
        sys.exit(check_floors(counts, options.floors))
    print_counts(counts)
    if options.misses:
        print_misses(rows, found)


if __name__ == "__main__":
    main()
