#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Make sure the tests have a Chromium: Debian's, installed when that is possible.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Chromium installeren voor de tests …"
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-liberation >/dev/null
  exit 0
fi
echo "De tests hebben Chromium nodig. Installeer het pakket chromium en probeer het opnieuw." >&2
exit 1
