#!/usr/bin/env bash
# Measures the use of HighLevel's limit by one process and by two, release build: Benchmarks/highlevel-limit.sh [CALLS]
# With the usual 2000 calls it takes about eight minutes, since the limit allows no less.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product tenon >&2
swift build -c release --product highlevel-load >&2
Scripts/with-sandbox.sh .build/release/tenon "--contacts 10 --limits on" \
    python3 Benchmarks/highlevel-limit.py .build/release/highlevel-load "${1:-2000}"
