#!/bin/sh
# TAP: many workers say what one says, in the same order; `make check-tsan` looks for races while they do.
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
program=${BLAMELESS:-$root/build/release/blameless}
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
TSAN_OPTIONS=exitcode=66
export TSAN_OPTIONS
unset NO_COLOR GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE BLAMELESS_OPTS
number=0

same() { # name, options...
    name=$1 good=true
    shift
    number=$((number + 1))
    for jobs in 1 2 8; do
        rm -rf "$scratch/docs"
        cp -r "$scratch/all" "$scratch/docs"
        (cd "$scratch/docs" && "$program" --no-config --all -j$jobs "$@" .) >"$scratch/$jobs.out" 2>"$scratch/$jobs.err"
        echo $? >>"$scratch/$jobs.out"
        find "$scratch/docs" -type f -exec cksum {} + | sort >>"$scratch/$jobs.out"
        cmp -s "$scratch/1.out" "$scratch/$jobs.out" && cmp -s "$scratch/1.err" "$scratch/$jobs.err" && continue
        good=false
        echo "# $jobs workers do something else than one"
        diff "$scratch/1.err" "$scratch/$jobs.err" | head -40 | sed 's/^/# /'
    done
    [ "$(wc -c <"$scratch/1.out")" -gt 100 ] || good=false
    [ $good = true ] || printf 'not '
    echo "ok $number - case_43_$name"
}

mkdir "$scratch/all"
cp -r "$root/tests/cases/lint" "$root/tests/cases/prose" "$root/tests/accuracy/rounds" "$scratch/all"
printf '\000' >"$scratch/all/binary.md"
same findings -f ndjson
same formats -f sarif -f human -f junit -f markdown
same fixes --fix --unsafe-fixes -f line
same differences --diff
same baselines --write-baseline=base.json
same redacted --redact -f line
same traces --trace -f line
same without_suppressions -f line --no-inline-suppressions
echo "1..$number"
