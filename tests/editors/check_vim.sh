#!/bin/sh
# TAP: Vim with editor-plugins/vim: ALE, and the compiler; and efm's formats, which are Vim's.
# shellcheck source-path=SCRIPTDIR source=editors.sh
. "$(dirname "$0")/editors.sh"
needs vim
[ -d /usr/share/vim/vimfiles/pack/dist-bundle/opt/ale ] && vim --version | grep -q '+job' || {
    echo 'ok 1 - Vim # SKIP it has no ALE, or no jobs; src/tools/setup.sh editors installs both'
    echo 1..1
    exit 0
}
make_project
cat >"$folder/pm/other.md" <<'END'
# Other

It was human error. Mateus recklessly deleted the table.

The wrong size was set during the change.
END
cd "$folder" || exit 2
timeout 100 vim --not-a-term -T dumb -N -u NONE -i NONE -n -S "$here/vim.vim" >"$folder/log" 2>&1 </dev/null
cat "$folder/results" || { tail -c 2000 "$folder/log" | sed 's/^/# /'; exit 1; }
