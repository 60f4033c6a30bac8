# SPDX-License-Identifier: EUPL-1.2
"""Kept answers under the ids that questions and their parts have now.

A question, and every part of it that an answer names, can be given another id: `was` holds those it
had. Whoever reads kept answers, wherever they were kept, does so through `Renames`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from meedenker.domain.attempt import Event, Fields, Record
from meedenker.domain.authored import Authored
from meedenker.domain.shape import twice
from meedenker.kinds.base import AnyQuestion, HasId


class Renames:
    """What was renamed in some questions. Made once; it changes nothing that is kept."""

    def __init__(self, questions: Iterable[AnyQuestion]) -> None:
        self._changed: dict[str, AnyQuestion] = {}
        self._now: dict[str, str] = {}
        for question in questions:
            self._now.update(dict.fromkeys(question.was, question.id))
            if any(part.was for parts in _lists(question) for part in parts):
                self._changed[question.id] = question

    def id(self, item: str) -> str:
        """The id that a question has now."""
        return self._now.get(item, item)

    def renamed(self, item: str) -> bool:
        """Whether a question, by the id it has now, had another one before."""
        return item in self._now.values()

    def fields(self, item: str, fields: Fields) -> Fields:
        """Filled-in fields with the ids of now; `item` may be an old one."""
        question = self._changed.get(self.id(item))
        return question.renewed(fields) if question else fields

    def event(self, event: Event) -> Event:
        """What a page did that was opened before the renaming."""
        fields = self.fields(event.component, event.fields)
        return replace(event, component=self.id(event.component), fields=fields)

    def record(self, item: str, record: Record) -> Record:
        """A kept record with the ids of now; the same one when nothing was renamed."""
        attempt = record.attempt
        fields, first = self.fields(item, attempt.fields), self.fields(item, attempt.first)
        if fields is attempt.fields and first is attempt.first:
            return record
        return replace(record, attempt=replace(attempt, fields=fields, first=first))

    def records(self, records: Mapping[str, Record]) -> Mapping[str, Record]:
        """Kept records by the ids of now.

        What was kept under the id of now stands above what was kept under an old one; of two old
        ones the last saved. A question that is gone keeps its record as it is.
        """
        if not (self._now or self._changed):
            return records
        oldest_first = sorted(
            records.items(), key=lambda pair: (pair[0] not in self._now, pair[1].saved_at)
        )
        return {self.id(item): self.record(item, record) for item, record in oldest_first}


def check_former(named: Iterable[tuple[Authored, HasId]], live: Collection[str]) -> None:
    """Refuse a former id that is in use, or that two claim."""
    claimed: set[str] = set()
    for authored, part in named:
        for old in part.was:
            if old in live or old in claimed:
                authored.fault("content.was", field="was", was=old)
            claimed.add(old)


def check_renames(authored: Authored, question: AnyQuestion) -> None:
    """Refuse a former id of a part that is in use or stands twice."""
    for parts in _lists(question):
        live = {part.id for part in parts}
        former = [old for part in parts for old in part.was]
        for old in sorted(live.intersection(former) | twice(former)):
            authored.fault("content.was", was=old)


def _lists(question: AnyQuestion) -> list[list[HasId]]:
    """The parts that answers name, one list for each set of ids, without repeating any."""
    lists = [question.field_parts, *question.choices.values()]
    found: dict[tuple[int, ...], list[HasId]] = {}
    for parts in lists:
        found.setdefault(tuple(id(part) for part in parts), list(parts))
    return list(found.values())
