#!/bin/sh
# Locks requirements/*.in for Python 3.11 to 3.13, with hashes and without any address: where packages come from is the
# business of whoever installs. Versions that are locked already stay unless `--upgrade` is given.
set -eu
cd "$(dirname "$0")/../requirements"
uv="../.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header"
for name in run local node dev; do
    $uv --python-version 3.11 "$@" "$name.in" --output-file "$name.txt"
done
# Says 3.12 of itself, runs on 3.11: see helm.in.
$uv --python-version 3.12 --no-deps "$@" helm.in --output-file helm.txt
# Asks for older versions of what it works with: see s3.in.
$uv --python-version 3.11 --no-deps "$@" s3.in --output-file s3.txt
