# SPDX-License-Identifier: EUPL-1.2
"""A list of a group as it is read: on a page, on paper, in a table and in a notebook."""

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Event
from meedenker.kinds.collect import MOST
from meedenker.kinds.collect.lines import Line
from meedenker.reports.progress import progress_table
from meedenker.service import Exercises
from meedenker.storage import MemoryStore, Owner
from meedenker_widgets.hosts.notebook import Exercise, Session
from tests.kinds.arranged import render

ITEM = "bekendheid.vlaggen"
SHIPPED = shipped_library().question(ITEM)
US = Owner("us")


def key(heading: str, text: str) -> str:
    return Line(heading, text).key


def test_the_page_tells_what_it_showed_and_offers_room_until_it_is_full():
    html = render(SHIPPED, {"chosen": ["post"], "own-zelf": ["Ik slaap niet."]})
    assert 'name="bekendheid.vlaggen:seen" value="post"' in html
    assert f'name="bekendheid.vlaggen:seen" value="{key("zelf", "Ik slaap niet.")}"' in html
    assert "Er staan 2 regels op jullie lijst." in html
    full = render(SHIPPED, {"own-zelf": [f"regel {n}" for n in range(MOST)]})
    assert full.count("data-mdk-once") == len(SHIPPED.headings) - 1
    assert "Hier is geen plek meer." in full


def test_on_paper_stand_only_the_chosen_lines_below_their_headings_with_the_date():
    html = render(SHIPPED, {"chosen": ["post"], "own-verderaf": ["Dichte gordijnen"]})
    paper = html[html.index("mdk-print-only mdk-stack") :]
    assert paper.count("<h4") == 1
    assert paper.index("dichte enveloppen") < paper.index("Dichte gordijnen")
    assert "hetzelfde huis" not in paper
    assert "Gemaakt door onze groep op 1 maart 2027" in paper


def test_what_could_lead_to_a_person_is_pointed_out():
    html = render(SHIPPED, {"own-zelf": ["Bel 06-12345678"]})
    assert "Staat hier een telefoonnummer: 06-12345678?" in html


def test_every_offered_line_says_where_it_comes_from():
    html = render(SHIPPED, {})
    for heading in SHIPPED.headings:
        for offer in heading.offers:
            item = shipped_library().item(offer.about)
            assert f'href="{item.url}">{item.title}</a>' in html


def test_in_a_table_the_list_is_read_in_words():
    fields = {"chosen": ["post"], "own-zelf": ["Ik slaap niet."]}
    exercises = Exercises(shipped_library(), store := MemoryStore())
    exercises.handle(US, [Event(ITEM, Action.SAVE, fields)])
    (row,) = progress_table(store.records(US), shipped_library(), shipped_texts()).rows
    line = SHIPPED.headings[1].offers[0].text
    first, last = SHIPPED.headings[1].title, SHIPPED.headings[2].title
    assert row[3] == f"{first}: {line}; {last}: Ik slaap niet."


def test_in_a_notebook_lines_are_added_by_the_page_and_the_whole_list_set_by_code():
    widget = Exercise(ITEM, session=Session(MemoryStore()))
    event = {"component": ITEM, "action": "save", "sender": "page", "seq": 1}
    widget._on_event(widget, {**event, "fields": {"own-zelf": ["Moe"], "seen": [""]}}, [])
    assert widget.value == {"own-zelf": ["Moe"]}
    assert "Er staat één regel op jullie lijst." in widget._shown["html"]
    widget.value = {"chosen": ["post"]}
    assert widget.value == {"chosen": ["post"]}
