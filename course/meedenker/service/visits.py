# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may do with all of one's own answers: come back, take along, erase."""

from datetime import datetime

from meedenker.content import Library
from meedenker.errors import AnswerError, NotFoundError
from meedenker.service.answers import Answers
from meedenker.service.codes import new_code, read_code, token_of
from meedenker.service.exercises import Clock, utc_now
from meedenker.service.identity import owner_of
from meedenker.storage import Owner
from meedenker.storage.base import Purged, VisitStore

FORMAT = "meedenker-antwoorden"
FORMAT_VERSION = 1


class Visits:
    """Visitors and their answers as a whole."""

    def __init__(self, library: Library, store: VisitStore, clock: Clock = utc_now) -> None:
        self._library = library
        self._store = store
        self._answers = Answers(library, store)
        self._clock = clock

    def make_code(self, owner: Owner) -> tuple[str, str]:
        """A new code of four words for this visitor, and the secret that goes with it.

        A code that was made before no longer works. Raises `NotFoundError` while there is nothing
        to come back to.
        """
        code = new_code()
        token = token_of(code)
        if not self._store.rename(owner, owner_of(token)):
            raise NotFoundError("code.nothing-yet")
        return code, token

    def resume(self, typed: str) -> str:
        """The secret that belongs to a typed code; raises `AnswerError` when nobody has it."""
        token = token_of(read_code(typed))
        if self._store.expiry(owner_of(token)) is None:
            raise AnswerError("code.unknown")
        return token

    def expiry(self, owner: Owner) -> datetime | None:
        """When this visitor's answers go; `None` when there are none."""
        return self._store.expiry(owner)

    def export(self, owner: Owner) -> dict[str, object]:
        """Every answer of a visitor, with the question it belongs to."""
        answers = []
        for item, record in self._answers.records(owner).items():
            question = self._library.questions.get(item)
            first = record.attempt.first
            answers.append(
                {
                    "id": item,
                    "question": question.prompt if question else "",
                    "answer": {k: list(v) for k, v in record.attempt.fields.items()},
                    "checked": record.attempt.checked,
                    "tries": record.attempt.tries,
                    "hints": record.attempt.hints,
                    "saved_at": record.saved_at.isoformat(),
                    **({"first_answer": {k: list(v) for k, v in first.items()}} if first else {}),
                }
            )
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "exported_at": self._clock().isoformat(),
            "answers": sorted(answers, key=lambda answer: str(answer["id"])),
        }

    def erase(self, owner: Owner) -> bool:
        """Remove everything of a visitor, at once and for good."""
        return self._store.forget(owner)

    def purge(self) -> Purged:
        """Remove everything whose term is over."""
        return self._store.purge(self._clock())
