#!/bin/sh
# Runs a command of the local stack: finds a Python between 3.11 and 3.13, or installs the distribution's, and hands over.
set -eu
cd "$(dirname "$0")/.."

good() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} .venv/bin/python python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if command -v "$name" >/dev/null 2>&1 && good "$name"; then echo "$name"; return 0; fi
    done
    return 1
}

if ! python=$(find_python); then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "error: install Python 3.11, 3.12 or 3.13 with its venv module, then run this again." >&2; exit 1
    fi
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1; then as_root=sudo; else
            echo "error: run this once as root, or install python3 and python3-venv and run it again." >&2; exit 1
        fi
    fi
    echo "installing Python …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    if ! $as_root apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null; then
        echo "error: apt-get could not install python3 and python3-venv; look at its message above." >&2; exit 1
    fi
    if ! python=$(find_python); then
        # Ubuntu 22.04: the default is 3.10, a newer one is beside it.
        $as_root apt-get install -y -qq --no-install-recommends python3.11 python3.11-venv >/dev/null || true
        python=$(find_python) || { echo "error: install Python 3.11, 3.12 or 3.13 with its venv module, then run this again." >&2; exit 1; }
    fi
fi
exec "$python" -m local "$@"
