# SPDX-License-Identifier: EUPL-1.2
"""Components in a notebook: real widgets in JupyterLab and plain Voilà.

Under JupyterLab answers go to `antwoorden.json` beside the notebook. Under plain Voilà there is no
learner identity, so answers stay in memory and can be downloaded. When the web host renders the
notebook, a component only leaves a mark; the web host fills it in for each visitor.
"""

import base64
import json
import os
import weakref
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from meedenker.content.loading import shipped_library
from meedenker.domain.attempt import Action, Event
from meedenker.errors import AnswerError, ContentError, MeedenkerError, SetupError, StorageError
from meedenker.service import Exercises, View
from meedenker.storage import AnswerStore, MemoryStore, Owner, SidecarStore
from meedenker.storage.codec import record_to_json
from meedenker.storage.sidecar import FILE_NAME, VERSION
from meedenker_widgets.assets import DIST
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.components.exercise import render_exercise, saved_sentence
from meedenker_widgets.components.refusal import render_refusal
from meedenker_widgets.hosts.fixed import Fixed, shipped_engine
from meedenker_widgets.hosts.marks import EXERCISE, MIME, on_web

OWNER = Owner("notebook")
SETTING = Setting(links=False, status_texts=True)


class Session:
    """What the components in one kernel share: content, texts and the learner's answers."""

    def __init__(self, store: AnswerStore) -> None:
        self.store = store
        self.exercises = Exercises(shipped_library(), store)
        self.engine = shipped_engine()
        self.answers: dict[str, dict[str, list[str]]] = {}  # as all widgets of a question have it
        self._widgets: weakref.WeakSet[Exercise] = weakref.WeakSet()

    def join(self, widget: "Exercise") -> None:
        """Let a widget hear what others of the same question do."""
        self._widgets.add(widget)

    def widgets(self, item: str) -> list["Exercise"]:
        """The widgets of a question that are not closed."""
        return [widget for widget in self._widgets if widget.item == item and widget.comm]

    def view(self, item: str) -> View:
        """The question with the learner's answer."""
        return self.exercises.views(OWNER, [item])[item]

    def download(self) -> str:
        """All answers as an address that downloads them; empty when a file keeps them."""
        if not isinstance(self.store, MemoryStore):
            return ""
        answers = {k: record_to_json(v) for k, v in self.store.records(OWNER).items()}
        text = json.dumps({"versie": VERSION, "antwoorden": answers}, ensure_ascii=False)
        return "data:application/json;base64," + base64.b64encode(text.encode()).decode()


@cache
def session() -> Session:
    """The session of this kernel."""
    software = os.environ.get("SERVER_SOFTWARE", "")
    in_memory = software.startswith("voila") or on_web()
    return Session(MemoryStore() if in_memory else SidecarStore(Path.cwd() / FILE_NAME))


class Exercise(anywidget.AnyWidget):
    """A question as a widget.

    `value` holds what is filled in, by field (`{"chosen": ["a"]}`); setting it answers it.
    Works in a `VBox`, with `observe` and `link`, like any ipywidget. Widgets of the same question
    in one notebook show the same answer.

    Raises `NotFoundError` for an unknown id and, when `value` is set, `TraitError` for an answer
    that does not fit the question or cannot be saved. Where the answers or the questions cannot be
    read it shows the sentence that says so, takes no answer and writes nothing.
    """

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"
    _shown = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict(
        value_trait=traitlets.List(traitlets.Unicode()), key_trait=traitlets.Unicode()
    ).tag(sync=True)

    def __init__(self, item: str, *, session: Session | None = None, **kwargs: object) -> None:
        self.item = item
        self._refusal = ""
        try:
            self._session = session or self._shared_session()
            self.item = item = self._session.exercises.library.question(item).id
            view = self._session.view(item)
        except (ContentError, SetupError, StorageError) as error:
            if on_web():
                raise
            engine = (session or _session()).engine
            self._refusal = engine.texts.sentence(error)
            html = render_refusal(engine, self._refusal)
            super().__init__(_shown=_shown(html, self._refusal, ok=False), **kwargs)
            return
        self._session.answers[item] = _plain(view)
        super().__init__(value=_plain(view), _shown=self._html(view), **kwargs)
        self.on_msg(self._on_event)
        self._session.join(self)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if on_web():
            return {MIME: {"component": EXERCISE, "item": self.item}, "text/plain": self.item}
        if self._refusal:  # readable without a widget manager too
            bundle = Fixed(str(self._shown["html"]))._repr_mimebundle_()
            return {**bundle, "text/plain": self._refusal}
        return super()._repr_mimebundle_(**kwargs)

    def _shared_session(self) -> Session:
        return _session()

    @traitlets.validate("value")
    def _validate_value(self, proposal: dict[str, Any]) -> dict[str, list[str]]:
        if self._refusal:
            raise traitlets.TraitError(self._refusal)
        question = self._session.exercises.library.question(self.item)
        try:
            fields = question.fields(question.parse(proposal["value"]))
        except AnswerError as error:
            sentence = self._session.engine.texts.sentence(error)
            raise traitlets.TraitError(sentence) from error
        return {name: list(values) for name, values in fields.items()}

    @traitlets.observe("value")
    def _on_value(self, change: dict[str, Any]) -> None:
        """Save a value that was set by code; one that came from an event is saved already."""
        if change["new"] == self._session.answers[self.item]:
            return
        if not self._take(Event(self.item, Action.ANSWER, change["new"])):
            self.value = self._session.answers[self.item]
            raise traitlets.TraitError(self._shown["text"])

    def _on_event(self, _widget: object, content: object, _buffers: object) -> None:
        try:
            event = _event(self.item, content)
        except (AttributeError, KeyError, TypeError, ValueError):
            return
        self._take(event)

    def _take(self, event: Event) -> bool:
        """Save an event and show it wherever this question stands; whether it was saved."""
        try:
            view = self._session.exercises.handle(OWNER, [event])[self.item]
        except MeedenkerError as error:
            text = self._session.engine.texts.sentence(error)
            answered = {"sender": event.sender, "seq": event.seq, "ok": False, "text": text}
            self._shown = {**self._shown, **answered}
            return False
        shown = self._html(view)
        self._shown = {**shown, "sender": event.sender, "seq": event.seq}
        others = [other for other in self._session.widgets(self.item) if other is not self]
        for other in others:
            other.set_trait("_shown", shown)
        answers = self._session.answers
        answers[self.item] = _plain(view)
        for widget in (self, *others):
            widget.value = answers[self.item]  # newer than `view` when an observer answered again
        return True

    def _render(self, view: View) -> str:
        return render_exercise(self._session.engine, view, SETTING)

    def _html(self, view: View) -> dict[str, object]:
        engine = self._session.engine
        html = self._render(view)
        download = self._session.download() if view.saved_at else ""
        text = saved_sentence(engine, view)
        if download:
            text = engine.texts.say("status.memory")
            html = engine.render("exercise/download.html", html=html, href=download, item=self.item)
        return _shown(html, text)


_session = session


def _shown(html: str, text: str, *, ok: bool = True) -> dict[str, object]:
    return {"html": html, "sender": "", "seq": 0, "ok": ok, "text": text}


def _plain(view: View) -> dict[str, list[str]]:
    return {name: list(values) for name, values in view.attempt.fields.items()}


def _event(item: str, content: object) -> Event:
    if not isinstance(content, dict) or content["component"] != item:
        raise TypeError(content)
    fields = {str(name): [str(v) for v in values] for name, values in content["fields"].items()}
    action = Action(content["action"])
    return Event(item, action, fields, str(content["sender"])[:64], int(content["seq"]))
