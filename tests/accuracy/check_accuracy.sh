#!/bin/sh
# TAP: precision and recall may not fall below the floors of floors.tsv, which only rise.
cd "$(dirname "$0")" || exit 2
exec python3 measure.py "${BLAMELESS:-../../build/release/blameless}" --floors floors.tsv
