#!/bin/sh
# Counts instructions of whole runs, a figure that hardly depends on the machine, and compares it with what
# instructions.limits holds: a tenth more is a failure.
# usage: check_instructions.sh [--write]
set -u
cd "$(dirname "$0")/../.." || exit 2
blameless=${BLAMELESS:-build/release/blameless}
limits=tests/bench/instructions.limits
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

if ! command -v valgrind >/dev/null 2>&1; then
    echo 'ok 1 - instructions # SKIP valgrind is not installed'
    echo '1..1'
    exit 0
fi
case $blameless in
    */release/*) ;;
    *)
        echo 'ok 1 - instructions # SKIP another compiler or variant counts otherwise'
        echo '1..1'
        exit 0
        ;;
esac

count() { # command...
    env -i PATH="$PATH" valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$@" 2>&1 >"$work/output" |
        awk '/Collected/ { print $4 }'
}

find tests/accuracy/rounds/r1 -name '*.md' | LC_ALL=C sort | head -12 | xargs cat >"$work/large.md"
head -c 3000 "$work/large.md" >"$work/small.md"

measure() {
    echo "start $(count "$blameless" --version)"
    echo "small $(count "$blameless" check --no-config --all --exit-zero -f ndjson "$work/small.md")"
    echo "large $(count "$blameless" check --no-config --all --exit-zero -f ndjson "$work/large.md")"
}

measure >"$work/measured"
if [ "${1:-}" = --write ]; then
    cp "$work/measured" "$limits"
    cat "$limits"
    exit 0
fi

number=0 failed=0
while read -r name limit; do
    number=$((number + 1))
    found=$(awk -v name="$name" '$1 == name { print $2 }' "$work/measured")
    if [ "$found" -le $((limit + limit / 10)) ]; then
        echo "ok $number - $name: $found instructions, limit $limit and a tenth"
    else
        failed=1
        echo "not ok $number - $name: $found instructions, limit $limit and a tenth"
    fi
done <"$limits"
[ $failed -eq 0 ] || echo '# Where that has a reason: make instructions, and say it in CHANGELOG.md.'
echo "1..$number"
exit $failed
