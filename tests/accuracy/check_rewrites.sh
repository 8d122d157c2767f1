#!/bin/sh
# TAP: every finding has a suggestion, and the wordings proposed are clean, keep the facts and come to rest.
cd "$(dirname "$0")" || exit 2
exec python3 check_rewrites.py "${BLAMELESS:-../../build/release/blameless}"
