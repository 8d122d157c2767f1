#!/bin/sh
# TAP: the client library of Visual Studio Code's language clients, installed from npm the first time.
# shellcheck source-path=SCRIPTDIR source=editors.sh
. "$(dirname "$0")/editors.sh"
needs node
needs npm
modules=${NODE_MODULES:-$root/build/editors/node}
[ -d "$modules/node_modules/vscode-languageserver-protocol" ] || {
    mkdir -p "$modules" && cp "$here/node/package.json" "$modules/" &&
        (cd "$modules" && timeout 60 npm install --ignore-scripts --no-package-lock --no-audit --no-fund) >/dev/null 2>&1
} || {
    echo 'ok 1 - node # SKIP npm cannot install vscode-languageserver-protocol'
    echo 1..1
    exit 0
}
make_project
NODE_PATH=$modules/node_modules timeout 60 node "$here/node/client.js" </dev/null
