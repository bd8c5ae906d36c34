#!/usr/bin/env bash
# Runs pytest with the running sandbox's address, token and location in the environment.
set -euo pipefail

value() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["highLevel"][sys.argv[2]])' "$SANDBOX_READY_FILE" "$1"; }
TENON_SANDBOX_HIGHLEVEL_URL=$(value url)
TENON_SANDBOX_HIGHLEVEL_TOKEN=$(value token)
TENON_SANDBOX_HIGHLEVEL_LOCATION=$(value locationId)
export TENON_SANDBOX_HIGHLEVEL_URL TENON_SANDBOX_HIGHLEVEL_TOKEN TENON_SANDBOX_HIGHLEVEL_LOCATION
exec .venv/bin/pytest "$@"
