#!/bin/sh
# Fuzzes a target for some seconds: run.sh TARGET SECONDS. What it learns stays in build/fuzz/corpus/TARGET; an input that breaks
# the target is left in build/fuzz/TARGET-*. One that shows a bug goes to tests/fuzz/findings/TARGET, where `make check` finds it.
set -eu
cd "$(dirname "$0")/../.."
target=$1 seconds=$2
corpus=build/fuzz/corpus/$target
mkdir -p "$corpus" "tests/fuzz/seeds/$target" "tests/fuzz/findings/$target"
set -- "$corpus" "tests/fuzz/seeds/$target" "tests/fuzz/findings/$target"
dictionary=tests/fuzz/dictionaries/$target.dict
case $target in document | report)
    set -- "$@" tests/fuzz/seeds/document tests/cases/prose tests/cases/lint
    dictionary=tests/fuzz/dictionaries/document.dict ;;
esac
[ ! -f "$dictionary" ] || set -- "-dict=$dictionary" "$@"
build/fuzz/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix=build/fuzz/"$target"- -print_final_stats=1 "$@"
