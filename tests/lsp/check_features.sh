#!/bin/sh
# TAP: what the language server offers in an editor, by a client in Python.
command -v python3 >/dev/null || { echo '1..0'; echo 'ok 1 - language server # SKIP python3 is not installed'; exit 0; }
exec python3 "$(dirname "$0")/features.py"
