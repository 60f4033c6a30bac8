# SPDX-License-Identifier: EUPL-1.2
"""A branching conversation as data, read strictly: moments, choices, endings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from meedenker.domain.authored import Authored
from meedenker.domain.shape import WAS, Each, Flag, Shape, Text, Texts, Word

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
    was: tuple[str, ...] = ()

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
    was: tuple[str, ...] = ()


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


def _step(meter: str) -> Word:
    return Word(meter, tuple(STEPS), "dialogue.step", "same", STEPS.__getitem__)


CHOICE = Shape(
    Text("id"),
    Text("text"),
    Flag("deed"),
    Text("reply"),
    Text("explanation"),
    Text("about"),
    _step("contact"),
    _step("regie"),
    Flag("sufficient", None),
    Text("next"),
    WAS,
)
MOMENT = Shape(
    Flag("safety"),
    Text("id"),
    Text("scene", ""),
    Text("speaker"),
    Text("text"),
    Each("choices", CHOICE, Choice, least=FEWEST_CHOICES, code="dialogue.few-choices"),
)
ENDING = Shape(Text("id"), Text("title"), Text("text"), Texts("take", least=1), WAS)
GRAPH = Shape(
    Each("nodes", MOMENT, Moment, least=1, code="dialogue.ends"),
    Each("ends", ENDING, Ending, least=FEWEST_ENDS, most=MOST_ENDS, code="dialogue.ends"),
)


def make_graph(authored: Authored, moments: Iterable[Moment], endings: Iterable[Ending]) -> Graph:
    """The conversation in `nodes` and `ends`, as far as they make one.

    Names as faults, with the moment as their key: an id that stands twice, a choice that does not
    fit its moment, a `next` that leads nowhere, a moment that nothing leads to, and one from which
    no ending can be reached.
    """
    parts: dict[str, Authored] = {}
    known: set[str] = set()
    for moment, part in zip(moments, authored.each("nodes"), strict=True):
        _new(part, known, [moment.id, *(choice.id for choice in moment.choices)])
        _check_safety(part, moment)
        parts[moment.id] = part
    for ending, part in zip(endings, authored.each("ends"), strict=True):
        _new(part, known, [ending.id])
        parts[ending.id] = part
    graph = Graph({m.id: m for m in moments}, {e.id: e for e in endings})
    _check(graph, parts)
    return graph


def _check_safety(authored: Authored, moment: Moment) -> None:
    for choice, part in zip(moment.choices, authored.each("choices"), strict=True):
        told = choice.sufficient is not None
        if told != moment.safety or (moment.safety and (choice.contact or choice.regie)):
            part.fault("dialogue.safety-choice")


def _check(graph: Graph, parts: Mapping[str, Authored]) -> None:
    to = {m.id: {choice.next for choice in m.choices} for m in graph.moments.values()}
    for identifier, targets in to.items():
        for target in sorted(targets - set(parts)):
            parts[identifier].fault("dialogue.no-such-next", missing=target)
        targets.intersection_update(parts)
    found = reachable(to, [graph.start.id])
    back: dict[str, set[str]] = {identifier: set() for identifier in parts}
    for identifier, targets in to.items():
        for target in targets:
            back[target].add(identifier)
    ending = reachable(back, graph.endings)
    for identifier, part in parts.items():
        if identifier not in found:
            part.fault("dialogue.unreachable")
        if identifier not in ending:
            part.fault("dialogue.endless")


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
            part.fault("dialogue.twice", id=identifier)
        known.add(identifier)
