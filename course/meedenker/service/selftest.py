# SPDX-License-Identifier: EUPL-1.2
"""The municipal self-test: start, answer by link, conclude, take out and bring in."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from meedenker.content import Library
from meedenker.domain.attempt import Attempt, Fields, Record
from meedenker.errors import AnswerError, NotFoundError
from meedenker.instruments.selftest import ROLES, Outcome, conclude
from meedenker.kinds.rating import Rated, Rating
from meedenker.service.answers import Answers
from meedenker.service.exercises import Clock, utc_now
from meedenker.service.identity import new_token, owner_of
from meedenker.storage import Measurement, MeasurementStore, Owner, Respondent

INSTRUMENT = "zelftest"
FORMAT = "meedenker-zelftest"
FORMAT_VERSION = 1
MAX_IMPORT_BYTES = 400_000  # a third more than the longest texts everywhere
MAX_NAME = 80
GROUP_PREFIX = f"{INSTRUMENT}."


class SelfTest:
    """Measurements of municipalities. A link is a secret: who holds it, answers."""

    def __init__(self, library: Library, store: MeasurementStore, clock: Clock = utc_now) -> None:
        self._library = library
        self._store = store
        self._answers = Answers(library, store)
        self._clock = clock

    def themes(self) -> dict[str, tuple[Rating, ...]]:
        """The questions per theme, both in authored order."""
        ratings = [q for q in self._library.questions.values() if isinstance(q, Rating)]
        groups = {item.id: item.group for item in self._library.items.values()}
        return {
            group.id: tuple(q for q in ratings if groups[q.requirement] == group.id)
            for group in self._library.groups.values()
            if group.id.startswith(GROUP_PREFIX)
        }

    def start(self, municipality: str, role: str) -> str:
        """Begin a measurement and return the secret of its first respondent."""
        name = _clean_name(municipality)
        if not name:
            raise AnswerError("selftest.name", limit=MAX_NAME)
        return self._begin(name, role, {}, fictional=False)

    def respondent(self, token: str) -> Respondent:
        """Who holds this secret; raises `NotFoundError` when nobody does."""
        respondent = self._store.respondent(owner_of(token))
        if respondent is None:
            raise NotFoundError("link.unknown")
        return respondent

    def ratings(self, owner: Owner) -> dict[str, tuple[tuple[Rating, Rated], ...]]:
        """What this respondent filled in, per theme."""
        records = self._answers.records(owner)
        return {
            theme: tuple((question, _rated(question, records)) for question in questions)
            for theme, questions in self.themes().items()
        }

    def outcome(self, owner: Owner) -> Outcome:
        """Both outcomes of this respondent."""
        return conclude(self.ratings(owner))

    def export(self, token: str) -> dict[str, object]:
        """Everything of this respondent, to keep elsewhere and to bring in again."""
        respondent = self.respondent(token)
        answers = {
            question.id: {name: list(values) for name, values in question.fields(rated).items()}
            for pairs in self.ratings(respondent.owner).values()
            for question, rated in pairs
            if question.fields(rated)
        }
        measurement = respondent.measurement
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "municipality": measurement.municipality,
            "fictional": measurement.fictional,
            "role": respondent.role,
            "created_at": measurement.created_at.isoformat(),
            "exported_at": self._clock().isoformat(),
            "answers": answers,
        }

    def bring_in(self, content: bytes) -> str:
        """Make a new measurement of an exported one and return its secret.

        Raises `AnswerError` when it is no such file; then nothing is kept.
        """
        data = _read_export(content)
        now = self._clock()
        records = {}
        for exported, given in data.answers.items():
            item, fields = self._answers.fields(exported, given)
            question = self._library.questions.get(item)
            if not isinstance(question, Rating):
                raise AnswerError("import.unknown", item=exported[:80])
            records[item] = Record(Attempt(question.fields(question.parse(fields))), now)
        return self._begin(
            data.municipality,
            data.role,
            records,
            fictional=data.fictional,
            created_at=data.created_at,
        )

    def _begin(
        self,
        municipality: str,
        role: str,
        records: Mapping[str, Record],
        *,
        fictional: bool,
        created_at: datetime | None = None,
    ) -> str:
        if role not in ROLES:
            raise AnswerError("selftest.role")
        token = new_token()
        measurement = Measurement(
            id=secrets.token_hex(16),
            instrument=INSTRUMENT,
            municipality=municipality,
            fictional=fictional,
            created_at=created_at or self._clock(),
        )
        respondent = Respondent(owner=owner_of(token), role=role, measurement=measurement)
        self._store.add_respondent(respondent, records)
        return token


def _clean_name(text: str) -> str:
    """The name of a municipality on one line; empty when it cannot be one."""
    name = " ".join(text.split())
    return name if len(name) <= MAX_NAME and name.isprintable() else ""


class _Export:
    """An exported measurement, read strictly."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise AnswerError("import.other-format")
        if data.get("version") != FORMAT_VERSION:
            raise AnswerError("import.other-version", expected=FORMAT_VERSION)
        self.municipality = _clean_name(data["municipality"])
        self.role = str(data["role"])
        self.fictional = data.get("fictional") is True
        self.created_at = datetime.fromisoformat(str(data["created_at"]))
        self.answers: dict[str, Fields] = {}
        if self.created_at.tzinfo is None or not self.municipality:
            raise AnswerError("import.broken")
        for item, fields in data["answers"].items():
            self.answers[str(item)] = {
                str(name): [str(value) for value in values] for name, values in fields.items()
            }


def _read_export(content: bytes) -> _Export:
    if len(content) > MAX_IMPORT_BYTES:
        raise AnswerError("import.too-large", limit=MAX_IMPORT_BYTES // 1000)
    try:
        data = json.loads(content)
        json.dumps(data, ensure_ascii=False).encode()  # half of a surrogate pair cannot be kept
        return _Export(data)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise AnswerError("import.broken") from error


def _rated(question: Rating, records: Mapping[str, Record]) -> Rated:
    record = records.get(question.id)
    try:
        return question.parse(record.attempt.fields) if record else Rated()
    except AnswerError:
        return Rated()
