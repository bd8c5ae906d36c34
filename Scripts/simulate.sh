#!/usr/bin/env bash
# Builds the simulation and runs it with the arguments given.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --product simulate 2>&1 | tail -n 1
.build/debug/simulate "$@"
