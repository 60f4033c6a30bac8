# SPDX-License-Identifier: EUPL-1.2
"""Every picture: nothing beside the sheet, words within their boxes, and every item in it."""

import json
import re
from dataclasses import replace
from itertools import combinations

import pytest

from meedenker.content import Library
from meedenker.content.texts import shipped_texts
from meedenker.errors import NotFoundError
from meedenker_widgets.components.engine import COMPONENTS, Engine
from meedenker_widgets.components.pictures import PICTURES, render_picture
from meedenker_widgets.components.pictures.measure import SIZE
from meedenker_widgets.components.pictures.say import label_of
from meedenker_widgets.components.pictures.shapes import WIDTH, Bounds, Drawing, Path, Text
from meedenker_widgets.components.pictures.timeline import MARKS
from tests.conftest import ROOT
from tests.content.questions import Page

PAGES = {
    "bagage": ["bagage", "niveaus"],
    "bekendheid": ["bekendheid"],
    "koplopers": ["frieslab"],
    "leven": ["levensgebieden", "wetten", "coping"],
    "netwerk": ["netwerk"],
    "publicaties": ["publicaties"],
    "taken": ["taken"],
    "wat-is": ["definitie", "drie-onderdelen", "piramide"],
}
# The groups of which every item has its name in the drawing.
SHOWN = {
    "bekendheid": ["bekendheid.front"],
    "coping": ["coping.stijl"],
    "definitie": ["definitie.wmo"],
    "frieslab": ["frieslab.model"],
    "levensgebieden": ["levensgebieden"],
    "netwerk": ["netwerk.type"],
    "niveaus": ["functieprofielen.ervaringsdeskundige.niveau"],
    "piramide": ["piramide"],
    "wetten": ["wetten"],
}
# The groups of which every item can be reached from the words beside the drawing.
TOLD = {**SHOWN, "definitie": ["definitie.wmo", "definitie.domein"], "netwerk": []}
LONG = "Een veel langere naam dan iemand ooit voor dit onderdeel bedacht"
every_picture = pytest.mark.parametrize("name", PICTURES)


def drawn(library: Library, name: str) -> Drawing:
    return PICTURES[name](library, shipped_texts().say).drawing


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def apart(one: Bounds, other: Bounds) -> bool:
    return (
        one.right <= other.left
        or other.right <= one.left
        or one.bottom <= other.top
        or other.bottom <= one.top
    )


def page(library: Library, name: str) -> Page:
    return Page(render_picture(Engine(library, shipped_texts()), name))


def read(text: str) -> str:
    """As one reads it, whatever broke a word or a line."""
    return re.sub(r"[\s\u00ad-]", "", text)


@every_picture
def test_nothing_lies_beside_the_sheet(library: Library, name: str):
    drawing = drawn(library, name)
    assert drawing.width == WIDTH
    assert drawing.shapes
    for shape in drawing.shapes:
        assert drawing.bounds.holds(shape.bounds), shape


@every_picture
def test_words_stay_in_their_boxes_and_clear_of_each_other(library: Library, name: str):
    found = texts(drawn(library, name))
    assert found
    for text in found:
        assert text.size >= SIZE
        assert text.room.holds(text.bounds), text
    for one, other in combinations(found, 2):
        assert apart(one.bounds, other.bounds), (one, other)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_every_item_that_belongs_in_a_picture_is_in_it(library: Library, name: str):
    said = {read(text) for text in drawn(library, name).words}
    for group in SHOWN[name]:
        for item in library.members(group):
            assert read(label_of(item)) in said, item.id


def test_every_part_of_client_support_is_a_step(library: Library):
    said = {read(text) for text in drawn(library, "drie-onderdelen").words}
    steps = [i for i in library.members("drie-onderdelen") if re.fullmatch(r".*\.0\d", i.id)]
    assert len(steps) == 3
    assert {read(step.title) for step in steps} <= said


@pytest.mark.parametrize("name", sorted(TOLD))
def test_the_words_beside_a_picture_lead_to_every_item(library: Library, name: str):
    links = {element["href"] for element in page(library, name).all("a")}
    for group in TOLD[name]:
        assert {f"#{item.id}" for item in library.members(group)} <= links


def test_the_list_of_referrals_has_the_numbers_of_the_arrows(library: Library):
    numbers = [text for text in drawn(library, "netwerk").words if text.isdigit()]
    items = page(library, "netwerk").all("li")
    assert sorted(numbers) == [str(number) for number in range(1, len(items) + 1)]
    dashed = [s for s in drawn(library, "netwerk").shapes if s.look == "line-dashed"]
    assert len(dashed) == sum("misschien" in item.text for item in items) == 1


@pytest.mark.parametrize("name", ["bagage", "taken"])
def test_the_circles_count_what_the_page_lists(library: Library, name: str):
    expected = []
    for side in ("informeel", "gezamenlijk", "formeel"):
        mine = [i for i in library.items.values() if i.id.startswith(f"{name}.{side}.")]
        parts = {item.id for item in mine if item.extra.get("under") in library.items}
        expected.append(str(len(mine) - len(parts)))
    assert [text for text in drawn(library, name).words if text.isdigit()] == expected
    assert [element.text for element in page(library, name).all("strong")] == expected


def test_every_publication_has_a_mark_and_every_sort_a_shape(library: Library):
    items = library.members("publicaties")
    sorts = {item.extra["nature"] for item in items}
    assert len(sorts) == len(MARKS)
    forms = {
        (type(shape).__name__, len(shape.points) if isinstance(shape, Path) else 0)
        for shape in (make(0, 0) for make in MARKS)
    }
    assert len(forms) == len(MARKS), "told apart without colour"
    drawing = drawn(library, "publicaties")
    marks = [shape for shape in drawing.shapes if not isinstance(shape, Text)]
    assert len(marks) == len(items) + len(sorts) + 1, "one each, a legend and an axis"
    years = {item.extra["published"][:4] for item in items}
    assert years <= set(drawing.words)


def test_every_law_stands_under_its_counter(library: Library):
    said = drawn(library, "wetten").words
    for law in library.members("wetten"):
        below = said[: said.index(label_of(law))]
        counters = {i.extra["counter"]: i for i in library.members("wetten")}
        heads = [
            text for text in below if text[:1].lower() + text[1:] in counters or text in counters
        ]
        assert heads[-1].lower() == law.extra["counter"].lower()


@every_picture
def test_longer_names_make_boxes_higher_and_nothing_runs_out(library: Library, name: str):
    items = {
        identifier: replace(item, title=LONG if ":" not in item.title else f"Zo: {LONG}")
        for identifier, item in library.items.items()
    }
    drawing = drawn(replace(library, items=items), name)
    for text in texts(drawing):
        assert text.room.holds(text.bounds), text
        assert drawing.bounds.holds(text.bounds), text


@every_picture
def test_it_has_a_title_a_description_and_the_same_in_words(library: Library, name: str):
    found = page(library, name)
    (figure,), (svg,) = found.all("figure"), found.all("svg")
    (title,), (desc,), (caption,) = found.all("title"), found.all("desc"), found.all("figcaption")
    assert svg["role"] == "img"
    assert svg["aria-labelledby"].split() == [title["id"], desc["id"]]
    assert title.text == f"Tekening: {caption.text}"
    assert len(desc.text.split()) >= 15
    assert found.all("li"), "the same content as a list"
    ids = [element["id"] for element in found.elements if "id" in element.attrs]
    assert len(set(ids)) == len(ids)
    for element in found.elements:
        assert "style" not in element.attrs
        if "fill" in element.attrs:
            assert element["fill"].removeprefix("url(#").removesuffix(")") in ids
    assert figure["class"].split()[0] == "mdk-picture"


def test_what_an_author_wrote_is_text_and_never_markup(library: Library):
    evil = "<script>alert(1)</script>"
    items = {
        identifier: replace(item, title=evil, extra={**item.extra, "label": evil})
        for identifier, item in library.items.items()
    }
    for name in ("netwerk", "levensgebieden", "wetten"):
        found = page(replace(library, items=items), name)
        assert not found.all("script")
        assert evil in found.text


def test_an_unknown_picture_is_refused(library: Library):
    with pytest.raises(NotFoundError):
        render_picture(Engine(library, shipped_texts()), "schilderij")


def test_every_picture_has_a_template_and_stands_on_one_reference_page():
    assert sorted(name for names in PAGES.values() for name in names) == sorted(PICTURES)
    for name in PICTURES:
        assert (COMPONENTS / "pictures" / f"{name}.html").is_file()
    for path in (ROOT / "notebooks").rglob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        shown = re.findall(r'mdk\.Picture\("([\w-]+)"\)', code)
        if path.parent.name == "naslag":
            assert shown == PAGES.get(path.stem, []), path.name
        else:
            assert set(shown) <= set(PICTURES), path.name


@pytest.mark.parametrize("slug", PAGES)
def test_the_question_the_example_and_something_to_do_come_first(slug: str):
    path = ROOT / "notebooks" / "naslag" / f"{slug}.ipynb"
    sources = ["".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"]]
    first = next(n for n, source in enumerate(sources) if source.startswith("mdk.Picture("))
    told = "\n".join(sources[:first])
    assert re.search(r"(?m)^\*\*.+\?\*\*", told)
    assert "## Een voorbeeld" in told
    assert "## Doe dit nu" in told
