#!/usr/bin/env bash
# Builds all tests once, checks that every import is of a declared dependency, and runs them.
set -euo pipefail
cd "$(dirname "$0")/.."

started=$SECONDS
swift build --build-tests --explicit-target-dependency-import-check error
echo "build: $((SECONDS - started)) s"

# What the clients' tests send is kept, for `make openapi` and `make graphql` to judge.
HIGHLEVEL_RECORD=$PWD/.build/highlevel-requests.jsonl
BUSYBUSY_RECORD=$PWD/.build/busybusy-requests.jsonl
rm -f "$HIGHLEVEL_RECORD" "$BUSYBUSY_RECORD"
# What the real binary says in its tests is kept too, and searched for the secrets that the tests planted.
KEPT_OUTPUT=$PWD/.build/kept-output
rm -rf "$KEPT_OUTPUT"
mkdir -p "$KEPT_OUTPUT"
export HIGHLEVEL_RECORD BUSYBUSY_RECORD KEPT_OUTPUT
# One after another: those that kill and time real processes need the machine for themselves.
swift test --skip-build --skip 'EngineTests|TenonTests'
swift test --skip-build --filter EngineTests
swift test --skip-build --filter TenonTests
Scripts/check-secrets.sh "$KEPT_OUTPUT"
