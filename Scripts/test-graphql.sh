#!/usr/bin/env bash
# graphql-core as judge: of busybusy's schema as the sandbox publishes it, of what our client sends, and of the sandbox's
# answers to some hundreds of generated queries.
set -euo pipefail
cd "$(dirname "$0")/.."

# `make unit` writes the record too; it is made here only where it is missing or older than the client.
record=$PWD/.build/busybusy-requests.jsonl
if [ ! -s "$record" ] || [ -n "$(find Sources/Busybusy Tests/BusybusyTests -newer "$record" -print -quit)" ]; then
    echo "Recording what the client sends"
    rm -f "$record"
    BUSYBUSY_RECORD=$record swift test --filter BusybusyTests >"$record.log" 2>&1 ||
        { tail -n 40 "$record.log" >&2; echo "The client's tests failed, so there is no record." >&2; exit 1; }
fi
export BUSYBUSY_RECORD=$record

Scripts/python-packages.sh Tests/graphql/requirements.txt
Scripts/with-sandbox.sh .build/debug/tenon "--contacts 120 --project-share 0.7 --limits off" \
    .venv/bin/pytest -q -rs Tests/graphql
