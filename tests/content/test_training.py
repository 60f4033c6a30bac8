# SPDX-License-Identifier: EUPL-1.2
"""The papers for trainers: their minutes add up, their cards are whole, and a mistake is named."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from meedenker.content import Library
from meedenker.content.articles import shipped_articles
from meedenker.content.check import Checker, Fault
from meedenker.content.files import parse_text
from meedenker.content.lessons import Lessons
from meedenker.content.texts import shipped_texts
from meedenker.content.training import (
    FOLDER,
    TrainerPapers,
    load_papers,
    read_papers,
    shipped_papers,
)
from meedenker.domain.lessons import Lesson
from meedenker.domain.scripts import Form, Script
from meedenker.errors import ContentError
from meedenker_widgets.hosts.web.material import LESSONS, notebooks_in
from tests.conftest import ROOT
from tests.content.test_standings import ARTICLE, TERM, YEAR
from tests.language.passages import in_yaml, trainer_files
from tests.lessons.test_every_lesson import MINUTES, TOGETHER

PAPERS = shipped_papers()
SCRIPTS = ("meedenker", "wetten", "luisteren", "afschalen", "onafhankelijk")
NUMBERS = (1, 2, 3, 9, 12)
OBSERVER = "De kijker"
A_MARK = re.compile(r"\b(?:goed|fout|slecht|matig|voldoende|onvoldoende)\b|\d", re.IGNORECASE)
LONGEST_WITHOUT_A_PAUSE = 60
FINAL = 13
"""The final assignment tells a group by itself what to do together."""
MOST_WORDS_ON_A_CARD = 130
each = pytest.mark.parametrize("script", PAPERS.scripts.values(), ids=lambda one: one.lesson)


def test_there_is_a_script_for_each_lesson_that_a_group_does_together():
    assert set(PAPERS.scripts) == set(SCRIPTS)
    assert set(NUMBERS) == TOGETHER - {FINAL}
    there = {lesson.slug: lesson.module for lesson in numbered()}
    for slug, number in zip(SCRIPTS, NUMBERS, strict=True):
        assert there.get(slug, number) == number


@each
def test_the_minutes_of_the_parts_are_those_of_the_meeting_and_of_the_lesson(script: Script):
    assert script.planned == script.minutes
    number = dict(zip(SCRIPTS, NUMBERS, strict=True))[script.lesson]
    assert script.minutes + script.alone == MINUTES[number - 1]
    timed = list(script.timed)
    assert timed[0][0] == 0
    assert timed[-1][1] == script.minutes
    assert all(end == begin for (_, end, _), (begin, _, _) in pairwise(timed))


@each
def test_a_long_meeting_has_a_pause(script: Script):
    pauses = [part for part in script.parts if part.form is Form.PAUSE]
    assert bool(pauses) is (script.minutes > LONGEST_WITHOUT_A_PAUSE)


@each
def test_each_part_says_what_to_do_and_but_for_a_pause_what_to_say(script: Script):
    for part in script.parts:
        assert part.do, part.id
        assert bool(part.say) is (part.form is not Form.PAUSE), part.id
    assert len({part.form for part in script.parts}) >= 2


@each
def test_a_role_play_has_two_who_talk_and_one_who_looks_on_and_fits_in_a_part(script: Script):
    longest = max(part.minutes for part in script.parts)
    for play in script.role_plays:
        titles = [role.title for role in play.roles]
        assert titles.count(OBSERVER) == 1
        assert len(titles) >= 3
        assert play.minutes <= longest
        assert re.search(r"naam|stoel", play.out), "a way out of the role"
        for role in play.roles:
            words = " ".join((play.text, role.text, *role.play, play.out)).split()
            assert len(words) <= MOST_WORDS_ON_A_CARD, role.id


@each
def test_an_observation_card_holds_behaviour_and_no_marks(script: Script):
    assert script.observations
    for card in script.observations:
        assert 5 <= len(card.points) <= 8
        for point in card.points:
            assert not A_MARK.search(point), point
            assert point.endswith(".")


@each
def test_each_watches_over_people(script: Script):
    said = " ".join((*script.watch, *(line for part in script.parts for line in part.say)))
    assert "112" in said
    assert "coördinator" in said
    everything = " ".join((*script.watch, *(line for part in script.parts for line in part.do)))
    assert re.search(r"[Ss]topteken|Stoppen mag|wil stoppen", everything)
    assert script.offline


@each
def test_an_offered_exercise_is_one_of_its_own_lesson_or_a_point_of_the_compass(
    script: Script, library: Library
):
    for name in (name for part in script.parts for name in part.uses):
        if name in library.questions:
            assert library.question(name).url.startswith(f"/cursus/{script.lesson}#")
        else:
            assert name.startswith(("kompas.", f"kaart.{script.lesson}"))


@pytest.mark.parametrize("path", trainer_files(), ids=lambda path: path.name)
def test_numbers_of_articles_come_from_their_own_list(path: Path):
    passages = list(in_yaml(path.read_text("utf-8"), path.name))
    assert passages
    if path.name != "artikelen.yaml":
        assert [p.text for p in passages if ARTICLE.search(p.text)] == []
    law = [p.text for p in passages if TERM.search(p.text) and not YEAR.search(p.text)]
    assert law == []


def test_every_lesson_falls_under_one_theme_and_each_theme_of_the_source_is_there(
    library: Library,
):
    offered = [slug for theme in PAPERS.themes for slug in theme.lessons]
    assert len(offered) == len(set(offered)) == len(MINUTES)
    assert {lesson.slug for lesson in numbered()} <= set(offered)
    named = {item for theme in PAPERS.themes for item in theme.see}
    assert named == {item.id for item in library.members("basistraining.thema")}


def test_papers_are_no_part_of_what_can_be_found(library: Library):
    ids = {script.id for script in PAPERS.scripts.values()}
    assert not ids & {*library.items, *library.groups, *library.questions}


MISTAKES = {
    "minutes that do not add up": ("minutes: 60\n", "minutes: 61\n", "content.minutes", "61"),
    "minutes in words": ("minutes: 8\n", 'minutes: "8"\n', "content.no-number", "‘minutes’"),
    "no minutes at all": ("minutes: 8\n", "minutes: 0\n", "content.no-number", "‘minutes’"),
    "an unknown form": ("form: ring\n", "form: dans\n", "content.unknown-word", "threes"),
    "an exercise that is not there": (
        "meedenker.sort.03]", "meedenker.sort.99]", "content.no-such-id", "meedenker.sort.99",
    ),
    "an article that is not there": (
        "artikel.wmo.1.1.1", "artikel.wmo.9", "content.no-such-id", "artikel.wmo.9",
    ),
    "a card that is not there": ("cards: []", "cards: [kaart.x]", "content.no-such-id", "kaart.x"),
    "the same id twice": (
        "id: draaiboek.meedenker.weten", "id: draaiboek.meedenker.welkom", "content.duplicate",
        "al in",
    ),
    "an unknown field": ("    aim:", "    doel:", "content.no-text", "‘aim’"),
    "no source": ("    source:", "    bron:", "content.no-source", "source"),
    "a list that is a text": ("    cards: []", "    cards: x", "content.no-list", "‘cards’"),
    "no list of scripts": ("scripts:", "scripts: x\noud:", "content.no-list", "‘scripts’"),
}  # fmt: skip


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A copy of the folder, to spoil."""
    folder = tmp_path / "trainer"
    shutil.copytree(FOLDER, folder)
    return folder


def load(folder: Path, library: Library) -> TrainerPapers:
    return load_papers(library, shipped_articles(), folder)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_by_name(name: str, papers: Path, library: Library):
    old, new, code, named = MISTAKES[name]
    file = papers / "draaiboek-meedenker.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load(papers, library)
    assert caught.value.code == code
    sentence = shipped_texts().sentence(caught.value)
    assert "draaiboek-meedenker.yaml" in sentence
    assert named in sentence


def test_a_lesson_may_not_fall_under_two_themes(papers: Path, library: Library):
    file = papers / "programma.yaml"
    file.write_text(file.read_text("utf-8").replace("[doelgroepen]", "[doelgroepen, wetten]"))
    with pytest.raises(ContentError) as caught:
        load(papers, library)
    assert caught.value.code == "content.duplicate"


def faults_in(folder: Path) -> list[Fault]:
    return [fault for fault in Checker([]).check({}).faults if fault.path.parent == folder]


def test_the_check_tells_every_mistake_with_its_line(papers: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("meedenker.content.check.FOLDER", papers)
    assert faults_in(papers) == []
    script, articles = papers / "draaiboek-wetten.yaml", papers / "artikelen.yaml"
    text = script.read_text("utf-8")
    planted = {"minutes: 15\n": "minutes: 14\n", "wetten.sort.02": "wetten.sort.88"}
    for old, new in planted.items():
        text = text.replace(old, new, 1)
    script.write_text(text, "utf-8")
    articles.write_text(articles.read_text("utf-8").replace("gist: sure", "gist: x", 1), "utf-8")
    faults = faults_in(papers)
    told = {(fault.path.name, fault.error.code) for fault in faults}
    assert told == {
        ("draaiboek-wetten.yaml", "content.minutes"),
        ("draaiboek-wetten.yaml", "content.no-such-id"),
        ("artikelen.yaml", "content.unknown-sureness"),
    }
    assert all(fault.line for fault in faults)


def test_what_names_a_part_that_cannot_be_read_is_no_fault_of_its_own(library: Library):
    script = parse_text((FOLDER / "draaiboek-wetten.yaml").read_bytes(), "draaiboek-wetten.yaml")
    rest = {name: q for name, q in library.questions.items() if name != "wetten.sort.02"}
    without = replace(library, questions=rest)
    for known, codes in (({"wetten.sort.02"}, []), (set(), ["content.no-such-id"])):
        heard: list[ContentError] = []
        read_papers({"x.yaml": script}, without, shipped_articles(), heard.append, known)
        assert [error.code for error in heard] == codes


def numbered() -> list[Lesson]:
    """The lessons with a number."""
    lessons = Lessons(ROOT, notebooks_in(ROOT, LESSONS)).all()
    return [lesson for lesson in lessons if lesson.module]
