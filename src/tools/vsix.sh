#!/bin/sh
# Packages the extension for Visual Studio Code with a program in it.
# usage: vsix.sh PROGRAM FOLDER     FOLDER/blameless.vsix is written; FOLDER/vscode is worked in
# npm fetches what the extension is bundled from; no lock file is kept, versions are those of its package.json.
set -eu
program=$1 folder=$2
here=$(cd "$(dirname "$0")/../.." && pwd)
system=$(uname -s | tr '[:upper:]' '[:lower:]')
case $(uname -m) in
x86_64) machine=x64 ;;
aarch64) machine=arm64 ;;
*) machine=$(uname -m) ;;
esac
command -v npm >/dev/null || { echo 'vsix.sh: npm is not installed; src/tools/setup.sh editors installs it' >&2; exit 2; }

mkdir -p "$folder/vscode"
(cd "$here/editor-plugins/vscode" && tar -cf - --exclude node_modules --exclude dist --exclude bin .) | tar -xf - -C "$folder/vscode"
mkdir -p "$folder/vscode/bin/$system-$machine"
strip -o "$folder/vscode/bin/$system-$machine/blameless" "$program"
cd "$folder/vscode"
npm install --no-package-lock --no-audit --no-fund --loglevel=error
npm run --silent package -- --out ../blameless.vsix
