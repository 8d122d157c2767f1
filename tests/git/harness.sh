# For the scripts beside this file: repositories made in a scratch folder, commits through the hook, TAP.
#
#   repository NAME         makes one with the hook in place and one report committed, and goes there
#   report PATH [LINE...]   writes a post-mortem, with these lines in its analysis
#   judges COMMAND...       runs it: output in $out, exit status in $status
#   ok / is / has / lacks   checks; each prints one line of TAP
#   finish                  the plan; the last line of a script
#
# A pack of two rules stands for the built-in ones: `careless` (error, with a question) and `botched` (warning, with a fix).
unset $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p') NO_COLOR BLAMELESS_OPTS PRE_COMMIT
GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
GIT_AUTHOR_NAME=Tester GIT_AUTHOR_EMAIL=tester@example.org GIT_COMMITTER_NAME=Tester GIT_COMMITTER_EMAIL=tester@example.org
LC_ALL=C TERM=dumb
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_TERMINAL_PROMPT LC_ALL TERM
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

top=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
BLAMELESS=${BLAMELESS:-$top/build/release/blameless}
export BLAMELESS
[ -x "$BLAMELESS" ] || { echo "Bail out! no program at $BLAMELESS"; exit 2; }
scratch=$(mktemp -d) || exit 2
scratch=$(cd "$scratch" && pwd -P)
trap 'chmod -R u+w "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 2' INT TERM
GIT_CONFIG_GLOBAL=$scratch/gitconfig # a file: whatever sets a global value replaces it, be it a device
: >"$GIT_CONFIG_GLOBAL"
cp -r "$top/tests/git/pack" "$scratch/pack"
BLAMELESS_OPTS="--no-config --pack=$scratch/pack --select=pack --format=line"
export BLAMELESS_OPTS
number=0
HOME=$scratch
export HOME

blameless() { "$BLAMELESS" "$@"; }

judges() {
    "$@" >"$scratch/out" 2>&1 </dev/null
    status=$?
    out=$(cat "$scratch/out")
}

ok() { # name, command...
    check=$1
    shift
    number=$((number + 1))
    if "$@"; then
        echo "ok $number - $check"
    else
        echo "not ok $number - $check"
        printf '%s\n' "status $status" "$out" | sed 's/^/# /'
    fi
}

equal() { [ "$1" = "$2" ]; }
contains() { case $out in *"$1"*) ;; *) return 1 ;; esac; }
contains_not() { ! contains "$1"; }

is() { # name, expected status [, text that the output has ...]
    what=$1 expected=$2
    shift 2
    good=equal
    [ "$status" = "$expected" ] || good=false
    for text in "$@"; do
        contains "$text" || good=false
    done
    if [ $good = false ]; then
        ok "$what (expected status $expected${*:+ and: $*})" false
    else
        ok "$what" true
    fi
}

silent() { # name: status 0 and not a word
    ok "$1" eval '[ "$status" = 0 ] && [ -z "$out" ]'
}

skip() { # name, reason
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}

has() { ok "$1" contains "$2"; }
lacks() { ok "$1" contains_not "$2"; }
finish() { echo "1..$number"; }

report() { # path, lines of its analysis
    path=$1
    shift
    case $path in */*) mkdir -p "${path%/*}" ;; esac
    {
        printf '# Checkout errors\n\n## Summary\n\nCheckout failed for 40 minutes.\n\n## Analysis\n\n'
        for line in "$@"; do
            printf '%s\n' "$line"
        done
        printf '\n## Timeline\n\n- 14:32 UTC the pool ran empty\n'
    } >"./$path"
}

install_hook() { # hooks folder
    mkdir -p "$1"
    cp "$top/hooks/pre-commit" "$1/pre-commit"
    cp "$top/hooks/pre-commit" "$1/pre-merge-commit"
}

repository() { # name
    cd "$scratch" || exit 2
    rm -rf "${scratch:?}/$1"
    git init -q -b main "$1"
    cd "$1" || exit 2
    report old.md 'Ravi took a careless step long ago.'
    git add . && git commit -q --no-verify -m first
    install_hook .git/hooks
}
