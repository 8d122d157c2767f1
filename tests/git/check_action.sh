#!/bin/sh
# TAP: the GitHub Action's own script in the situations of a workflow: pull request, push, new branch, shallow checkout.
. "$(dirname "$0")/harness.sh"
unset BLAMELESS_OPTS
RUNNER_TEMP=$scratch/temp GITHUB_OUTPUT=$scratch/output GITHUB_STEP_SUMMARY=$scratch/summary
export RUNNER_TEMP GITHUB_OUTPUT GITHUB_STEP_SUMMARY GITHUB_WORKSPACE
BLAMELESS_ARGUMENTS="--pack=$scratch/pack --select=pack"
export BLAMELESS_ARGUMENTS BLAMELESS_BASE BLAMELESS_BEFORE
mkdir "$RUNNER_TEMP"

action() { # NAME=VALUE... of the environment
    rm -f "$RUNNER_TEMP"/* "$GITHUB_OUTPUT" "$GITHUB_STEP_SUMMARY"
    : >"$GITHUB_OUTPUT"
    : >"$GITHUB_STEP_SUMMARY"
    GITHUB_WORKSPACE=$PWD
    judges env BLAMELESS_CHANGED_LINES=true BLAMELESS_CONFIG_FROM_BASE=true "$@" sh "$top/hooks/github-action"
    outcome=$(sed -n 's/^status=//p' "$GITHUB_OUTPUT")
}
ends() { # name, status expected
    ok "$1" eval '[ "$status" = 0 ] && [ "$outcome" = "'"$2"'" ]'
}

blame='Ravi made a careless change.'
repository pull
base=$(git rev-parse HEAD)
git checkout -q -b topic
report new.md "$blame"
git add . && git commit -q --no-verify -m new

action BLAMELESS_BASE="$base"
ends 'pull request: findings' 1
has 'pull request: an annotation' '::error file=new.md,line=9,endLine=9,col=13,endColumn='
lacks 'pull request: none on old lines' 'old.md'
ok 'pull request: a summary' grep -q 'A word that judges' "$GITHUB_STEP_SUMMARY"
ok 'pull request: SARIF' eval 'python3 -m json.tool "$(sed -n "s/^sarif=//p" "$GITHUB_OUTPUT")" >/dev/null'
action BLAMELESS_BASE="$base" BLAMELESS_PATHS='docs old.md'
ends 'paths that do not exist are no pass' 2
action BLAMELESS_BASE="$base" BLAMELESS_PATHS=old.md
ends 'paths limit' 0
action BLAMELESS_BASE="$base" BLAMELESS_FAIL_LEVEL=none
ends 'fail level' 0
action BLAMELESS_BASE="$base" BLAMELESS_REDACT=true
lacks 'redact' 'Ravi'
echo 'rules: {careless: off}' >.blameless.yml
git add . && git commit -q --no-verify -m off
action BLAMELESS_BASE="$base"
ends 'a change that loosens the rules does not count' 1
action BLAMELESS_BASE="$base" BLAMELESS_PATHS='$(touch ran) ; `touch ran` *.md' BLAMELESS_ARGUMENTS='; touch ran'
ok 'no input is run' test ! -e ran
ends 'nor does one with odd characters pass' 2

action BLAMELESS_BEFORE="$base"
ends 'push: findings since the commit before' 1
action BLAMELESS_BEFORE="$(git rev-parse HEAD)" 
ends 'push: none' 0
action BLAMELESS_BEFORE=0000000000000000000000000000000000000000
has 'a new branch: whole documents' 'file=old.md'
action BLAMELESS_BEFORE=
has 'a run by hand: whole documents' 'file=old.md'
action BLAMELESS_BASE="$base" BLAMELESS_CHANGED_LINES=false
has 'changed-lines: false' 'file=old.md'

git clone -q --depth 1 "file://$PWD" ../shallow-checkout 2>/dev/null
cd ../shallow-checkout || exit 2
action BLAMELESS_BASE="$base"
ends 'a shallow checkout is no pass' 2
has 'a shallow checkout: what to do' 'fetch-depth: 0'
has 'a shallow checkout: as an annotation' '::error title=blameless::'

finish
