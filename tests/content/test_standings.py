# SPDX-License-Identifier: EUPL-1.2
"""What the course says about the law tells how sure that is; learners get no article numbers."""

import re

import pytest

from meedenker.content import Library
from meedenker.content.articles import FILE, load_articles, shipped_articles
from meedenker.content.texts import KINDS, shipped_texts
from meedenker.domain.dates import first_day
from meedenker.domain.items import Item
from meedenker.domain.standing import LEGAL_KINDS, is_legal, names_law
from meedenker.errors import ContentError
from tests.language.passages import content_files, notebooks, passages_of, templates

SHOWN = [*content_files(), *notebooks(), *templates()]
"""Everything a learner or a municipality reads; the list for trainers stands elsewhere."""
ARTICLE = re.compile(
    r"\bart(?:ikel(?:en)?|\.)\s*\d|\b\d+\.\d+\.\d+[a-z]?\b|\blid \d", re.IGNORECASE
)
NUMBER = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+)"
TERM = re.compile(rf"\b{NUMBER} (?:(?:werk)?dagen|weken|maanden|procent|euro)\b|€|\d ?%")
YEAR = re.compile(r"\b20\d\d\b")

# Numbers that are no term or amount of law, each with its reason.
NO_TERM = {
    "Wat jij in een uur kunt regelen, kost een ander soms drie weken moed.": "an image",
    "Het duurt drie weken voordat er weer koffie is.": "a story",
    "Maar wat zegt drie weken slecht slapen over jou?": "a story",
    "Vandaag ligt er een brief: Ruud moet over zes dagen het huis uit.": "a story",
    "Over zes dagen staat Ruud op straat.": "the same story",
    "Ze spreken af om elke drie maanden één signaal samen te bespreken.": "a story",
    "elke pagina met letters van 200 procent": "a size of letters",
    "terug na 1, 3, 10 en 30 dagen": "when a lesson comes back",
    "Samen is dit 99 procent.": "a sum of the figures of 2015 it stands with",
}

# Items that speak of the law without saying what it holds, or with its date in the same breath.
NAMED_ONLY = {
    "a title or a subject of something to read": (
        "checklist.bron.04", "koploper.bron.01", "publicaties.02", "publicaties.03",
        "publicaties.07", "publicaties.09", "publicaties.10", "frieslab.model.omtinker",
        "frieslab.model.meitinker", "frieslab.model.buurtcontactpersoon",
        "frieslab.model.buurtcoordinator",
    ),
    "tells in which year it was so": (
        "checklist.voorbeeld.03", "publicatie-inhoud.overzicht.01",
        "publicatie-inhoud.conclusie.02", "publicatie-inhoud.zelftest.01", "uitgangspunten.07",
        "netwerk.a.02",
    ),
    "about a test, a text or a talk, and not about what the law says": (
        "publicatie-inhoud.zelftest.02", "functieprofielen.vrijwilliger.kenmerk.02",
        "hulpvragen.lvb.01", "koploper.innovatie.02", "uitgangspunten.01", "begrip.jurist",
    ),
    "counts the areas of life, which have a contradiction of their own": (
        "levensgebieden.01", "werkmodel.leefgebied.01",
    ),
}  # fmt: skip


def words(item: Item) -> str:
    return f"{item.title} {item.text} {item.note}"


def test_every_statement_about_the_law_says_how_sure_it_is(library: Library):
    legal = [i for i in library.items.values() if is_legal(i.kind, f"{i.title} {i.text}")]
    assert {item.kind for item in legal} == LEGAL_KINDS | {"contradiction"}
    assert [item.id for item in legal if library.standing(item.id) is None] == []


def test_a_requirement_says_how_sure_it_is_or_that_no_law_asks_it(library: Library):
    requirements = [item for item in library.items.values() if item.kind == "requirement"]
    assert len(requirements) == 15
    for item in requirements:
        assert library.standing(item.id) or "Wij kennen hiervoor geen wettekst." in item.note


def test_whatever_else_names_the_law_has_a_reason(library: Library):
    named = {
        item.id
        for item in library.items.values()
        if names_law(words(item)) and library.standing(item.id) is None
    }
    assert named == {item for items in NAMED_ONLY.values() for item in items}


def test_what_comes_from_a_source_is_doubted_since_that_source(library: Library):
    ministers_letter = "2018-07-12"
    found = [*library.items.values(), *library.groups.values()]
    sourced = [part for part in found if part.standing and part.source.document != "meedenker"]
    assert len(sourced) > 20
    for part in sourced:
        if part.standing.checked or getattr(part, "kind", "") == "law":
            continue  # of laws the source gives the names only
        date = library.document(part.source.document).date
        assert part.standing.date in (date, ministers_letter), part.id


def test_what_was_checked_leads_to_where(library: Library):
    checked = {name: found for name, found in library.statements() if found.checked}
    assert len(checked) > 5
    for name, found in checked.items():
        assert found.url.startswith("https://"), name
        assert first_day(found.date), name


@pytest.mark.parametrize(
    "path",
    [*SHOWN, *sorted(KINDS.glob("*/texts.yaml"))],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_learners_get_no_article_numbers(path):
    shown = (passage for passage in passages_of(path) if not passage.key.endswith(".place"))
    found = [passage.text for passage in shown if ARTICLE.search(passage.text)]
    assert found == []


def test_no_message_has_an_article_number():
    shown = re.compile(r"127\.0\.0\.1")
    assert [text for text in shipped_texts().values() if ARTICLE.search(shown.sub("", text))] == []


def test_article_numbers_are_recognised():
    for text in ("artikel 2.3.2", "Art. 3", "zie 2.1.4a", "het tweede, lid 1"):
        assert ARTICLE.search(text), text
    for text in ("het artikel in de verordening", "15 oktober 2025", "om 12.30 uur"):
        assert not ARTICLE.search(text), text


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.name)
def test_no_term_or_amount_stands_without_a_year(path):
    found = [
        text
        for text in (passage.text for passage in passages_of(path))
        if TERM.search(text) and not YEAR.search(text)
        if not any(known in text for known in NO_TERM)
    ]
    assert found == []


def test_every_exception_is_still_needed():
    everything = "\n".join(passage.text for path in SHOWN for passage in passages_of(path))
    assert [text for text in NO_TERM if text not in everything] == []


def test_articles_are_for_trainers_only(library: Library):
    articles = shipped_articles()
    assert len(articles) == 9
    assert not {article.id for article in articles} & {*library.items, *library.groups}
    for article in articles:
        assert article.number in article.id or article.number.split(",")[0] in article.id
        assert not article.standing.checked, "nobody could open the law itself"
        for item in article.see:
            assert library.item(item).url


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("gist: sure", "gist: yes-sure", "content.unknown-sureness"),
        ("numbering: fairly", "", "content.no-text"),
        ("    doubtful:", "    # doubtful:", "content.no-standing"),
        ("law: Wmo 2015", "law: Wmo 2015\n    wet: Wmo", "content.unknown-field"),
    ],
)
def test_a_mistake_in_an_article_is_named(tmp_path, old: str, new: str, code: str):
    text = FILE.read_text("utf-8")
    assert old in text
    broken = tmp_path / "artikelen.yaml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_articles(broken)
    assert caught.value.code == code
    assert "artikel.wmo.1.1.1" in str(caught.value.params["key"])
    assert "artikelen.yaml" in shipped_texts().sentence(caught.value)
