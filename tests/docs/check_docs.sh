#!/bin/sh
# TAP: README.md and rules/README.md say what the program says; `make docs` writes them anew.
exec python3 "$(dirname "$0")/../../src/tools/fill_docs.py" "${BLAMELESS:-build/release/blameless}" --check
