#!/bin/sh
# TAP: `make install` puts everything where systems look for it, `make uninstall` leaves nothing; the manual page and the
# completions say what the program takes, and are read without a complaint by the programs they are for.
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
program=${BLAMELESS:-$top/build/release/blameless}
[ -x "$program" ] || { echo "Bail out! no program at $program"; exit 2; }
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
unset MAKEFLAGS MFLAGS MAKELEVEL BLAMELESS_OPTS COLUMNS
number=0

ok() { # name, command...
    check=$1
    shift
    number=$((number + 1))
    if "$@" >"$scratch/said" 2>&1; then
        echo "ok $number - $check"
    else
        echo "not ok $number - $check"
        sed 's/^/# /' "$scratch/said"
    fi
}

ok_with() { # program, name, command...
    needed=$1
    shift
    if command -v "$needed" >/dev/null; then
        ok "$@"
    else
        number=$((number + 1))
        echo "ok $number - $1 # SKIP $needed is not installed"
    fi
}

silent() { # command...: succeeds and says nothing
    said=$("$@" 2>&1) || return
    [ -z "$said" ] || { echo "$said"; return 1; }
}

build=$(dirname "$program")
make_it() { make -s -C "$top" BUILD="${build#"$top"/}" PREFIX=/opt/b DESTDIR="$scratch/root" "$@"; }
root=$scratch/root/opt/b
ok 'make install' make_it install
for file in bin/blameless lib/libblameless.a lib/libblameless.so lib/libblameless.so.0 include/blameless.h \
    lib/pkgconfig/blameless.pc share/man/man1/blameless.1 share/blameless/hooks/pre-commit \
    share/bash-completion/completions/blameless share/zsh/site-functions/_blameless \
    share/fish/vendor_completions.d/blameless.fish; do
    ok "installed: $file" test -s "$root/$file"
done
ok 'the installed program runs' "$root/bin/blameless" --version

page=$root/share/man/man1/blameless.1
ok_with mandoc 'the manual page is well formed (mandoc)' silent mandoc -T lint -W error "$page"
ok_with groff 'the manual page is well formed (groff)' silent groff -man -T utf8 -z -ww "$page"

# Every option of every command is in the manual page and in each completion; the page describes each command.
for command in $("$program" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    ok "manual: $command" grep -q "^\.B blameless $command" "$page"
    "$program" help "$command" | sed -n 's/^ *\(-., \)\{0,1\}--\([a-z-]*\).*/\2/p'
done >"$scratch/listed"
grep '^\(not \)\{0,1\}ok' "$scratch/listed"
number=$(grep -c '^\(not \)\{0,1\}ok' "$scratch/listed" | { read -r count; echo $((number + count)); })
grep -v '^\(not \)\{0,1\}ok\|^#' "$scratch/listed" | sort -u >"$scratch/options"
has_all() { # file, what stands before an option's name, what may follow
    while read -r option; do
        grep -q -e "$2$option$3" "$1" || { echo "--$option is missing"; return 1; }
    done <"$scratch/options"
}
ok 'there are options' test "$(wc -l <"$scratch/options")" -gt 40
sed 's/\\-/-/g' "$page" >"$scratch/page"
ok 'manual: every option' has_all "$scratch/page" '^\.B .*--' '\(=\|$\)'
ok 'bash: every option' has_all "$root/share/bash-completion/completions/blameless" '--' '[ |)]'
ok 'zsh: every option' has_all "$root/share/zsh/site-functions/_blameless" '--' '[=[]'
ok 'fish: every option' has_all "$root/share/fish/vendor_completions.d/blameless.fish" '-l ' ' '

completes() { # typed line, expected word
    # shellcheck disable=SC2016
    PATH=$root/bin:$PATH bash -c '. "$1"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _blameless; printf "%s\n" "${COMPREPLY[@]}"' \
        bash "$root/share/bash-completion/completions/blameless" "$1" | grep -qx -e "$2"
}
ok_with bash 'bash completes a command' completes 'blameless exp' explain
ok_with bash 'bash completes an option' completes 'blameless check --sta' --staged
ok_with bash 'bash completes a value' completes 'blameless check --format = sa' sarif
ok_with bash 'bash completes a rule' completes 'blameless explain omis' omission
ok_with bash 'bash completes the rules of an option' completes 'blameless check --ignore omis' omission
ok_with zsh 'zsh reads its completions' silent zsh -n "$root/share/zsh/site-functions/_blameless"
ok_with fish 'fish reads its completions' silent fish --no-execute "$root/share/fish/vendor_completions.d/blameless.fish"

ok 'make uninstall' make_it uninstall
ok 'nothing is left' test -z "$(find "$scratch/root" -type f -o -type l)"
echo "1..$number"
