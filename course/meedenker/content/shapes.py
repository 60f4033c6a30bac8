# SPDX-License-Identifier: EUPL-1.2
"""What a file of content may hold."""

from meedenker.content.overviews import OVERVIEW
from meedenker.domain.certainty import CERTAINTY
from meedenker.domain.shape import WAS, Origin, Parts, Shape, Text, Texts
from meedenker.kinds import all_kinds
from meedenker.kinds.base import COMMON

DOCUMENT = Shape(
    Text("id"), Text("title"), Text("publisher", ""), Text("date", ""), Text("note", "")
)
GROUP = Shape(Text("id"), Text("title"), Text("text"), Origin(), Text("parent", ""), WAS, CERTAINTY)
ITEM = Shape(
    Text("id"),
    Text("kind"),
    Text("group"),
    Text("title"),
    Text("text"),
    Origin(),
    Text("note", ""),
    Texts("see"),
    WAS,
    CERTAINTY,
)
QUESTIONS = Parts(
    "questions",
    lambda: {name: COMMON + kind.shape for name, kind in all_kinds().items()},
)
FILE = Shape(
    Text("page", ""),
    Texts("extra"),
    Parts("sources", lambda: {"": DOCUMENT}),
    Parts("groups", lambda: {"": GROUP}),
    Parts("items", lambda: {"": ITEM}),
    QUESTIONS,
    Parts("overviews", lambda: {"": OVERVIEW}),
)
"""What a file of content may hold."""
