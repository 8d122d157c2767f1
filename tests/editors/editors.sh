# shellcheck shell=sh
# For the checks of editors: what each of them needs. Sourced.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
root=$(cd "$here/../.." && pwd)
BLAMELESS=${BLAMELESS:-$root/build/release/blameless}
export BLAMELESS root
[ -x "$BLAMELESS" ] || { echo "Bail out! no program at $BLAMELESS"; exit 2; }

# Ends the check, as skipped, where a program is missing.
needs() { # program
    command -v "$1" >/dev/null && return
    echo "ok 1 - $(basename "$0" .sh) # SKIP $1 is not installed; src/tools/setup.sh editors installs it"
    echo 1..1
    exit 0
}

# A project in $folder with a report that has emoji before its finding, and nothing of the user's around it.
make_project() {
    folder=$(mktemp -d) || exit 2
    trap 'rm -rf "$folder"' EXIT
    trap 'exit 2' INT TERM
    mkdir "$folder/home" "$folder/bin" "$folder/pm"
    cp "$here/report.md" "$folder/pm/report.md"
    ln -s "$BLAMELESS" "$folder/bin/blameless"
    HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config XDG_DATA_HOME=$folder/home/.local/share
    XDG_STATE_HOME=$folder/home/.local/state XDG_CACHE_HOME=$folder/home/.cache PATH=$folder/bin:$PATH
    export folder HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME PATH
    unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE BLAMELESS_OPTS
    git init -q "$folder"
}
