# SPDX-License-Identifier: EUPL-1.2
"""A list of a group: what can be sent, and what becomes of it when several devices send."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content import Library
from meedenker.domain.attempt import Action, Event, Fields
from meedenker.domain.authored import Authored
from meedenker.errors import AnswerError, ContentError
from meedenker.kinds import read_question
from meedenker.kinds.collect import LIMIT, MOST, MOST_MERGED, Collect
from meedenker.kinds.collect.lines import Collected, Line, merge
from meedenker.service import Exercises
from meedenker.storage import MemoryStore, Owner
from tests.kinds.laws import parsed_or_refused, samples_keep_their_word

US = Owner("us")
HEADINGS = ("near", "self")


def authored(**changes: object) -> Authored:
    def heading(name: str, *offers: str) -> dict[str, object]:
        lines = [{"id": offer, "text": f"Teken {offer}", "about": "x"} for offer in offers]
        return {"id": name, "title": f"Kop {name}", "text": "Uitleg.", "offers": lines}

    data: dict[str, object] = {
        "id": "q",
        "kind": "collect",
        "prompt": "Welke?",
        "source": {"document": "meedenker", "place": "proef"},
        "headings": [heading("near", "a", "b"), heading("self", "c")],
        **changes,
    }
    return Authored(data, file="proef.yaml", key="q")


SMALL = read_question(authored(), "/page")
assert isinstance(SMALL, Collect)


def key(heading: str, text: str) -> str:
    return Line(heading, text).key


# What can be sent


def test_the_samples_of_a_small_list_keep_their_word():
    samples_keep_their_word(SMALL)


def test_a_line_is_kept_once_on_one_line_and_never_empty():
    answer = SMALL.parse({"own-near": [" Dichte\n post ", "dichte post.", "", "\u200c", "Stil"]})
    assert [line.text for line in answer.own] == ["Dichte post", "Stil"]


def test_the_same_words_below_two_headings_are_two_lines():
    answer = SMALL.parse({"own-near": ["Stil"], "own-self": ["Stil"]})
    assert dict(SMALL.fields(answer)) == {"own-near": ["Stil"], "own-self": ["Stil"]}
    assert len(set(answer.keys)) == 2


def test_what_a_page_showed_is_never_kept():
    fields = {"chosen": ["a"], "seen": ["", "b"], "touched": ["a"], "remove": [key("near", "x")]}
    assert dict(SMALL.fields(SMALL.parse(fields))) == {"chosen": ["a"]}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"seen": ["x" * 12]}, "answer.unknown-option"),
        ({"remove": ["a"]}, "answer.unknown-option"),
        ({"remove": [key("near", "x")] * 2}, "answer.too-many"),
        ({"own-near": ["x" * (LIMIT + 1)]}, "answer.too-long"),
        ({"own-near": [str(n) for n in range(MOST_MERGED + 1)]}, "collect.full"),
        ({"own-other": ["x"]}, "answer.unknown-field"),
    ],
)
def test_what_no_form_sends_is_refused(fields: Fields, code: str):
    with pytest.raises(AnswerError) as caught:
        SMALL.parse(fields)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"headings": []}, "content.options"),
        ({"headings": [{"id": "x", "title": "X", "text": "x", "offers": []}]}, "content.options"),
    ],
)
def test_a_list_without_headings_or_lines_is_refused(changes: dict[str, object], code: str):
    with pytest.raises(ContentError) as caught:
        read_question(authored(**changes), "/page")
    assert caught.value.code == code


@pytest.mark.parametrize("wrong", ["A", "a:b", "0123456789ab"])
def test_an_id_that_could_be_taken_for_something_else_is_refused(wrong: str):
    offers = [{"id": name, "text": name, "about": "x"} for name in ("a", wrong)]
    headings = [{"id": "near", "title": "X", "text": "x", "offers": offers}]
    with pytest.raises(ContentError, match=r"collect\.ids"):
        read_question(authored(headings=headings), "/page")


names = st.sampled_from(["chosen", "seen", "touched", "remove", "own-near", "own-self", "other"])
values = st.sampled_from(["a", "c", "", key("near", "Stil"), "Stil", "stil."]) | st.text()


@given(st.dictionaries(names, st.lists(values, max_size=5)))
def test_whatever_is_sent_is_an_answer_or_an_answer_error(fields: Fields):
    parsed_or_refused(SMALL, fields)


# Merging

texts = st.sampled_from(["Stil", "Post", "Moe"])
lists = st.builds(
    Collected,
    chosen=st.frozensets(st.sampled_from("abc")),
    own=st.lists(st.builds(Line, st.sampled_from(HEADINGS), texts), max_size=4, unique=True).map(
        lambda lines: tuple(sorted(lines, key=lambda line: HEADINGS.index(line.heading)))
    ),
)


def edited(before: Collected, after: Collected, touched: frozenset[str] = frozenset()) -> Collected:
    """What a page sends that showed `before` and now has `after`."""
    return replace(after, seen=frozenset(before.keys), touched=touched)


def alike(one: Collected, other: Collected) -> bool:
    """The same list, in whatever order lines were added."""
    return (one.chosen, set(one.own)) == (other.chosen, set(other.own))


@given(lists, lists)
def test_alone_one_gets_the_list_one_sees(before: Collected, after: Collected):
    assert alike(merge(before, edited(before, after), HEADINGS), after)


@given(lists, lists, lists)
def test_an_event_that_comes_twice_does_the_same_once(
    before: Collected, after: Collected, kept: Collected
):
    sent = edited(before, after)
    once = merge(kept, sent, HEADINGS)
    assert merge(once, sent, HEADINGS) == once


@given(lists, lists, lists)
def test_nothing_that_two_devices_add_or_remove_at_once_is_lost(
    before: Collected, mine: Collected, yours: Collected
):
    one, other = edited(before, mine), edited(before, yours)
    result = merge(merge(before, one, HEADINGS), other, HEADINGS)
    assert alike(result, merge(merge(before, other, HEADINGS), one, HEADINGS))
    for changed in (mine, yours):
        assert set(changed.own) - set(before.own) <= set(result.own)
        assert changed.chosen - before.chosen <= result.chosen
        assert not (set(before.own) - set(changed.own)) & set(result.own)
        assert not (before.chosen - changed.chosen) & result.chosen


def test_a_box_ticked_and_unticked_before_the_answer_came_is_unticked():
    ticked = Collected(frozenset("a"), seen=frozenset(), touched=frozenset("a"))
    kept = merge(Collected(), ticked, HEADINGS)
    again = Collected(seen=frozenset(), touched=frozenset("a"))
    assert merge(kept, again, HEADINGS) == Collected()


def test_a_line_removed_elsewhere_does_not_come_back_from_a_page_that_still_shows_it():
    line = Line("near", "Stil")
    shown = Collected(own=(line,))
    sent = Collected(frozenset("a"), (line,), frozenset(shown.keys), frozenset("a"))
    assert merge(Collected(), sent, HEADINGS) == Collected(frozenset("a"))


# Saving


class Group:
    """A list that several devices of one visitor save."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 12, tzinfo=UTC)
        self.exercises = Exercises(Library(questions={"q": SMALL}), MemoryStore(), lambda: self.now)

    def save(self, fields: Fields, sender: str = "", seq: int = 1, age: int = 0):
        self.now += timedelta(seconds=1)
        event = Event("q", Action.SAVE, fields, sender, seq, timedelta(seconds=age))
        return self.exercises.handle(US, [event])["q"]

    @property
    def kept(self) -> dict[str, list[str]]:
        return {
            name: list(kept)
            for name, kept in self.exercises.views(US, ["q"])["q"].attempt.fields.items()
        }


def test_two_devices_that_saw_an_empty_list_keep_each_others_lines():
    group = Group()
    group.save({"own-near": ["Van mij"], "seen": [""]}, "one")
    view = group.save({"own-near": ["Van jou"], "chosen": ["c"], "seen": [""]}, "two")
    assert group.kept == {"chosen": ["c"], "own-near": ["Van mij", "Van jou"]}
    assert view.redraw, "the page of the second shows what the first one added"


def test_a_line_that_waited_for_a_connection_is_added_to_what_others_did():
    group = Group()
    group.save({"own-near": ["Van jou"], "seen": [""]}, "two")
    group.save({"own-near": ["Van mij"], "seen": [""]}, "one", age=600)
    assert group.kept == {"own-near": ["Van jou", "Van mij"]}


def test_a_device_that_only_looks_gets_what_others_did():
    group = Group()
    group.save({"own-near": ["Van jou"], "seen": [""]}, "two")
    view = group.save({"seen": [""]}, "one")
    assert view.redraw
    assert group.kept == {"own-near": ["Van jou"]}


def test_an_event_that_was_taken_before_changes_nothing_after_others():
    group = Group()
    added = {"own-near": ["Stil"], "seen": [""]}
    group.save(added, "one")
    group.save({"seen": [key("near", "Stil")]}, "two")
    group.save(added, "one")
    assert group.kept == {}


def test_the_last_places_filled_by_several_devices_at_once_are_all_kept():
    group = Group()
    group.save({"own-near": [f"regel {n}" for n in range(MOST - 1)]})
    seen = [key("near", f"regel {n}") for n in range(MOST - 1)]
    own = [f"regel {n}" for n in range(MOST - 1)]
    for device in ("een", "twee", "drie"):
        group.save({"own-near": [*own, f"van {device}"], "seen": seen}, device)
    assert len(group.kept["own-near"]) == MOST + 2
    assert not SMALL.room(SMALL.parse(group.kept), SMALL.headings[0])
    for number in range(MOST_MERGED - MOST - 2):
        group.save({"own-near": [f"meer {number}"], "seen": [""]})
    with pytest.raises(AnswerError, match=r"collect\.full"):
        group.save({"own-near": ["te veel"], "seen": [""]})
    assert len(group.kept["own-near"]) == MOST_MERGED
