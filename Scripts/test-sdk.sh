#!/usr/bin/env bash
# HighLevel's own Python SDK against the sandbox: a judge that shares nothing with this project.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/python-packages.sh Tests/sdk/requirements.txt
Scripts/with-sandbox.sh .build/debug/tenon "--contacts 50 --limits off" Scripts/run-pytest.sh -q -rs Tests/sdk
