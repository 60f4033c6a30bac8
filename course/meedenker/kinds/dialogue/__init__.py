# SPDX-License-Identifier: EUPL-1.2
"""A conversation that branches: choose what to say, see what happens, then read why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from meedenker.domain.attempt import NO_FIELDS, Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import Shape, Text, Texts
from meedenker.errors import AnswerError
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
    common,
)
from meedenker.kinds.dialogue.graph import GRAPH, Choice, Ending, Graph, Moment, make_graph
from meedenker.kinds.posted import only_fields, some_of

PATH, SEEN, STOPPED, WHOLE = "path", "seen", "stopped", "whole"
CHOOSE, BACK, AGAIN, STOP, RESUME = "choose", "back", "again", "stop", "resume"
READ = "read"
BUTTONS = (CHOOSE, BACK, AGAIN, STOP, RESUME, READ)
LOWEST, BEGIN, HIGHEST = 1, 3, 5
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Talk:
    """How far someone is: the chosen ids in order, the endings ever reached, and a pause.

    `whole` says that somebody asked for the whole conversation as text.
    """

    path: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    stopped: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Meters:
    """Contact, and how far the resident decides (`regie`): 1 to 5, and 3 at the start."""

    contact: int = BEGIN
    regie: int = BEGIN

    def after(self, choice: Choice) -> "Meters":
        """The meters after a choice; they stop at their ends."""
        return Meters(_within(self.contact + choice.contact), _within(self.regie + choice.regie))


@dataclass(frozen=True, slots=True)
class Turn:
    """A choice that was made: at which moment, and the meters before and after it."""

    moment: Moment
    choice: Choice
    before: Meters
    after: Meters


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue(Question[Talk]):
    """A branching conversation. There is no mark; it is done once an ending was reached or read.

    The answer is the whole path, checked against the graph each time, so one can go back a step
    or start again, and nothing can be reached that no choice leads to. Endings that were reached
    stay reached.
    """

    kind: ClassVar[str] = "dialogue"
    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    shape: ClassVar[Shape] = GRAPH + Shape(
        Text("opening"), Text("warning", ""), Text("resident"), Texts("debrief")
    )

    opening: str
    warning: str
    resident: str
    graph: Graph
    debrief: tuple[str, ...]

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data."""
        said = common(authored, url, cls.shape)
        graph = make_graph(authored, said.pop("nodes"), said.pop("ends"))
        return cls(**said, graph=graph)

    @property
    def choices(self) -> Mapping[str, Sequence[Choice | Ending]]:
        """What was said, and the endings that were reached."""
        said, endings = tuple(self.graph.choices), tuple(self.graph.endings.values())
        return {PATH: said, CHOOSE: said, SEEN: endings}

    @property
    def about(self) -> tuple[str, ...]:
        """What each choice is about."""
        return tuple(choice.about for choice in self.graph.choices)

    def parse(self, fields: Fields) -> Talk:
        """The path, with the button that was pressed applied to it."""
        only_fields(fields, PATH, SEEN, STOPPED, WHOLE, *BUTTONS)
        path = tuple(value for value in fields.get(PATH, ()) if value)
        seen = some_of(fields, SEEN, self.graph.endings)
        stopped, whole = (any(fields.get(name, ())) for name in (STOPPED, WHOLE))
        talk = _press(Talk(path, seen, stopped, whole), fields)
        here = self._follow(talk.path)
        return replace(talk, seen=talk.seen | {here.id}) if isinstance(here, Ending) else talk

    def fields(self, answer: Talk) -> Fields:
        """The path as it is now; buttons are left out."""
        seen = [end for end in self.graph.endings if end in answer.seen]
        found = {
            PATH: list(answer.path),
            SEEN: seen,
            STOPPED: ["1"] if answer.stopped else [],
            WHOLE: ["1"] if answer.whole else [],
        }
        return {name: values for name, values in found.items() if values} or NO_FIELDS

    def filled(self, answer: Talk) -> bool:
        """Whether a first choice was made, now or before, or all of it was read."""
        return bool(answer.path or answer.seen or answer.whole)

    def problems(self, answer: Talk) -> tuple[Problem, ...]:  # noqa: ARG002
        """None: one can stop at any moment."""
        return ()

    def score(self, answer: Talk) -> Score:  # noqa: ARG002
        """No points: it leaves the denominator."""
        return NOT_APPLICABLE

    def feedback(self, answer: Talk) -> Feedback:
        """What each choice on the path led to, and why."""
        notes = tuple(
            Note(
                turn.choice.id,
                turn.choice.about,
                chosen=True,
                label=turn.choice.text,
                text=turn.choice.reply,
                explanation=turn.choice.explanation,
            )
            for turn in self.turns(answer)
        )
        return Feedback(Verdict.NONE, notes)

    def done(self, attempt: Attempt) -> bool:
        """Whether an ending was ever reached, or all of it was read."""
        talk = self.parse(attempt.fields)
        return bool(talk.seen or talk.whole)

    def here(self, answer: Talk) -> Moment | Ending:
        """Where the path leads."""
        return self._follow(answer.path)

    def ended(self, answer: Talk) -> bool:
        """Whether the path leads to an ending."""
        return isinstance(self.here(answer), Ending)

    def turns(self, answer: Talk) -> tuple[Turn, ...]:
        """The choices on the path with their meters."""
        turns: list[Turn] = []
        moment, meters = self.graph.start, Meters()
        for identifier in answer.path:
            choice = _chosen(moment, identifier)
            turns.append(Turn(moment, choice, meters, meters.after(choice)))
            meters = turns[-1].after
            moment = self.graph.moments.get(choice.next, moment)
        return tuple(turns)

    def safe(self, answer: Talk) -> bool | None:
        """Whether every choice about safety was sufficient; `None` when there was none."""
        answers = [turn.choice.sufficient for turn in self.turns(answer) if turn.moment.safety]
        return all(answers) if answers else None

    def samples(self) -> Samples:
        """Nothing is right or wrong here: what can be sent, and what no form sends."""
        first = self.graph.start.choices[0].id
        sent: tuple[Fields, ...] = (
            NO_FIELDS,
            {CHOOSE: [first]},
            {PATH: [first], BACK: ["1"]},
            {PATH: [first], STOP: ["1"]},
            {PATH: [first], STOPPED: ["1"], RESUME: ["1"]},
            {READ: ["1"]},
            {PATH: [first], SEEN: [next(iter(self.graph.endings))], AGAIN: ["1"]},
        )
        return Samples(
            right=(),
            wrong=(),
            partial=tuple((fields, NOT_APPLICABLE) for fields in sent),
            invalid=(
                {PATH: ["no such choice"]},
                {CHOOSE: ["no such choice"]},
                {CHOOSE: [first], BACK: ["1"]},
                {SEEN: ["no such ending"]},
                {"other": ["field"]},
            ),
        )

    def _follow(self, path: Sequence[str]) -> Moment | Ending:
        """The place at the end of a path; raises `AnswerError` where no choice leads."""
        if len(path) > LONGEST:
            raise AnswerError("dialogue.too-long", limit=LONGEST)
        here: Moment | Ending = self.graph.start
        for identifier in path:
            if isinstance(here, Ending):
                raise AnswerError("answer.unknown-option", field=PATH)
            target = _chosen(here, identifier).next
            here = self.graph.endings.get(target) or self.graph.moments[target]
        return here


def _press(talk: Talk, fields: Fields) -> Talk:
    pressed = [(name, values) for name in BUTTONS if (values := fields.get(name))]
    if len(pressed) > 1 or any(len(values) > 1 for _, values in pressed):
        raise AnswerError("answer.too-many", field=CHOOSE)
    on = replace(talk, stopped=False)
    after = {
        BACK: replace(on, path=talk.path[:-1]),
        AGAIN: replace(on, path=()),
        STOP: replace(talk, stopped=True),
        RESUME: on,
        READ: replace(talk, whole=True),
    }
    for name, values in pressed:
        return after.get(name) or replace(on, path=(*talk.path, *values))
    return talk


def _chosen(moment: Moment, identifier: str) -> Choice:
    for choice in moment.choices:
        if choice.id == identifier:
            return choice
    raise AnswerError("answer.unknown-option", field=PATH)


def _within(value: int) -> int:
    return min(max(value, LOWEST), HIGHEST)


KIND = Dialogue
