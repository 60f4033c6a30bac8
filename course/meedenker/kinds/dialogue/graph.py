# SPDX-License-Identifier: EUPL-1.2
"""A branching conversation as data, read strictly: moments, choices, endings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from meedenker.domain.authored import Authored

FEWEST_CHOICES = 2
FEWEST_ENDS, MOST_ENDS = 2, 4
STEPS = {"up": 1, "same": 0, "down": -1}


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can say or do (`deed`) at a moment, what then happens, and why.

    `contact` and `regie` are the steps of the two meters: -1, 0 or 1. At a moment about safety
    the meters stand still and `sufficient` says whether this is good enough; elsewhere it is
    `None`. `next` is the id of a moment or an ending.
    """

    id: str
    text: str
    deed: bool
    reply: str
    explanation: str
    about: str
    contact: int
    regie: int
    sufficient: bool | None
    next: str

    @property
    def works(self) -> bool:
        """Whether this moves the conversation on."""
        return self.contact + self.regie > 0 if self.sufficient is None else self.sufficient


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the talk: what happens, who says what, and what one can say then."""

    id: str
    scene: str
    speaker: str
    text: str
    safety: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a talk ends, and what one takes along."""

    id: str
    title: str
    text: str
    take: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A conversation: moments and endings by id. The first moment is where it starts."""

    moments: Mapping[str, Moment]
    endings: Mapping[str, Ending]

    @property
    def start(self) -> Moment:
        """The first moment."""
        return next(iter(self.moments.values()))

    @property
    def choices(self) -> Iterator[Choice]:
        """Every choice, moment by moment."""
        for moment in self.moments.values():
            yield from moment.choices


def read_graph(authored: Authored) -> Graph:
    """The conversation in `nodes` and `ends`.

    Raises `ContentError`, with the moment as its key, for an id that stands twice, fewer than two
    choices, a `next` that leads nowhere, a moment that nothing leads to, and one from which no
    ending can be reached.
    """
    moments: dict[str, Moment] = {}
    endings: dict[str, Ending] = {}
    parts: dict[str, Authored] = {}
    known: set[str] = set()
    for part in authored.each("nodes"):
        moment = _read_moment(part)
        _new(part, known, [moment.id, *(choice.id for choice in moment.choices)])
        moments[moment.id] = moment
        parts[moment.id] = part
    for part in authored.each("ends"):
        ending = _read_ending(part)
        _new(part, known, [ending.id])
        endings[ending.id] = ending
        parts[ending.id] = part
    if not moments or not FEWEST_ENDS <= len(endings) <= MOST_ENDS:
        authored.refuse("dialogue.ends", fewest=FEWEST_ENDS, most=MOST_ENDS)
    graph = Graph(moments, endings)
    _check(graph, parts)
    return graph


def _check(graph: Graph, parts: Mapping[str, Authored]) -> None:
    to = {m.id: {choice.next for choice in m.choices} for m in graph.moments.values()}
    for identifier, targets in to.items():
        for target in sorted(targets - set(parts)):
            parts[identifier].refuse("dialogue.no-such-next", missing=target)
    found = reachable(to, [graph.start.id])
    back: dict[str, set[str]] = {identifier: set() for identifier in parts}
    for identifier, targets in to.items():
        for target in targets:
            back[target].add(identifier)
    ending = reachable(back, graph.endings)
    for identifier, part in parts.items():
        if identifier not in found:
            part.refuse("dialogue.unreachable")
        if identifier not in ending:
            part.refuse("dialogue.endless")


def reachable(to: Mapping[str, Iterable[str]], starts: Iterable[str]) -> set[str]:
    """Everything that can be reached from `starts`, themselves included.

    >>> sorted(reachable({"a": ["b"], "b": ["a"], "c": ["a"]}, ["a"]))
    ['a', 'b']
    """
    found: set[str] = set()
    todo = list(starts)
    while todo:
        identifier = todo.pop()
        if identifier not in found:
            found.add(identifier)
            todo.extend(to.get(identifier, ()))
    return found


def _new(part: Authored, known: set[str], identifiers: list[str]) -> None:
    for identifier in identifiers:
        if identifier in known:
            part.refuse("dialogue.twice", id=identifier)
        known.add(identifier)


def _read_moment(authored: Authored) -> Moment:
    safety = authored.flag("safety")
    moment = Moment(
        id=authored.text("id"),
        scene=authored.text("scene", ""),
        speaker=authored.text("speaker"),
        text=authored.text("text"),
        safety=safety,
        choices=tuple(_read_choice(part, safety=safety) for part in authored.each("choices")),
    )
    if len(moment.choices) < FEWEST_CHOICES:
        authored.refuse("dialogue.few-choices", fewest=FEWEST_CHOICES)
    authored.finish()
    return moment


def _read_choice(authored: Authored, *, safety: bool) -> Choice:
    if safety != authored.has("sufficient"):
        authored.refuse("dialogue.safety-choice")
    choice = Choice(
        id=authored.text("id"),
        text=authored.text("text"),
        deed=authored.flag("deed"),
        reply=authored.text("reply"),
        explanation=authored.text("explanation"),
        about=authored.text("about"),
        contact=_step(authored, "contact"),
        regie=_step(authored, "regie"),
        sufficient=authored.flag("sufficient") if safety else None,
        next=authored.text("next"),
    )
    if safety and (choice.contact or choice.regie):
        authored.refuse("dialogue.safety-choice")
    authored.finish()
    return choice


def _step(authored: Authored, meter: str) -> int:
    word = authored.text(meter, "same")
    if word not in STEPS:
        authored.refuse("dialogue.step", field=meter, known=", ".join(STEPS))
    return STEPS[word]


def _read_ending(authored: Authored) -> Ending:
    ending = Ending(
        id=authored.text("id"),
        title=authored.text("title"),
        text=authored.text("text"),
        take=authored.texts("take"),
    )
    if not ending.take:
        authored.refuse("content.no-list", field="take")
    authored.finish()
    return ending
