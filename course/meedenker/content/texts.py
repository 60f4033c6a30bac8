# SPDX-License-Identifier: EUPL-1.2
"""Every sentence the programs say, by code: `messages*.yaml` here and `texts.yaml` of each kind."""

import errno
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from meedenker import kinds
from meedenker.content.files import Parsed, parse_files
from meedenker.domain.authored import Authored, Hear, stop
from meedenker.domain.shape import Origin, Sentences, Shape
from meedenker.errors import ContentError, MeedenkerError

DATA = Path(__file__).parent / "data"
KINDS = Path(kinds.__file__).parent


MESSAGES = Shape(Origin(required=False), Sentences("messages"))
"""What a file of sentences may hold."""


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
    return Texts(read_sentences(parse_files(text_files(), DATA / ".compiled" / "texts.jsonl")))


def text_files() -> list[Path]:
    """The files that come with the package."""
    return [*sorted(DATA.glob("messages*.yaml")), *sorted(KINDS.glob("*/texts.yaml"))]


def read_sentences(files: Mapping[str, Parsed], hear: Hear = stop) -> dict[str, str]:
    """The sentences in parsed files; faults go to `hear`."""
    sentences: dict[str, str] = {}
    found_in: dict[str, str] = {}
    for name, data in files.items():
        file = Authored(data, file=name, key="-", hear=hear)
        try:
            said = file.take(MESSAGES)["messages"]
        except ContentError as error:
            hear(error)
            continue
        for code, text in said.items():
            if code in sentences:
                other = found_in[code]
                double = ContentError("content.duplicate", file=name, key=code, other=other)
                double.steps = ("messages", code)
                hear(double)
            sentences[code] = text
            found_in[code] = name
    return sentences


@cache
def shipped_texts() -> Texts:
    """The sentences that come with the package, loaded once per process."""
    return load_texts()
