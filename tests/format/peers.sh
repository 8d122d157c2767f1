#!/bin/sh
# TAP: what the program writes, judged by the programs it is written for: SARIF by Microsoft's multitool and the published
# schema, rdjson by reviewdog, workflows by actionlint, the GitLab template by gitlab-ci-local's copy of GitLab's schema.
# They come from npm and the Go module proxy, into build/peers; what cannot be had is skipped: make check-formats-peers
. "$(dirname "$0")/../git/harness.sh"
unset BLAMELESS_OPTS
peers=$top/build/peers
mkdir -p "$peers"
export npm_config_cache="$peers/npm-cache" npm_config_update_notifier=false

npm_has() { # package@version ...: installs once, runs nobody's scripts
    command -v npm >/dev/null || return 1
    [ -d "$peers/node_modules/${1%@*}" ] || npm install --prefix "$peers" --ignore-scripts --no-audit --no-fund "$@" >"$peers/npm.log" 2>&1
}
go_has() { # program, module@version
    [ -x "$peers/bin/$1" ] && return 0
    command -v go >/dev/null || return 1
    GOBIN=$peers/bin GOPATH=$peers/go GOFLAGS=-modcacherw GOCACHE=$peers/go-cache go install "$2" >"$peers/go.log" 2>&1
}

mkdir "$scratch/documents" && cd "$scratch/documents" || exit 2
cp "$top/tests/example.md" 'with blank & "quotes" ]]>.md'
cp "$top"/tests/accuracy/rounds/r1/*/*.md "$top"/tests/cases/lint/*.md .
printf '# Outage\n\n## Timeline\n\nRavi was careless.\n' >"$(printf 'caf\303\251\n%%0A.md')"
mkdir clean && printf '# Outage\n\n## Timeline\n\n- 10:00 UTC a disk filled\n' >clean/a.md
set --
for format in sarif rdjson rdjsonl; do
    set -- "$@" --format=$format --output-file="$scratch/out.$format"
done
judges blameless check --all --exit-zero --no-config "$@" .
judges blameless check --all --exit-zero --no-config --select=omission --format=sarif --output-file="$scratch/clean.sarif" clean
count=$(wc -l <"$scratch/out.rdjsonl")

if npm_has @microsoft/sarif-multitool-linux@5.7.0; then
    tool=$peers/node_modules/@microsoft/sarif-multitool-linux
    chmod u+x "$tool/Sarif.Multitool"
    for name in out clean; do
        # It ends with status 0 whatever it finds: its own results say what is wrong.
        judges "$tool/Sarif.Multitool" validate "$scratch/$name.sarif" --output "$scratch/judged.sarif" --log ForceOverwrite --level 'Error;Warning'
        out=$(jq -r '.runs[].results[] | select((.level // "warning") == "error") | "\(.ruleId) \(.message.id)"' "$scratch/judged.sarif")
        ok "multitool finds no error in $name.sarif" eval '[ -s "$scratch/judged.sarif" ] && [ -z "$out" ]'
    done
    if npm_has ajv@8 ajv-formats@3; then
        for name in out clean; do
            judges env NODE_PATH="$peers/node_modules" node -e '
                const [schema, file] = process.argv.slice(1).map(path => JSON.parse(require("fs").readFileSync(path)));
                const ajv = new (require("ajv/dist/2020"))({strict: false, allErrors: true});
                require("ajv-formats")(ajv);
                const check = ajv.compile(schema);
                if (!check(file)) { console.log(JSON.stringify(check.errors, null, 1)); process.exit(1); }
            ' "$tool/sarif-2.1.0.json" "$scratch/$name.sarif"
            is "the schema of SARIF 2.1.0 accepts $name.sarif" 0
        done
    else
        skip 'the schema of SARIF 2.1.0' 'ajv cannot be had'
    fi
else
    skip 'multitool' 'npm or its package cannot be had'
fi

if go_has reviewdog github.com/reviewdog/reviewdog/cmd/reviewdog@v0.17.4; then
    for format in rdjson rdjsonl; do
        "$peers/bin/reviewdog" -f=$format -reporter=local -filter-mode=nofilter -diff=true <"$scratch/out.$format" >"$scratch/out" 2>"$scratch/err"
        status=$? out=$(cat "$scratch/err")
        is "reviewdog reads $format" 0
        ok "reviewdog finds all $count in it" equal "$(grep -c '' "$scratch/out")" "$count"
    done
else
    skip 'reviewdog' 'Go or its module cannot be had'
fi

if go_has actionlint github.com/rhysd/actionlint/cmd/actionlint@latest; then
    cd "$scratch" && git init -q workflows && cd workflows && mkdir -p .github/workflows hooks || exit 2
    cp "$top/action.yml" .
    cp "$top/hooks/init/github.yml" .github/workflows/init.yml
    # The action as a workflow of this tree uses it: with every input that it has.
    {
        printf 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n'
        printf '      - id: blameless\n        uses: ./\n        with:\n'
        sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/          \1: x/p' action.yml
        printf '      - run: exit ${{ steps.blameless.outputs.status }}\n'
    } >.github/workflows/local.yml
    judges "$peers/bin/actionlint" -shellcheck= -no-color
    is 'actionlint accepts workflow and action' 0
    # It does not read the steps of an action: as a job of a workflow it does.
    {
        printf 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n'
        sed -n '/^  steps:/,$p' action.yml | sed '1d; s/^/  /; s/inputs\.[a-z-]*/github.sha/g'
    } >.github/workflows/steps.yml
    judges "$peers/bin/actionlint" -shellcheck= -no-color .github/workflows/steps.yml
    is "actionlint accepts the action's steps" 0
else
    skip 'actionlint' 'Go or its module cannot be had'
fi

if npm_has gitlab-ci-local@4.52.0; then
    cd "$scratch" && git init -q -b main gitlab && cd gitlab || exit 2
    report old.md 'Ravi was so careless that he is to blame.'
    cp "$top/hooks/gitlab-ci.yml" .gitlab-ci.yml
    git add . && git commit -q -m first
    report new.md 'Mira was so careless that she is to blame.'
    git add . && git commit -q -m second
    local_gitlab=$peers/node_modules/.bin/gitlab-ci-local
    judges "$local_gitlab" --list
    is "the template is valid by GitLab's schema" 0 'json schema validated'
    PATH=$(dirname "$BLAMELESS"):$PATH
    sed -i '/^  image:/d' .gitlab-ci.yml # without an image the job runs here
    judges "$local_gitlab" --shell-executor-no-image --variable CI_MERGE_REQUEST_DIFF_BASE_SHA="$(git rev-parse HEAD~1)" blameless
    is 'its job finds blame on changed lines' 1 'new.md:9:'
    lacks 'and on no others' 'old.md:9:'
    ok 'and reports' eval 'find . -name gl-code-quality-report.json | grep -q .'
else
    skip 'gitlab-ci-local' 'npm or its package cannot be had'
fi

finish
