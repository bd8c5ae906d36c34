#!/usr/bin/env bash
# Installs the Python packages of each list into .venv, where they are missing or the list has changed.
#   python-packages.sh LIST ...
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x .venv/bin/python ] || { rm -rf .venv && python3 -m venv .venv; }
for list in "$@"; do
    installed=".venv/installed-$(basename "$(dirname "$list")").txt"
    cmp -s "$list" "$installed" && continue
    for attempt in 1 2 3 4; do
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --retries 5 --timeout 60 -r "$list" && break
        [ "$attempt" -lt 4 ] || { echo "could not install the packages of $list; is there a way to PyPI?" >&2; exit 1; }
        echo "Attempt $attempt to install the packages of $list did not succeed; trying again" >&2
        sleep $((attempt * 10))
    done
    cp "$list" "$installed"
done
