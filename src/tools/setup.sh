#!/bin/sh
# Finds what building and testing need and installs what is missing with the system's package manager.
# usage: setup.sh [build|test|editors|browser|clang|static|coverage|bench|framework|fresh ...]     (nothing: build)
# Prints nothing when all is there; prints the line to run where it cannot install.
set -eu

missing=''

need_program() { # program, name of the need
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need_library() { # pkg-config module, name of the need
    command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1" 2>/dev/null || missing="$missing $2"
}

need_header() { # header, name of the need
    printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <setjmp.h>\n#include <%s>\n' "$1" |
        "${CC:-cc}" -E -x c - >/dev/null 2>&1 || missing="$missing $2"
}

need_module() { # Python module, name of the need
    python3 -c "import $1" >/dev/null 2>&1 || missing="$missing $2"
}

need_emacs_library() { # library, name of the need
    emacs --batch --eval "(progn (package-initialize) (require '$1))" >/dev/null 2>&1 || missing="$missing $2"
}

need_vim_plugin() { # package, name of the need
    vim --version 2>/dev/null | grep -q '+job' && [ -d "/usr/share/vim/vimfiles/pack/dist-bundle/opt/$1" ] ||
        missing="$missing $2"
}

find_missing() {
    missing=''
    for group in "$@"; do
        case $group in
        build)
            need_program "${CC:-cc}" compiler
            need_program make make
            need_program pkg-config pkg-config
            need_library libcmark cmark
            need_library libpcre2-8 pcre2
            need_library yaml-0.1 libyaml
            need_library jansson jansson
            ;;
        test)
            need_header cmocka.h cmocka
            need_header md4c.h md4c
            need_program git git
            need_program xmllint xmllint
            need_program jq jq
            need_module json python3
            need_program patch patch
            ;;
        editors)
            need_program nvim neovim
            need_program emacs emacs
            need_emacs_library eglot eglot
            need_emacs_library markdown-mode markdown-mode
            need_emacs_library flycheck flycheck
            need_vim_plugin ale ale
            need_program node node
            need_program npm npm
            ;;
        browser)
            need_program node node
            need_program npm npm
            need_program chromium chromium
            ;;
        clang) need_program clang clang ;;
        static)
            need_program cppcheck cppcheck
            need_program shellcheck shellcheck
            need_program clang-tidy clang-tidy
            ;;
        coverage) need_program gcovr gcovr ;;
        bench)
            need_program cmark cmark-program
            need_program valgrind valgrind
            ;;
        framework) need_program pre-commit pre-commit ;;
        fresh) need_program debootstrap debootstrap ;;
        *)
            echo "setup.sh: unknown group '$group' (build, test, editors, browser, clang, static, coverage, bench, framework, fresh)" >&2
            exit 2
            ;;
        esac
    done
}

# need:apt:dnf:pacman:apk:brew
packages='
compiler:gcc libc6-dev:gcc glibc-devel:gcc:build-base:gcc
make:make:make:make:make:make
pkg-config:pkg-config:pkgconf-pkg-config:pkgconf:pkgconf:pkg-config
cmark:libcmark-dev:cmark-devel:cmark:cmark-dev:cmark
pcre2:libpcre2-dev:pcre2-devel:pcre2:pcre2-dev:pcre2
libyaml:libyaml-dev:libyaml-devel:libyaml:yaml-dev:libyaml
jansson:libjansson-dev:jansson-devel:jansson:jansson-dev:jansson
cmocka:libcmocka-dev:libcmocka-devel:cmocka:cmocka-dev:cmocka
md4c:libmd4c-dev:md4c-devel:md4c:md4c-dev:md4c
git:git:git:git:git:git
xmllint:libxml2-utils:libxml2:libxml2:libxml2-utils:libxml2
jq:jq:jq:jq:jq:jq
python3:python3:python3:python:python3:python3
patch:patch:patch:patch:patch:gpatch
pre-commit:pre-commit:pre-commit:pre-commit:pre-commit:pre-commit
neovim:neovim:neovim:neovim:neovim:neovim
emacs:emacs-nox:emacs-nox:emacs-nox:emacs-nox:emacs
eglot:elpa-eglot:-:-:-:-
markdown-mode:elpa-markdown-mode:emacs-markdown-mode:emacs-markdown-mode:-:-
flycheck:elpa-flycheck:-:-:-:-
ale:vim-nox vim-ale:vim-enhanced vim-ale:vim vim-ale:vim:-
node:nodejs:nodejs:nodejs:nodejs:node
npm:npm:nodejs-npm:npm:npm:node
chromium:chromium:chromium:chromium:chromium:-
clang:clang libclang-rt-14-dev:clang compiler-rt:clang compiler-rt:clang compiler-rt:llvm
cppcheck:cppcheck:cppcheck:cppcheck:cppcheck:cppcheck
clang-tidy:clang-tidy:clang-tools-extra:clang:clang-extra-tools:llvm
gcovr:gcovr:gcovr:gcovr:gcovr:gcovr
cmark-program:cmark:cmark:cmark:cmark:cmark
valgrind:valgrind:valgrind:valgrind:valgrind:valgrind
shellcheck:shellcheck:ShellCheck:shellcheck:shellcheck:shellcheck
debootstrap:debootstrap:debootstrap:debootstrap:debootstrap:-
'

package_names() { # column
    for need in $missing; do
        printf '%s' "$packages" | awk -F: -v need="$need" -v column="$1" '$1 == need && $column != "-" { printf " %s", $column }'
    done
}

manager() {
    for program in apt-get dnf pacman apk brew; do
        command -v $program >/dev/null 2>&1 && { echo $program; return; }
    done
    echo none
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "setup.sh: not root and no sudo; run this as root, then try again:" >&2
        echo "    $*" >&2
        exit 2
    fi
}

install_missing() {
    case $(manager) in
    apt-get) column=2 command='apt-get install -y -qq --no-install-recommends' ;;
    dnf) column=3 command='dnf install -y' ;;
    pacman) column=4 command='pacman -Sy --noconfirm' ;;
    apk) column=5 command='apk add' ;;
    brew) column=6 command='brew install' ;;
    *)
        echo "setup.sh: no package manager known here (apt, dnf, pacman, apk, brew); install these and try again:" >&2
        echo "   $missing" >&2
        exit 2
        ;;
    esac
    # shellcheck disable=SC2046,SC2086 # commands and package names are words
    set -- $command $(package_names $column)
    case $1 in
    brew) "$@" ;;
    apt-get)
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive "$@"
        ;;
    *) as_root "$@" ;;
    esac
}

[ $# -gt 0 ] || set -- build
find_missing "$@"
[ -n "$missing" ] || exit 0
echo "Installing what is missing:$missing"
install_missing >"${TMPDIR:-/tmp}/blameless-setup.log" 2>&1 || {
    cat "${TMPDIR:-/tmp}/blameless-setup.log" >&2
    exit 2
}
find_missing "$@"
[ -z "$missing" ] || {
    echo "setup.sh: still missing after the installation:$missing" >&2
    exit 2
}
