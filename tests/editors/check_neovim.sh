#!/bin/sh
# TAP: Neovim's own language client with editor-plugins/neovim.
# shellcheck source-path=SCRIPTDIR source=editors.sh
. "$(dirname "$0")/editors.sh"
needs nvim
make_project
cd "$folder" || exit 2
timeout 60 nvim --headless -u NONE -i NONE -n -c "luafile $here/neovim.lua" 2>&1 </dev/null
