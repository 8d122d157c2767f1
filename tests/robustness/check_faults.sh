#!/bin/sh
# TAP: every system call that can fail is made to fail, one after the other, in every command that writes or reads: the run ends
# with status 2 and says why, or it did all that it does without the fault. A file is the old or the new one.
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
program=${BLAMELESS:-$root/build/release/blameless}
dynamic=${BLAMELESS_DYNAMIC:-$(dirname "$program")/tests/blameless-dynamic}
case $program in *asan* | *tsan*) echo "ok 1 - faults # SKIP the sanitizer intercepts the same calls"; echo 1..1; exit 0 ;; esac
# Thousands of small repositories: memory holds them faster than a disk.
scratch=$(mktemp -d /dev/shm/blameless-XXXXXX 2>/dev/null || mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
unset NO_COLOR GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE BLAMELESS_OPTS
LC_ALL=C TERM=dumb
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
export LC_ALL TERM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
cd "$scratch" || exit 2
if ! ${CC:-cc} -D_GNU_SOURCE -shared -fPIC -o fail.so "$root/tests/robustness/fail_call.c" 2>err; then
    echo "ok 1 - faults # SKIP no compiler"
    echo 1..1
    exit 0
fi
number=0
everything="read write fsync rename fchmod fstat lstat stat access mkdir mkostemp mkdtemp realpath opendir readdir pipe2 waitpid close open posix_spawn"

result() { # name, whether it is good
    number=$((number + 1))
    [ "$2" = true ] || printf 'not '
    echo "ok $number - $1"
}

# A repository with something staged, something changed and a configuration.
fill() {
    rm -rf work
    mkdir work work/docs
    (
        cd work || exit
        git init -q --template= .
        cp "$root"/tests/cases/cli/pack/*.yml .
        mkdir pack
        mv ./*.yml pack
        printf 'packs: [./pack]\n' >.blameless.yml
        printf '# Post-mortem\n\n## Root cause\n\nThe queue was full.\n' >docs/a.md
        cp docs/a.md docs/b.md
        git add .
        git commit -q -m one
        printf 'Ravi forgot to look.\n' | tee -a docs/a.md docs/b.md >/dev/null
        git add docs/a.md
        printf 'old\n' >old.json
        "$program" check -q --write-baseline=base.json docs >/dev/null 2>&1
    )
    cp -r work pristine
}

# Everything a run leaves behind: its output, and all files but Git's.
picture() {
    cat out
    find work -path work/.git -prune -o -type f -exec cksum {} + | sort
}

start() { # arguments of the program...
    rm -rf work
    cp -r pristine work
    (cd work && LD_PRELOAD="$scratch/fail.so" "$dynamic" "$@" >../out 2>../err <docs/a.md)
    status=$?
}

# A file is the old one, the new one, or was not there before.
whole() {
    for file in docs/a.md docs/b.md base.json; do
        cmp -s "work/$file" "pristine/$file" || cmp -s "work/$file" "new/$file" || return 1
    done
}

sweep() { # name, arguments...
    name=$1 bad=0 tried=0
    shift
    FAIL_NONE=1 start "$@"
    expected=$status
    picture >expected
    rm -rf new
    cp -r work new
    for call in $everything; do
        rm -f count
        FAIL_COUNT=$scratch/count FAIL_CALL=$call start "$@"
        calls=$(cat count 2>/dev/null || echo 0)
        nth=1
        while [ "$nth" -le "$calls" ]; do
            fault "$@"
            nth=$((nth + 1))
        done
    done
    echo "# note $name: $tried faults"
    result "$name" "$([ $bad -eq 0 ] && [ $tried -gt 0 ] && echo true)"
}

# One call fails with EIO (5); where something is written, also this one and all later ones with ENOSPC (28), as on a full disk.
fault() { # arguments...
    ways=once
    case $call in write | fsync | open | mkdir | mkostemp | mkdtemp) ways='once on' ;; esac
    for way in $ways; do
        tried=$((tried + 1))
        if [ $way = on ]; then
            FAIL_CALL=$call FAIL_NTH=$nth FAIL_ERROR=28 FAIL_ON=yes start "$@"
        else
            FAIL_CALL=$call FAIL_NTH=$nth FAIL_ERROR=5 start "$@"
        fi
        if [ $status -eq 2 ] && [ -s err ] && whole; then
            continue
        fi
        picture >found
        if [ $status -eq "$expected" ] && cmp -s expected found; then
            continue
        fi
        bad=$((bad + 1))
        echo "# $name: $call number $nth, $way: status $status instead of $expected, $(head -1 err)"
    done
}

fill
sweep case_41_fix check -j1 -q --fix docs
sweep case_41_fix_of_what_is_staged check -j1 -q --staged --fix
sweep case_41_fix_of_standard_input check -q --fix --stdin-filename=docs/a.md -
sweep case_41_difference check -j1 --diff docs
sweep case_41_results_in_files check -j1 -f sarif -o out.sarif -f junit -o deep.xml -f line docs
sweep case_41_baseline check -j1 --write-baseline=base.json .
sweep case_41_reading_a_baseline check -j1 -f line --baseline=base.json docs
sweep case_41_staged check -j1 -f line --staged
sweep case_41_changes check -j1 -f line --new-from-rev=HEAD
sweep case_41_pinned_configuration check -j1 -f line --config-from-rev=HEAD docs
sweep case_41_init init --hook --template --workflow=github
sweep case_41_explain explain omission
sweep case_41_rules rules --no-config
echo "1..$number"
