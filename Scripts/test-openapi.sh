#!/usr/bin/env bash
# HighLevel's own OpenAPI documents as judges: of what the client sends, and of what the sandbox answers.
# The documents are no part of this project. Where they are not at hand, this says how to get them and is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

documents=${HIGHLEVEL_OPENAPI:-../shared/facts/highlevel-openapi}
if [ ! -f "$documents/apps/contacts.json" ]; then
    echo "openapi: SKIPPED. HighLevel's OpenAPI documents are not at hand ($documents)."
    echo "  To run these tests: git clone https://github.com/GoHighLevel/highlevel-api-docs"
    echo "  and then: HIGHLEVEL_OPENAPI=\$PWD/highlevel-api-docs make openapi"
    exit 0
fi
HIGHLEVEL_OPENAPI=$(cd "$documents" && pwd)
export HIGHLEVEL_OPENAPI

# `make unit` writes the record too; it is made here only where it is missing or older than the client.
record=$PWD/.build/highlevel-requests.jsonl
if [ ! -s "$record" ] || [ -n "$(find Sources/HighLevel Tests/HighLevelTests -newer "$record" -print -quit)" ]; then
    echo "Recording what the client sends"
    rm -f "$record"
    HIGHLEVEL_RECORD=$record swift test --filter HighLevelTests >"$record.log" 2>&1 ||
        { tail -n 40 "$record.log" >&2; echo "The client's tests failed, so there is no record." >&2; exit 1; }
fi
export HIGHLEVEL_RECORD=$record

Scripts/python-packages.sh Tests/sdk/requirements.txt Tests/openapi/requirements.txt
Scripts/with-sandbox.sh .build/debug/tenon "--contacts 50 --limits off" Scripts/run-pytest.sh -q -rs Tests/openapi
