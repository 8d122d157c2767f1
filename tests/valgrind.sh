#!/bin/sh
# The program and some tests under valgrind's memcheck: valgrind.sh BUILD. Status 1 when memory is used wrongly, or lost for good.
cd "$(dirname "$0")/.." || exit 2
build=$1 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
BLAMELESS_NO_JIT=1
export BLAMELESS_NO_JIT

memcheck() { # command...; its own status does not matter
    if valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite "$@" \
        >"$scratch/out" 2>"$scratch/err" </dev/null; [ $? -ne 99 ]; then
        echo "ok - $*"
    else
        echo "not ok - $*"
        grep '^==' "$scratch/err" | head -40
        failed=1
    fi
}

for test in text/test_document cli/test_patch lsp/test_session; do
    memcheck "$build/tests/$test"
done
program=$build/tests/blameless-dynamic
for format in human json sarif junit checkstyle github gitlab rdjson markdown; do
    memcheck "$program" --no-config --all -j1 -f $format tests/example.md
done
memcheck "$program" --no-config --all -j2 tests/cases/prose tests/cases/lint
memcheck "$program" --no-config --all -j1 --fix --unsafe-fixes --diff tests/cases/lint
memcheck "$program" --no-config --pack tests/cases/cli/pack --redact --trace tests/example.md
memcheck "$program" explain omission
exit $failed
