# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody chooses: nothing breaks, choices combine as “and”, counts are true."""

from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.service.overviews import Overviews
from tests.property.strategies import any_text

LIBRARY = shipped_library()
OVERVIEWS = Overviews(LIBRARY)
overviews = st.sampled_from(sorted(LIBRARY.overviews))


@st.composite
def asked_of(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """An overview and a query: values it has, values it has not, and names it never heard of."""
    name = draw(overviews)
    facets = LIBRARY.overview(name).facets
    known = st.sampled_from([option.value for facet in facets for option in facet.options])
    names = st.sampled_from([facet.name for facet in facets]) | any_text
    values = st.lists(known | any_text, max_size=3)
    return name, draw(st.dictionaries(names, values, max_size=4))


def everything(name: str) -> list[str]:
    groups = LIBRARY.overview(name).groups
    return [item.id for group in groups for item in LIBRARY.members(group)]


@given(asked_of())
def test_a_query_of_any_kind_shows_what_its_known_part_keeps(
    query: tuple[str, dict[str, list[str]]],
):
    name, asked = query
    overview = LIBRARY.overview(name)
    chosen = OVERVIEWS.known(name, asked)
    view = OVERVIEWS.view(name, chosen)
    kept = {item.id for item in view.items}
    fits = [
        item.id
        for item in map(LIBRARY.item, everything(name))
        if all(overview.facet(facet).fits(item, value) for facet, value in chosen.items())
    ]
    assert kept == set(fits)
    assert {item.id for part in view.parts for item in part.items} == kept


@given(asked_of())
def test_an_option_gives_as_many_items_as_it_says(query: tuple[str, dict[str, list[str]]]):
    name, asked = query
    chosen = OVERVIEWS.known(name, asked)
    for filtered in OVERVIEWS.view(name, chosen).filters:
        for choice in filtered.choices:
            others = {k: v for k, v in chosen.items() if k != filtered.facet.name}
            now = others | ({filtered.facet.name: choice.value} if choice.value else {})
            assert len(OVERVIEWS.view(name, now).items) == choice.count
            assert choice.chosen == (chosen.get(filtered.facet.name, "") == choice.value)


@given(overviews)
def test_without_a_filter_every_item_is_there_and_every_option_gives_something(name: str):
    view = OVERVIEWS.view(name, {})
    assert [item.id for item in view.items] == everything(name)
    assert all(choice.count for found in view.filters for choice in found.choices)


@given(asked_of(), st.data())
def test_choosing_more_never_shows_more(
    query: tuple[str, dict[str, list[str]]], data: st.DataObject
):
    name, asked = query
    chosen = OVERVIEWS.known(name, asked)
    fewer = data.draw(st.sets(st.sampled_from(sorted(chosen)))) if chosen else set()
    less = {facet: value for facet, value in chosen.items() if facet not in fewer}
    more = {item.id for item in OVERVIEWS.view(name, less).items}
    assert {item.id for item in OVERVIEWS.view(name, chosen).items} <= more
