#!/bin/sh
# TAP: --config-from-rev: the rules are those of the revision, whatever the change under review does to them.
. "$(dirname "$0")/harness.sh"
TMPDIR=$scratch/tmp
export TMPDIR
mkdir "$TMPDIR"

repository pinned
BLAMELESS_OPTS='--format=line --ignore=agentive-cause'
cp -r "$scratch/pack" rules
mkdir -p docs part
echo 'extends: ../more.yml' >docs/.blameless.yml
echo 'packs: [./rules]' >more.yml
echo 'rules: {omission: off}' >.blameless.yml
report docs/a.md 'Fine.'
git add . && git commit -q --no-verify -m base

report docs/a.md 'Ravi made a careless change.' 'Mira forgot to look.'
judges blameless check --select=rules --config-from-rev main docs/a.md
is 'packs and extends are those of the revision' 1 'docs/a.md:9:13'
echo 'rules: {careless: off}' >>docs/.blameless.yml
judges blameless check --select=careless docs/a.md
judges blameless check docs/a.md
lacks 'a change that switches a rule off counts without it' '[careless]'
judges blameless check --config-from-rev main docs/a.md
is 'with it, it does not' 1 'A word that judges [careless]'
rm -rf rules more.yml docs/.blameless.yml
judges blameless check --config-from-rev main docs/a.md
is 'nor does a change that deletes it all' 1 'A word that judges [careless]'
echo 'exclude: ["**"]' >.blameless.yml
judges blameless check --config-from-rev main docs
is 'nor one that excludes the document' 1 'A word that judges [careless]'
echo docs >.gitignore
judges blameless check --config-from-rev main .
is 'nor one that ignores it' 1 'docs/a.md:9:13'
rm .gitignore
judges sh -c 'cd docs && "$BLAMELESS" check --config-from-rev main a.md'
is 'from a subdirectory' 1 'a.md:9:13'
judges blameless check --config-from-rev main --new-from-rev main
is 'with changed lines' 1 'docs/a.md:9:13'
judges blameless config --config-from-rev main docs/a.md
is 'config tells where each word stands' 0 'main:docs/.blameless.yml:1' 'main:more.yml:1'
printf 'Ravi is careless.\n' >"$scratch/outside.md"
judges blameless check --config-from-rev main "$scratch/outside.md"
is 'a document outside of the repository has the default' 1
ok 'no temporary file stays' equal "$(ls -A "$TMPDIR")" ''

git checkout -q . && git checkout -q -b wrong
echo 'rulez: {}' >part/.blameless.yml
git add . && git commit -q --no-verify -m wrong
judges blameless check --config-from-rev wrong docs/a.md
is 'mistakes elsewhere do not matter' 0
report part/b.md 'Fine.'
judges blameless check --config-from-rev wrong part/b.md
is 'mistakes are told with the revision' 2 'wrong:part/.blameless.yml:1:1' 'rules'
printf 'extends: ../../out.yml\n' >part/.blameless.yml
git commit -qa --no-verify -m out
echo 'rules: {careless: off}' >"$scratch/out.yml"
judges blameless check --config-from-rev wrong part/b.md
is 'no configuration leads out of the repository' 2 'part/.blameless.yml'
ln -sf "$scratch/out.yml" part/.blameless.yml
git commit -qa --no-verify -m link
judges blameless check --config-from-rev wrong part/b.md
is 'a link is no configuration' 0

for revision in nowhere 0000000000000000000000000000000000000000 ''; do
    judges blameless check "--config-from-rev=$revision" docs/a.md
    is "unknown revision '$revision' is no pass" 2 'fetch-depth: 0'
done
judges blameless check --config-from-rev main --no-config docs/a.md
is 'with --no-config it contradicts' 2 '--config-from-rev'

git checkout -q main
report docs/a.md 'Ravi made a careless change.'
git commit -qa --no-verify -m blame
judges blameless check --write-baseline base.json .
judges blameless check --config-from-rev main --baseline base.json .
is 'a baseline that the change adds does not count' 1 'A word that judges [careless]'
git add base.json && git commit -q --no-verify -m baseline
judges blameless check --config-from-rev main --baseline base.json .
is 'the revision'"'"'s own does' 0
echo '{"version":1,"entries":[]}' >base.json
judges blameless check --config-from-rev main --baseline base.json .
is 'as the revision has it' 0
ok 'no temporary file stays, ever' equal "$(ls -A "$TMPDIR")" ''

finish
