# SPDX-License-Identifier: EUPL-1.2
"""Questions that come back: copies with an id of their own, so that each keeps its own answers."""

from dataclasses import replace

from meedenker.content import Library
from meedenker.kinds.base import AnyQuestion

PREFIX = "herhaal:"
"""No id of content has a colon, so the answers of a copy never meet those of a lesson."""


def comes_back(question: AnyQuestion) -> bool:
    """Whether a question can be repeated: it has a key, and one visitor answers it."""
    return question.scored and question.checkable and question.counted and not question.joint


def copy_of(item: str) -> str:
    """The id under which a question is repeated."""
    return PREFIX + item


def with_copies(library: Library) -> Library:
    """The library with a copy of every question that can be repeated.

    A copy is the question itself but for its id, and those it had before: it is shown, checked and
    explained as its kind does.
    """
    copies = [
        replace(question, id=copy_of(question.id), was=tuple(map(copy_of, question.was)))
        for question in library.questions.values()
        if comes_back(question)
    ]
    return replace(library, questions={**library.questions, **{q.id: q for q in copies}})
