#!/bin/sh
# TAP: Emacs with editor-plugins/emacs: Eglot, Flymake, Flycheck.
# shellcheck source-path=SCRIPTDIR source=editors.sh
. "$(dirname "$0")/editors.sh"
needs emacs
emacs --batch --eval '(progn (package-initialize) (require (quote eglot)) (require (quote markdown-mode)))' >/dev/null 2>&1 || {
    echo 'ok 1 - Emacs # SKIP it has no eglot or markdown-mode; src/tools/setup.sh editors installs them'
    echo 1..1
    exit 0
}
make_project
cd "$folder" || exit 2
timeout 100 emacs --batch -l "$here/emacs.el" 2>"$folder/log" </dev/null || sed 's/^/# /' "$folder/log"
