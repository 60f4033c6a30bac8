# SPDX-License-Identifier: EUPL-1.2
"""Twelve cases on three pages: a story, the key of the course plan, and what decisions lead to."""

from collections import Counter

import nbformat
import pytest

from meedenker.content import Library
from meedenker.kinds.decide import FEWEST, MOST, Decide, Way
from meedenker.kinds.marking import Key
from tests.conftest import ROOT
from tests.lessons.test_every_lesson import calls

PAGES = {
    "14-verhalen-zorgen": (2, 3, 4, 9),
    "15-verhalen-zelf": (1, 5, 10, 11),
    "16-verhalen-spanning": (6, 7, 8, 12),
}
CASES = {
    number: f"{page[3:]}.c{number:02d}" for page, numbers in PAGES.items() for number in numbers
}
FEWEST_WORDS = 250
NOT_HERE = "Iets wat hier niet past. Stel dat "
"""How a decision begins that goes wrong in the story; what follows tells how."""
LADDERS = {
    "netwerk": "opschalen.eigen-netwerk.netwerk",
    "casus": "opschalen.informeel-formeel.casus",
    "client": "opschalen.informeel-formeel.client",
    "meedenker": "opschalen.informeel-formeel.meedenker",
    "lichter-casus": "opschalen.formeel-informeel.casus",
    "lichter-client": "opschalen.formeel-informeel.client",
    "lichter-meedenker": "opschalen.formeel-informeel.meedenker",
}
# The key of the course plan, part 5: the majority of three people who coded the cases, two of them
# blind. Three lines a case: applies, possible, does not apply.
PLAN = {
    1: ("netwerk.12", "netwerk.03 netwerk.05 casus.01 casus.02 casus.03", "netwerk.01"),
    2: (
        "netwerk.10 casus.05 client.01",
        "netwerk.01 netwerk.12 casus.01 casus.02 casus.03 client.03",
        "client.02",
    ),
    3: (
        "casus.01",
        "netwerk.01 netwerk.04 netwerk.05 netwerk.07 netwerk.10 casus.02 casus.03 casus.05",
        "client.01",
    ),
    4: ("netwerk.12", "netwerk.10 netwerk.11 casus.02 client.01", "casus.01"),
    5: ("", "netwerk.01 casus.01 casus.02 client.01 meedenker.01 meedenker.02", "client.02"),
    6: ("client.02", "casus.05 meedenker.01", "casus.01 client.03"),
    7: (
        "casus.01 client.01",
        "casus.02 casus.03 casus.05 meedenker.01",
        "casus.04 client.02",
    ),
    8: (
        "netwerk.03",
        "netwerk.01 netwerk.08 netwerk.09 casus.01 casus.05 client.02",
        "client.03",
    ),
    9: (
        "netwerk.12",
        "netwerk.01 netwerk.04 netwerk.05 netwerk.10 casus.01 casus.02 casus.03 casus.05",
        "client.03 meedenker.01",
    ),
    10: ("", "netwerk.02 netwerk.03 netwerk.05 netwerk.08 casus.02", "casus.01 client.02"),
    11: (
        "lichter-casus.01 lichter-casus.02 lichter-client.01 lichter-client.02"
        " lichter-meedenker.01 lichter-meedenker.02 lichter-meedenker.04",
        "lichter-meedenker.03",
        "",
    ),
    12: (
        "netwerk.09 casus.04 client.03",
        "netwerk.01 casus.01 casus.02 client.01 meedenker.01",
        "",
    ),
}
LEFT_OUT = {9: {"opschalen.informeel-formeel.casus.03"}}
"""Eleven in the plan, and a screen shows ten: one that is only possible, and so counts nowhere."""
ADDED = {
    5: {"opschalen.informeel-formeel.casus.04"},
    6: {"opschalen.eigen-netwerk.netwerk.01", "opschalen.informeel-formeel.meedenker.02"},
    11: {"opschalen.informeel-formeel.meedenker.02"},
    12: {"opschalen.informeel-formeel.meedenker.02"},
}
"""What the plan does not name: to come to six, and so that ticking everything is never right."""
every_case = pytest.mark.parametrize("number", sorted(CASES))
every_page = pytest.mark.parametrize("page", PAGES)


def case(library: Library, number: int) -> Decide:
    question = library.question(CASES[number])
    assert isinstance(question, Decide)
    return question


def planned(number: int) -> dict[str, Key]:
    """The key of the plan by the id of the indication."""
    found = {}
    for key, line in zip((Key.APPLIES, Key.POSSIBLE, Key.NOT), PLAN[number], strict=True):
        for short in line.split():
            side, _, place = short.rpartition(".")
            found[f"{LADDERS[side]}.{place}"] = key
    return found


def bad_ways(question: Decide) -> set[Way]:
    return {one.id for one in question.decisions if one.asks.startswith(NOT_HERE)}


def test_there_are_twelve_cases_each_on_its_page(library: Library):
    assert sorted(CASES) == list(range(1, 13))
    for page, numbers in PAGES.items():
        shown = [item for name, item in calls(ROOT / f"notebooks/{page}.ipynb") if "." in item]
        assert shown == [*(CASES[number] for number in numbers), f"{page[3:]}.reflect.01"]
        address = f"/cursus/{page[3:]}#"
        asked = {i for i, q in library.questions.items() if q.url.startswith(address)}
        assert asked == set(shown)


@every_page
def test_a_page_is_extra_and_has_one_safety_button_before_the_first_story(page: str):
    path = ROOT / f"notebooks/{page}.ipynb"
    assert nbformat.read(path, 4).metadata["meedenker"] == {"extra": True, "minutes": 60}
    names = [name for name, _ in calls(path)]
    assert names.count("Safety") == 1
    assert names.index("Safety") < names.index("Exercise")


@every_page
def test_a_page_says_how_to_use_it_and_ends_by_looking_back(page: str):
    cells = nbformat.read(ROOT / f"notebooks/{page}.ipynb", 4).cells
    prose = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    headings = [line for line in prose.split("\n") if line.startswith("## ")]
    assert len(headings) == 1 + 4 + 1
    assert headings[-1] == "## Wat viel je op"
    assert "zijn verzonnen" in prose
    assert any(word in prose for word in ("maatje", "tweeën"))
    assert "groep" in prose


@every_case
def test_a_story_is_long_enough_and_never_folded(library: Library, number: int):
    question = case(library, number)
    assert len(" ".join(question.paragraphs).split()) >= FEWEST_WORDS
    assert not question.known


@every_case
def test_each_of_six_to_ten_indications_has_a_reason_both_ways(library: Library, number: int):
    question = case(library, number)
    assert FEWEST <= len(question.indications) <= MOST
    for part in question.indications:
        assert part.feedback
        assert library.item(part.about).title == part.text
        # What is only possible is right either way, so its reason is the same.
        assert (part.unchosen == part.feedback) == (part.key is Key.POSSIBLE)


@every_case
def test_the_key_is_that_of_the_course_plan(library: Library, number: int):
    plan, question = planned(number), case(library, number)
    ours = {part.about: part.key for part in question.indications}
    left, added = LEFT_OUT.get(number, set()), ADDED.get(number, set())
    assert len(ours) == len(question.indications)
    assert {about: key for about, key in ours.items() if about in plan} == {
        about: key for about, key in plan.items() if about not in left
    }
    assert set(ours) - set(plan) == added
    assert all(ours[about] is Key.NOT for about in added)


def test_only_what_cannot_be_shown_is_left_out():
    for number, left in LEFT_OUT.items():
        plan = planned(number)
        assert len(plan) - len(left) == MOST
        assert {plan[about] for about in left} == {Key.POSSIBLE}


@every_case
def test_at_least_two_decisions_can_be_defended_and_one_cannot(library: Library, number: int):
    question = case(library, number)
    bad = bad_ways(question)
    assert 1 <= len(bad) <= 2
    assert Way.CONSULT not in bad  # asking your coordinator is always good
    for one in question.decisions:
        assert one.speaks
        # A way that goes wrong shows how: more than the sentence that says so.
        assert len(one.asks.removeprefix(NOT_HERE).split()) >= (15 if one.id in bad else 8)


def test_the_way_that_goes_wrong_is_not_always_the_same(library: Library):
    found = Counter(way for number in CASES for way in bad_ways(case(library, number)))
    assert len(found) >= 3


@every_case
def test_where_safety_is_at_stake_every_decision_says_to_call(library: Library, number: int):
    question = case(library, number)
    risk = "opschalen.informeel-formeel.client.01"
    key = planned(number).get(risk, Key.NOT)
    if key is Key.NOT:
        return
    assert "112" in question.danger
    assert "coördinator" in question.danger
    if key is Key.APPLIES:  # then it is today, whatever you choose, and nothing can stay as it is
        assert "vandaag" in question.danger
        assert bad_ways(question) == {Way.STAY, Way.DOWN}


def test_the_orders_have_no_pattern(library: Library):
    firsts = Counter(case(library, number).decisions[0].id for number in CASES)
    assert max(firsts.values()) <= len(CASES) / 2
    places = {
        tuple(part.key for part in case(library, number).indications).index(Key.NOT)
        for number in CASES
    }
    assert len(places) >= 4
