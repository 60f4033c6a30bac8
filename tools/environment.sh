#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Make or update .venv from a locked list: tools/environment.sh app|dev. Does nothing when it is up to date.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1
python=.venv/bin/python
wanted=$(cat requirements/app.txt "requirements/$kind.txt" pyproject.toml | cksum)
done_app=$(cat .venv/.done-app 2>/dev/null || true)
done_dev=$(cat .venv/.done-dev 2>/dev/null || true)
[ "$kind" = app ] && [ "$done_app" = "$wanted" ] && exit 0
[ "$kind" = dev ] && [ "$done_dev" = "$wanted" ] && exit 0

if [ ! -x "$python" ]; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Meedenker heeft Python 3.11 of nieuwer nodig. Installeer dat eerst." >&2
    exit 1
  }
  echo "Omgeving maken in .venv …"
  python3 -m venv .venv
fi
echo "Pakketten installeren (dit duurt even) …"
"$python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
.venv/bin/uv pip install --python "$python" -q --require-hashes -r "requirements/$kind.txt"
.venv/bin/uv pip install --python "$python" -q --no-deps --no-build-isolation -e .
echo "$wanted" > ".venv/.done-$kind"
if [ "$kind" = dev ]; then cat requirements/app.txt requirements/app.txt pyproject.toml | cksum > .venv/.done-app; fi
