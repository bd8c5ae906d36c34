#!/usr/bin/env bash
# Runs a command while both sandboxes are up. The command finds the line that the sandbox printed in $SANDBOX_READY_FILE.
#   with-sandbox.sh BINARY "SANDBOX OPTIONS" COMMAND [ARGUMENT ...]
set -euo pipefail

binary=$1
read -r -a options <<<"$2"
shift 2

folder=$(mktemp -d)
"$binary" sandbox "${options[@]}" --quiet >"$folder/ready.json" 2>"$folder/sandbox.log" &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true; wait "$sandbox" 2>/dev/null || true; rm -rf "$folder"' EXIT

for _ in $(seq 600); do
    [ -s "$folder/ready.json" ] && break
    kill -0 "$sandbox" 2>/dev/null || { cat "$folder/sandbox.log" >&2; exit 1; }
    sleep 0.1
done
[ -s "$folder/ready.json" ] || { echo "the sandbox was not ready within a minute" >&2; exit 1; }

export SANDBOX_READY_FILE="$folder/ready.json"
"$@"
