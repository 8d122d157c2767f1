#!/bin/sh
# TAP: runs tests/cases/cli/*.txt against the program. A case file holds, in any order and as often as needed:
#
#   === docs/a.md           a file with the lines that follow, up to the next mark (`===` alone ends it too)
#   $ blameless -f line docs a command line for sh, run in a folder that lives as long as the case file
#   text                    its standard output; blank lines at its end do not count
#   ! text                  a line of its standard error
#   ? 1                     its exit status, when it is not 0
#
# Lines that begin with "# ", and text before the first mark, belong to the reader. Each folder holds `pack` with two
# rules, `forgot` (warning, with a fix) and `careless` (error, with a question), and BLAMELESS_OPTS selects them, so
# that cases do not depend on the built-in rules. Run one: tests/cli/check_cli.sh fix.txt
cases=$(cd "$(dirname "$0")/../cases/cli" && pwd) || exit 2
program=${BLAMELESS:-$(cd "$(dirname "$0")/../.." && pwd)/build/release/blameless}
case $program in /*) ;; *) program=$(pwd)/$program ;; esac
[ -x "$program" ] || { echo "Bail out! no program at $program"; exit 2; }
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
unset NO_COLOR GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
LC_ALL=C TERM=dumb BLAMELESS_OPTS='--no-config --pack=pack --select=pack'
export LC_ALL TERM BLAMELESS_OPTS
blameless() { "$program" "$@"; }
number=0

without_blank_end() { # file
    sed -i -e :again -e '/^\n*$/{$d;N;bagain' -e '}' "$1"
}

compare() { # expected, actual, name of the stream
    without_blank_end "$1"
    without_blank_end "$2"
    cmp -s "$1" "$2" && return
    echo "# $3 differs (- expected, + actual):"
    diff "$1" "$2" | sed -n 's/^</# -/p; s/^>/# +/p'
    return 1
}

# Runs the pending command and compares.
settle() {
    [ -n "$command" ] || return 0
    number=$((number + 1))
    good=true
    (cd "$folder" && eval "$command") >"$scratch/out" 2>"$scratch/err" </dev/null
    actual=$?
    compare "$scratch/expected_out" "$scratch/out" 'standard output' || good=false
    compare "$scratch/expected_err" "$scratch/err" 'standard error' || good=false
    [ "$actual" = "$status" ] || { echo "# exit status $actual, expected $status"; good=false; }
    $good || printf 'not '
    printf 'ok %d - %s: %s\n' "$number" "$name" "$command"
    command=''
}

begin_command() { # command line
    settle
    command=$1 status=0 file=''
    : >"$scratch/expected_out"
    : >"$scratch/expected_err"
}

begin_file() { # path, or nothing
    settle
    file=$1
    [ -n "$file" ] || return
    mkdir -p "$folder/$(dirname "$file")"
    : >"$folder/$file"
}

take_line() { # a line that is no mark
    if [ -n "$file" ]; then
        printf '%s\n' "$1" >>"$folder/$file"
    elif [ -n "$command" ]; then
        case $1 in
        '! '*) printf '%s\n' "${1#! }" >>"$scratch/expected_err" ;;
        '? '*) status=${1#\? } ;;
        '# '*) ;;
        *) printf '%s\n' "$1" >>"$scratch/expected_out" ;;
        esac
    fi
}

run_case() { # case file
    name=$(basename "$1" .txt) command='' file=''
    folder=$scratch/$name
    mkdir -p "$folder"
    cp -r "$cases/pack" "$folder/pack"
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '=== '*) begin_file "${line#=== }" ;;
        '===') begin_file '' ;;
        '$ '*) begin_command "${line#\$ }" ;;
        *) take_line "$line" ;;
        esac
    done <"$1"
    settle
}

[ $# -gt 0 ] || set -- $(cd "$cases" && ls -- *.txt)
for case_file in "$@"; do
    run_case "$cases/$case_file"
done
echo "1..$number"
