#!/bin/sh
# TAP: the recipes of hooks/README.md with lefthook and husky themselves, from npm; skipped where they cannot be had.
. "$(dirname "$0")/harness.sh"
unset BLAMELESS_OPTS
managers=$top/build/managers
mkdir -p "$managers"
PATH=$(dirname "$BLAMELESS"):$managers/node_modules/.bin:$PATH
if ! command -v npm >/dev/null || { [ ! -d "$managers/node_modules/husky" ] &&
    ! npm install --prefix "$managers" --cache "$managers/cache" --ignore-scripts --no-audit --no-fund lefthook husky >"$managers/log" 2>&1; }; then
    skip 'lefthook and husky' 'npm or its packages cannot be had'
    finish
    exit 0
fi

recipe() { # heading in hooks/README.md: the lines of its code block
    sed -n "/^## $1\$/,/^## /p" "$top/hooks/README.md" | sed -n '/^```/,/^```/p' | sed '/^```/d'
}
try_both() { # name: blame is stopped, neutral text is not
    report new.md 'Ravi was so careless that he is to blame.'
    git add new.md
    judges git commit -m x
    is "$1: stops blame" 1 'new.md:9:'
    report new.md 'The change went to all hosts at once.'
    git add new.md
    judges git commit -m x
    is "$1: lets neutral text pass" 0
    git checkout -q -b side && report side.md 'Ravi was so careless that he is to blame.'
    git add side.md && git commit -q --no-verify -m side && git checkout -q - && git commit -q --allow-empty --no-verify -m more
    judges git merge -m x side
    is "$1: stops it in a merge too" 1 'side.md:9:'
}

repository lefthook
rm .git/hooks/pre-commit .git/hooks/pre-merge-commit
recipe lefthook >lefthook.yml
lefthook install >/dev/null 2>&1
try_both lefthook

repository husky
rm .git/hooks/pre-commit .git/hooks/pre-merge-commit
husky >/dev/null
recipe husky >.husky/pre-commit
cp .husky/pre-commit .husky/pre-merge-commit
try_both husky
judges blameless init --hook
is 'husky: init declines' 2 '.husky/pre-commit'

finish
