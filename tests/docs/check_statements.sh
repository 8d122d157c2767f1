#!/bin/sh
# TAP: what the documents for users name is there: options, targets of make, rules, files that are linked; the
# configurations they show are accepted.
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
cd "$top" || exit 2
exec python3 tests/docs/statements.py "${BLAMELESS:-build/release/blameless}"
