# SPDX-License-Identifier: EUPL-1.2
"""Who may change the settings: the holder of the administrator's key, for some hours.

A session is a random token in a cookie. The store keeps, until it ends, an HMAC of it that was made
with the key. So signing out ends a session also where its cookie was copied; a restart ends none;
a new key ends all of them; and who reads the database cannot make a cookie of what stands there.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from meedenker.errors import AnswerError, StorageError
from meedenker.service.exercises import Clock, utc_now
from meedenker.service.identity import is_token, new_token
from meedenker.storage import SettingStore

SESSIONS = "admin-sessions"
HOURS = 8
MOST_SESSIONS = 20
_TRIES = 5


class Administration:
    """Signing in and out with a key."""

    def __init__(self, store: SettingStore, key: str, clock: Clock = utc_now) -> None:
        self._store = store
        self._key = key.encode()
        self._clock = clock

    def sign_in(self, typed: str) -> str:
        """The token of a new session; raises `AnswerError` when this is not the key."""
        given = "".join(typed.split()).encode("utf-8", "replace")
        if not hmac.compare_digest(_digest(given), _digest(self._key)):
            raise AnswerError("admin.wrong-key")
        token = new_token()
        ends = self._clock() + timedelta(hours=HOURS)
        self._update(add={self._mac(token): ends.isoformat()})
        return token

    def is_signed_in(self, token: str) -> bool:
        """Whether this token is of a session that has not ended."""
        if not is_token(token):
            return False
        mac = self._mac(token)
        return any(hmac.compare_digest(mac, kept) for kept in self._sessions()[0])

    def sign_out(self, token: str) -> None:
        """End the session of this token, if there is one."""
        if is_token(token):
            self._update(remove=self._mac(token))

    def _update(self, *, add: dict[str, str] | None = None, remove: str = "") -> None:
        for _ in range(_TRIES):
            sessions, version = self._sessions()
            sessions.pop(remove, None)
            newest = sorted(sessions.items(), key=lambda kept: kept[1])[1 - MOST_SESSIONS :]
            try:
                self._store.keep_setting(SESSIONS, {**dict(newest), **(add or {})}, version)
            except StorageError as error:
                if error.code != "storage.changed":
                    raise
            else:
                return
        raise StorageError("storage.busy")

    def _sessions(self) -> tuple[dict[str, str], int]:
        """Those that have not ended, by their HMAC, with when they end; and their version."""
        kept = self._store.setting(SESSIONS)
        now = self._clock()
        found = kept.value if isinstance(kept.value, dict) else {}
        return {mac: ends for mac, ends in found.items() if _is_after(ends, now)}, kept.version

    def _mac(self, token: str) -> str:
        return hmac.new(self._key, token.encode("ascii"), hashlib.sha256).hexdigest()


def _digest(text: bytes) -> bytes:
    """Of the same length for every text, so that comparing tells nothing about it."""
    return hashlib.sha256(text).digest()


def _is_after(moment: object, now: datetime) -> bool:
    try:
        return datetime.fromisoformat(str(moment)) > now
    except (TypeError, ValueError):
        return False
