# SPDX-License-Identifier: EUPL-1.2
"""Every conversation of the course: its size, its way out, its safety, and no answer that tells."""

import pytest

from meedenker.content.loading import shipped_library
from meedenker.kinds.dialogue import Dialogue
from meedenker.kinds.dialogue.graph import reachable
from tests.conftest import ROOT

TALKS = [q for q in shipped_library().questions.values() if isinstance(q, Dialogue)]
ASKED = 6
every_talk = pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)


def test_there_are_at_least_the_six_that_were_asked():
    assert len(TALKS) >= ASKED


@every_talk
def test_it_has_six_to_ten_moments_with_three_or_four_choices_and_two_to_four_endings(
    talk: Dialogue,
):
    graph = talk.graph
    assert 6 <= len(graph.moments) <= 10
    assert {len(moment.choices) for moment in graph.moments.values()} <= {3, 4}
    assert 2 <= len(graph.endings) <= 4


@every_talk
def test_everything_is_reached_from_the_start_and_every_moment_leads_to_an_ending(talk: Dialogue):
    graph = talk.graph
    to = {moment.id: {c.next for c in moment.choices} for moment in graph.moments.values()}
    assert reachable(to, [graph.start.id]) >= {*graph.moments, *graph.endings}
    assert all(reachable(to, [moment]) & set(graph.endings) for moment in to)


@every_talk
def test_the_best_choice_is_not_told_by_its_length(talk: Dialogue):
    moments = talk.graph.moments.values()
    best = [
        max(m.choices, key=lambda c: (bool(c.sufficient), c.contact + c.regie)) for m in moments
    ]
    longest = [max(m.choices, key=lambda c: len(c.text)) for m in moments]
    assert sum(b is not x for b, x in zip(best, longest, strict=True)) >= 2


@every_talk
def test_a_question_about_safety_is_sufficient_or_not_and_never_counted(talk: Dialogue):
    for moment in talk.graph.moments.values():
        judged = {choice.sufficient for choice in moment.choices}
        assert judged == {True, False} if moment.safety else judged == {None}


@every_talk
def test_its_page_has_the_safety_button(talk: Dialogue):
    slug = talk.url.removeprefix("/cursus/").partition("#")[0]
    (path,) = (ROOT / "notebooks").glob(f"*-{slug}.ipynb")
    text = path.read_text("utf-8")
    assert 0 < text.index("mdk.Safety()") < text.index(talk.id)
