#!/bin/sh
# Prints C source for files that the program carries along: see src/cli/embedded.h.
# usage: embed.sh FILE...
set -eu

echo '#include "cli/embedded.h"'
number=0
for file in "$@"; do
    number=$((number + 1))
    printf '\nstatic const unsigned char bytes_%d[] = {\n' "$number"
    od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
    echo '};'
done

printf '\nconst struct embedded_file embedded_files[] = {\n'
number=0
for file in "$@"; do
    number=$((number + 1))
    printf '    {"%s", {(const char *)bytes_%d, sizeof bytes_%d}},\n' "$file" "$number" "$number"
done
printf '    {0},\n};\n'
