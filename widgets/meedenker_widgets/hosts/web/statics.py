# SPDX-License-Identifier: EUPL-1.2
"""Stylesheet, script and icon: read and compressed once, at an address that changes with them."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from meedenker.errors import SetupError
from meedenker_widgets.assets import DIST

SCRIPT = "text/javascript; charset=utf-8"
FILES = {
    "page.css": (DIST / "page.css", "text/css; charset=utf-8"),
    "reference.css": (DIST / "reference.css", "text/css; charset=utf-8"),
    "early.js": (DIST / "early.js", SCRIPT),
    "page.js": (DIST / "page.js", SCRIPT),
    "aloud.js": (DIST / "aloud.js", SCRIPT),
    "icon.svg": (DIST.parent / "icon.svg", "image/svg+xml"),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    url: str
    media_type: str
    content: bytes
    compressed: bytes


def load_assets() -> dict[str, Asset]:
    """Every asset by its name; raises `SetupError` when they were not built."""
    return {name: _load(name, path, media) for name, (path, media) in FILES.items()}


def _load(name: str, path: Path, media_type: str) -> Asset:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SetupError("setup.no-assets", path=path) from error
    key = hashlib.sha256(content).hexdigest()[:16]
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    return Asset(f"/static/{key}/{name}", media_type, content, packed)
