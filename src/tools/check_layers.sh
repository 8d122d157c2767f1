#!/bin/sh
# Checks the table of floors in src/README.md against the includes of the code:
# no file includes a higher floor or a sibling floor, each third-party header stands in one file only,
# and every header compiles alone.
set -u
cd "$(dirname "$0")/../.." || exit 2
status=0

fail() {
    echo "check-layers: $1"
    status=1
}

floor_of() { # folder name
    sed -n 's/^| \([0-9]\) | `src\/\([a-z]*\)`.*/\1 \2/p' src/README.md | awk -v folder="$1" '$2 == folder { print $1 }'
}

[ -n "$(floor_of base)" ] || { echo 'check-layers: no table of floors in src/README.md'; exit 2; }

for file in src/*/*.[ch] src/*/*/*.[ch]; do
    [ -f "$file" ] || continue
    folder=${file#src/}
    folder=${folder%%/*}
    own=$(floor_of "$folder")
    [ -n "$own" ] || continue
    for included in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
        [ "$included" = "$folder" ] && continue
        other=$(floor_of "$included")
        [ -n "$other" ] || { fail "$file includes $included, which is no floor"; continue; }
        [ "$other" -lt "$own" ] || fail "$file (floor $own) includes $included (floor $other)"
    done
done

for header in cmark.h pcre2.h yaml.h jansson.h; do
    users=$(grep -l "#include <$header>" -r src | wc -l)
    [ "$users" -le 1 ] || fail "$header is included in $users files: $(grep -l "#include <$header>" -r src | tr '\n' ' ')"
done

for header in src/*.h src/*/*.h src/*/*/*.h; do
    [ -f "$header" ] || continue
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc -Wall -Wextra -Werror -fsyntax-only -x c "$header" 2>/tmp/check-layers.$$ ||
        { fail "$header does not compile alone"; cat /tmp/check-layers.$$; }
    rm -f /tmp/check-layers.$$
done
exit $status
