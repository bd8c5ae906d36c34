#!/usr/bin/env bash
# Starts `tenon serve` on the sandbox, waits until it says that it is ready, and looks at each of its pages.
set -euo pipefail

binary=$1
folder=$(mktemp -d)
"$binary" serve --sandbox "$SANDBOX_READY_FILE" --store "$folder/tenon.db" --port 0 --every 5 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

address=""
for _ in $(seq 300); do
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$folder/log" | head -n 1 || true)
    [ -n "$address" ] && curl -sf "$address/readyz" >/dev/null && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
for path in healthz readyz sign-in files/console.css files/icon.svg; do
    curl -sf -o /dev/null "$address/$path" || { echo "the server does not answer /$path" >&2; cat "$folder/log" >&2; exit 1; }
done
echo "server: ready, and every page answers"
