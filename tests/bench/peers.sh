#!/bin/sh
# Times blameless against programs that check prose, by turns over the same files, and writes tests/bench/PEERS.md.
# They come from npm, pip and the Go module proxy into build/peers; one that cannot be had is told.
set -eu
cd "$(dirname "$0")/../.."
programs=$(pwd)/$1
blameless=$(pwd)/build/release/blameless
peers=$(pwd)/build/peers
count=${FILES:-300} rounds=${ROUNDS:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$peers"
export npm_config_cache="$peers/npm-cache" npm_config_update_notifier=false

"$programs/documents" tests/accuracy/rounds "$work/documents"
mkdir -p "$work/files" "$work/few/files"
find "$work/documents/files" -name '*.md' | LC_ALL=C sort | head -n "$count" | xargs -I{} mv {} "$work/files"
find "$work/files" -name '*.md' | LC_ALL=C sort | head -n 3 | xargs -I{} cp {} "$work/few/files"
bytes=$(cat "$work"/files/*.md | wc -c)

# --- getting them ---

npm_has() { # folder, package@version...: each in a folder of its own, for they share no versions
    folder=$peers/$1
    shift
    command -v npm >/dev/null 2>&1 || return 1
    [ -d "$folder/node_modules" ] || npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "$@" \
        >"$peers/npm.log" 2>&1 || { rm -rf "$folder"; return 1; }
}

pip_has() { # package==version
    [ -x "$peers/python/bin/${1%%=*}" ] && return 0
    python3 -m venv "$peers/python" >"$peers/pip.log" 2>&1 && "$peers/python/bin/pip" install --quiet "$1" >>"$peers/pip.log" 2>&1
}

go_has() { # program, module@version
    [ -x "$peers/bin/$1" ] && return 0
    command -v go >/dev/null 2>&1 &&
        GOBIN=$peers/bin GOPATH=$peers/go GOFLAGS=-modcacherw GOCACHE=$peers/go-cache go install "$2" >"$peers/go.log" 2>&1
}

# --- timing them ---

# What it takes for all files in one call. A peer must print something about a few, or it does not do its work.
row() { # title, what it checks, command...
    title=$1 checks=$2
    shift 2
    (cd "$work/few" && "$@") >"$work/said" 2>&1 || true
    [ -s "$work/said" ] || { absent "$title" 'it says nothing'; return; }
    (cd "$work" && "$programs/pairs" "$rounds" "$blameless" check --no-config --all --exit-zero -f ndjson -j2 "$work/files" -- "$@") >"$work/pair"
    awk -v title="$title" -v checks="$checks" -v bytes="$bytes" '
        { wall[NR] = $1; memory[NR] = $3 }
        END { printf "| %s | %s | %.1f | %.1f | %.1f | %.2f | %.0f |\n", title, checks, wall[2] / wall[1], wall[1] / 1000,
                     wall[2] / 1000, bytes / wall[2], memory[2] / 1024 }' "$work/pair"
}

absent() { # title, why
    printf '| %s | not measured: %s | - | - | - | - | - |\n' "$1" "$2"
}

compare() {
    if npm_has alex alex@11; then
        row alex 'inconsiderate wording' "$peers/alex/node_modules/.bin/alex" files
    else
        absent alex 'not to be had from npm'
    fi
    if npm_has write-good write-good@1; then
        row write-good 'style; does not read Markdown' sh -c "exec $peers/write-good/node_modules/.bin/write-good files/*.md"
    else
        absent write-good 'not to be had from npm'
    fi
    if npm_has textlint textlint@14 textlint-rule-alex@5 textlint-rule-write-good@2; then
        row textlint 'the rules of alex and write-good' "$peers/textlint/node_modules/.bin/textlint" \
            --rule alex --rule write-good files
    else
        absent textlint 'not to be had from npm'
    fi
    if pip_has proselint==0.14.0; then
        row proselint 'style; does not read Markdown' "$peers/python/bin/proselint" files
    else
        absent proselint 'not to be had from pip'
    fi
    if go_has vale github.com/errata-ai/vale/v3/cmd/vale@v3.7.1; then
        printf 'MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n' | tee "$work/few/.vale.ini" >"$work/.vale.ini"
        row Vale 'spelling, repeated words' "$peers/bin/vale" --no-exit --output=line files
    else
        absent Vale 'not to be had from the Go module proxy'
    fi
}

write() {
    echo '# Results of `make bench-peers`'
    echo
    echo "$count reports, $bytes bytes, in one call each; blameless has two workers. Medians of runs by turns: $rounds."
    echo
    echo '| program | what it checks | times as long | blameless, ms | ms | MB a second | peak MB |'
    echo '| --- | --- | --- | --- | --- | --- | --- |'
    compare
}

write | tee "$work/results"
cp "$work/results" tests/bench/PEERS.md
