#!/usr/bin/env python3
"""Does `blameless test` miss a pattern that is taken away? Patterns of the built-in rules, chosen by chance, are
removed one at a time from a copy of their rule, and the copy's own examples are proved.

usage: mutants.py PROGRAM [--count N] [--seed N]      TAP on standard output; a count of 0 tries every pattern
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

RULES = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules"))


def rule_files():
    for folder, folders, files in os.walk(RULES):
        folders[:] = sorted(name for name in folders if name != "lexicons")
        yield from (os.path.join(folder, name) for name in sorted(files) if name.endswith(".yml") and folder != RULES)


def patterns_of(lines):
    """The id and the lines [first, end) of each pattern of a rule."""
    if "patterns:\n" not in lines:
        return
    begin = lines.index("patterns:\n") + 1
    end = next((n for n in range(begin, len(lines)) if lines[n][0] not in " \n"), len(lines))
    starts = [n for n in range(begin, end) if lines[n].startswith("  - id: ")]
    for first, after in zip(starts, starts[1:] + [end]):
        yield lines[first].split(": ", 1)[1].strip(), first, after


def read_rules():
    rules = {}
    for path in rule_files():
        with open(path, encoding="utf-8") as file:
            rules[path] = file.readlines()
    return rules


class Prover:
    """Proves rules under an id of their own, beside the built-in ones."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def prove(self, path, lines):
        """Returns the status and all that was said."""
        name = os.path.basename(path)[:-4] + "-mutant"
        copy = os.path.join(self.folder, name + ".yml")
        with open(copy, "w", encoding="utf-8") as file:
            file.writelines(f"id: {name}\n" if line.startswith("id: ") else line for line in lines)
        command = [self.program, "test", "--no-config", copy]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        return run.returncode, run.stdout + run.stderr


def is_missed(status, output, pattern):
    """A proof that fails, or a rule that is refused because its suggestions name a pattern it does not have."""
    return status == 1 or (status == 2 and f"`{pattern}`" in output)


def broken(prover, rules, mutants):
    """What fails with nothing taken away: then the rest says nothing."""
    for path in sorted({mutant[0] for mutant in mutants}):
        status, output = prover.prove(path, rules[path])
        if status:
            yield f"{path} fails with all of its patterns: {output.strip()}"


def unnoticed(prover, rules, mutants):
    for path, pattern, first, end in mutants:
        status, output = prover.prove(path, rules[path][:first] + rules[path][end:])
        if not is_missed(status, output, pattern):
            yield f"{path}: status {status} without the pattern {pattern}: {output.strip()}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    rules = read_rules()
    mutants = [(path, *place) for path, lines in rules.items() for place in patterns_of(lines)]
    if chosen.count:
        mutants = random.Random(chosen.seed).sample(mutants, chosen.count)
    with tempfile.TemporaryDirectory() as folder:
        prover = Prover(chosen.program, folder)
        wrong = [*broken(prover, rules, mutants), *unnoticed(prover, rules, mutants)]
    for line in wrong:
        print("# " + line.replace("\n", "\n# "))
    print(f"{'not ok' if wrong else 'ok'} 1 - each of {len(mutants)} patterns is missed when it is taken away")
    print("1..1")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
