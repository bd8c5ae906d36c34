#!/usr/bin/env bash
# A real browser walks through the console of a running server. SCREENSHOTS=folder keeps pictures of every page.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/debian-packages.sh chromium
Scripts/python-packages.sh Tests/console/requirements.txt
Scripts/with-sandbox.sh .build/debug/tenon "--contacts 50 --limits off" .venv/bin/pytest -q -rs --tb=short Tests/console
