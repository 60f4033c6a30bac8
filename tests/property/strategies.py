# SPDX-License-Identifier: EUPL-1.2
"""What visitors and attackers send: texts of every kind, fields, records."""

from datetime import UTC

from hypothesis import strategies as st

from meedenker.domain.attempt import Action, Attempt, Event, Fields, Record
from meedenker.kinds.rating import LIMITS, Level, Rating

# How long one example takes says something about the machine, not about the product.

any_text = st.text() | st.sampled_from(
    ["", "a", "b", "0", "3", "unknown", "\x00", "\ud800", "\u202e", "é" * 301, "1 maart 2027", "🌍"]
)
names = st.sampled_from(["chosen", "level", "evidence", "date", "example", "note"]) | st.text()
any_fields = st.dictionaries(names, st.lists(any_text, max_size=4), max_size=5)


def texts(limit: int) -> st.SearchStrategy[str]:
    return st.text(max_size=min(limit, 60)) | st.sampled_from(["<b>", "'); drop", "naïef\n😀"])


def rating_fields(question: Rating) -> st.SearchStrategy[Fields]:
    """Fields that a form for this question sends."""
    free = {
        name: texts(limit).map(lambda text: [text])
        for name, limit in LIMITS.items()
        if name != "level"
    }
    levels = [level for level in Level if level in question.levels]
    level = st.sampled_from(levels).map(lambda level: [str(level)])
    return st.fixed_dictionaries({}, optional={"level": level, **free})


moments = st.datetimes(timezones=st.just(UTC))
kept_fields = st.dictionaries(st.text(max_size=20), st.lists(st.text(), max_size=3), max_size=4)
attempts = st.builds(
    Attempt,
    fields=kept_fields,
    checked=st.booleans(),
    solved=st.booleans(),
    tries=st.integers(0, 10_000),
    hints=st.integers(0, 10),
    revealed=st.booleans(),
    first=kept_fields,
)
records = st.builds(
    Record,
    attempt=attempts,
    saved_at=moments,
    seen=st.dictionaries(st.text(max_size=64), st.integers(0, 2**53), max_size=8),
    made_at=st.none() | moments,
)


def events(component: str = "q", senders: tuple[str, ...] = ("", "one", "two")):
    return st.builds(
        Event,
        component=st.just(component),
        action=st.sampled_from(Action),
        fields=st.sampled_from([{}, {"chosen": ["a"]}, {"chosen": ["b"]}, {"chosen": [""]}]),
        sender=st.sampled_from(senders),
        seq=st.integers(0, 9),
    )
