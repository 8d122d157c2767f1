#!/bin/sh
# TAP: `blameless init`: what it writes, where, and what it never overwrites.
. "$(dirname "$0")/harness.sh"
unset BLAMELESS_OPTS

folder() { # name: outside of Git
    mkdir -p "$scratch/$1" && cd "$scratch/$1" || exit 2
}
bare_repository() { # name: without the hook
    cd "$scratch" && rm -rf "$1" && git init -q -b main "$1" && cd "$1" || exit 2
}
PATH=$(dirname "$BLAMELESS"):$PATH # as installed
real=$BLAMELESS
unset BLAMELESS
blameless() { "$real" "$@"; }

folder config
judges blameless init
is 'config' 0 '.blameless.yml: written'
judges blameless config a.md
is 'config: is read without a mistake' 0 'profile: full'
sed -i '/^# [a-z-]*:/s/^# //; /^#   /s/^# //' .blameless.yml
cp -r "$scratch/pack" blameless-rules
judges blameless config a.md
is 'config: every sample in it is valid' 0 'names.never' 'require-reason: true'
judges blameless config docs/postmortems/2019/a.md
has 'config: the samples count' 'fail level: none'
echo "profile: core" >.blameless.yml
judges blameless init
is 'config: never overwritten' 2 'is there already; --force replaces it'
ok 'config: left as it was' equal "$(cat .blameless.yml)" "profile: core"
judges blameless init --template
is 'config: left alone when more is asked for' 0 '.blameless.yml: is there already, and stays as it is' \
    'postmortem-template.md: written'
judges blameless init --force --profile learning
is 'config: --force' 0 '.blameless.yml: written'
judges blameless config a.md
is 'config: --profile' 0 'profile: learning'
judges blameless init --hook
is 'hook: outside of Git' 2 'not a git repository'
judges blameless init --workflow=github
is 'workflow: outside of Git, here' 0 '.github/workflows/blameless.yml: written'
judges blameless init docs
is 'a stray argument' 2 'only with --template'
judges blameless init --workflow=jenkins
is 'an unknown workflow' 2 'github, gitlab'

bare_repository hook
judges blameless init --hook
is 'hook' 0 '.git/hooks/pre-commit: installed' '.git/hooks/pre-merge-commit: installed'
ok 'hook: is that of the source tree' cmp -s "$top/hooks/pre-commit" .git/hooks/pre-commit
ok 'hook: can be run' test -x .git/hooks/pre-commit -a -x .git/hooks/pre-merge-commit
report a.md 'Ravi was so careless that he forgot to check the release, and he is to blame.'
git add .
judges git commit -m x
is 'hook: stops blame' 1 'git commit --no-verify'
lacks 'hook: offers no fix where there is none' '--fix'
report a.md 'The release went to all hosts at once.'
git add .
judges git commit -q -m x
is 'hook: lets neutral text pass' 0
judges blameless init --hook
is 'hook: ours is left alone' 0 'is there already; --force brings it up to date'
echo '# edited' >>.git/hooks/pre-commit
judges blameless init --hook --force
ok 'hook: --force brings it up to date' cmp -s "$top/hooks/pre-commit" .git/hooks/pre-commit
ok 'hook: and keeps no copy of ours' test ! -e .git/hooks/pre-commit.before-blameless

bare_repository chain
printf '#!/bin/sh\necho "first: $0 $#" >>"%s/ran"\nexit ${FIRST:-0}\n' "$scratch" >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$scratch/first"
judges blameless init --hook
is 'chain: the hook that was there is kept' 0 '.git/hooks/pre-commit.before-blameless: the hook that was here before'
ok 'chain: as it was' cmp -s "$scratch/first" .git/hooks/pre-commit.before-blameless
report a.md 'The release went to all hosts at once.'
git add .
judges git commit -q -m x
is 'chain: both let it pass' 0
ok 'chain: the first has run' grep -q '^first: .*pre-commit.before-blameless 0$' "$scratch/ran"
report a.md 'The release went to all hosts at the same time.'
git add .
FIRST=3
export FIRST
judges git commit -q -m x
is 'chain: the first can stop it' 1
unset FIRST
report a.md 'Ravi was so careless that he forgot to check the release, and he is to blame.'
git add .
judges git commit -q -m x
is 'chain: so can ours' 1 'careless'
printf '#!/bin/sh\necho another\n' >.git/hooks/pre-commit
judges blameless init --hook --force
is 'chain: not over a hook that was kept' 2 'a hook that was kept is already there'
ok 'chain: nothing is lost' eval 'grep -q another .git/hooks/pre-commit && cmp -s "$scratch/first" .git/hooks/pre-commit.before-blameless'

bare_repository path
git config core.hooksPath 'my hooks'
mkdir sub && cd sub || exit 2
judges blameless init --hook
is 'core.hooksPath: relative to the top' 0 'my hooks/pre-commit: installed'
cd ..
ok 'core.hooksPath: there it is' test -x 'my hooks/pre-commit'
ok 'core.hooksPath: and nowhere else' test ! -e .git/hooks/pre-commit
report a.md 'Ravi was so careless that he forgot to check the release, and he is to blame.'
git add .
judges git commit -m x
is 'core.hooksPath: it runs' 1 'careless'
git config core.hooksPath "$scratch/shared"
judges blameless init --hook
ok 'core.hooksPath: absolute' test -x "$scratch/shared/pre-commit"
git config core.hooksPath .husky/_
judges blameless init --hook
is "core.hooksPath: husky's" 2 '.husky/pre-commit'

bare_repository linked
git commit -q --allow-empty -m x
git worktree add -q ../linked-tree
cd ../linked-tree || exit 2
judges blameless init --hook --workflow=github
is 'linked worktree' 0
ok 'linked worktree: hooks are shared' test -x ../linked/.git/hooks/pre-commit
ok 'linked worktree: workflows are its own' test -f .github/workflows/blameless.yml

bare_repository workflow
mkdir docs && cd docs || exit 2
judges blameless init --workflow=github
is 'workflow: at the top of the repository' 0 'blameless.yml: written'
cd ..
ok 'workflow: there it is' cmp -s "$top/hooks/init/github.yml" .github/workflows/blameless.yml
judges blameless init --workflow=github
is 'workflow: never overwritten' 2 'is there already'
judges blameless init --workflow=gitlab
is 'workflow: gitlab' 0 'include: [{local: .gitlab/blameless.yml}]'
version=v$("$real" --version | sed 's/.* //')
ok 'workflow: github names this version' grep -q "@$version$" .github/workflows/blameless.yml
ok 'workflow: gitlab names this version' grep -q "BLAMELESS_VERSION: $version$" .gitlab/blameless.yml

for profile in full core learning; do
    folder "template-$profile"
    judges blameless init --profile "$profile" --template docs/first
    is "template of $profile" 0 'docs/first.md: written'
    judges blameless check --all --fail-level=suggestion docs
    silent "template of $profile: nothing to find in it"
    lines=$(sed '1,/^---$/{1,/^---$/d;}; s/<!--[^>]*-->/The queue held 40 items./; s/^# .*/# Checkout errors on 4 March/' docs/first.md)
    printf '%s\n' "$lines" >filled.md
    judges blameless check --select=missing-section filled.md
    silent "template of $profile: every section is there"
    judges blameless init --profile "$profile" --template docs/first.md
    is "template of $profile: never overwritten" 2 'is there already'
done
ok 'learning has no action items' eval '! grep -q "Action items" "$scratch/template-learning/docs/first.md"'
ok 'core has no lessons' eval '! grep -q "Lessons" "$scratch/template-core/docs/first.md"'
folder template-config
echo 'profile: core' >.blameless.yml
judges blameless init --template
ok 'template: the profile of the configuration' eval '! grep -q "Lessons" postmortem-template.md'
ln -s "$scratch/elsewhere" link.md
judges blameless init --force --template link.md
ok 'template: no link is written through' eval '[ "$status" = 2 ] && [ ! -e "$scratch/elsewhere" ]'

bare_repository terminal
if command -v script >/dev/null; then
    printf 'y\ny\ngitlab\ny\n' | script -qec "$real init" /dev/null >"$scratch/out" 2>&1
    status=$? out=$(cat "$scratch/out")
    is 'terminal: asks' 0 'Install the Git hook?' 'Write a CI workflow' 'template'
    ok 'terminal: and does' test -f .blameless.yml -a -x .git/hooks/pre-commit -a -f .gitlab/blameless.yml -a -f postmortem-template.md
    bare_repository terminal
    printf '\n\n\n\n' | script -qec "$real init" /dev/null >"$scratch/out" 2>&1
    ok 'terminal: nothing said is the configuration alone' equal "$(ls -A)" "$(printf '.blameless.yml\n.git')"
    bare_repository terminal
    printf 'what\nY\nNo\nyes\nGitHub\nn\n' | script -qec "$real init" /dev/null >"$scratch/out" 2>&1
    ok 'terminal: what is no answer is asked again' equal "$(ls -A)" "$(printf '.blameless.yml\n.git\n.github')"
else
    skip 'terminal' 'no script(1)'
fi

finish
