#!/usr/bin/env python3
"""One thing said of many: sentences drawn from a small grammar of subjects and predicates.

usage: variants.py PROGRAM [--misses] [--floors]

Every subject (a name, a role, a team, a bare department, a pronoun, ...) is put before every predicate that blames and
before every one that does not. What blames is to be found, at any severity; what does not is to be left alone at warning
and error. With --floors the shares are compared with the floors below and the output is TAP, for `make check`.
"""
import argparse
import json
import os
import subprocess
import tempfile

FLOORS = {"blaming variants found, %": 98.0, "neutral variants left alone, %": 98.5}

SUBJECTS = [
    "Marcus Hale", "Priyanka", "Mr. Okafor", "@dlee", "the on-call engineer", "the shift supervisor", "a contractor",
    "our release manager", "the payments team", "the service desk", "Procurement", "Engineering", "Customer care",
    "marketing", "Ops", "they", "the vendor", "Northwind's technicians", "the person who set it up",
    "someone on the night shift", "both reviewers", "the head of Logistics", "Ana and Tom", "Jonas (storage)",
    "Lena, the release manager,",
]

BLAMING = [
    "{S} failed to renew the certificate.", "{S} never checked the backup.", "{S} did not bother to read the runbook.",
    "{S} ignored the warning for two days.", "{S} broke the checkout with an untested change.",
    "{S} wiped the staging volume.", "{S} was careless with the credentials.",
    "{S} acted in a sloppy and irresponsible way.", "{S} should have tested the restore.",
    "{S} ought to have asked first.", "{S} bypassed the approval process.",
    "{S} pushed the change without approval.", "{S} is to blame for the outage.", "The blame lies with {o}.",
    "{S} always ignores our tickets.", "{S} has a habit of skipping the checks.",
    "{S} panicked and restarted everything.", "{S} did not understand the system.",
    "{S} handled the incident badly.", "{S} made a poor decision.", "The index was dropped by {o}.",
    "{S} will be disciplined.", "{P} carelessness took the site down.", "The outage was caused by {p} mistake.",
    "{S} should have known better.", "{S} restarted the node without looking at the graph.",
    "It was {o} who deleted the table.", "The alert fired at nine, but {s} ignored it.",
    "At 09:10 {s} carelessly deleted the wrong volume.", "We found that {s} had forgotten to rotate the key.",
    "{S} dropped the ball again.",
]

NEUTRAL = [
    "{S} rolled back the release at 09:40.", "{S} noticed the alert and opened the dashboard.",
    "{S} asked whether the change was safe.", "{S} restored the index from the backup.",
    "{S} followed the runbook as it was written.", "{S} saw the same screen that we see today.",
    "{S} deployed the release after the checks had passed.", "At 09:12 {s} joined the bridge.",
    "{S} had no way to see the lag.", "{S} found the cause within minutes.",
    "Nothing that {s} could see pointed to the disk.", "The page reached {o} at 09:05.",
    "The alert was acknowledged by {o} within a minute.", "{S} will add a check to the pipeline by 3 May.",
    "No one thinks that {s} was careless.", "We do not blame {o}.", "{P} notes helped us to find the cause.",
    "{S} suggested a rollback and that helped.", "Thanks to {o} the queue was empty by ten.",
    "The console did not warn {o}.", "{S} chose the option that the console recommends.",
]


def capitalised(text):
    return text if text.startswith("@") else text[0].upper() + text[1:]


def possessive(subject):
    if subject == "they":
        return "their"
    bare = subject.rstrip(",")
    return bare + ("'" if bare.endswith("s") else "'s")


def agree(sentence):
    for plural in ("they", "both reviewers", "Ana and Tom", "Northwind's technicians"):
        for form in (plural, capitalised(plural)):
            for wrong, right in (("was", "were"), ("is", "are"), ("has", "have"), ("always ignores", "always ignore")):
                sentence = sentence.replace(f"{form} {wrong} ", f"{form} {right} ")
    return sentence


def variants(frames):
    for subject in SUBJECTS:
        object_form = "them" if subject == "they" else subject.rstrip(",")
        for frame in frames:
            sentence = frame.format(S=capitalised(subject), s=subject, o=object_form, P=capitalised(possessive(subject)),
                                    p=possessive(subject))
            yield agree(sentence), "The two reviewers met on Monday. " if subject == "they" else ""


def document(sentence, before):
    return ("# Incident report\n\n## Summary\n\nPayments failed for an hour on 3 May.\n\n"
            f"## Analysis\n\n{before}{sentence}\n\n## Impact\n\nSome orders were late.\n")


def reported(program, frames, least):
    """The sentences, and those with a finding about the language of at least this severity."""
    sentences, found = [], set()
    with tempfile.TemporaryDirectory() as folder:
        for number, (sentence, before) in enumerate(variants(frames)):
            sentences.append(sentence)
            with open(os.path.join(folder, f"{number:05}.md"), "w", encoding="utf-8") as file:
                file.write(document(sentence, before))
        command = [program, "--no-config", "--all", "--format=ndjson", f"--min-severity={least}", "--exit-zero", folder]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    for finding in map(json.loads, output.splitlines()):
        if finding["pack"] != "structure" and finding["range"]["start"]["line"] == 9:
            found.add(int(os.path.basename(finding["path"])[:-3]))
    return sentences, found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floors", action="store_true")
    options = parser.parse_args()
    blaming, hit = reported(options.program, BLAMING, "suggestion")
    neutral, false = reported(options.program, NEUTRAL, "warning")
    shares = [100 * len(hit) / len(blaming), 100 * (len(neutral) - len(false)) / len(neutral)]
    if options.misses:
        for number, sentence in enumerate(blaming):
            if number not in hit:
                print("MISS", sentence)
        for number in sorted(false):
            print("FALSE", neutral[number])
    if options.floors:
        print(f"1..{len(FLOORS)}")
    failed = False
    for number, ((name, floor), share) in enumerate(zip(FLOORS.items(), shares), 1):
        failed |= options.floors and share < floor
        result = ("ok" if share >= floor else "not ok") + f" {number} - " if options.floors else ""
        print(f"{result}{name}: {share:.1f}" + (f" (floor {floor})" if options.floors else ""))
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
