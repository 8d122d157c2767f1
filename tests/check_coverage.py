"""Holds line and branch coverage of src against floors that only rise: coverage.py SUMMARY FLOORS [--write]

SUMMARY is what `gcovr --json-summary` writes. FLOORS has lines `NAME LINES BRANCHES`, in per cent; NAME is a file, or `src`
for all of them. A branch is one outcome of one condition as gcc counts them, taken at least once.
"""

import json
import sys
from pathlib import Path

SLACK = 0.3  # per cent: what depends on timing, of signals and threads


def measured(summary):
    files = {one["filename"]: one for one in summary["files"]}
    files["src"] = summary
    return {name: (one["line_percent"], one["branch_percent"]) for name, one in files.items()}


def main(summary_path, floors_path, write=""):
    found = measured(json.loads(Path(summary_path).read_text()))
    lines = Path(floors_path).read_text().splitlines()
    failed, out = 0, []
    for line in lines:
        if not line or line.startswith("#"):
            out.append(line)
            continue
        name, *floors = line.split()
        floors = [float(floor) for floor in floors]
        now = [100.0 if value is None else value for value in found[name]]
        low = any(value < floor - SLACK for value, floor in zip(now, floors))
        failed += low
        print(f"{'below its floor: ' if low else ''}{name}: {now[0]:.1f} % of lines ({floors[0]}), {now[1]:.1f} % of branches ({floors[1]})")
        out.append(" ".join([name, *(f"{max(pair):.1f}" for pair in zip(now, floors))]))
    if write:
        Path(floors_path).write_text("\n".join(out) + "\n")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
