# SPDX-License-Identifier: EUPL-1.2
"""HTML that is the same for everybody in the same state, made once per process.

Only what is no secret and nobody's own text: a question that was not touched, and a closed one,
where what is filled in are options. When an answer was saved is filled in afterwards.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from markupsafe import escape

from meedenker.domain.attempt import Attempt
from meedenker.kinds.base import state_of
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise, saved_sentence
from meedenker_widgets.hosts.web.frame import Frame, gap
from meedenker_widgets.hosts.web.packing import Packed, pack_once

SIZE = 1000
SAVED = "saved"
T = TypeVar("T")


class Kept(Generic[T]):
    """Remembers what was made for a key, and forgets what was unused longest.

    >>> kept = Kept[str](size=1)
    >>> kept.get("a", lambda: "first"), kept.get("a", lambda: "second")
    ('first', 'first')
    """

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._made: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key, made now if it is not there."""
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        made = self._made[key] = make()
        if len(self._made) > self._size:
            self._made.popitem(last=False)
        return made


class KeptExercises:
    """Renders questions, and again only when their state was not seen before."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._frames = Kept[Frame]()

    def render(self, view: View, setting: Setting, number: int) -> str:
        """The same HTML as `render_exercise` gives."""
        frame, saved = self._frame(view, setting, number)
        return frame.fill({SAVED: saved}) if frame else self._render(view, setting, number)

    def packed(self, view: View, setting: Setting, number: int) -> list[Packed]:
        """The same in compressed pieces."""
        frame, saved = self._frame(view, setting, number)
        if frame:
            return list(frame.packed({SAVED: [pack_once(saved)]}))
        return [pack_once(self._render(view, setting, number))]

    def _render(self, view: View, setting: Setting, number: int, saved: str | None = None) -> str:
        return render_exercise(self._engine, view, setting, number, saved)

    def _frame(self, view: View, setting: Setting, number: int) -> tuple[Frame | None, str]:
        """The HTML with a gap for when it was saved, and what goes there."""
        attempt = view.attempt
        if view.problems or not (view.question.closed or attempt == Attempt()):
            return None, ""
        saved = saved_sentence(self._engine, view)
        fields = tuple((name, tuple(values)) for name, values in attempt.fields.items())
        key = (view.question.id, setting, number, fields, state_of(attempt), bool(saved))

        def make() -> Frame:
            return Frame(self._render(view, setting, number, gap(SAVED) if saved else ""))

        return self._frames.get(key, make), str(escape(saved))
