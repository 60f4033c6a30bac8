# SPDX-License-Identifier: EUPL-1.2
"""Overviews: what a choice keeps, what options give, and what stands where."""

from collections import Counter

import pytest

from meedenker.content.library import Library
from meedenker.domain.items import Item, Source
from meedenker.domain.overviews import Facet, Option, Overview
from meedenker.errors import NotFoundError
from meedenker.service.overviews import Overviews

SOURCE = Source("meedenker", "a test")
ROLE = Facet(
    "rol", "Rol", "column", (Option("een", "Eén", ("a",)), Option("allebei", "Allebei", ("b", "c")))
)
YEAR = Facet("jaar", "Jaar", "published", (Option("oud", "Oud", ("2014", "2015")),), by_year=True)
OVERVIEW = Overview(
    id="o",
    title="O",
    text="T",
    url="/page#o",
    groups=("g",),
    facets=(ROLE, YEAR),
    counted=("ding", "dingen"),
    empty="Leeg.",
)


def item(number: int, **extra: str) -> Item:
    return Item(
        id=f"g.{number}",
        kind="thing",
        group="g",
        title=str(number),
        text="T",
        source=SOURCE,
        url=f"/page#g.{number}",
        extra=extra,
    )


FIRST = item(1, column="a", published="2014-05")
SECOND = item(2, column="a, c", published="2015")
THIRD = item(3, column="b", published="2015-01-31")
ITEMS = (FIRST, SECOND, THIRD)


def test_without_a_choice_everything_is_kept():
    assert OVERVIEW.kept(ITEMS, {}) == ITEMS


def test_an_item_that_says_two_things_falls_under_both():
    assert OVERVIEW.kept(ITEMS, {"rol": "een"}) == (FIRST, SECOND)
    assert OVERVIEW.kept(ITEMS, {"rol": "allebei"}) == (SECOND, THIRD)


def test_choices_combine_as_and():
    older = Facet("jaar", "Jaar", "published", (Option("oud", "Oud", ("2014",)),), by_year=True)
    overview = Overview(
        id="o", title="O", text="T", url="/page#o", groups=("g",), facets=(ROLE, older),
        counted=("ding", "dingen"), empty="Leeg.",
    )  # fmt: skip
    assert overview.kept(ITEMS, {"rol": "een", "jaar": "oud"}) == (FIRST,)
    assert overview.kept(ITEMS, {"rol": "allebei", "jaar": "oud"}) == ()


def test_counts_are_of_what_else_is_chosen():
    assert OVERVIEW.counts(ITEMS, {}, "rol") == {"": 3, "een": 2, "allebei": 2}
    assert OVERVIEW.counts(ITEMS, {"rol": "een"}, "rol") == {"": 3, "een": 2, "allebei": 2}
    assert OVERVIEW.counts(ITEMS, {"rol": "een"}, "jaar") == {"": 2, "oud": 2}


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({}, {}),
        ({"rol": ["een"]}, {"rol": "een"}),
        ({"rol": [""]}, {}),
        ({"rol": ["twee"]}, {}),
        ({"rol": ["een", "twee"]}, {"rol": "een"}),
        ({"rol": ["een", "allebei"]}, {"rol": "allebei"}),
        ({"rol": ["twee"], "jaar": ["oud"]}, {"jaar": "oud"}),
        ({"role": ["een"]}, {}),
    ],
    ids=str,
)
def test_what_is_not_known_hides_nothing(asked: dict[str, list[str]], known: dict[str, str]):
    assert OVERVIEW.known(asked) == known


def test_an_unknown_overview_is_told_by_its_name(library: Library):
    with pytest.raises(NotFoundError, match=r"overzicht\.weg"):
        Overviews(library).view("overzicht.weg", {})


def test_tasks_stand_in_three_columns_and_a_role_leaves_one(library: Library):
    overviews = Overviews(library)
    whole = overviews.view("overzicht.taken", {})
    assert [part.group and part.group.id for part in whole.parts] == [
        "taken.informeel",
        "taken.gezamenlijk",
        "taken.formeel",
    ]
    assert sum(len(part.items) for part in whole.parts) == len(whole.items) == 52
    one = overviews.view("overzicht.taken", {"rol": "formeel"})
    assert [part.items for part in one.parts] == [library.members("taken.formeel")]


def test_a_task_says_where_the_sources_disagree(library: Library):
    found = Overviews(library).disputes(library.item("taken.formeel.11"))
    assert [dispute.id for dispute in found] == ["tegenspraak.02"]


def test_every_publication_is_found_by_its_year(library: Library):
    counts = Overviews(library).view("overzicht.publicaties", {}).filters[2].choices
    assert [(choice.value, choice.count) for choice in counts] == [
        ("", 27),
        ("tot-2014", 3),
        ("uit-2014", 17),
        ("uit-2015", 7),
    ]


def test_the_grid_counts_each_question_where_it_stands_and_leaves_the_rest_empty(library: Library):
    overviews = Overviews(library)
    grid = overviews.view("overzicht.werkmodel", {}).grid
    assert grid is not None
    assert len(grid.rows) == 10
    assert len(grid.columns.options) == 7
    cells = [cell for row in grid.rows for cell in row.cells]
    assert Counter(bool(cell.items) for cell in cells)[False] > 20
    for cell in cells:
        assert overviews.view("overzicht.werkmodel", cell.chosen).items == cell.items
    assert {i.id for cell in cells for i in cell.items} == {
        identifier for identifier in library.items if identifier.startswith("hulpvragen.")
    }


@pytest.mark.parametrize("name", ["vergelijk.bagage", "vergelijk.profielen", "vergelijk.scenarios"])
def test_a_comparison_holds_every_item_once(library: Library, name: str):
    table = Overviews(library).table(name)
    shown = [i.id for row in table.rows for cell in row.cells for i in cell.items]
    groups = library.overview(name).groups
    assert sorted(shown) == sorted(i.id for group in groups for i in library.members(group))
    assert all(table.heads)


def test_the_chosen_option_has_no_drawbacks_in_its_source(library: Library):
    rows = {row.option.value: row for row in Overviews(library).table("vergelijk.scenarios").rows}
    assert [bool(cell.items) for cell in rows["nadelen"].cells] == [True, True, True, False]
