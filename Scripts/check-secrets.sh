#!/usr/bin/env bash
# Looks in everything that the binary wrote during the tests for the secrets that the tests gave it.
# check-secrets.sh FOLDER     *.output is searched for the lines of *.planted
set -euo pipefail
folder=$1

planted=$(mktemp)
trap 'rm -f "$planted"' EXIT
find "$folder" -name '*.planted' -exec cat {} + | sort -u >"$planted"
outputs=$(find "$folder" -name '*.output' | wc -l)
secrets=$(wc -l <"$planted")
# A search of nothing, or for nothing, would find nothing.
if [ "$outputs" -eq 0 ] || [ "$secrets" -eq 0 ] || grep -qx '' "$planted"; then
    echo "secrets: nothing to search ($outputs outputs, $secrets secrets)" >&2
    exit 1
fi
# The names of the files only: the lines hold what nobody should see.
found=$(grep -rlF -f "$planted" --include='*.output' "$folder" || true)
if [ -n "$found" ]; then
    echo "secrets: a planted secret is in the output of:" >&2
    for file in $found; do head -1 "$file" >&2; done
    exit 1
fi
echo "secrets: none of $secrets planted ones in $outputs outputs"
