# SPDX-License-Identifier: EUPL-1.2
"""Who a visitor is: the holder of a secret. Only its hash is ever kept."""

import hashlib
import re
import secrets

from meedenker.errors import NotFoundError
from meedenker.storage import Owner

TOKEN_BYTES = 24
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}", re.ASCII)


def new_token() -> str:
    """A new secret of 192 random bits, safe in an address and a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """Whether a text has the shape of our secrets."""
    return _TOKEN.fullmatch(text) is not None


def owner_of(token: str) -> Owner:
    """The owner that holds this secret; raises `NotFoundError` for what is no secret of ours."""
    if not is_token(token):
        raise NotFoundError("link.unknown")
    return Owner(hashlib.sha256(token.encode("ascii")).hexdigest())
