#!/usr/bin/env bash
# Installs what the build needs and is missing. Does nothing, and needs no rights, when all of it is there.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v swift >/dev/null; then
    echo "Swift is missing. Install Swift 6.3 or later from swift.org, then run this again." >&2
    exit 1
fi
Scripts/debian-packages.sh curl libphonenumber-dev libsqlite3-dev libstdc++-12-dev pkg-config python3-venv
