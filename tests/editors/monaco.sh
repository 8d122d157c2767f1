#!/bin/sh
# TAP: Visual Studio Code's editor and language client (monaco-languageclient) in a headless Chromium. Not part of `make
# check`: the first time it installs 133 MB from npm. `make check-monaco` runs it; screenshots are left in build/editors/monaco.
# shellcheck source-path=SCRIPTDIR source=editors.sh
. "$(dirname "$0")/editors.sh"
needs node
needs npm
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || needs chromium
export CHROMIUM
work=$root/build/editors/monaco
mkdir -p "$work" || exit 2
cp "$here"/monaco/* "$work/"
cd "$work" || exit 2
[ -d node_modules/monaco-languageclient ] ||
    npm install --ignore-scripts --no-package-lock --no-audit --no-fund >install.log 2>&1 || {
        echo 'ok 1 - monaco # SKIP npm cannot install monaco-languageclient; see build/editors/monaco/install.log'
        echo 1..1
        exit 0
    }
npx vite build >build.log 2>&1 || { tail -20 build.log; exit 1; }
make_project
timeout 200 node drive.js "$folder/pm/report.md" "$work" </dev/null
