# SPDX-License-Identifier: EUPL-1.2
"""The content that comes with the package is complete and hangs together."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from meedenker.content import Library
from meedenker.errors import NotFoundError
from meedenker_widgets.hosts.web.material import LESSONS, REFERENCE, notebooks_in
from tests.conftest import ROOT
from tests.content.questions import SPARE

SUMMARIES = dict(
    line.split() for line in (Path(__file__).parent / "ids.txt").read_text("utf-8").splitlines()
)
"""Every element of the sources by id, with a digest of the working summary it started from."""
IDS = list(SUMMARIES)
MOST_UNCHANGED = 0.30
OWN_WORK = ("begrip.", "doel.", "kaart.", "meting.", "overdracht.", "regels.")
"""How the ids of items begin that stand in none of the sources."""
SECTIONS = {
    "definitie.": 41,
    "kompas.": 32,
    "opschalen.": 35,
    "taken.": 54,
    "bagage.": 37,
    "levensgebieden.": 11,
    "wetten.": 6,
    "functieprofielen.": 71,
    "pakket-informeel.": 7,
    "rollen.": 7,
    "netwerk.": 50,
    "werkmodel.": 20,
    "hulpvragen.": 50,
    "behoefte.": 13,
    "bekendheid.": 19,
    "aanbevelingen.": 12,
    "drie-onderdelen.": 12,
    "piramide.": 3,
    "coping.": 7,
    "ervaringen.": 18,
    "uitgangspunten.": 14,
    "zelftest.": 15,
    "scenario.": 36,
    "checklist.": 42,
    "koploper.": 26,
    "frieslab.": 22,
    "publicaties.": 27,
    "publicatie-inhoud.": 34,
    "communicatie.": 9,
    "meedenkgids.": 29,
    "basistraining.": 4,
    "tegenspraak.": 22,
}


def test_every_element_of_the_sources_is_there(library: Library):
    assert len(IDS) == len(set(IDS)) == sum(SECTIONS.values())
    here = {item for item in library.items if not item.startswith(OWN_WORK)}
    assert {library.item(item).id for item in IDS} == here


def test_what_stands_in_no_source_says_it_is_own_work(library: Library):
    own = [item for item in library.items.values() if item.id.startswith(OWN_WORK)]
    assert own
    assert {item.source.document for item in own} == {"meedenker"}


def test_a_renamed_element_is_still_the_one_of_the_sources(library: Library):
    item = library.item(IDS[0])
    renamed = {**library.items, "nieuw": replace(item, id="nieuw", was=(item.id,))}
    del renamed[item.id]
    now = replace(library, items=renamed)
    test_every_element_of_the_sources_is_there(now)
    gone = replace(library, items={k: v for k, v in library.items.items() if k != item.id})
    with pytest.raises(NotFoundError):
        test_every_element_of_the_sources_is_there(gone)


def test_hardly_any_text_reads_the_same_as_the_summary_it_started_from(library: Library):
    def digest(text: str) -> str:
        letters = "".join(re.findall(r"\w", text.lower()))
        return hashlib.sha256(letters.encode()).hexdigest()[:16]

    same = [item for item in IDS if digest(library.item(item).text) == SUMMARIES[item]]
    assert len(same) <= MOST_UNCHANGED * len(IDS), same


@pytest.mark.parametrize(("prefix", "count"), SECTIONS.items())
def test_every_section_has_all_its_elements(library: Library, prefix: str, count: int):
    assert sum(item.startswith(prefix) for item in library.items) == count


def test_everything_has_a_source_in_a_document_that_exists(library: Library):
    for part in (*library.items.values(), *library.groups.values(), *library.questions.values()):
        assert library.document(part.source.document).title
        assert part.source.place


def test_own_work_says_so_and_other_work_names_its_publisher(library: Library):
    for document in library.documents.values():
        assert document.publisher
        assert document.note
        assert document.date or document.id in ("meedenker", "vng-koplopers")


def test_every_item_is_in_a_group_with_its_own_words(library: Library):
    texts = [item.text for item in library.items.values()]
    assert len(set(texts)) == len(texts)
    for item in library.items.values():
        assert item in library.members(item.group)
        assert item.id.startswith(item.group)


def test_every_group_leads_to_items(library: Library):
    for group in library.groups.values():
        below = [group, *library.subgroups(group.id)]
        assert any(library.members(part.id) for part in below)


def test_ids_are_used_once_over_all_kinds_of_content(library: Library):
    parts = (library.documents, library.groups, library.items, library.questions)
    ids = [identifier for part in parts for identifier in part]
    assert len(set(ids)) == len(ids)


def asked_at(library: Library) -> dict[str, set[str]]:
    """The questions in each lesson and reference page, by the address of the page."""
    rooms = (("/cursus/", LESSONS), ("/naslag/", REFERENCE))
    pages = {
        address + slug: ROOT / path
        for address, folder in rooms
        for slug, path in notebooks_in(ROOT, folder).items()
    }
    assert pages
    return {
        page: {item for item in library.questions if f'\\"{item}\\"' in path.read_text("utf-8")}
        for page, path in pages.items()
    }


def test_every_address_names_the_place_on_its_page(library: Library):
    lessons = asked_at(library)
    for entry in library.entries():
        page, _, anchor = entry.url.partition("#")
        assert page.startswith("/")
        question = library.questions.get(entry.id)
        if question is None:
            assert anchor == entry.id
        elif page in lessons:
            assert anchor == entry.id
            assert entry.id in lessons[page]
        else:
            # Part of someone's own measurement; what anyone can read is what it is about.
            assert entry.url in {library.item(about).url for about in question.about}


def test_what_stands_on_no_page_has_no_address(library: Library):
    assert {item for item, q in library.questions.items() if not q.url} == set(SPARE)
    parts = {*library.items, *library.groups, *library.questions}
    assert {entry.id for entry in library.entries()} == parts - set(SPARE)


def test_every_requirement_has_a_question_and_says_it_is_a_proposal(library: Library):
    asked = {about for q in library.questions.values() for about in q.about}
    for item in library.items.values():
        if item.kind == "requirement":
            assert item.id in asked
            assert item.note.startswith("Voorstel, niet door een jurist gecontroleerd.")


def test_the_lesson_has_ten_short_cases_with_hints(library: Library):
    cases = [q for q in library.questions.values() if q.id.startswith("opschalen.kort.")]
    assert [case.id for case in cases] == [f"opschalen.kort.{n:02d}" for n in range(1, 11)]
    for case in cases:
        assert case.kind == "choice"
        assert case.story
        assert case.hints
        assert "indication" in {library.item(about).kind for about in case.about}


@pytest.mark.parametrize("what", ["document", "group", "item", "question", "members"])
def test_an_unknown_id_is_told_by_its_name(library: Library, what: str):
    with pytest.raises(NotFoundError) as caught:
        getattr(library, what)("kompas.regie.99")
    assert caught.value.params == {"id": "kompas.regie.99"}
