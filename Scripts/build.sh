#!/usr/bin/env bash
# Builds the command line, and says so only when that takes long or fails.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -d .build ] || echo "The first build takes some minutes: it compiles every library. Later ones take seconds."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! swift build --product tenon >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    echo "The build failed." >&2
    exit 1
fi
