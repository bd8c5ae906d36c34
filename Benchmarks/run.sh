#!/usr/bin/env bash
# Measures a first sync and one without changes, release build, no rate limit, and webhooks: make bench [CONTACTS=10000]
set -euo pipefail
cd "$(dirname "$0")/.."

contacts=${CONTACTS:-10000}
swift build -c release --product tenon >&2
swift build -c release --product highlevel-load >&2
Scripts/with-sandbox.sh .build/release/tenon \
    "--contacts $contacts --customer-share 1 --project-share 0 --limits off" \
    python3 Benchmarks/sync.py .build/release/tenon "$contacts"
.build/release/highlevel-load webhooks
python3 Benchmarks/webhooks.py .build/release/tenon .build/release/highlevel-load
