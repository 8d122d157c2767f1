#!/bin/sh
# Runs tests that speak TAP (cmocka programs and shell scripts), shows what failed, sums up.
# usage: run.sh TEST...      BLAMELESS=path of the program under test, for scripts
set -u
CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

count() { # pattern, not followed by SKIP when $2 is given
    grep -cE "$1" "$log"
}

for test in "$@"; do
    started=$(date +%s)
    "$test" >"$log" 2>&1
    status=$?
    # cmocka says "not ok" of what it skips.
    skip=$(count '^(not )?ok .*# SKIP')
    good=$(($(count '^ok ') + $(count '^not ok .*# SKIP'))) bad=$(($(count '^not ok ') - $(count '^not ok .*# SKIP')))
    # A crash after the last line, or a program that ran nothing, is a failure too.
    if [ $status -ne 0 ] && [ "$bad" -eq 0 ] || [ $((good + bad)) -eq 0 ]; then
        bad=$((bad + 1))
    fi
    passed=$((passed + good - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
    note=''
    [ "$skip" -eq 0 ] || note=", $skip skipped"
    printf '%-44s %4d passed, %d failed%s (%ds)\n' "${test##*build/}" $((good - skip)) "$bad" "$note" $(($(date +%s) - started))
    grep -E '# SKIP|^# note' "$log" | sed 's/^/    /' | head -5
    [ "$bad" -eq 0 ] || sed 's/^/    /' "$log" | tail -60
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
