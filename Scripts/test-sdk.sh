#!/usr/bin/env bash
# HighLevel's own Python SDK against the sandbox: a judge that shares nothing with this project.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -x .venv/bin/pytest ] || ! cmp -s Tests/sdk/requirements.txt .venv/requirements.txt; then
    rm -rf .venv
    python3 -m venv .venv
    for attempt in 1 2 3 4; do
        .venv/bin/pip install --quiet --disable-pip-version-check -r Tests/sdk/requirements.txt && break
        [ "$attempt" -lt 4 ] || { echo "could not install the SDK's packages" >&2; exit 1; }
        sleep $((attempt * 10))
    done
    cp Tests/sdk/requirements.txt .venv/requirements.txt
fi

Scripts/with-sandbox.sh .build/debug/tenon "--contacts 50 --limits off" Scripts/run-pytest.sh -q Tests/sdk
