#!/bin/sh
# TAP: `blameless test` misses each of some patterns of the built-in rules when it is taken away.
cd "$(dirname "$0")" || exit 2
exec python3 mutants.py "${BLAMELESS:-../../build/release/blameless}" --count 40
