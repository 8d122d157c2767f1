#!/bin/sh
# links_statically.sh COMPILER LIBRARY...: are there static ones of all of them?
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
echo 'int main(void) { return 0; }' > "$folder/main.c"
"$1" "$folder/main.c" -static $(shift; echo "$@") -o "$folder/main" 2> "$folder/errors"
