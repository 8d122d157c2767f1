"""Measures what the hook adds to a commit: with one report staged, and with none.

usage: measure_hook.py [COMMITS]     BLAMELESS: the program (default build/release/blameless)

Commits with the hook and commits with --no-verify take turns in one repository, so that what else the machine does
meets both alike; medians are compared, and the fastest commits, which other load disturbs least. Ends with status 1 when
the medians miss a goal.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOALS = {"one report staged": 15.0, "no report staged": 10.0}  # milliseconds


def environment(folder):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "BLAMELESS_"))}
    config = os.path.join(folder, "gitconfig")
    open(config, "w").close()
    kept.update(HOME=folder, GIT_CONFIG_GLOBAL=config, GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x@x",
                GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x@x",
                BLAMELESS=os.environ.get("BLAMELESS", os.path.join(TOP, "build/release/blameless")))
    return kept


def timed_commit(folder, env, path, text, options):
    with open(os.path.join(folder, path), "w") as file:
        file.write(text)
    subprocess.run(["git", "add", path], cwd=folder, env=env, check=True)
    start = time.perf_counter()
    subprocess.run(["git", "commit", "-q", "-m", "x", *options], cwd=folder, env=env, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def report(number):
    """The example of the tests in neutral words, with something new in it each time."""
    with open(os.path.join(TOP, "tests/git/report.md")) as file:
        return file.read().replace("NUMBER", str(number))


def measure(folder, env, path, text, commits):
    times = {"with": [], "without": []}
    for number in range(commits):
        times["with"].append(timed_commit(folder, env, path, text(2 * number), []))
        times["without"].append(timed_commit(folder, env, path, text(2 * number + 1), ["--no-verify"]))
    return times


def main():
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder)
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, env=env, check=True)
        hook = os.path.join(folder, ".git/hooks/pre-commit")
        os.makedirs(os.path.dirname(hook), exist_ok=True)
        with open(os.path.join(TOP, "hooks/pre-commit")) as source, open(hook, "w") as file:
            file.write(source.read())
        os.chmod(hook, 0o755)
        for name, path, text in (("one report staged", "report.md", report),
                                 ("no report staged", "notes.txt", lambda number: "notes %d\n" % number)):
            measure(folder, env, path, text, 3)  # warm
            times = measure(folder, env, path, text, commits)
            added = statistics.median(times["with"]) - statistics.median(times["without"])
            fastest = min(times["with"]) - min(times["without"])
            missed |= added >= GOALS[name]
            print("%s: the hook adds %.1f ms (medians %.1f and %.1f), %.1f ms in the fastest commits (goal: less than %.0f)"
                  % (name, added, statistics.median(times["with"]), statistics.median(times["without"]), fastest, GOALS[name]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
