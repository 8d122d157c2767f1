#!/bin/sh
# TAP: the hook in every form of commit judges exactly the text that the commit would hold, and leaves the work tree alone.
. "$(dirname "$0")/harness.sh"

blame='Ravi made a careless change.'
fine='The change went to all hosts at once.'
before() { git rev-parse -q --verify HEAD || echo none; }
refused() { # name: the last command made no commit and named the finding
    ok "$1: no commit" equal "$(before)" "$head"
    is "$1: the finding is shown" 1 'careless'
}
accepted() { # name
    is "$1: committed" 0
    ok "$1: a new commit" eval '[ "$(before)" != "$head" ]'
}
try() { head=$(before); judges "$@"; }

repository plain
report new.md "$blame"
git add new.md
try git commit -m x
refused 'plain commit'
has 'plain commit: place of the finding' 'new.md:9:13: error:'
has 'plain commit: what to do' 'git commit --no-verify'
lacks 'plain commit: nothing that would not help' '--fix'
report new.md "$fine"
git add new.md
try git commit -q -m x
accepted 'plain commit of neutral text'
silent 'a clean commit says nothing'

repository staged
report new.md "$blame"
git add new.md
report new.md "$fine"
try git commit -m x
refused 'the index is judged, not the work tree'
ok 'the work tree is left alone' grep -q "$fine" new.md
report new.md "$fine"
git add new.md
report new.md "$blame"
try git commit -q -m x
accepted 'blame that is not staged does not count'
ok 'blame that is not staged stays where it is' grep -q "$blame" new.md

repository all
report old.md 'Ravi took a careless step long ago.' "$blame"
try git commit -a -m x
refused 'commit -a'
lacks 'commit -a: an old line is not news' 'old.md:9:'
report old.md 'Ravi took a careless step long ago.' "$fine"
try git commit -q -a -m x
accepted 'commit -a of neutral text'

repository path
report a.md "$fine"
report b.md "$fine"
git add . && git commit -q -m two
report a.md "$blame"
report b.md "$blame x"
git add b.md
try git commit -m x a.md
refused 'commit PATH'
has 'commit PATH: of that path' 'a.md:'
lacks 'commit PATH: of no other' 'b.md:'
report a.md "$fine" "$fine"
try git commit -q -m x a.md
accepted 'commit PATH of neutral text while blame is staged elsewhere'
report b.md "$blame"
try git commit -m x --only b.md
refused 'commit --only PATH'
report c.md "$blame"
git add c.md
git reset -q -- b.md
try git commit -m x --include a.md
refused 'commit --include PATH'

repository amend
report new.md "$fine"
git add new.md && git commit -q -m new
report new.md "$blame"
git add new.md
try git commit --amend -m y
refused 'commit --amend'
git reset -q --hard
try git commit -q --amend -m y
accepted 'commit --amend of the message alone'
report new.md "$blame"
git add new.md && git commit -q --no-verify -m blame
try git commit --amend -m y
refused 'commit --amend with nothing staged: what is amended counts'
has 'commit --amend with nothing staged: its place' 'new.md:9:13: error:'
lacks 'commit --amend with nothing staged: not what was before' 'old.md'
try git -c alias.again='commit --amend' again -m 'z
z'
refused 'commit --amend by an alias'
try git commit -q --allow-empty -m 'why not --amend'
accepted 'a message that speaks of --amend'
git reset -q --hard HEAD^
report new.md "$fine" "$fine"
git add new.md
try git commit -q --amend -m y
accepted 'commit --amend that mends it'

repository amend-the-first
git commit -q --amend --no-verify -m first
try git commit --amend -m y
refused 'commit --amend of the first commit'
judges blameless check --staged --amend
is 'by hand' 1 'old.md:9'
judges blameless check --amend
is '--amend without --staged' 2 '--staged'

repository subdirectory
mkdir -p docs/deep
report docs/deep/new.md "$blame"
cd docs/deep || exit 2
git add new.md
try git commit -m x
refused 'from a subdirectory'
has 'from a subdirectory: the path of the repository' 'docs/deep/new.md:9'
judges blameless check --staged
is 'by hand in a subdirectory: the path from there' 1 'new.md:9'
lacks 'by hand in a subdirectory: not from the top' 'docs/deep/new.md'
cd ..
report ../other.md "$blame"
git add ../other.md
judges blameless check --staged
is 'by hand: all that is staged' 1 'deep/new.md:9' '../other.md:9'
judges blameless check --staged deep
lacks 'by hand: a folder limits' 'other.md'
judges blameless check --staged ../other.md
lacks 'by hand: a file limits' 'new.md'
judges blameless check --staged ../othr.md
is 'by hand: a mistyped name is no pass' 2 'no such file'

repository worktree
git worktree add -q ../worktree-linked -b side
cd ../worktree-linked || exit 2
report new.md "$blame"
git add new.md
try git commit -m x
refused 'linked worktree'
report new.md "$fine"
git add new.md
try git commit -q -m x
accepted 'linked worktree, neutral text'

repository module
cd "$scratch" || exit 2
git init -q -b main super
cd super || exit 2
git -c protocol.file.allow=always submodule --quiet add "$scratch/module" part
install_hook "$(cd part && git rev-parse --git-dir)/hooks"
install_hook .git/hooks
cd part || exit 2
report new.md "$blame"
git add new.md
try git commit -m x
refused 'in a submodule'
report new.md "$fine"
git add new.md
try git commit -q -m x
accepted 'in a submodule, neutral text'
cd .. || exit 2
git add .
try git commit -q -m x
accepted 'a gitlink in the commit'

cd "$scratch" && git init -q -b main first && cd first || exit 2
install_hook .git/hooks
report new.md "$blame"
git add new.md
try git commit -m x
refused 'first commit'
report new.md "$fine"
git add new.md
try git commit -q -m x
accepted 'first commit of neutral text'

cd "$scratch" && git init -q -b main --object-format=sha256 sha256 && cd sha256 || exit 2
install_hook .git/hooks
report new.md "$blame"
git add new.md
try git commit -m x
refused 'first commit of a SHA-256 repository'

repository detached
git checkout -q --detach
report new.md "$blame"
git add new.md
try git commit -m x
refused 'detached HEAD'

repository merge
git checkout -q -b side
report side.md "$blame"
git add . && git commit -q --no-verify -m side
git checkout -q main
report main.md "$fine"
git add . && git commit -q -m main
try git merge -m x side
refused 'merge without a conflict (pre-merge-commit)'
git merge --abort 2>/dev/null || git reset -q --hard
git checkout -q -b other side~1
report main.md "$blame"
git add . && git commit -q --no-verify -m other
git checkout -q main
git merge -q other >/dev/null 2>&1
judges blameless check --staged
is 'a conflict that is not resolved is no pass' 2 'conflicts that are not resolved'
report main.md "$blame"
git add main.md
try git commit -m x
refused 'commit that ends a merge'
report main.md "$fine" "$fine"
git add main.md
try git commit -q -m x
accepted 'commit that ends a merge, neutral text'

repository environment
report new.md "$blame"
git add new.md
GIT_DIR=$PWD/.git
export GIT_DIR
judges blameless check --staged
is 'GIT_DIR is set' 1 'new.md:9'
unset GIT_DIR
cp .git/index "$scratch/index" && git reset -q
GIT_INDEX_FILE=$scratch/index
export GIT_INDEX_FILE
judges blameless check --staged
is 'GIT_INDEX_FILE names another index' 1 'new.md:9'
unset GIT_INDEX_FILE

repository program
report new.md "$blame"
git add new.md
real=$BLAMELESS
BLAMELESS=$scratch/absent
try git commit -m x
is 'the program is missing: the commit stops and says why' 1 'not on the PATH'
printf '#!/bin/sh\nkill -SEGV $$\n' >"$scratch/crash" && chmod +x "$scratch/crash"
BLAMELESS=$scratch/crash
try git commit -m x
BLAMELESS=$real
is 'a crash is no pass' 1 'not everything could be checked'

finish
