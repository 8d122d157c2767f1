#!/bin/sh
# TAP: --new-from-rev, --new-from-merge-base, --new-from-patch: findings on changed lines and no others, or status 2.
. "$(dirname "$0")/harness.sh"

blame='Ravi made a careless change.'
fine='The change went to all hosts at once.'
old='Ravi took a careless step long ago.'

repository revision
base=$(git rev-parse HEAD)
judges blameless check --new-from-rev HEAD
silent 'nothing changed'
report old.md "$old" "$fine"
git commit -qa --no-verify -m fine
judges blameless check --new-from-rev "$base"
silent 'an old line beside a new one'
report old.md "$old" "$fine" "$blame"
judges blameless check --new-from-rev "$base"
is 'a new line in the work tree' 1 'old.md:11:13'
lacks 'and not the old one' 'old.md:9:'
git commit -qa --no-verify -m blame
judges blameless check --new-from-rev "$base"
is 'a new line, committed' 1 'old.md:11:13'
judges blameless check --new-from-rev HEAD~1 --whole-files
is '--whole-files: the old one too' 1 'old.md:9:' 'old.md:11:'
judges blameless check --new-from-rev HEAD --whole-files
silent '--whole-files: not of files that did not change'
report untracked.md "$blame"
judges blameless check --new-from-rev "$base"
is 'a file that Git does not know yet' 1 'untracked.md:9'
echo untracked.md >.gitignore
judges blameless check --new-from-rev "$base"
lacks 'but not one that it ignores' 'untracked.md'
rm untracked.md .gitignore
mkdir -p docs && git mv old.md docs/old.md
judges blameless check --new-from-rev "$base"
is 'renamed: only what is new' 1 'docs/old.md:11:'
lacks 'renamed: not the old line' 'docs/old.md:9:'
git commit -q --no-verify -m moved
cd docs || exit 2
judges blameless check --new-from-rev "$base"
is 'in a subdirectory' 1 'old.md:11:'
judges blameless check --new-from-rev "$base" ../pack
is 'a mistyped folder' 2 'no such file'
cd .. || exit 2
judges blameless check --new-from-rev "$base" docs
is 'a folder' 1 'docs/old.md:11:'
mkdir -p elsewhere && report elsewhere/x.md "$fine"
judges blameless check --new-from-rev "$base" elsewhere
silent 'another folder'
printf 'docs/old.md\0' >"$scratch/list"
judges blameless check --new-from-rev "$base" --files-from "$scratch/list" -0
is '--files-from' 1 'docs/old.md:11:'

for revision in nowhere 0000000000000000000000000000000000000000 --help '' 'HEAD:docs' 'HEAD~99'; do
    judges blameless check "--new-from-rev=$revision"
    is "unknown revision '$revision' is no pass" 2 'fetch-depth: 0'
done
judges blameless check --staged --new-from-rev HEAD
is 'two ways at once' 2 'only one of'
judges blameless check --whole-files
is '--whole-files alone' 2 '--whole-files'
judges blameless check --new-from-rev HEAD -
is 'standard input' 2 'standard input'

repository branch
git checkout -q -b topic
report topic.md "$blame"
git add . && git commit -q --no-verify -m topic
git checkout -q main
report upstream.md "$blame"
git add . && git commit -q --no-verify -m upstream
git checkout -q topic
judges blameless check --new-from-merge-base main
is 'merge base: what the branch added' 1 'topic.md:9'
lacks 'merge base: not what main added since' 'upstream.md'
git checkout -q --orphan alone && git commit -q --no-verify -m alone
judges blameless check --new-from-merge-base main
is 'no merge base is no pass' 2 'fetch-depth: 0'
git checkout -q topic
git clone -q --depth 1 --no-single-branch "file://$PWD" ../shallow 2>/dev/null
cd ../shallow || exit 2
judges blameless check --new-from-merge-base origin/main
is 'a shallow clone is no pass' 2 'no common ancestor' 'fetch-depth: 0'
judges blameless check --new-from-rev HEAD~1
is 'a shallow clone without the revision is no pass' 2 'fetch-depth: 0'

repository sparse
base=$(git rev-parse HEAD)
report far/new.md "$blame"
git add . && git commit -q --no-verify -m far
mkdir near && report near/x.md "$fine" && git add . && git commit -q --no-verify -m near
git sparse-checkout set near 2>/dev/null
ok 'sparse checkout: the file is not on the disk' test ! -e far/new.md
judges blameless check --new-from-rev "$base"
is 'sparse checkout: its text is judged all the same' 1 'far/new.md:9'

# --- which findings a change touches ---
repository touched
{
    printf '# Checkout errors\n\n## Summary\n\nA sentence that goes on\nfor three careless\nlines of text.\n\n'
    printf 'Ravi was careless. Mira was careless.\n\n## Action items\n\n- Add an alert\n- Mira was careless\n\nend\n'
} >a.md
git add . && git commit -q --no-verify -m a
sed -i 's/goes on/still goes on/' a.md
judges blameless check --new-from-rev HEAD
is 'a sentence over several lines is one' 1 'a.md:6:11:'
ok 'and no other' equal "$(grep -c careless "$scratch/out")" 1
git checkout -q a.md && sed -i '7d' a.md
judges blameless check --new-from-rev HEAD
is 'a sentence that lost a line' 0
git checkout -q a.md && sed -i '5d' a.md
judges blameless check --new-from-rev HEAD
is 'lines that went beside it' 0
git checkout -q a.md && sed -i '6s/^/then /; 8d' a.md
judges blameless check --new-from-rev HEAD
is 'a line that changed' 1 'a.md:6:'
git checkout -q a.md && sed -i 's/$/\r/' a.md
judges blameless check --new-from-rev HEAD
silent 'other line ends are no change'
git checkout -q a.md && printf 'last line' >>a.md && git commit -qa --no-verify -m x && printf '\n' >>a.md
judges blameless check --new-from-rev HEAD
silent 'a line end at the end is no change'

# Structure: the built-in rules.
BLAMELESS_OPTS='--no-config --format=line --select=structure'
repository structure
cat >pm.md <<'X'
# Checkout errors on 4 March

## Summary

Checkout returned errors for 40 minutes.

## Timeline (UTC)

- 14:32 deployment started

## Impact

Many users were affected.

## Root cause

The root cause was the pool.

Nothing else was found.
X
git add . && git commit -q --no-verify -m pm
judges blameless check pm.md
is 'the whole document' 0 'single-cause' 'missing-section' 'impact-unquantified'
sed -i 's/Nothing else was found/Nothing more was found/' pm.md
judges blameless check --new-from-rev HEAD
has 'structure of a section that changed' 'single-cause'
lacks 'not of one that did not' 'impact-unquantified'
lacks 'nor what the document lacked before' 'missing-section'
git checkout -q pm.md && sed -i '/^## Timeline/,/deployment/d' pm.md
judges blameless check --new-from-rev HEAD
is 'a section that was taken away' 0 'missing-section'
git checkout -q pm.md && sed -i 's/14:32 deployment/14:33 deployment/' pm.md
judges blameless check --new-from-rev HEAD
silent 'a change that concerns none of them'
report new.md "$fine"
judges blameless check --new-from-rev HEAD new.md
is 'a new document' 0 'missing-section'

# --- patches ---
BLAMELESS_OPTS="--no-config --pack=$scratch/pack --select=pack --format=line"
repository patch
report old.md "$old" "$fine" "$blame"
report 'with blank.md' "$blame"
report "$(printf 'caf\303\251 \"x\".md')" "$blame"
git add . && git diff --cached >"$scratch/added.patch"
judges blameless check --new-from-patch "$scratch/added.patch"
is 'patch: new lines and files' 1 'old.md:11:' 'with blank.md:9:' 'x\".md:9:'
lacks 'patch: no old line' 'old.md:9:'
judges sh -c '"$BLAMELESS" check --new-from-patch - <"$0"' "$scratch/added.patch"
is 'patch: from standard input' 1 'old.md:11:'
judges blameless check --new-from-patch "$scratch/added.patch" old.md
lacks 'patch: a named file limits' 'blank'
judges blameless check --new-from-patch "$scratch/added.patch" --whole-files
has 'patch: whole files' 'old.md:9:'
git diff --cached --no-prefix >"$scratch/plain"
judges blameless check --new-from-patch "$scratch/plain"
is 'patch: without prefixes' 1 'old.md:11:' 'with blank.md:9:'
git show HEAD:old.md >"$scratch/before.md"
diff -u "$scratch/before.md" old.md | sed "s|^--- .*|--- old.md.orig\t2026-03-04 14:32:00|; s|^+++ \([^	]*\)|+++ \1|" >"$scratch/gnu"
judges blameless check --new-from-patch "$scratch/gnu"
is 'patch: of diff -u' 1 'old.md:11:'
git commit -q --no-verify -m one
git mv old.md moved.md && printf '\nMira was careless.\n' >>moved.md && git commit -qa --no-verify -m two
git format-patch -q --stdout HEAD~2 >"$scratch/series"
judges blameless check --new-from-patch "$scratch/series"
is 'patch: a series, with a rename' 1 'moved.md:11:' 'moved.md:17:' 'with blank.md:9:'
lacks 'patch: a series, no old line' 'moved.md:9:'
printf 'one more\n' >>moved.md
judges blameless check --new-from-patch "$scratch/series"
is 'patch: lines behind it do not matter' 1 'moved.md:17:'
sed -i '1s/^/x/' moved.md && sed -i '11d' moved.md
judges blameless check --new-from-patch "$scratch/series"
is 'patch: of another version is no pass' 2 'does not fit'
head -c 300 "$scratch/added.patch" >"$scratch/cut"
judges blameless check --new-from-patch "$scratch/cut"
is 'patch: cut off is no pass' 2 'cut off'
judges blameless check --new-from-patch "$scratch/absent"
is 'patch: absent is no pass' 2
git reset -q --hard HEAD~1
cd "$scratch" || exit 2
judges blameless check --new-from-patch "$scratch/added.patch"
is 'patch: elsewhere is no pass' 2 'old.md'
cd patch || exit 2
report ../outside.md "$blame"
mkdir -p "$scratch/other" && report ../other/x.md "$blame" && ln -s ../other linked
printf -- '--- /dev/null\n+++ b/%s\n@@ -0,0 +1 @@\n+x\n' ../outside.md "$scratch/outside.md" linked/x.md >"$scratch/out.patch"
judges blameless check --new-from-patch "$scratch/out.patch"
is 'patch: out of the folder is no way' 2 'leads out of this folder'
lacks 'patch: and nothing there is read' 'careless'
rm linked
printf '*.md binary\n' >.gitattributes && git add . && git commit -q --no-verify -m attributes
report old.md "$old" "$fine" "$blame" "$blame"
git diff >"$scratch/binary"
judges blameless check --new-from-patch "$scratch/binary"
is 'patch: that hides the text is no pass' 2 'git diff --text'

report old.md 'The botched release went out on Monday.'
git commit -qa --no-verify -m old
report old.md 'The botched release went out on Monday.' 'The botched release went out on Friday.'
judges blameless check --new-from-rev HEAD --fix
ok '--fix: only changed lines' eval 'grep -q "botched release went out on Monday" old.md && grep -q "The release went out on Friday" old.md'

finish
