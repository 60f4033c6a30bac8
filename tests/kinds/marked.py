# SPDX-License-Identifier: EUPL-1.2
"""What the tests of `mark`, `personal` and `decide` share: small questions, and their pages."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Event, Fields
from meedenker.domain.authored import Authored
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.marking import Key, Part
from meedenker.service import Exercises
from meedenker.storage import MemoryStore, Owner
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise

SOURCE = {"document": "meedenker", "place": "test"}
LESSON = "/cursus/opschalen"
ABOUT = "opschalen.informeel-formeel.client.01"
TEXT = st.text("abxyé ‘\n\r\x00\u202e🙂", max_size=30)
RANDOM_FIELDS = st.dictionaries(
    st.sampled_from(["chosen", "none", "indication", "decision", "reason", "other", ""]),
    st.lists(st.one_of(st.sampled_from(["a", "b", "c", "yes", "up", ""]), TEXT), max_size=4),
    max_size=4,
)


def part(name: str, key: str, **more: str) -> dict[str, str]:
    """An authored part whose texts can be told apart."""
    said = {"feedback": f"Gekozen {name}.", "unchosen": f"Gelaten {name}.", "about": ABOUT}
    return {"id": name, "text": f"Stukje {name}.", "key": key, **said, **more}


def question(data: dict[str, object]) -> AnyQuestion:
    """A question from authored data."""
    base = {"id": "test.vraag", "title": "Titel", "prompt": "Wat zie je?", "source": SOURCE}
    return read_question(Authored({**base, **data}, file="test.yaml", key="test.vraag"), "/x")


class Desk:
    """One visitor with one shipped question, and the HTML after everything done."""

    def __init__(self, item: str, setting: Setting | None = None) -> None:
        self.item = item
        self._exercises = Exercises(shipped_library(), MemoryStore())
        self._owner = Owner("test")
        self._engine = Engine(shipped_library(), shipped_texts())
        self._setting = setting or Setting(action=LESSON)

    @property
    def question(self) -> AnyQuestion:
        return shipped_library().question(self.item)

    @property
    def html(self) -> str:
        """What the visitor sees on opening the page."""
        return self._shown(self._exercises.views(self._owner, [self.item])[self.item])

    def do(self, action: Action, fields: Fields) -> str:
        """The HTML that comes back."""
        views = self._exercises.handle(self._owner, [Event(self.item, action, fields)])
        return self._shown(views[self.item])

    def _shown(self, view: object) -> str:
        return render_exercise(self._engine, view, self._setting, 1)  # type: ignore[arg-type]


def told(html: str, parts: Iterable[Part]) -> list[str]:
    """The parts whose explanation or subject stands in the HTML."""
    return [
        part.id
        for part in parts
        if part.feedback in html or part.unchosen in html or (part.about and part.about in html)
    ]


def every_part_counts_its_own_way(
    parts: Iterable[Part], points: Callable[[str], Fraction], chosen: set[str]
) -> None:
    """One part more: what applies never lowers the points, what does not never raises them."""
    before = points("".join(chosen))
    assert 0 <= before <= 1
    for part in parts:
        after = points("".join(chosen | {part.id}))
        assert after >= before or part.key is Key.NOT
        assert after <= before or part.key is Key.APPLIES
