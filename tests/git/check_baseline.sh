#!/bin/sh
# TAP: a baseline leaves old findings out, whatever moves, and says which are gone; new ones are found.
. "$(dirname "$0")/harness.sh"

folder() { # name: without Git
    mkdir -p "$scratch/$1" && cd "$scratch/$1" || exit 2
}

folder baseline
report a.md 'Ravi took a careless step while the pager rang all night.' 'Mira was careless.' 'Mira was careless.'
report docs/b.md 'The botched release went out on Monday.'
judges blameless check --write-baseline base.json
is 'written, with status 0' 0 'the baseline holds 4 findings now'
ok 'no finding is printed' equal "$(grep -c 'error:' "$scratch/out")" 0
ok 'it is JSON, one entry a line' eval 'python3 -m json.tool base.json >/dev/null && [ "$(grep -c sentence base.json)" = 3 ]'
ok 'it quotes nobody' eval '! grep -qi "ravi\|mira\|pager" base.json'
cp base.json "$scratch/copy.json"
judges blameless check --write-baseline base.json
ok 'written again it is the same' cmp -s base.json "$scratch/copy.json"
judges blameless check --baseline base.json
silent 'old findings are left out'
judges sh -c 'cd docs && "$BLAMELESS" check --baseline ../base.json ..'
silent 'from another folder too'

report a.md 'Ravi took a careless step while the pager rang all night.' 'Mira was careless.' 'Mira was careless.' 'Mira was careless.'
judges blameless check --baseline base.json
is 'one more of the same is new' 1
ok 'and only that one' equal "$(grep -c 'error:' "$scratch/out")" 1
report a.md 'A new line above.' '' 'Another.' '' '* Ravi took a **careless** step while' '  the pager' '  rang all night.' '' 'Mira was careless.' 'Mira was careless.'
judges blameless check --baseline base.json
silent 'lines above, other line breaks, a list and emphasis do not matter'
report a.md 'Mira was careless.' 'Mira was careless.' 'Ravi took a careless step while the pager rang all night.'
judges blameless check --baseline base.json
silent 'nor does the order'
mkdir -p 2026 && mv a.md 2026/renamed.md
judges blameless check --baseline base.json
silent 'nor does a new name of the file'
mv 2026/renamed.md a.md
cp a.md copy.md
judges blameless check --baseline base.json
is 'but a copy is new' 1 'copy.md:9'
rm copy.md

report a.md 'Mira was careless.'
judges blameless check --baseline base.json
is 'expired entries are told' 0 'baseline: a.md: 2 findings of careless no longer there'
judges blameless check --baseline base.json docs
lacks 'not of files that were not checked' 'a.md'
judges blameless check -q --baseline base.json
silent 'and with -q nothing is told'
rm docs/b.md
judges blameless check --baseline base.json
is 'expired with the file' 0 'docs/b.md: 1 finding of botched no longer there, nor is the file'

report a.md 'The botched release went out on Monday.' 'The botched release went out on Friday.'
judges blameless check --write-baseline one.json --ignore careless
report a.md 'The botched release went out on Monday.' 'The botched release went out on Friday.' 'A botched release it was.'
judges blameless check --baseline one.json --fix
is 'a fix leaves old findings alone' 0
ok 'and settles the new one' eval 'grep -q "botched release went out on Monday" a.md && grep -q "A release it was" a.md'

for text in 'no json' '{}' '{"version":2,"entries":[]}' '{"version":1,"entries":[{"path":"a.md"}]}' \
    '{"version":1,"entries":[{"path":"a.md","rule":"careless","sentence":"short","count":1}]}' \
    '{"version":1,"entries":[{"path":"a.md","rule":"careless","sentence":"00000000000000000000000000000000","count":0}]}'; do
    printf '%s\n' "$text" >bad.json
    judges blameless check --baseline bad.json
    is "a damaged baseline is no pass: $text" 2 'bad.json'
done
judges blameless check --baseline absent.json
is 'an absent one is no pass' 2 'absent.json'
judges blameless check --write-baseline base.json --staged
is 'no baseline of changed lines' 2 '--write-baseline'
cp "$scratch/copy.json" base.json
judges blameless check --write-baseline base.json a.md absent.md
is 'what cannot be read: nothing is written' 2
ok 'the baseline stays as it was' cmp -s base.json "$scratch/copy.json"

usual=$BLAMELESS_OPTS
BLAMELESS_OPTS="--pack=$scratch/pack --select=pack --format=line"
folder configured
mkdir .git docs
printf 'baseline: old.json\n' >.blameless.yml
report docs/a.md 'Mira was careless.'
judges blameless check
is 'a configured baseline that is not there is no pass' 2 'old.json'
judges blameless check --write-baseline old.json
is 'it is written with that configuration' 0 'the baseline holds 1 finding now'
judges blameless check
silent 'and then leaves old findings out'
judges sh -c 'cd docs && "$BLAMELESS" check a.md'
silent 'from another folder too'
judges blameless check --write-baseline old.json
is 'written again it takes all findings' 0 'the baseline holds 1 finding now'
judges blameless check --no-config
is 'without configuration they are there' 1 'docs/a.md:9'
printf '{"version":1,"entries":[]}\n' >none.json
judges blameless check --baseline none.json
is 'the option wins' 1 'docs/a.md:9'
mkdir docs/new && printf '{}\n' >docs/new/.blameless.yml
report docs/new/b.md 'Mira was careless.'
judges blameless check
is 'it holds where its configuration does' 1 'docs/new/b.md:9'
lacks 'and there alone' 'docs/a.md:9'
report docs/a.md 'All went to plan.'
judges blameless check docs/a.md
is 'what is gone is told' 0 'baseline: docs/a.md: 1 finding of careless no longer there'
ln -s "$scratch/copy.json" link.json && printf 'baseline: link.json\n' >.blameless.yml
judges blameless check docs/a.md
is 'a link does not lead out' 2 'leads out of the repository'

repository configured-base
printf 'baseline: old.json\n' >.blameless.yml
report docs/a.md 'Mira was careless.'
judges blameless check --write-baseline old.json
git add . && git commit -q --no-verify -m one
judges blameless check --config-from-rev HEAD
silent 'a revision knows its own'
report docs/a.md 'Mira was careless.' 'Ravi was careless.'
judges blameless check --write-baseline old.json
judges blameless check
silent 'a change may take its own findings in'
judges blameless check --config-from-rev HEAD
is 'but not where the revision decides' 1 'docs/a.md:10'
lacks 'whose own findings stay known' 'docs/a.md:9'
BLAMELESS_OPTS=$usual

repository hook
judges blameless check --write-baseline base.json
report old.md 'Ravi took a careless step long ago.' 'Mira was careless.'
git add .
judges blameless check --staged --baseline base.json --whole-files
is 'with a hook: only what is new' 1 'old.md:10'
lacks 'with a hook: not the old' 'old.md:9'
report old.md 'All went to plan.'
git add .
judges blameless check --staged --baseline base.json
silent 'with a hook nothing is said of expired entries'

finish
