# SPDX-License-Identifier: EUPL-1.2
"""A branching conversation: its paths, its meters and its buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Attempt, Event, Fields
from meedenker.domain.scoring import NOT_APPLICABLE
from meedenker.errors import AnswerError
from meedenker.kinds.dialogue import BUTTONS, LONGEST, Meters, Talk
from meedenker.kinds.dialogue.graph import Choice, Ending, reachable
from meedenker.service import Exercises
from meedenker.storage import MemoryStore, Owner
from tests.kinds.laws import parsed_or_refused
from tests.kinds.small_talk import GOOD, ITEM, QUESTION, all_paths, read, shown, small, talk

OWNER = Owner("somebody")


def meters(*path: str) -> tuple[int, int]:
    after = QUESTION.turns(QUESTION.parse(talk(*path)))[-1].after
    return after.contact, after.regie


# Meters, by hand


@pytest.mark.parametrize(
    ("path", "contact", "regie"),
    [
        # both start at 3; one question puts both one up
        (GOOD[:1], 4, 4),
        # a promise: contact 3 + 1, regie 3 - 1
        (("brief-beloof",), 4, 2),
        # calling for him: 3 - 1 and 3 - 1
        (("brief-bel",), 2, 2),
        # then sorry: 2 + 1 and 2 + 1, so it is mended
        (("brief-bel", "dicht-sorry"), 3, 3),
        # promise (4, 2), then a gamble (3, 1), then being right: 3 - 1 and not below 1
        (("brief-beloof", "weekend-gok", "dicht-goed"), 2, 1),
        # three times up: 4, 5, and not above 5
        (GOOD[:3], 5, 5),
        # two up (5, 5), then reassuring: 5 - 1 and 5
        ((*GOOD[:2], "waarom-gerust"), 4, 5),
        # going along: 4 + 1 and 4 - 1
        (("brief-vraag", "wens-samen"), 5, 3),
    ],
)
def test_the_meters_move_as_worked_out_by_hand(path: tuple[str, ...], contact: int, regie: int):
    assert meters(*path) == (contact, regie)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(-1, 1), st.integers(-1, 1))
def test_a_meter_stays_in_1_to_5_and_moves_at_most_one(c: int, r: int, dc: int, dr: int):
    step = Choice("x", "", False, "", "", "", dc, dr, None, "y")
    after = Meters(c, r).after(step)
    for before, now, move in ((c, after.contact, dc), (r, after.regie, dr)):
        assert 1 <= now <= 5
        assert now - before in (0, move)


# Every path of the shipped conversation


def test_the_conversation_has_the_size_that_was_asked():
    graph = QUESTION.graph
    assert 7 <= len(graph.moments) <= 9
    assert len(graph.endings) == 3
    assert {len(moment.choices) for moment in graph.moments.values()} == {3}


def test_from_every_moment_an_ending_can_be_reached():
    to = {m.id: {c.next for c in m.choices} for m in QUESTION.graph.moments.values()}
    for moment in to:
        assert reachable(to, [moment]) & set(QUESTION.graph.endings)


def test_every_path_renders_with_its_meters_in_bounds():
    rendered = 0
    for path in all_paths(QUESTION):
        html = shown(QUESTION, talk(*path))
        answer = QUESTION.parse(talk(*path))
        for turn in QUESTION.turns(answer):
            assert 1 <= turn.after.contact <= 5
            assert 1 <= turn.after.regie <= 5
        assert html.count('class="mdk-option mdk-choice"') == (0 if QUESTION.ended(answer) else 3)
        rendered += 1
    assert rendered > 400


def test_no_choice_is_best_by_its_length_or_its_place():
    """One cannot find the way by always taking the longest or the first answer."""
    moments = QUESTION.graph.moments.values()
    best = [max(m.choices, key=lambda c: c.contact + c.regie) for m in moments]
    longest = [max(m.choices, key=lambda c: len(c.text)) for m in moments]
    assert sum(b is not x for b, x in zip(best, longest, strict=True)) >= 2


# Buttons


def test_choosing_adds_a_step_and_the_button_itself_is_not_kept():
    answer = QUESTION.parse(talk(GOOD[0], choose=[GOOD[1]]))
    assert answer == Talk(GOOD[:2])
    assert QUESTION.fields(answer) == {"path": list(GOOD[:2])}


def test_back_takes_one_step_and_at_the_start_nothing():
    assert QUESTION.parse(talk(*GOOD[:2], back=["1"])) == Talk(GOOD[:1])
    assert QUESTION.parse({"back": ["1"]}) == Talk()


def test_stop_keeps_the_place_and_resume_goes_on_there():
    stopped = QUESTION.parse(talk(*GOOD[:2], stop=["1"]))
    assert stopped == Talk(GOOD[:2], stopped=True)
    kept = QUESTION.fields(stopped)
    assert QUESTION.parse(kept) == stopped
    assert QUESTION.parse({**kept, "resume": ["1"]}) == Talk(GOOD[:2])


def test_an_ending_that_was_reached_stays_reached_after_starting_again():
    ended = QUESTION.parse(talk(*GOOD[:-1], choose=[GOOD[-1]]))
    assert ended == Talk(GOOD, frozenset({"deel"}))
    again = QUESTION.parse({**QUESTION.fields(ended), "again": ["1"]})
    assert again == Talk((), frozenset({"deel"}))
    assert QUESTION.done(Attempt(fields=QUESTION.fields(again)))
    assert not QUESTION.done(Attempt(fields=talk(*GOOD[:-1])))


def test_two_endings_are_both_remembered():
    first = QUESTION.fields(QUESTION.parse(talk(*GOOD)))
    other = {**first, "path": ["brief-bel", "dicht-goed"]}
    assert QUESTION.parse(other).seen == {"deel", "herstel"}


@pytest.mark.parametrize(
    "fields",
    [
        {"path": ["wens-vraag"]},
        {"path": ["brief-vraag", "brief-vraag"]},
        {"path": [*GOOD, "brief-vraag"]},
        {"path": [*GOOD], "choose": ["samen-drie"]},
        {"choose": ["samen-drie"]},
        {"choose": ["brief-vraag", "brief-bel"]},
        {"choose": ["brief-vraag"], "back": ["1"]},
        {"seen": ["brief"]},
        {"meters": ["5"]},
    ],
)
def test_what_no_choice_leads_to_is_refused(fields: Fields):
    with pytest.raises(AnswerError):
        QUESTION.parse(fields)


def test_a_talk_that_goes_round_ends_with_a_sentence():
    question = read(small())
    assert question.parse(talk(*["hard"] * LONGEST)).path
    with pytest.raises(AnswerError) as raised:
        question.parse(talk(*["hard"] * LONGEST, choose=["hard"]))
    assert str(LONGEST) in shipped_texts().sentence(raised.value)


ids = st.sampled_from(
    [*(c.id for c in QUESTION.graph.choices), *QUESTION.graph.endings, "", "1", "é\n"]
)
names = st.sampled_from(["path", "seen", "stopped", "whole", "other", *BUTTONS])


@given(st.dictionaries(names, st.lists(ids, max_size=9), max_size=4))
def test_whatever_is_sent_gives_an_answer_or_an_answer_error(fields: dict[str, list[str]]):
    answer = parsed_or_refused(QUESTION, fields)
    if answer is not None:
        assert not set(QUESTION.fields(answer)) & set(BUTTONS)
        assert QUESTION.score(answer) == NOT_APPLICABLE


@given(st.lists(st.tuples(st.sampled_from([*BUTTONS]), st.integers(0, 2)), max_size=30))
def test_any_row_of_presses_stays_on_the_graph_and_never_forgets_an_ending(
    presses: list[tuple[str, int]],
):
    kept: Fields = {}
    seen: frozenset[str] = frozenset()
    for button, number in presses:
        here = QUESTION.here(QUESTION.parse(kept))
        value = "1"
        if button == "choose":
            if isinstance(here, Ending):
                continue
            value = here.choices[number].id
        answer = QUESTION.parse({**kept, button: [value]})
        assert seen <= answer.seen
        seen, kept = answer.seen, QUESTION.fields(answer)


def test_every_sample_is_what_it_says():
    for question in (QUESTION, read(small())):
        for fields, score in question.samples().partial:
            assert question.score(question.parse(fields)) == score
        for fields in question.samples().invalid:
            with pytest.raises(AnswerError):
                question.parse(fields)


def test_the_place_is_kept_by_the_store():
    exercises = Exercises(shipped_library(), MemoryStore())
    exercises.handle(OWNER, [Event(ITEM, Action.ANSWER, talk(choose=["brief-vraag"]))])
    exercises.handle(OWNER, [Event(ITEM, Action.ANSWER, talk("brief-vraag", stop=["1"]))])
    view = exercises.views(OWNER, [ITEM])[ITEM]
    assert QUESTION.parse(view.attempt.fields) == Talk(("brief-vraag",), stopped=True)
