#!/bin/sh
# TAP: golden files of the formats are what other programs accept: xmllint for XML, jq for JSON and for the
# shape that consumers require. The golden files themselves are compared by test_formats.
cd "$(dirname "$0")/../cases/formats" || exit 2
number=0

report() { # status, name
    number=$((number + 1))
    [ "$1" -eq 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

needs() { # program
    command -v "$1" >/dev/null && return
    number=$((number + 1))
    echo "ok $number - $2 # SKIP $1 is not installed"
    return 1
}

shape() { # file, jq filter that must be true, name
    needs jq "$3" || return
    jq --slurp --exit-status "$2" "$1" >/dev/null
    report $? "$3"
}

for file in checkstyle junit; do
    needs xmllint "$file is well-formed" || continue
    xmllint --noout "$file"
    report $? "$file is well-formed"
done

shape json '.[0] | .version == 1 and (.diagnostics | length) == 5 and .files == 3 and (.errors | length) == 1' 'json has its four members'
shape ndjson 'length == 5 and all(.[]; (.range.start.byte <= .range.end.byte) and (.fingerprint | length) == 32)' 'ndjson has one finding a line'
shape lsp 'length == 3 and all(.[]; .uri | startswith("file:///"))' 'lsp has one document a line, with absolute URIs'
shape gitlab '.[0] | all(.[]; has("description") and has("check_name") and has("fingerprint")
    and (.severity | IN("info", "minor", "major", "critical")) and (.location | has("path") and .lines.begin >= 1))
    and ([.[].fingerprint] | length == (unique | length))' 'gitlab has what code quality requires'
shape rdjson '.[0] | .source.name == "blameless" and all(.diagnostics[]; (.location.range.start.column >= 1)
    and (.severity | IN("INFO", "WARNING", "ERROR")))' 'rdjson has ranges and severities'
shape rdjsonl 'length == 5 and all(.[]; .source.name == "blameless")' 'rdjsonl names its source on each line'
shape sarif '.[0] | .version == "2.1.0" and (.runs[0] | .columnKind == "unicodeCodePoints"
    and (.tool.driver.rules as $rules | all(.results[]; $rules[.ruleIndex].id == .ruleId))
    and all(.results[].locations[0].physicalLocation.region;
            .startLine >= 1 and .startColumn >= 1 and .endLine >= 1 and .endColumn >= 1))' 'sarif points each result at its rule'
echo "1..$number"
