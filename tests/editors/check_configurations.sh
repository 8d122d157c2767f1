#!/bin/sh
# TAP: the configuration files of editors.
python3 -c 'import tomllib' 2>/dev/null || {
    echo 'ok 1 - configurations # SKIP python3 (3.11 or newer) is not installed'
    echo 1..1
    exit 0
}
exec python3 "$(dirname "$0")/configurations.py"
