#!/bin/sh
# TAP: hostile inputs, packs, files and failures, by the numbers of the case list in tests/README.md. Every run has a limit of
# processor time; whatever cannot be checked ends with status 2 and says why, never with 0.
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
program=${BLAMELESS:-$root/build/release/blameless}
dynamic=${BLAMELESS_DYNAMIC:-$(dirname "$program")/tests/blameless-dynamic}
[ -x "$dynamic" ] || dynamic=$program
[ -x "$program" ] || { echo "Bail out! no program at $program"; exit 2; }
scratch=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
unset NO_COLOR GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE BLAMELESS_OPTS
LC_ALL=C TERM=dumb
export LC_ALL TERM
cd "$scratch" || exit 2
git init -q . # no configuration above is read
number=0 limit=2 # seconds

result() { # name, whether it is good
    number=$((number + 1))
    [ "$2" = true ] || { printf 'not '; }
    echo "ok $number - $1"
}

holds() { # name, command...
    name=$1
    shift
    if "$@"; then result "$name" true; else result "$name" false; fi
}

skip() { # name, reason
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}

# Runs the program, its output in `out` and `err`; `status` is its exit status, above 128 when it took too long.
run() {
    # shellcheck disable=SC3045 # dash and bash have it
    (ulimit -t "$limit"; exec timeout 60 "$program" "$@") >out 2>err </dev/null
    status=$?
}

# The status is one of those named, and a failure says why.
ends_with() { # status...
    [ $status -ne 2 ] || [ -s err ] || { echo '# status 2 without a word'; return 1; }
    for wanted in "$@"; do
        [ "$status" -ne "$wanted" ] || return 0
    done
    echo "# exit status $status, expected $*"
    sed 's/^/# /' err | head -5
    return 1
}

expect() { # name, statuses, arguments...
    name=$1 statuses=$2
    shift 2
    run "$@"
    # shellcheck disable=SC2086 # a list
    holds "$name" ends_with $statuses
}

repeat() { # text (printf), bytes
    piece=$(printf '%b.' "$1")
    awk -v text="${piece%.}" -v bytes="$2" 'BEGIN {
        for (n = 0; n < bytes; n += length(text)) printf "%s", text }'
}

# --- input ------------------------------------------------------------------------------------------------------
# Builds that are slow on purpose get less to read and more time: quadratic work would still take minutes.
megabyte=1048576
case $program in *asan* | *tsan* | *debug* | *coverage*) megabyte=131072 limit=40 ;; esac

: >empty.md
expect case_1_empty_file 0 --no-config empty.md
printf '\377\376a\0b\0' >utf16.md
expect case_5_utf16 2 --no-config utf16.md
repeat 'Ravi forgot to renew it, and ' $megabyte >line.md
expect case_8_line_of_a_megabyte '0 1 2' --no-config line.md
repeat 'The queue was full. ' $megabyte >prose.md
expect case_8_paragraph_of_a_megabyte '0 1 2' --no-config prose.md
repeat 'a\n\n' 4194305 >large.md
expect case_9_above_max_size 2 --no-config large.md
holds case_9_says_why grep -q 'larger than' err
repeat '![[]()' $megabyte >images.md
expect case_10_nested_image_brackets '0 2' --no-config images.md
{ repeat '- ' 10000; repeat '\n' $megabyte; } >bullets.md
expect case_11_nested_bullets_then_blank_lines '0 2' --no-config bullets.md
repeat '>' $megabyte >quotes.md
expect case_12_nested_quotes '0 2' --no-config quotes.md
i=0
# shellcheck disable=SC2016 # backticks of Markdown
for piece in '[' '*a **a' '`' '`a``b' '<' '&' '[a](' '\\\\`' '|' '| a |\n|---|\n' '~~' '"' '(' '{' '@a ' 'http://' '<!--' \
    '<!-- blameless-disable x -->\n' '- [ ] Ravi\n' '## Timeline\n' '09:15 ' 'Why? Because ' 'Ravi Shah ' 'who which ' \
    'not ' 'forgot to ' 'should have ' 'human error, ' "Ravi's fault " 'it was Ravi who ' '| Ravi forgot |\n' \
    'we should have known better than Ravi who ' '<!-- blameless-disable-next-line omission -->\nRavi forgot.\n\n' \
    '<!-- blameless-disable x -->\nRavi forgot.\n<!-- blameless-enable x -->\n'; do
    i=$((i + 1))
    repeat "$piece" $megabyte >"piece$i.md"
    expect "case_13_a_megabyte_of_$(printf '%s' "$piece" | tr -c 'A-Za-z' _)$i" '0 1 2' --no-config --all "piece$i.md"
    rm -f "piece$i.md"
done
# What follows each "]" is looked at where the label in brackets is known.
for piece in '([a](' '[a]("' '[a](\\(' '[a][b' '[a](<' '[a](u "t' '![a](' '[a]( '; do
    i=$((i + 1))
    { printf '[a]: /url\n\nx'; repeat "$piece" $megabyte; } >known.md
    expect "case_13_a_megabyte_of_links$(printf '%s' "$piece" | tr -c 'A-Za-z' _)$i" '0 1 2' --no-config --all known.md
done
{ repeat '[x]: /u\n' $((megabyte / 2)); repeat x $((megabyte / 2)); } >known.md
expect case_13_definitions_before_a_long_word '0 1 2' --no-config --all known.md
rm -f known.md
# Comments side by side, then nothing for long; lists one in another, each line deeper.
{ repeat '<!-- blameless-disable-next-line -->' $((megabyte / 2)); repeat '\n' $((megabyte / 2)); } >far.md
expect case_13_suppressions_far_from_the_next_line '0 2' --no-config far.md
awk -v most=$megabyte 'BEGIN {
    for (bytes = 0; bytes < most; bytes += length(line)) { line = indent "- a\n"; printf "%s", line; indent = indent "  " }
}' >staircase.md
expect case_11_lists_each_line_deeper '0 1 2' --no-config staircase.md
rm -f far.md staircase.md
rm -f images.md bullets.md quotes.md large.md line.md prose.md
# Findings as dense as they may be, each with a rewrite, some of which make room for the next round.
for line in 'Ravi forgot to look.' '1. Ravi forgot to look' 'Ravi should have checked, obviously.' '> Ravi forgot' \
    'Obviously, it simply just failed.'; do
    repeat "$line\n\n" $((megabyte * 2 / 5)) >dense.md
    dense=case_13_fixes_of_dense_findings_$(printf '%s' "$line" | tr -c 'A-Za-z' _)
    expect "${dense}_safe" '0 1 2' --no-config --all --fix --diff -q dense.md
    expect "${dense}_unsafe" '0 1 2' --no-config --all --fix --unsafe-fixes --diff -q dense.md
done
rm -f dense.md

# --- rules ------------------------------------------------------------------------------------------------------

mkdir pack
rule() { # pattern
    cat >pack/slow.yml <<END
id: slow
title: A rule
message: "It was found"
why: To be tried.
severity: {default: warning}
patterns:
  - id: one
    match: '$1'
END
}
repeat a 3000 >as.md
repeat 'aaaa bbbb aaaa ' 40000 >words.md

rule '^(a+)+\$$'
expect case_22_exponential_pattern 2 --no-config --pack pack --select slow as.md
expect case_22_exponential_pattern_without_jit 2 --no-config --pack pack --select slow as.md
rule '(\w)\w*\1:'
expect case_23_quadratic_pattern '0 2' --no-config --pack pack --select slow words.md
rule '(a(?1)?b)'
expect case_24_recursion '0 2' --no-config --pack pack --select slow as.md
rule '(?:a|b)*c'
expect case_24_alternation '0 2' --no-config --pack pack --select slow as.md
for pattern in 'a*' 'a\K' '\C' '(*NO_JIT)a' '(*LIMIT_MATCH=4000000000)a' '(?<=a+)b' '(' '{nothing}'; do
    rule "$pattern"
    name=case_26_27_refused_$(printf '%s' "$pattern" | tr -c 'A-Za-z' _)
    expect "$name" 2 --no-config --pack pack as.md
    holds "${name}_at_its_place" grep -q 'pack/slow.yml:8:' err
done
rule "$(repeat a 65536)"
expect case_28_long_pattern 2 --no-config --pack pack as.md
rule '(?:(?:(?:(?:x{0,9}){0,9}){0,9}){0,9}){0,9}y'
expect case_28_large_when_compiled 2 --no-config --pack pack as.md
repeat '[' 100000 >pack/slow.yml
expect case_29_nested_lists 2 --no-config --pack pack as.md
repeat '[a,' 200000 >pack/slow.yml
expect case_29_nested_lists_with_items 2 --no-config --pack pack as.md
repeat 'k: {' 200000 >pack/slow.yml
expect case_29_nested_tables 2 --no-config --pack pack as.md
for text in 'a: &x [b]\nc: *x' 'a: *x' '<<: {a: b}' '%%YAML 1.1\n---\na: b' 'a: b\n---\nc: d' 'a: !!str b' 'id: slow\nid: slow' \
    'id: slow\nmesssage: x' 'id: [slow]' '"a\\0": b' 'message: "\\e[31m"'; do
    # shellcheck disable=SC2059 # a format
    printf "$text\n" >pack/slow.yml
    expect "case_30_31_32_refused_$(printf '%s' "$text" | tr -c 'A-Za-z' _)" 2 --no-config --pack pack as.md
    if grep -q "$(printf '\033')" err; then result case_32_printed_escaped false; fi
done
repeat '# a comment that is long\n' 300000 >pack/slow.yml
expect case_34_large_file 2 --no-config --pack pack as.md
rm pack/slow.yml
i=0
while [ $i -lt 501 ]; do
    i=$((i + 1))
    printf 'id: r%d\ntitle: T\nmessage: M\nwhy: W\nseverity: {default: warning}\npatterns:\n  - {id: a, match: xyz%d}\n' $i $i >pack/r$i.yml
done
limit=$((limit * 3))
expect case_34_more_than_500_rules 2 --no-config --pack pack as.md
rm -f pack/r*.yml
for path in ../up.yml /etc/passwd https://example.org/x.yml .blameless.yml; do
    printf 'extends: [%s]\n' "$path" >.blameless.yml
    expect "case_33_extends_$(printf '%s' "$path" | tr -c 'A-Za-z' _)" 2 as.md
done
ln -s /etc/passwd link.yml
printf 'extends: [./link.yml]\n' >.blameless.yml
expect case_33_extends_a_link_that_leads_out 2 as.md
if grep -q root: err; then result case_33_shows_nothing_of_it false; else result case_33_shows_nothing_of_it true; fi
for path in ./.git/secret.yml ./pack/.git/secret.yml; do
    mkdir -p "$(dirname "$path")"
    printf 'PASSWORD: hunter2\n' >"$path"
    printf 'extends: [%s]\n' "$path" >.blameless.yml
    name=case_33_extends_what_is_of_git_$(printf '%s' "$path" | tr -c 'A-Za-z' _)
    expect "$name" 2 as.md
    if grep -q PASSWORD err; then result "${name}_shows_nothing" false; else result "${name}_shows_nothing" true; fi
done
rm -rf .blameless.yml pack/.git

# --- files ------------------------------------------------------------------------------------------------------

printf '# Post-mortem\n\n## Root cause\n\nRavi forgot to renew the certificate.\n' >good.md
found=$("$program" --no-config -f line good.md)
mkfifo fifo.md
mkdir folder.md
ln -s loop.md loop.md
for path in fifo.md /dev/zero loop.md missing.md; do
    name=case_37_38_$(printf '%s' "$path" | tr -c 'A-Za-z' _)
    expect "$name" 2 --no-config -f line "$path" good.md
    holds "${name}_the_others_are_linted" [ "$(cat out)" = "$found" ]
done
cp good.md unreadable.md
chmod 0 unreadable.md
if [ -r unreadable.md ]; then
    skip case_39_unreadable "this user may read all"
else
    expect case_39_unreadable 2 --no-config unreadable.md good.md
fi
mkdir locked
printf 'Ravi forgot to renew it.\n' >locked/a.md
cp locked/a.md before
chmod 555 locked
if [ -w locked ]; then
    skip case_41_fix_in_a_read_only_folder "this user may write all"
else
    expect case_41_fix_in_a_read_only_folder 2 --no-config --fix locked/a.md
fi
chmod 755 locked
holds case_41_the_file_is_whole cmp -s before locked/a.md

# What is a link may lead out of the repository: results are not written through it.
printf 'precious\n' >precious
for format in sarif junit line; do
    ln -sf precious results.out
    expect "case_38_results_through_a_link_$format" 2 --no-config -f $format -o results.out good.md
done
expect case_38_baseline_through_a_link 2 --no-config --write-baseline=results.out good.md
holds case_38_the_file_behind_the_link_is_whole [ "$(cat precious)" = precious ]
rm -f results.out
expect case_38_results_to_a_link_of_the_system '0 1' --no-config -f line -o /dev/stdout good.md
holds case_38_results_are_there [ "$(cat out)" = "$found" ]
# A folder that may be listed, but whose files may not be looked at.
mkdir listed
cp good.md listed
chmod 444 listed
if [ -e listed/good.md ]; then
    skip case_39_folder_without_search "this user may search all"
else
    expect case_39_folder_without_search 2 --no-config listed
fi
chmod 755 listed
# Where children are not waited for, a failure of Git must not pass for an empty answer.
if command -v python3 >/dev/null; then
    mkdir outside
    (cd outside && GIT_CEILING_DIRECTORIES=$scratch python3 -c 'import os, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execv(sys.argv[1], sys.argv[1:])' "$program" check --staged) >out 2>err
    status=$?
    holds case_60_ignored_signals_of_children ends_with 2
else
    skip case_60_ignored_signals_of_children "python3 is not installed"
fi

# Reader gone; no space. The exit status stays that of the findings, or is 2.
i=0
while [ $i -lt 1000 ]; do # more than a pipe holds
    i=$((i + 1))
    printf 'Ravi forgot to renew the certificate.\n\n'
done >many.md
{ "$program" --no-config -f line many.md 2>err; echo $? >status; } | true
holds case_44_reader_gone_keeps_the_status [ "$(cat status)" -le 1 ]
holds case_44_reader_gone_is_no_news [ ! -s err ]
if [ -e /dev/full ]; then
    for command in check rules 'explain omission' '--help' '--version' 'completions bash' config; do
        [ "$command" != check ] || command="--no-config good.md"
        # shellcheck disable=SC2086 # a list
        "$program" $command >/dev/full 2>err </dev/null
        status=$?
        holds "case_45_no_space_for_$command" ends_with 2
    done
else
    skip case_45_no_space "no /dev/full here"
fi

# --- memory -----------------------------------------------------------------------------------------------------
# Every n-th allocation fails: status 2 and a message; a file that is fixed is the old or the new one.

sweep() { # name, step, arguments...
    name=$1 step=$2 bad=0 n=1
    shift 2
    cp good.md swept.md
    rm -f count
    FAIL_COUNT=count LD_PRELOAD=./fail.so "$dynamic" "$@" >out 2>err </dev/null
    if [ ! -s count ]; then
        skip "$name" "the program is linked statically"
        return
    fi
    cp swept.md whole.md
    while [ "$n" -le "$(cat count)" ]; do
        cp good.md swept.md
        FAIL_NTH=$n LD_PRELOAD=./fail.so "$dynamic" "$@" >out 2>err </dev/null
        status=$?
        if [ $status -ne 2 ] || [ ! -s err ] || ! { cmp -s good.md swept.md || cmp -s whole.md swept.md; }; then
            bad=$((bad + 1))
            echo "# allocation $n: status $status, $(head -1 err)"
        fi
        n=$((n + step))
    done
    echo "# note $name: every ${step}th of $(cat count) allocations"
    holds "$name" [ "$bad" -eq 0 ]
}

case $program in
*asan* | *tsan*) skip case_46_no_memory "the sanitizer has its own allocator" ;;
*)
    if ${CC:-cc} -shared -fPIC -o fail.so "$root/tests/robustness/fail_nth.c" 2>err; then
        cp "$root"/tests/cases/cli/pack/*.yml pack
        printf 'packs: [./pack]\nnames: {add: [Ravi]}\n' >.blameless.yml
        sweep case_46_no_memory_for_a_report 2 --no-config -j1 -f human swept.md
        sweep case_46_no_memory_for_a_pack 5 -j1 -f sarif swept.md
        sweep case_46_no_memory_for_a_fix 5 --no-config -j1 --fix --diff -q swept.md
        sweep case_46_no_memory_for_fixed_files 3 --no-config -j2 --fix -q swept.md
        rm -f .blameless.yml
    else
        skip case_46_no_memory "no compiler"
    fi ;;
esac

# --- signals ----------------------------------------------------------------------------------------------------

mkdir fixed
cp "$root"/tests/cases/cli/pack/*.yml pack
fill_folder() {
    i=0
    while [ $i -lt 120 ]; do
        i=$((i + 1))
        printf 'Ravi forgot to look.\n' >fixed/$i.md
    done
}
fill_folder
printf 'Ravi forgot to look.\n' >old.md
cp old.md new.md
"$program" --no-config --pack pack --select pack --fix -q new.md >out 2>err
cat old.md new.md >either
good=true
for signal in INT TERM HUP KILL; do
    for delay in 0.01 0.02 0.04; do
        "$program" --no-config --pack pack --select pack --all --fix -q fixed >out 2>err &
        child=$!
        sleep $delay
        kill -$signal $child 2>/dev/null
        wait $child 2>/dev/null
        # Each file is one line.
        if sort -u fixed/*.md | grep -vxF -f either || [ "$(cat fixed/*.md | wc -l)" -ne 120 ]; then
            echo "# $signal left a file that is neither old nor new"
            good=false
        fi
        fill_folder
        # Only SIGKILL may leave a temporary file behind.
        left=$(find fixed -name '.blameless-*' | wc -l)
        [ "$left" -eq 0 ] || [ $signal = KILL ] || { echo "# $signal left a temporary file"; good=false; }
        rm -f fixed/.blameless-*
    done
done
cmp -s old.md new.md && good=false
result case_47_signals_while_files_are_fixed $good

# --- changes under way ------------------------------------------------------------------------------------------

changed() { # how
    mkdir -p changed
    printf 'Ravi forgot to look.\n' >changed/a.md
    CHANGE_FILE=$(pwd -P)/changed/a.md CHANGE_HOW=$1 LD_PRELOAD=./change.so \
        "$dynamic" --no-config --pack pack --select pack --fix -q changed/a.md >out 2>err </dev/null
    status=$?
    holds "case_40_$1_before_it_is_fixed" ends_with 2
    left=$(cat changed/a.md* 2>/dev/null)
    case $1-$left in
    'grow-Ravi forgot to look.
More.' | shrink-Less. | 'edit-Xavi forgot to look.' | remove- | 'link-Ravi forgot to look.
Ravi forgot to look.') result "case_40_$1_is_kept" true ;;
    *) result "case_40_$1_is_kept" false ;;
    esac
    rm -rf changed
}

case $program in
*asan* | *tsan*) skip case_40_changes "the sanitizer intercepts the same calls" ;;
*)
    if ${CC:-cc} -D_GNU_SOURCE -shared -fPIC -o change.so "$root/tests/robustness/change_file.c" 2>err; then
        for how in grow shrink edit remove link; do
            changed $how
        done
    else
        skip case_40_changes "no compiler"
    fi ;;
esac

# --- many files -------------------------------------------------------------------------------------------------

mkdir many
awk 'BEGIN { for (i = 0; i < 20000; i++) { file = "many/" i ".md"; print "# Post-mortem\n\nRavi forgot to look." >file; close(file) } }'
for jobs in 1 2; do
    # shellcheck disable=SC3045 # dash and bash have it
    (ulimit -n 32; exec "$program" --no-config -q -f line -j$jobs many) >many.$jobs 2>err
    holds "case_43_20000_files_with_32_descriptors_j$jobs" [ ! -s err ]
done
holds case_43_the_same_in_the_same_order cmp -s many.1 many.2
holds case_43_every_file_is_there [ "$(cut -d: -f1 many.1 | sort -u | wc -l)" -eq 20000 ]
rm -rf many many.1 many.2

# --- surroundings -----------------------------------------------------------------------------------------------

documents="$root/tests/cases/lint $root/tests/accuracy/rounds"
[ ! -d "$root/../shared/corpus" ] || documents="$documents $root/../shared/corpus $root/../shared/seeds"
# shellcheck disable=SC2086 # a list
lint_all() { "$program" --no-config --all -f ndjson $documents 2>&1; }
lint_all >plain
(
    LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu COLUMNS=1 TERM=xterm NO_COLOR=1
    export LC_ALL TZ COLUMNS TERM NO_COLOR
    lint_all >elsewhere
)
holds case_48_surroundings_change_nothing cmp -s plain elsewhere
BLAMELESS_NO_JIT=1 lint_all >interpreted
holds case_25_without_jit_the_same_bytes cmp -s plain interpreted
holds case_25_48_something_was_compared [ -s plain ]
echo "1..$number"
