# SPDX-License-Identifier: EUPL-1.2
"""A code of four Dutch words that brings a visitor back, on any device.

The words themselves are never kept. They are stretched (scrypt) into the visitor's secret, of which
the store knows only a hash: who has the database still has to try 2^40 codes at scrypt's price.
"""

import base64
import difflib
import hashlib
import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from meedenker.errors import AnswerError
from meedenker.service.identity import TOKEN_BYTES

WORDS_FILE = Path(__file__).parents[1] / "content" / "words.txt"
LENGTH = 4
MAX_TYPED = 120
_SALT = b"meedenker four words, version 1"
_COST = {"n": 2**14, "r": 8, "p": 1}


@cache
def words() -> tuple[str, ...]:
    """The 1024 words codes are made of."""
    lines = WORDS_FILE.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def new_code() -> str:
    """Four words drawn at random: 40 bits."""
    return " ".join(secrets.choice(words()) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """The code in what somebody typed; capitals, accents and punctuation do not matter.

    Raises `AnswerError` that names the word we do not know and the nearest one we do.
    """
    plain = unicodedata.normalize("NFKD", typed[:MAX_TYPED].lower())
    found = re.findall(r"[a-z]+", plain.encode("ascii", "ignore").decode())
    if not found:
        raise AnswerError("code.empty")
    if len(found) != LENGTH or len(typed) > MAX_TYPED:
        raise AnswerError("code.four-words", count=len(found))
    for word in found:
        if word not in words():
            near = difflib.get_close_matches(word, words(), n=1, cutoff=0.7)
            if near:
                raise AnswerError("code.misspelt", word=word, near=near[0])
            raise AnswerError("code.no-such-word", word=word)
    return " ".join(found)


def token_of(code: str) -> str:
    """The visitor's secret that belongs to a code. Takes some 50 ms on purpose."""
    stretched = hashlib.scrypt(code.encode("ascii"), salt=_SALT, dklen=TOKEN_BYTES, **_COST)
    return base64.urlsafe_b64encode(stretched).decode("ascii")
