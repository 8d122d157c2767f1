#!/bin/sh
# TAP: what is said of one subject is judged alike of every other (see variants.py).
cd "$(dirname "$0")" || exit 2
exec python3 variants.py "${BLAMELESS:-../../build/release/blameless}" --floors
