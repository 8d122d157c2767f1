#!/bin/sh
# bench.sh FOLDER_OF_PROGRAMS: times blameless against cmark, by turns in one run, and writes tests/bench/RESULTS.md.
set -eu
programs=$1
blameless=${BLAMELESS:-build/release/blameless}
rounds=${ROUNDS:-41}
results=tests/bench/RESULTS.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
documents=$work/documents
"$programs/documents" tests/accuracy/rounds "$documents"

lint='check --no-config --all --exit-zero -f ndjson'

# pair NAME ROUNDS COMMAND... -- COMMAND...: leaves the two lines of `pairs` in $work/NAME
pair() {
    name=$1
    shift
    "$programs/pairs" "$@" >"$work/$name"
}

field() { # name, line (1: the first command), column (1 wall, 2 processor, 3 memory)
    awk -v line="$2" -v column="$3" 'NR == line { print $column }' "$work/$1"
}

ratio() { # a / b
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'
}

milliseconds() {
    awk -v us="$1" 'BEGIN { printf "%.2f", us / 1000 }'
}

megabytes() {
    awk -v kib="$1" 'BEGIN { printf "%.1f", kib / 1024 }'
}

instructions() { # command...
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$@" 2>&1 >"$work/output" |
        awk '/Collected/ { print $4 }'
}

# --- whole processes against cmark ---

row() { # name, title, rounds, goal
    pair "$1" "$3" "$blameless" $lint "$documents/$1.md" -- cmark "$documents/$1.md"
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$2" "$(ratio "$(field "$1" 1 1)" "$(field "$1" 2 1)")" \
        "$(ratio "$(field "$1" 1 2)" "$(field "$1" 2 2)")" "$4" "$(milliseconds "$(field "$1" 1 1)")" \
        "$(milliseconds "$(field "$1" 2 1)")" "$(megabytes "$(field "$1" 1 3)")"
}

whole_processes() {
    echo '| case | wall, ratio to cmark | processor, ratio to cmark | at most | ms | cmark, ms | peak MB |'
    echo '| --- | --- | --- | --- | --- | --- | --- |'
    row report-3k '3 KB report' "$rounds" 1.5
    row report-30k '30 KB report' "$rounds" '-'
    row report-1m '1 MB report' 7 1.2
    row clean-100k 'clean, 100 KB' 21 '-'
    row dense-100k 'dense with blame, 100 KB' 21 '-'
    cat "$documents"/files/*.md >"$work/all.md"
    pair files 1 "$blameless" $lint -j2 "$documents/files" -- cmark "$work/all.md"
    printf '| 5,000 files, 50 MB, -j2; cmark once on all | %s | %s | 0.8 | %s | %s | %s |\n' \
        "$(ratio "$(field files 1 1)" "$(field files 2 1)")" "$(ratio "$(field files 1 2)" "$(field files 2 2)")" \
        "$(milliseconds "$(field files 1 1)")" "$(milliseconds "$(field files 2 1)")" "$(megabytes "$(field files 1 3)")"
}

# --- within ourselves ---

# Time a byte of one document against that of another.
per_byte() { # title, large, small, rounds, goal
    pair "$2" "$4" "$blameless" $lint "$documents/$2.md" -- "$blameless" $lint "$documents/$3.md"
    large=$(wc -c <"$documents/$2.md") small=$(wc -c <"$documents/$3.md")
    awk -v title="$1" -v goal="$5" -v a="$(field "$2" 1 1)" -v b="$(field "$2" 2 1)" -v large="$large" -v small="$small" \
        'BEGIN { printf "| %s | %.2f | %s | %.0f | %.0f |\n", title, (a / large) / (b / small), goal, a * 1000 / large, b * 1000 / small }'
}

growth() {
    echo '| time a byte, of | ratio | at most | ns a byte | against, ns a byte |'
    echo '| --- | --- | --- | --- | --- |'
    per_byte 'reports, 4 MB against 100 KB' growth-4m growth-100k 3 1.2
    per_byte 'a line of 1 MB against one of 10 KB' line-1m line-10k 3 '-'
    per_byte '100,000 list items against 1,000' items-100k items-1k 3 '-'
    per_byte '10,000 rows against 100' rows-10k rows-100 3 '-'
    per_byte '10,000 findings against 100' findings-10k findings-100 3 '-'
    per_byte 'dense with blame against clean' dense-100k clean-100k 21 3
}

workers() {
    pair workers 1 "$blameless" $lint -j1 "$documents/files" -- "$blameless" $lint -j2 "$documents/files"
    printf '5,000 files: two workers are %s times as fast as one (%s ms, %s ms).\n' \
        "$(ratio "$(field workers 1 1)" "$(field workers 2 1)")" "$(milliseconds "$(field workers 1 1)")" \
        "$(milliseconds "$(field workers 2 1)")"
}

# --- stages ---

stages() {
    for name in report-3k report-10k report-1m; do
        "$programs/stages" "$documents/$name.md" "$([ $name = report-1m ] && echo 30 || echo 500)" >"$work/stages-$name"
    done
    echo '| stage, microseconds in process | 3 KB | 10 KB | 1 MB |'
    echo '| --- | --- | --- | --- |'
    paste "$work/stages-report-3k" "$work/stages-report-10k" "$work/stages-report-1m" |
        awk -F '\t' '{ printf "| %s | %s | %s | %s |\n", $1, $2, $4, $6 }'
}

counts() {
    echo '| instructions, millions | blameless | cmark | ratio |'
    echo '| --- | --- | --- | --- |'
    for name in report-3k report-30k report-1m; do
        ours=$(instructions "$blameless" $lint "$documents/$name.md") theirs=$(instructions cmark "$documents/$name.md")
        awk -v name=$name -v a="$ours" -v b="$theirs" \
            'BEGIN { printf "| %s | %.1f | %.1f | %.1f |\n", name, a / 1e6, b / 1e6, a / b }'
    done
}

# --- what is aimed at ---

goal() { # title, figure, at most
    printf '| %s | %s | - | %s |\n' "$1" "$2" "$3"
}

times_cmark() { # title, name, at most
    printf '| %s | %s | %s | %s |\n' "$1" "$(ratio "$(field "$2" 1 1)" "$(field "$2" 2 1)")" \
        "$(ratio "$(field "$2" 1 2)" "$(field "$2" 2 2)")" "$3"
}

# Of the two commands of a pair, time a byte of the first against that of the second.
bytes_ratio() { # name of the pair and of the first document, of the second
    awk -v a="$(field "$1" 1 1)" -v b="$(field "$1" 2 1)" -v large="$(wc -c <"$documents/$1.md")" -v small="$(wc -c <"$documents/$2.md")" \
        'BEGIN { printf "%.2f", (a / large) / (b / small) }'
}

# What a keystroke takes: the line of `stages` that begins so, and the one of processor time, in milliseconds.
keystroke() { # title, document, percentile, at most
    printf '| %s | %s ms | %s ms | %s |\n' "$1" \
        "$(awk -F '\t' -v name="keystroke, $3" '$1 == name { printf "%.2f", $2 / 1000 }' "$work/stages-$2")" \
        "$(awk -F '\t' -v name="keystroke, processor, $3" '$1 == name { printf "%.2f", $2 / 1000 }' "$work/stages-$2")" "$4"
}

goals() {
    echo '| goal | wall | processor | at most |'
    echo '| --- | --- | --- | --- |'
    times_cmark '3 KB report, whole process, times cmark' report-3k 1.5
    times_cmark '1 MB report, whole process, times cmark' report-1m 1.2
    times_cmark '5,000 files with `-j2`, times cmark once on all' files 0.8
    goal 'time a byte, 4 MB against 100 KB' "$(bytes_ratio growth-4m growth-100k)" 1.2
    goal 'time a byte, dense with blame against clean' "$(bytes_ratio dense-100k clean-100k)" 3
    keystroke 'a keystroke in 10 KB, in process, 99th percentile' report-10k '99th percentile' '1 ms'
    keystroke 'a keystroke in 1 MB, in process, median' report-1m median '30 ms'
    goal 'peak memory, 3 KB report' "$(megabytes "$(field report-3k 1 3)") MB" '6 MB'
    goal 'peak memory, 1 MB report' "$(megabytes "$(field report-1m 1 3)") MB" '60 MB'
}

write() {
    echo '# Results of `make bench`'
    echo
    echo "Written by \`make bench\`: medians of runs by turns with \`cmark\` in the same run, output thrown away. Ratios first: they"
    echo "mean something on any machine, milliseconds only on this one ($(nproc) processors). The reports are the labelled drafts of"
    echo "\`tests/accuracy/rounds\`, far denser with blame than what teams publish."
    echo
    echo "The machine was this busy at the end (load of 1, 5 and 15 minutes): $(cut -d ' ' -f 1-3 /proc/loadavg). Well above"
    echo "$(nproc), wall time means little; read the processor column."
    for part in goals whole_processes growth workers stages counts; do
        echo
        cat "$work/$part"
    done
}

section() { # title, function
    { [ -z "$1" ] || printf '## %s\n\n' "$1"; "$2"; } >"$work/$2.md" && mv "$work/$2.md" "$work/$2"
}

section 'Whole processes' whole_processes
section 'Growth' growth
section '' workers
section 'Stages' stages
section 'Instructions' counts
section 'Goals' goals
write >"$work/results"
cp "$work/results" "$results"
cat "$results"
