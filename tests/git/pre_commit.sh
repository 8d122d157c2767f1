#!/bin/sh
# TAP: the pre-commit framework itself installs this source tree by path and tag, and runs it. Builds the program once
# more, so it is not part of `make check`: make check-pre-commit
. "$(dirname "$0")/harness.sh"
unset BLAMELESS BLAMELESS_OPTS
command -v pre-commit >/dev/null || { skip 'the pre-commit framework' 'it is not installed'; finish; exit 0; }
PRE_COMMIT_HOME=$scratch/cache
export PRE_COMMIT_HOME

# The source tree as it stands, as a repository with a tag.
mkdir "$scratch/source" && cd "$scratch/source" || exit 2
(cd "$top" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - 2>/dev/null) | tar -x
git init -q -b main . && git add . && git commit -q -m source && git tag v0.1.0

consumer() { # name, hook id
    cd "$scratch" && git init -q -b main "$1" && cd "$1" || exit 2
    printf 'repos:\n- repo: %s\n  rev: v0.1.0\n  hooks:\n  - id: %s\n' "$scratch/source" "$2" >.pre-commit-config.yaml
    printf 'rules: {character-judgment: error}\n' >.blameless.yml
    report old.md 'Ravi was careless long ago.'
    printf 'Ravi was careless.\n' >README.md
    git add . && git commit -q -m first
}
blame='Ravi was careless with the change.'
fine='The change went to all hosts at once.'

consumer whole blameless
report new.md "$fine"
git add new.md
judges pre-commit run
is 'installs, builds and passes neutral text' 0 'Passed'
ok 'the program was built in its cache' eval 'ls "$scratch"/cache/repo*/build/framework/blameless >/dev/null'
ok 'and nothing else was left there' eval '[ -z "$(ls -d "$scratch"/cache/repo*/build/framework.[0-9]* 2>/dev/null)" ]'
report new.md "$blame"
git add new.md
judges pre-commit run
is 'finds blame' 1 'Failed' 'new.md:9:'
lacks 'of what is staged only' 'old.md'
report new.md "$fine"
judges pre-commit run
is 'judges what is staged, not the work tree' 1 'new.md:9:'
ok 'and leaves the work tree alone' grep -q "$fine" new.md
judges pre-commit run --all-files
is '--all-files: old documents too' 1 'old.md:9:'
lacks '--all-files: no other Markdown' 'README.md'
git reset -q --hard
newline='
'
for name in 'with blank.md' '-rf.md' 'say "so".md' "it's.md" "two${newline}lines.md" "$(printf 'caf\303\251.md')"; do
    report "$name" "$blame"
    git add -- "./$name"
    judges pre-commit run
    is "name $(printf '%s' "$name" | tr -d '\n\200-\377')" 1 'md:9:'
    git reset -q && rm -- "./$name"
done
pre-commit install >/dev/null 2>&1
report new.md "$blame"
git add new.md
judges git commit -m x
is 'as a hook of Git' 1 'new.md:9:'
report new.md "$fine"
git add new.md
judges git commit -m x
is 'as a hook of Git, neutral text' 0

consumer changed blameless-changed
report old.md 'Ravi was careless long ago.' "$fine"
git add old.md
judges pre-commit run
is 'changed lines: an old one is no news' 0 'Passed'
report old.md 'Ravi was careless long ago.' "$blame"
git add old.md
judges pre-commit run
is 'changed lines: a new one is' 1 'old.md:10:'
lacks 'changed lines: and only that' 'old.md:9:'
git commit -q -m blame
judges pre-commit run --from-ref HEAD~1 --to-ref HEAD
is 'changed lines: in CI, since --from-ref' 1 'old.md:10:'
lacks 'changed lines: in CI, only those' 'old.md:9:'

finish
