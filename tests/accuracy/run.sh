#!/bin/sh
# Prints precision and recall on every labelled set there is (see measure.py); arguments are passed on.
exec python3 "$(dirname "$0")/measure.py" "${BLAMELESS:-build/release/blameless}" "$@"
