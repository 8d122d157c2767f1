#!/bin/sh
# TAP: every fuzz target over its seeds and over the inputs that once broke it.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
targets=${FUZZ_TARGETS:-$here/../../build/release/tests/fuzz}
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
number=0
for source in "$here"/fuzz_*.c; do
    name=$(basename "$source" .c)
    set --
    [ "$name" != fuzz_report ] || set -- "$here"/seeds/document/*
    for input in "$here/seeds/${name#fuzz_}"/* "$here/findings/${name#fuzz_}"/*; do
        [ ! -f "$input" ] || set -- "$@" "$input"
    done
    number=$((number + 1))
    if "$targets/$name" "$@" >"$log" 2>&1; then
        echo "ok $number - $name: $# inputs"
    else
        sed 's/^/# /' "$log" | tail -20
        echo "not ok $number - $name"
    fi
done
echo "1..$number"
