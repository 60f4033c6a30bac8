# SPDX-License-Identifier: EUPL-1.2
"""The self-test of one respondent as tables: answers, minimum and quality."""

from collections.abc import Mapping, Sequence

from meedenker.content import Library, Texts
from meedenker.instruments.selftest import MinimumLine, Outcome
from meedenker.kinds.rating import Level, Rated, Rating
from meedenker.reports.table import Cell, Table, table

Ratings = Mapping[str, Sequence[tuple[Rating, Rated]]]


def selftest_tables(
    ratings: Ratings, outcome: Outcome, library: Library, texts: Texts
) -> tuple[Table, Table, Table]:
    """What was answered, and both outcomes. Never a total over them."""
    return (
        answers_table(ratings, library, texts),
        _minimum(outcome, library, texts),
        _quality(outcome, library, texts),
    )


def answers_table(ratings: Ratings, library: Library, texts: Texts) -> Table:
    """One line per question; points stay empty for what is unknown or does not apply."""
    rows = [
        _answer(library.group(theme).title, question, rated, library, texts)
        for theme, pairs in ratings.items()
        for question, rated in pairs
    ]
    names = (
        "table.theme",
        "table.id",
        "table.requirement",
        "table.question",
        "table.labels",
        "table.answer",
        "table.points",
        "table.evidence",
    )
    more = ("table.date", "table.example", "table.note", "table.proven")
    headings = [texts.say(name) for name in (*names, *more)]
    return table(texts.say("table.sheet-answers"), headings, rows)


def _answer(
    theme: str, question: Rating, rated: Rated, library: Library, texts: Texts
) -> tuple[Cell, ...]:
    level = rated.level
    return (
        theme,
        question.id,
        library.item(question.requirement).title,
        question.prompt,
        ", ".join(texts.say(f"rating.label.{part.label}") for part in question.parts),
        texts.say(f"rating.level.{level}") if level else "",
        points_of(level),
        rated.evidence,
        rated.dated or rated.date or None,
        rated.example,
        rated.note,
        texts.say("table.yes" if rated.proven else "table.no") if rated.claimed else "",
    )


def _minimum(outcome: Outcome, library: Library, texts: Texts) -> Table:
    def row(line: MinimumLine) -> tuple[Cell, ...]:
        requirement = library.item(line.question.requirement)
        state = texts.say(f"state.{line.state}")
        evidence = line.rated.evidence if line.rated.claimed else ""
        return (requirement.id, line.text, state, evidence, line.rated.dated)

    headings = [
        texts.say(name)
        for name in ("table.id", "table.requirement", "table.state", "table.evidence", "table.date")
    ]
    rows = [*map(row, outcome.minimum), (None, texts.say("table.proposal"), None, None, None)]
    return table(texts.say("table.sheet-minimum"), headings, rows)


def _quality(outcome: Outcome, library: Library, texts: Texts) -> Table:
    names = (
        "table.theme",
        "table.low",
        "table.high",
        "table.known",
        "table.asked",
        "table.unproven",
    )
    rows = [
        (
            library.group(line.theme).title,
            line.low,
            line.high,
            line.known,
            line.asked,
            line.unproven,
        )
        for line in outcome.quality
    ]
    headings = [texts.say(name) for name in names]
    return table(texts.say("table.sheet-quality"), headings, rows)


def points_of(level: Level | None) -> int | None:
    """The points of a level; `None` for what is unknown, does not apply or is not answered.

    >>> points_of(Level.WORKS), points_of(Level.UNKNOWN)
    (3, None)
    """
    return int(level) if level is not None and level.isdigit() else None
