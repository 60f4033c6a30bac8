# SPDX-License-Identifier: EUPL-1.2
"""The short stories: each indication once, in an example and in a look-alike that is not one."""

import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from meedenker.content import Library
from meedenker.kinds.choice import Choice
from tests.conftest import ROOT

SLUGS = ("echt-of-schijn-netwerk", "echt-of-schijn-formeel")
PAGES = {slug: next((ROOT / "notebooks").glob(f"*-{slug}.ipynb")) for slug in SLUGS}
MOST_WORDS = 40
MOST_IN_ONE_PLACE = 0.6
every_page = pytest.mark.parametrize("slug", SLUGS)


def calls(path: Path) -> list[tuple[str, str]]:
    """The components of a page, in order: `("Exercise", "echt-of-schijn-formeel.01")`."""
    code = (c["source"] for c in nbformat.read(path, 4).cells if c["cell_type"] == "code")
    return [call for text in code for call in re.findall(r'mdk\.(\w+)\((?:"([^"]*)")?\)', text)]


def stories(library: Library, slug: str) -> list[Choice]:
    """The questions that stand on a page, in order."""
    found = [library.question(item) for name, item in calls(PAGES[slug]) if name == "Exercise"]
    assert all(isinstance(question, Choice) for question in found)
    return found


def every_story(library: Library) -> list[Choice]:
    return [question for slug in SLUGS for question in stories(library, slug)]


def place(question: Choice) -> int:
    """Where the right story stands: 0 or 1."""
    return next(n for n, option in enumerate(question.options) if option.right)


def test_every_indication_has_exactly_one_question(library: Library):
    indications = [item.id for item in library.items.values() if item.kind == "indication"]
    assert len(indications) == 32
    about = Counter(item for question in every_story(library) for item in set(question.about))
    assert about == Counter(indications)


def test_the_question_asks_for_its_indication_by_name(library: Library):
    for question in every_story(library):
        (about,) = set(question.about)
        assert f"‘{library.item(about).title}’?" in question.prompt


def test_one_story_is_right_and_one_is_not_and_both_are_short(library: Library):
    for question in every_story(library):
        assert not question.multiple
        assert sorted(option.right for option in question.options) == [False, True]
        for option in question.options:
            assert 15 <= len(option.text.split()) <= MOST_WORDS, (question.id, option.id)


def test_both_stories_are_explained_and_the_look_alike_begins_with_what_was_seen(library: Library):
    for question in every_story(library):
        for option in question.options:
            assert option.feedback.startswith("Je "), (question.id, option.id)
            assert option.right or " Maar " in option.feedback, question.id
        assert 1 <= len(question.hints) <= 2
        assert question.summary


def test_no_hint_and_no_title_gives_the_answer(library: Library):
    for question in every_story(library):
        first, second = (name for name in re.split(r" of |\?", question.title) if name)
        for option, name in zip(question.options, (first, second), strict=True):
            assert name.split()[-1] in option.text, "the title names the stories in their order"
        for hint in question.hints:
            assert not {first.split()[-1], second.split()[-1]} & set(re.findall(r"\w+", hint))


@every_page
def test_the_right_story_stands_now_here_and_now_there(library: Library, slug: str):
    places = [place(question) for question in stories(library, slug)]
    assert max(Counter(places).values()) <= MOST_IN_ONE_PLACE * len(places)
    runs = "".join(map(str, places))
    assert not re.search(r"(.)\1{3}|(?:01){3}|(?:10){3}", runs), "that is a pattern"


@every_page
def test_every_goal_it_names_is_a_goal(library: Library, slug: str):
    for question in stories(library, slug):
        assert question.goals
        assert {library.item(goal).kind for goal in question.goals} == {"goal"}
        ladder = library.item(question.about[0]).extra["ladder"]
        lesson = "doel.afschalen." if ladder == "3" else "doel.opschalen."
        assert all(goal.startswith(lesson) for goal in question.goals)


@every_page
def test_every_question_of_the_page_stands_on_it_once_in_order(library: Library, slug: str):
    shown = [question.id for question in stories(library, slug)]
    assert shown == [f"{slug}.{number:02d}" for number in range(1, len(shown) + 1)]
    here = {i for i, q in library.questions.items() if q.url.startswith(f"/cursus/{slug}#")}
    assert here == set(shown)


@every_page
def test_the_page_has_one_safety_button_before_the_first_story(slug: str):
    names = [name for name, _ in calls(PAGES[slug])]
    assert names.count("Safety") == 1
    assert names.index("Safety") < names.index("Exercise")


@every_page
def test_the_page_is_an_extra_and_every_part_says_its_people_are_invented(slug: str):
    page = nbformat.read(PAGES[slug], 4)
    assert page.metadata["meedenker"] == {"minutes": 30, "extra": True}
    parts: list[list[str]] = []
    for cell in page.cells:
        if cell["source"].startswith("## "):
            parts.append([])
        if parts:
            parts[-1].append(cell["source"])
    with_stories = [part for part in parts if any("mdk.Exercise" in text for text in part)]
    assert len(with_stories) >= 2
    assert all("verzonnen" in part[-1] for part in with_stories)
    assert parts[-1][0].startswith("## Wat neem je mee\n")
