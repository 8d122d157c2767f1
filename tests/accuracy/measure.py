#!/usr/bin/env python3
"""Precision and recall of the program on labelled drafts.

usage: measure.py PROGRAM [--misses] [--false] [--floors FILE] [SET...]

A set is a folder DIR of *.md beside its labels DIR.tsv: file, line, quote, family, verdict (flag, ambiguous, clean),
least severity, most severity, rewrite. Without sets: every set under tests/accuracy/rounds and ../shared/corpus.
A finding hits a label when their byte ranges overlap and it is no longer than 200 bytes or four times the label.
Findings on ambiguous labels count for nobody, but an error on one is false. Structure rules are left out.
With --floors the figures are compared with the file's and the output is TAP, for `make check`.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEVEL = {"suggestion": 0, "warning": 1, "error": 2}
NOT_LANGUAGE = {"unused-suppression", "encoding"}


def read_labels(folder):
    labels, files = [], {}
    for line in open(folder + ".tsv", encoding="utf-8", errors="surrogateescape"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 8:
            continue
        name, number, quote, family, verdict, low, high, _ = fields
        if name not in files:
            files[name] = open(os.path.join(folder, name), "rb").read()
        if number == "0":
            continue
        start = 0
        for _ in range(int(number) - 1):
            start = files[name].index(b"\n", start) + 1
        wanted = quote.encode("utf-8", "surrogateescape")
        at = files[name].find(wanted, start)
        if at < 0:
            sys.exit(f"{folder}/{name}:{number}: the quote is not there: {quote!r}")
        labels.append({"file": name, "line": int(number), "quote": quote, "family": family, "flag": verdict == "flag",
                       "low": LEVEL[low], "high": LEVEL[high], "start": at, "end": at + len(wanted), "levels": []})
    return labels, files


def run(program, folder):
    command = [program, "--no-config", "--all", "--format=ndjson", "--min-severity=suggestion", "--exit-zero", folder]
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "surrogateescape")
    return [json.loads(line) for line in out.splitlines()]


def measure(program, folder):
    labels, files = read_labels(folder)
    by_file = collections.defaultdict(list)
    for label in labels:
        by_file[label["file"]].append(label)
    count, false = collections.Counter(), []
    for finding in run(program, folder):
        if finding["pack"] == "structure" or finding["rule"] in NOT_LANGUAGE or finding["rule"] in ("action-no-owner", "action-no-due"):
            continue
        start, end = finding["range"]["start"]["byte"], finding["range"]["end"]["byte"]
        level = LEVEL[finding["severity"]]
        hit = [l for l in by_file[os.path.basename(finding["path"])] if l["start"] < end and start < l["end"]
               and (end - start <= 200 or end - start <= 4 * (l["end"] - l["start"]))]
        for label in hit:
            label["levels"].append(level)
        flagged = [l for l in hit if l["flag"]]
        if not flagged and (not hit or level == 2):
            false.append(finding)
            count["false", level] += 1
        elif flagged:
            count["true", level] += 1
            families = {finding["rule"], *finding["also"]}
            count["family"] += any(l["family"] in families for l in flagged)
            count["severity"] += any(l["low"] <= level <= l["high"] for l in flagged)
            count["worded"] += bool(finding["suggestions"])
    flags = [l for l in labels if l["flag"]]
    words = sum(len(re.findall(rb"[A-Za-z][A-Za-z'\xe2\x80\x99-]*", data)) for data in files.values())
    true = sum(count["true", level] for level in (0, 1, 2))
    strong_true, strong_false = (sum(count[kind, level] for level in (1, 2)) for kind in ("true", "false"))
    percent = lambda part, whole: 100 * part / whole if whole else 100.0
    figures = {"documents": len(files), "flags": len(flags), "recall": percent(sum(bool(l["levels"]) for l in flags), len(flags)),
               "precision": percent(strong_true, strong_true + strong_false), "false/1000": 1000 * strong_false / max(words, 1),
               "family": percent(count["family"], true), "severity": percent(count["severity"], true),
               "worded": percent(count["worded"], true)}
    return figures, [l for l in flags if not l["levels"]], false


def all_sets():
    shared = os.path.join(HERE, "../../../shared/corpus")
    folders = sorted(glob.glob(os.path.join(HERE, "rounds/*/*.tsv"))) + sorted(glob.glob(os.path.join(shared, "*.tsv")))
    return [f[:-4] for f in folders if os.path.isdir(f[:-4])]


def set_name(folder):
    parts = os.path.normpath(os.path.abspath(folder)).split(os.sep)
    return "/".join(parts[-2:])


def check_floors(program, floors_file):
    """TAP: one line for each floor; a set that is not there is skipped."""
    rows = [line.split() for line in open(floors_file) if line.strip() and not line.startswith("#")]
    folders = {set_name(f): f for f in all_sets()}
    failed = False
    print(f"1..{len(rows)}")
    for number, (name, recall, precision, false) in enumerate(rows, 1):
        if name not in folders:
            print(f"ok {number} - {name} # SKIP the set is not here")
            continue
        figures = measure(program, folders[name])[0]
        good = (figures["recall"] >= float(recall) and figures["precision"] >= float(precision)
                and figures["false/1000"] <= float(false))
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}: recall {figures['recall']:.1f} (floor {recall}), precision "
              f"{figures['precision']:.1f} (floor {precision}), false per 1,000 words {figures['false/1000']:.2f} (at most {false})")
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--false", action="store_true", dest="show_false")
    parser.add_argument("--floors")
    options = parser.parse_args()
    if options.floors:
        sys.exit(check_floors(options.program, options.floors))
    print(f"{'set':24} {'docs':>4} {'flags':>5} {'recall':>7} {'precision':>9} {'false/1000':>10} {'family':>7} {'severity':>8} {'worded':>7}")
    for folder in options.sets or all_sets():
        figures, misses, false = measure(options.program, folder)
        print(f"{set_name(folder):24} {figures['documents']:4} {figures['flags']:5} {figures['recall']:7.1f} {figures['precision']:9.1f} "
              f"{figures['false/1000']:10.2f} {figures['family']:7.1f} {figures['severity']:8.1f} {figures['worded']:7.1f}")
        for label in misses if options.misses else []:
            print(f"  MISS {label['file']}:{label['line']}: [{label['family']}] {label['quote']}")
        for finding in false if options.show_false else []:
            print(f"  FALSE {os.path.basename(finding['path'])}:{finding['range']['start']['line']}: {finding['severity']} "
                  f"[{finding['rule']}] {finding['match']!r}")


if __name__ == "__main__":
    main()
