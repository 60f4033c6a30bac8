# SPDX-License-Identifier: EUPL-1.2
"""Questions made for a test, read from authored data as the library does."""

from meedenker.domain.authored import Authored
from meedenker.kinds.choice import Choice
from meedenker.kinds.rating import Level, Rated, Rating

SOURCE = {"document": "meedenker", "place": "a test"}


def choice(right: str, wrong: str, *, multiple: bool = True) -> Choice:
    """A choice whose options are single letters: `choice("abc", "d")` has three right ones."""
    options = [
        {"id": letter, "text": f"Optie {letter}", "right": letter in right, "about": "topic"}
        | {"feedback": f"Chosen {letter}", "unchosen": f"Left {letter}"}
        for letter in right + wrong
    ]
    data = {"id": "q", "kind": "choice", "prompt": "?", "options": options, "source": SOURCE}
    return Choice.read(Authored(data | {"multiple": multiple}, file="f", key="q"), "/page")


def rating(*labels: str) -> Rating:
    """A requirement with a part for each label: W is law, U and K are not."""
    parts = [{"label": label, "text": f"Deel {label}"} for label in labels]
    data = {"id": "q", "kind": "rating", "prompt": "?", "requirement": "r", "parts": parts}
    return Rating.read(Authored(data | {"source": SOURCE}, file="f", key="q"), "/page")


def rated(answer: str) -> Rated:
    """An answer in short: a level, with `!` when it is fully proven; `-` for nothing filled in."""
    if answer == "-":
        return Rated()
    if answer.endswith("!"):
        return Rated(Level(answer[:-1]), "Verordening", "1 maart 2027", "Een gesprek")
    return Rated(Level(answer))
