#!/bin/sh
# Fuzzes a target for some seconds: run.sh TARGET SECONDS. What it learns stays in build/fuzz/corpus/TARGET, made as small as
# it can be first; an input that breaks the target is left in build/fuzz/TARGET-*. One that shows a bug goes to
# tests/fuzz/findings/TARGET, where `make check` finds it.
#
# Inputs are long from the first one on: -len_control=0, and seeds of up to 64 KB. The build is some ten times slower than the
# program: what takes it over two seconds is left as TARGET-slow-unit-*, to be timed with build/release/tests/fuzz/fuzz_TARGET.
set -eu
cd "$(dirname "$0")/../.."
target=$1 seconds=$2
program=build/fuzz/tests/fuzz/fuzz_$target
corpus=build/fuzz/corpus/$target long=build/fuzz/seeds/$target
mkdir -p "$corpus" "tests/fuzz/seeds/$target" "tests/fuzz/findings/$target"
python3 tests/fuzz/long_seeds.py "$target" "$long"
# Freed memory kept back to find uses of it would count as the target's.
ASAN_OPTIONS=quarantine_size_mb=16${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export ASAN_OPTIONS

smaller=$corpus.smaller
rm -rf "$smaller"
mkdir "$smaller"
"$program" -merge=1 -artifact_prefix=build/fuzz/"$target"- -max_len=65536 -timeout=10 -rss_limit_mb=512 \
    "$smaller" "$corpus" >"$corpus.log" 2>&1
rm -rf "$corpus"
mv "$smaller" "$corpus"

set -- "$corpus" "$long" "tests/fuzz/seeds/$target" "tests/fuzz/findings/$target"
dictionary=tests/fuzz/dictionaries/$target.dict
case $target in document | report)
    set -- "$@" tests/fuzz/seeds/document tests/cases/prose tests/cases/lint
    dictionary=tests/fuzz/dictionaries/document.dict ;;
esac
[ ! -f "$dictionary" ] || set -- "-dict=$dictionary" "$@"
"$program" -max_total_time="$seconds" -max_len=65536 -len_control=0 -timeout=10 -report_slow_units=2 -rss_limit_mb=512 \
    -artifact_prefix=build/fuzz/"$target"- -print_final_stats=1 "$@"
