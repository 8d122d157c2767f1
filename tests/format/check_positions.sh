#!/bin/sh
# TAP: every format for one nasty set of documents: accepted by its parser, its positions read back by a script of their
# own, its fixes applied to the same bytes as --fix.
. "$(dirname "$0")/../git/harness.sh"
if ! command -v python3 >/dev/null || ! python3 -c 'import xml.etree.ElementTree' 2>/dev/null; then
    skip 'positions' 'python3 is not installed'
    finish
    exit 0
fi
read_back() { python3 "$top/tests/format/read_back.py" "$@"; }
escape=$(printf '\033') return=$(printf '\r')

mkdir "$scratch/nasty" "$scratch/results" && cd "$scratch/nasty" || exit 2
nasty() { # lines that try to break out of each format, around findings
    cat <<X
# Post-mortem "quoted" ]]> <b>&amp; 'x'

## Timeline

14:32 UTC it was "careless" ]]> and 'careless' </failure> &lt; careless.
::set-output name=x::careless %0A%25 ::error::careless
##[error] careless, ${escape}[31m careless ${escape}]0;x
🔥🔥 careless 👩‍🚒 careless café careless é careless
> a quoted line before, careless$return
- item with a **careless** word, a [careless link](http://x "]]>") and \`code careless\`
	tabbed	careless	text

| Time | What |
| --- | --- |
| 🔥 14:33 | careless \\| careless |

שלום careless ‮careless‬ careless
A careless
sentence that is careless
over careless lines.
X
    i=0
    while [ $i -lt 300 ]; do
        i=$((i + 1))
        echo "Line $i 🔥 was careless."
        echo
    done
}
nasty >nasty.md
printf '\357\273\277---\ntitle: careless\n---\n\n# Outage\n\n## Timeline\n\nA careless step.\r\nAnother careless one.\r\n' >bom.md
printf '# Outage\n\n## Timeline\n\nBad \377\376 bytes, then careless \300\200 careless.\n' >bytes.md
for name in 'a,b:c%0A.md' '"q" ]]> <x>.md' '::error::x.md' '-rf.md' 'with blank.md' "$(printf 'caf\303\251.md')" \
    "$(printf 'esc\033[31m.md')" "$(printf 'bad\377.md')" "$(printf 'two\nlines.md')"; do
    printf '# Outage\n\n## Timeline\n\nA careless step.\n' >"./$name"
done

set -- check --all --exit-zero
for format in json ndjson lsp sarif github gitlab rdjson rdjsonl checkstyle junit; do
    set -- "$@" --format=$format --output-file="$scratch/results/results.$format"
done
unset BLAMELESS_OPTS
judges blameless "$@" --no-config --pack="$scratch/pack" --select=pack --format=line --output-file="$scratch/results/results.line" .
silent 'all formats in one run, each to its file'
read_back positions "$scratch/results" >"$scratch/compared"
while IFS= read -r line; do
    case $line in
    'ok - '*) ok "${line#ok - }" true ;;
    'not ok - '*) ok "${line#not ok - }" false ;;
    *) echo "$line" ;;
    esac
done <"$scratch/compared"
for format in checkstyle junit; do
    ok "$format is well-formed" xmllint --noout "$scratch/results/results.$format"
done
ok 'no line of the annotations begins with another command' eval '! grep -av "^::\(error\|warning\|notice\) file=" "$scratch/results/results.github" | grep -aq .'
ok 'no format holds a raw control byte' eval '! LC_ALL=C grep -l "[$(printf "\001-\010\013\014\016-\037\177")]" "$scratch"/results/*'

# --- fixes: rounds until nothing is left to apply, as --fix does ---
fixes() { # name, kind for SARIF, options of blameless for the reference
    name=$1 kind=$2
    shift 2
    for format in sarif rdjson; do
        rm -rf "$scratch/applied" && cp -r "$scratch/before" "$scratch/applied" && cd "$scratch/applied" || exit 2
        round=0
        while [ $round -lt 10 ]; do
            round=$((round + 1))
            blameless check --all --exit-zero --no-config $packs -f $format -o "$scratch/fixes" . 2>/dev/null
            read_back apply $format "$scratch/fixes" "$kind" || break
        done
        rm -rf "$scratch/fixed" && cp -r "$scratch/before" "$scratch/fixed" && cd "$scratch/fixed" || exit 2
        blameless check --all --exit-zero --no-config $packs "$@" . >/dev/null 2>&1
        ok "$name: those of $format give the same bytes" diff -r "$scratch/applied" "$scratch/fixed"
        ok "$name: and there were some" eval '! diff -rq "$scratch/before" "$scratch/fixed" >/dev/null'
    done
}
mkdir "$scratch/before"
{
    printf '# Outage "x"\r\n\n## Timeline\n\n🔥 The botched release went out 🔥 after a botched release.\n\n- > A botched\n  > release\n'
    i=0
    while [ $i -lt 50 ]; do
        i=$((i + 1))
        echo "Café $i: one **botched release** more."
    done
} >"$scratch/before/a.md"
printf '\357\273\277A botched release \377 and a botched release.' >"$scratch/before/b.md"
packs="--pack=$scratch/pack --select=pack"
fixes 'safe fixes' fix --fix

rm "$scratch"/before/*
cp "$top/tests/example.md" "$scratch/before/example.md"
cp "$top"/tests/accuracy/rounds/r1/plain/*.md "$scratch/before/"
packs=''
fixes 'rewrites too' any --fix --unsafe-fixes

finish
