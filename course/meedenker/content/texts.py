# SPDX-License-Identifier: EUPL-1.2
"""Every sentence the programs say, by code: `messages*.yaml` here and `texts.yaml` of each kind."""

import errno
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from meedenker import kinds
from meedenker.content.files import parse_files
from meedenker.errors import ContentError, MeedenkerError

DATA = Path(__file__).parent / "data"
KINDS = Path(kinds.__file__).parent


class Texts(Mapping[str, str]):
    """Sentences by code, filled in with `say`."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._sentences = sentences

    def __getitem__(self, code: str) -> str:
        return self._sentences[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def __len__(self) -> int:
        return len(self._sentences)

    def say(self, code: str, /, **params: object) -> str:
        """The sentence by its code, filled in.

        >>> Texts({"greet": "Dag {name}."}).say("greet", name="buurvrouw")
        'Dag buurvrouw.'
        """
        return self._sentences[code].format_map(params)

    def sentence(self, error: MeedenkerError) -> str:
        """An error as one sentence: what, where and how to mend it.

        A parameter that is an error of the operating system becomes its reason in words.
        """
        words = {
            name: self._reason(value) if isinstance(value, OSError) else value
            for name, value in error.params.items()
        }
        return self.say(error.code, **words)

    def _reason(self, error: OSError) -> str:
        """Why the operating system refused; its code where we have no words for it."""
        if error.errno is None:
            return self.say("system.unknown")
        name = errno.errorcode.get(error.errno, str(error.errno)).removeprefix("WSA")  # Windows
        known = self._sentences.get(f"system.{name}")
        return known or self.say("system.other", code=name)


def load_texts() -> Texts:
    """All sentences; a code that stands twice is refused."""
    paths = [*sorted(DATA.glob("messages*.yaml")), *sorted(KINDS.glob("*/texts.yaml"))]
    sentences: dict[str, str] = {}
    for name, file in parse_files(paths, DATA / ".compiled" / "texts.json").items():
        messages = file.get("messages")
        if not isinstance(messages, dict):
            raise ContentError("content.not-a-mapping", file=name, key="messages")
        for code, text in messages.items():
            if code in sentences:
                raise ContentError("content.duplicate", file=name, key=code, other="messages")
            sentences[code] = str(text).strip()
    return Texts(sentences)


@cache
def shipped_texts() -> Texts:
    """The sentences that come with the package, loaded once per process."""
    return load_texts()
