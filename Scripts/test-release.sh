#!/usr/bin/env bash
# Builds for release, runs the demonstration once, and starts the server and asks it whether it is ready.
set -euo pipefail
cd "$(dirname "$0")/.."

started=$SECONDS
swift build -c release --product tenon
echo "release build: $((SECONDS - started)) s"

.build/release/tenon demo --once --quiet >/tmp/tenon-demo.log || { cat /tmp/tenon-demo.log; exit 1; }
tail -n 1 /tmp/tenon-demo.log
Scripts/with-sandbox.sh .build/release/tenon "--contacts 50" Scripts/probe-server.sh .build/release/tenon
