#!/bin/sh
# TAP: which entries of the index are judged, whatever they are called; what --staged --fix may touch.
. "$(dirname "$0")/harness.sh"

blame='Ravi made a careless change.'
newline='
'

repository names
quote='say "so".md' line="two${newline}lines.md" dash='-rf.md' dashes='--all.md' accent='caf'$(printf '\303\251')'.md'
bytes=$(printf 'bad\377\376.md') escape=$(printf 'esc\033[31m.md') command='::error::x.md' percent='%0A%25.md'
for name in 'with blank.md' "$quote" "$line" "$dash" "$dashes" "$accent" "$bytes" "$escape" "$command" "$percent" \
    "it's.md" 'back\slash.md' ' lead.md' 'star*.md' ':(top)x.md' 'tab	.md'; do
    report "$name" "$blame"
    git add -- "./$name"
    judges git commit -m x
    shown=$(printf '%s' "$name" | tr -d '\001-\037\177-\377' | cut -c1-3)
    is "name '$shown...': refused" 1 'careless'
    ok "name '$shown...': one finding" equal "$(grep -c 'error:' "$scratch/out")" 1
    judges blameless check --staged -- "$name"
    is "name '$shown...': by name" 1 'careless'
    judges blameless check --staged -f json
    is "name '$shown...': JSON" 1
    ok "name '$shown...': JSON is valid" eval 'python3 -m json.tool "$scratch/out" >/dev/null'
    git reset -q && rm -f -- "./$name"
done

repository kinds
report target.md "$blame"
ln -s target.md link.md
git add link.md
judges blameless check --staged
silent 'a symbolic link is no document'
rm target.md
git commit -q --no-verify -m link
rm link.md
report link.md "$blame"
git add link.md
judges blameless check --staged
is 'a file that was a link is all new' 1 'link.md:9'
git commit -q --no-verify -m file

report gone.md "$blame"
git add . && git commit -q --no-verify -m gone
git rm -q gone.md
judges blameless check --staged
silent 'a deletion'
git reset -q --hard

git mv old.md moved.md
judges blameless check --staged
silent 'a rename without a change'
printf '\nMira was careless.\n' >>moved.md
git add moved.md
judges blameless check --staged
is 'a rename with a change: the new line' 1 'moved.md:15:'
lacks 'a rename with a change: not the old lines' 'moved.md:9:'
git reset -q --hard

report notes.txt "$blame"
git add . && git commit -q --no-verify -m notes
git mv notes.txt notes.md
judges blameless check --staged
is 'a rename from what was no document: all is new' 1 'notes.md:9'
git reset -q --hard

chmod +x old.md && git add old.md
judges blameless check --staged
silent 'a change of mode'
git reset -q --hard

report later.md "$blame"
git add -N later.md
judges blameless check --staged
silent 'add -N stages no text'
git reset -q && rm later.md

printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12345\n' 1 >big.md
git add big.md
judges blameless check --staged big.md
is 'an LFS pointer is left out, with a note' 0 'Git LFS'
mkdir postmortems && cp big.md postmortems/big.md
judges blameless check --new-from-rev HEAD
is 'an LFS pointer in the work tree whose path says post-mortem was not checked' 2 'git lfs pull'
lacks 'an LFS pointer in the work tree that may be anything is passed over' ' big.md:'
judges blameless postmortems
is 'an LFS pointer in a folder' 2 'git lfs pull'
judges blameless big.md
is 'an LFS pointer by name' 2 'git lfs pull'
rm -r postmortems
printf '\377\376a\000' >utf16.md
git add utf16.md
judges blameless check --staged
ok 'a UTF-16 file that is no post-mortem stops nothing' equal "$status" 0
lacks 'a UTF-16 file that is no post-mortem is not spoken of' 'utf16.md'
mkdir postmortems
git mv utf16.md postmortems/utf16.md
judges blameless check --staged
is 'a UTF-16 file whose path says post-mortem was not checked' 2 'postmortems/utf16.md'
git reset -q
rm -r postmortems
git add big.md
{
    printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12345\n' 1
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "$blame It went on for quite some time."; done
} >big.md
git add big.md
judges blameless check --staged big.md
is 'a text that begins like an LFS pointer is judged' 1 'careless'
git reset -q --hard

git init -q inner && (cd inner && git commit -q --allow-empty -m x) && git -c advice.addEmbeddedRepo=false add inner 2>/dev/null
judges blameless check --staged
silent 'a gitlink'
git reset -q && rm -rf inner

printf 'Ravi made a careless change.\n' >README.md
git add README.md
judges blameless check --staged
silent 'Markdown that is no post-mortem'
judges blameless check --staged README.md
is 'named, it is judged all the same' 1 'README.md:1'
judges blameless check --staged --only-postmortems README.md
silent 'unless only post-mortems are wanted'
judges blameless check --staged --all
is 'or all files are' 1 'README.md:1'
git reset -q --hard

report excluded.md "$blame"
printf 'exclude: [excluded.md]\n' >.blameless.yml
git add excluded.md
BLAMELESS_OPTS="--pack=$scratch/pack --select=pack --format=line"
judges blameless check --staged
silent 'what the configuration excludes'
judges blameless check --staged excluded.md
is 'what it excludes, named: a note' 0 'excluded by the configuration'
judges blameless check --staged --no-exclude
is 'what it excludes, with --no-exclude' 1 'excluded.md:9'
BLAMELESS_OPTS="--no-config $BLAMELESS_OPTS"
rm .blameless.yml && git reset -q --hard

git config core.autocrlf true
report crlf.md "$blame"
git add crlf.md 2>/dev/null
judges blameless check --staged
is 'core.autocrlf' 1 'crlf.md:9:13'
git config --unset core.autocrlf
git reset -q --hard

printf '*.md -diff binary\n' >.gitattributes
report hidden.md "$blame"
git add .
judges blameless check --staged
is 'attributes cannot hide text' 1 'hidden.md:9'
git reset -q --hard

# --- fixes ---
repository fixes
report new.md 'The botched release went out at noon.' "$blame"
git add new.md
staged=$(git ls-files -s new.md)
judges blameless check --staged --fix --fail-level=warning
is 'fix: what is staged still fails' 1 'careless'
lacks 'fix: what was settled is not shown' 'botched'
ok 'fix: made in the work tree' grep -q 'The release went out at noon' new.md
ok 'fix: nothing is staged by it' equal "$(git ls-files -s new.md)" "$staged"
git add new.md
judges blameless check --staged --fail-level=warning -f json
lacks 'fix: staged, it is gone' '"rule":"botched"'

report new.md 'The botched release went out at noon.'
git add new.md
report new.md 'The botched release went out at noon.' 'Mira is still writing here.'
sum=$(cksum <new.md)
judges blameless check --staged --fix --fail-level=warning
is 'fix: not over changes that are not staged' 1 'not fixed: the work tree holds changes that are not staged' 'botched'
ok 'fix: they are left alone' equal "$(cksum <new.md)" "$sum"

report old.md 'Ravi took a careless step long ago.' 'The botched release went out on Monday.'
git add old.md && git commit -q --no-verify -m old
report old.md 'Ravi took a careless step long ago.' 'The botched release went out on Monday.' 'The botched release went out on Friday.'
git add old.md
judges blameless check --staged --fix
ok 'fix: only on changed lines' eval 'grep -q "The botched release went out on Monday" old.md && grep -q "The release went out on Friday" old.md'

rm old.md && ln -s new.md old.md
judges blameless check --staged --fix
ok 'fix: no link is written through' eval '[ -L old.md ] && ! grep -q "The release went out on Friday" new.md'

repository diff
report new.md 'The botched release went out at noon.'
git add new.md
judges blameless check --staged --diff
is '--diff prints a patch' 0 '-The botched release went out at noon.' '+The release went out at noon'
ok '--diff: the patch applies' git apply --check "$scratch/out"

# --- trust ---
repository trust
git init -q --bare evil.md
printf '#!/bin/sh\ntouch "%s/ran"\n' "$scratch" >evil.md/run && chmod +x evil.md/run
git -C evil.md config core.fsmonitor "$scratch/trust/evil.md/run"
cd evil.md || exit 2
judges blameless check --staged
is 'an embedded bare repository is no repository' 2 'git rev-parse'
ok 'and runs nothing' eval '[ ! -e "$scratch/ran" ]'
cd .. || exit 2
git config core.fsmonitor "$scratch/trust/evil.md/run"
report new.md "$blame"
judges blameless check --new-from-rev HEAD
is 'a file monitor is not asked' 1 'new.md:9'
ok 'and does not run' eval '[ ! -e "$scratch/ran" ]'
git config --unset core.fsmonitor
mkdir bin && printf '#!/bin/sh\ntouch "%s/ran"\n' "$scratch" >bin/git && chmod +x bin/git
PATH=bin:.:$PATH
judges blameless check --new-from-rev HEAD
is 'a folder on PATH that is not absolute' 1 'new.md:9'
ok 'is not looked into' eval '[ ! -e "$scratch/ran" ]'

cd "$scratch" && mkdir nowhere && cd nowhere || exit 2
judges blameless check --staged
is 'no repository is no pass' 2 'not a git repository'

finish
