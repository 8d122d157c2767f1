#!/usr/bin/env python3
"""Confidences that mean what they say: the share of findings that are right.

usage: calibrate.py PROGRAM [--write] [--hold-out ROUND...] [--record COMMIT SET...]

first-sight.tsv holds every finding of the blind rounds when the rules first met them: only there does a share say what the
next draft will see, for once a round is read its false findings are mended. A logistic model of these findings tells
how likely one is right by what was known beforehand: its family, how often its pattern had been right and wrong in the
labelled sets of its day, the section, the class of actor, whether the text reports what others said.

  pattern   confidence in rules/*/*.yml: family and evidence, today's evidence being counted in every labelled set there is;
            a pattern with little evidence stays near its family's share
  section,  odds in src/lint/confidence.c, printed as the tables to paste there
  actor

Printed too: what each threshold of confidence would do to precision (warnings and errors) and to the share of true findings with an
acceptable severity, each group of rounds being judged by a model of the others. From that CONFIDENCE_DOUBT and
CONFIDENCE_SURE are chosen. --write puts the confidences into the rules, --hold-out forgets all that is known of these rounds. --record prints the lines of new rounds for first-sight.tsv;
run it with the program that first scored them, before anything is learned from them. Needs numpy.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys

import numpy as np

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(HERE, "../../rules")
FIRST_SIGHT = os.path.join(HERE, "first-sight.tsv")
COLUMNS = ("set", "commit", "rule", "pattern", "actor", "section", "severity", "verdict", "acceptable", "right", "wrong",
           "wording")
# Sections and actors with too few findings of their own are weighed together.
SECTIONS = ("none", "summary", "timeline", "root-cause", "contributing", "actions", "elsewhere")
ACTORS = ("none", "person", "role", "team", "pronoun", "indefinite", "nobody", "vendor", "i", "we")
REPORTED = re.compile(r"\b(said|ask(?:ed|ing|s)|suggested|put|claimed|alleged|stated|explained|wondered|argued|told|wrote|replied|says)"
                      r"\b[^.,;:]{0,40}\b(that|whether|if|why|how)\b[^.,;:]{0,80}$", re.I)
TRACED = re.compile(r"^(.*):(\d+):(\d+): ([a-z-]+)/([a-z0-9-]+): found, confidence ([0-9.]+), actor ([a-z]+)$")
STIFFNESS = {"share": 0.01, "evidence": 0.5, "family": 2.0, "section": 2.0, "actor": 2.0, "wording": 1.0}


# --- findings and labels ------------------------------------------------------------------------------------

def traced_patterns(program, folder):
    """(path, line, column, rule) -> [(confidence, pattern, actor)], from --trace."""
    command = [program, "--no-config", "--all", "--trace", "--format=ndjson", "--min-severity=suggestion", "--exit-zero", folder]
    found = collections.defaultdict(list)
    for line in subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr.decode("utf-8", "replace").splitlines():
        match = TRACED.match(line)
        if match:
            path, number, column, rule, pattern, confidence, actor = match.groups()
            found[path, int(number), int(column), rule].append((float(confidence), pattern, actor))
    return found


def judged(program, folder):
    """Each finding of a pattern in the folder, with its verdict."""
    labels, files = measure.read_labels(folder)
    patterns = traced_patterns(program, folder)
    for finding in measure.run(program, folder):
        name, start = os.path.basename(finding["path"]), finding["range"]["start"]
        traced = patterns.get((finding["path"], start["line"], start["column"], finding["rule"]))
        if not traced or name not in files:
            continue
        first, end = start["byte"], finding["range"]["end"]["byte"]
        hit = [l for l in labels if l["file"] == name and l["start"] < end and first < l["end"]
               and (end - first <= 200 or end - first <= 4 * (l["end"] - l["start"]))]
        flags = [l for l in hit if l["flag"]]
        _, pattern, actor = min(traced, key=lambda t: abs(t[0] - finding["confidence"]))
        before = files[name][max(files[name].rfind(b"\n", 0, first), 0):first].decode("utf-8", "replace")
        yield {"set": measure.set_name(folder), "rule": finding["rule"], "pattern": pattern, "actor": actor,
               "section": finding["section"], "severity": finding["severity"],
               "verdict": "true" if flags else "ambiguous" if hit and finding["severity"] != "error" else "false",
               "acceptable": [s for s, level in measure.LEVEL.items() if any(l["low"] <= level <= l["high"] for l in flags)],
               "wording": "reported" if REPORTED.search(before) else "-"}


def count_evidence(program, folders):
    """(rule, pattern) -> [right, wrong]"""
    evidence = collections.defaultdict(lambda: [0, 0])
    for folder in folders:
        for finding in judged(program, folder):
            if finding["verdict"] != "ambiguous":
                evidence[finding["rule"], finding["pattern"]][finding["verdict"] == "false"] += 1
    return evidence


def record(program, commit, folders):
    evidence = count_evidence(program, [f for f in measure.all_sets() if os.path.realpath(f) not in map(os.path.realpath, folders)])
    for folder in folders:
        for finding in judged(program, folder):
            right, wrong = evidence[finding["rule"], finding["pattern"]]
            finding.update(commit=commit, right=right, wrong=wrong, acceptable=",".join(finding["acceptable"]) or "-")
            print("\t".join(str(finding[column]) for column in COLUMNS))


def read_first_sight():
    rows = []
    for line in open(FIRST_SIGHT, encoding="utf-8"):
        if not line.startswith("#"):
            row = dict(zip(COLUMNS, line.rstrip("\n").split("\t")))
            row.update(right=int(row["right"]), wrong=int(row["wrong"]), acceptable=row["acceptable"].split(","))
            rows.append(row)
    return [row for row in rows if row["verdict"] != "ambiguous"]


# --- the model ----------------------------------------------------------------------------------------------

class Model:
    """Logistic regression, each group of weights held towards 0 by its stiffness."""

    def __init__(self, rows, families):
        self.families = families
        design = np.array([self.features(row) for row in rows])
        right = np.array([row["verdict"] == "true" for row in rows], float)
        stiffness = np.array([STIFFNESS[kind] for kind, _ in self.columns()])
        self.weights = np.zeros(design.shape[1])
        for _ in range(30):
            share = 1 / (1 + np.exp(-design @ self.weights))
            slope = design.T @ (right - share) - stiffness * self.weights
            curve = design.T @ (design * (share * (1 - share))[:, None]) + np.diag(stiffness)
            self.weights += np.linalg.solve(curve, slope)
        self.centre(rows)

    def columns(self):
        return ([("share", "all"), ("evidence", "right"), ("evidence", "any right"), ("evidence", "wrong")]
                + [("family", f) for f in self.families] + [("section", s) for s in SECTIONS]
                + [("actor", a) for a in ACTORS] + [("wording", "reported")])

    def features(self, row):
        section = row["section"] if row["section"] in SECTIONS else "elsewhere"
        actor = "person" if row["actor"] == "mention" else row["actor"]
        return np.array([1.0, np.log1p(row["right"]), row["right"] > 0, np.log1p(row["wrong"])]
                        + [row["rule"] == f for f in self.families] + [section == s for s in SECTIONS]
                        + [actor == a for a in ACTORS] + [row["wording"] == "reported"], float)

    def centre(self, rows):
        """Sections and actors weigh nothing on average, so that a pattern's own share stands for itself."""
        for kind in ("section", "actor"):
            at = [i for i, (k, _) in enumerate(self.columns()) if k == kind]
            use = np.array([self.features(row)[at] for row in rows])
            mean = (use @ self.weights[at]).mean()
            self.weights[at] -= mean
            self.weights[0] += mean * use.sum(axis=1).mean()

    def odds(self, kind):
        return {name: float(np.exp(w)) for (k, name), w in zip(self.columns(), self.weights) if k == kind}

    def share(self, row):
        return float(1 / (1 + np.exp(-self.features(row) @ self.weights)))

    def pattern_share(self, rule, right, wrong):
        row = {"rule": rule, "right": right, "wrong": wrong, "section": "", "actor": "", "wording": "-"}
        features = self.features(row)
        features[[i for i, (kind, _) in enumerate(self.columns()) if kind == "section"]] = 0
        return float(1 / (1 + np.exp(-features @ self.weights)))


def held_out(rows, families):
    """The share each finding is given by a model of the other groups of rounds."""
    shares = {}
    for commit in {row["commit"] for row in rows}:
        model = Model([r for r in rows if r["commit"] != commit], families)
        shares.update((id(r), model.share(r)) for r in rows if r["commit"] == commit)
    return [shares[id(row)] for row in rows]


def print_curve(rows, shares):
    print("threshold   plain: precision, acceptable severity   idiomatic   (held out; the newest group alone in brackets)")
    newest = rows[0]["commit"]
    for threshold in (0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75):
        cells = []
        for kind in ("plain", "idiomatic"):
            for commits in (None, newest):
                chosen = [(r, s) for r, s in zip(rows, shares) if r["set"].endswith(kind) and commits in (None, r["commit"])]
                level = lambda r, s: r["severity"] if s >= threshold else "suggestion"
                strong = [r["verdict"] == "true" for r, s in chosen if level(r, s) != "suggestion"]
                true = [level(r, s) in r["acceptable"] for r, s in chosen if r["verdict"] == "true"]
                cells.append(f"{100 * np.mean(strong):5.1f} {100 * np.mean(true):5.1f}")
        print(f"{threshold:9.2f}   {cells[0]} ({cells[1]})   {cells[2]} ({cells[3]})")
    print("errors at least as sure as:", ", ".join(
        f"{least} {sum(e)} of {len(e)} right" for least in (0, 0.7, 0.75, 0.8, 0.85, 0.9)
        for e in [[r["verdict"] == "true" for r, s in zip(rows, shares) if r["severity"] == "error" and s >= least]] if e))


# --- the rules ----------------------------------------------------------------------------------------------

def set_confidences(text, confidence):
    """The rule's text with the confidence of each pattern behind its match; `confidence` tells it by the pattern's id."""
    head, patterns, tail = re.match(r"(.*?\npatterns:\n)(.*?\n)((?:\S.*)?)\Z", text, re.S).groups()
    patterns = re.sub(r"    confidence:.*\n", "", patterns)
    item = re.compile(r"(  - id: ([\w-]+)\n(?:    (?!match:).*\n)*    match:.*\n(?:      .*\n)*)")
    return head + item.sub(lambda m: f"{m[1]}    confidence: {confidence(m[2]):.2f}\n", patterns) + tail


def write_confidences(model, evidence):
    for path in sorted(glob.glob(os.path.join(RULES, "*/*.yml"))):
        rule = os.path.basename(path)[:-4]
        text = open(path, encoding="utf-8").read()
        if "\npatterns:\n" not in text:
            continue
        new = set_confidences(text, lambda pattern: model.pattern_share(rule, *evidence[rule, pattern]))
        if new != text:
            open(path, "w", encoding="utf-8").write(new)


def print_odds(model):
    for kind in ("section", "actor", "wording"):
        print(kind + ":", ", ".join(f"{name} {odds:.2f}" for name, odds in model.odds(kind).items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--hold-out", nargs="+", default=[], metavar="ROUND")
    parser.add_argument("--record", nargs="+", metavar=("COMMIT", "SET"))
    options = parser.parse_args()
    if options.record:
        return record(options.program, options.record[0], options.record[1:])
    known = lambda name: name.split("/")[0] not in options.hold_out
    rows = [row for row in read_first_sight() if known(row["set"])]
    families = sorted({row["rule"] for row in rows})
    print_curve(rows, held_out(rows, families))
    model = Model(rows, families)
    print_odds(model)
    if options.write:
        write_confidences(model, count_evidence(options.program, [f for f in measure.all_sets() if known(measure.set_name(f))]))


if __name__ == "__main__":
    sys.exit(main())
