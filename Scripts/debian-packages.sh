#!/usr/bin/env bash
# Installs Debian packages where they are missing. Does nothing, and needs no rights, when all of them are there.
#   debian-packages.sh PACKAGE ...
set -euo pipefail

missing=()
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Install these first, as root: apt-get install ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi

echo "Installing ${missing[*]}"
# The package servers may be slow to answer, so each step is tried several times.
for attempt in 1 2 3 4 5; do
    if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get -o Acquire::Retries=3 update -q && apt-get install -y -q --no-install-recommends "$@"' install \
        "${missing[@]}" >/tmp/tenon-setup.log 2>&1; then
        exit 0
    fi
    echo "Attempt $attempt did not succeed; trying again in $((attempt * 10)) seconds" >&2
    sleep $((attempt * 10))
done
echo "Could not install ${missing[*]}. The end of the log:" >&2
tail -n 20 /tmp/tenon-setup.log >&2
exit 1
