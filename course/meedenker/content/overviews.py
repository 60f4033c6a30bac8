# SPDX-License-Identifier: EUPL-1.2
"""Reads overviews from authored data, and checks that no item falls outside their filters."""

from collections.abc import Iterable

from meedenker.domain.authored import Authored
from meedenker.domain.items import Item
from meedenker.domain.overviews import Facet, Option, Overview
from meedenker.domain.shape import Each, Flag, Shape, Text, Texts, twice

_NAME = r"[a-z][a-z0-9-]*"


def _option(*, value: str, title: str, holds: tuple[str, ...], group: str) -> Option:
    return Option(value, title, holds or (title,), group)


OPTION = Shape(
    Text("value", None, _NAME, "content.no-name"), Text("title"), Texts("holds"), Text("group", "")
)
FACET = Shape(
    Text("name", None, _NAME, "content.no-name"),
    Text("title"),
    Text("field"),
    Each("options", OPTION, _option, least=1, code="content.no-list", label="value"),
    Flag("by_year"),
)
OVERVIEW = Shape(
    Text("id"),
    Text("title"),
    Text("text"),
    Texts("groups"),
    Text("one"),
    Text("more"),
    Text("empty"),
    Text("columns", ""),
    Text("rows", ""),
    Texts("tells"),
    Each("facets", FACET, Facet, label="name"),
)
"""The fields of an overview."""


def read_overview(part: Authored, page: str) -> Overview:
    """One overview; raises `ContentError` for what is missing, unknown or not an address."""
    values = part.take(OVERVIEW)
    counted = (values.pop("one"), values.pop("more"))
    overview = Overview(**values, counted=counted, url=f"{page}#{values['id']}")
    names = [facet.name for facet in overview.facets]
    for again in twice(names):
        part.refuse("content.duplicate", field="facets", other=again)
    for facet in overview.facets:
        for again in twice(option.value for option in facet.options):
            part.refuse("content.duplicate", field="facets", other=again)
    for field, name in (("columns", overview.columns), ("rows", overview.rows)):
        if name and name not in names:
            part.refuse("content.no-such-id", field=field, missing=name)
    return overview


def check_items(overview: Overview, items: Iterable[Item], part: Authored) -> None:
    """Refuse an item that none of the options of a facet would ever show."""
    for item in items:
        for facet in overview.facets:
            known = {thing for option in facet.options for thing in option.holds}
            said = facet.said_by(item)
            if not said or said - known:
                part.fault("content.no-option", item=item.id, of=facet.field, facet=facet.name)
