# SPDX-License-Identifier: EUPL-1.2
"""Reads overviews from authored data, and checks that no item falls outside their filters."""

import re
from collections.abc import Iterable

from meedenker.domain.authored import Authored
from meedenker.domain.items import Item
from meedenker.domain.overviews import Facet, Option, Overview
from meedenker.errors import ContentError

_NAME = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)


def read_overview(part: Authored, page: str) -> Overview:
    """One overview; raises `ContentError` for what is missing, unknown or not an address."""
    identifier = part.text("id")
    facets = tuple(_read_facet(facet) for facet in part.each("facets", "name"))
    overview = Overview(
        id=identifier,
        title=part.text("title"),
        text=part.text("text"),
        url=f"{page}#{identifier}",
        groups=part.texts("groups"),
        facets=facets,
        counted=(part.text("one"), part.text("more")),
        empty=part.text("empty"),
        columns=part.text("columns", ""),
        rows=part.text("rows", ""),
        tells=part.texts("tells"),
    )
    names = [facet.name for facet in facets]
    _refuse_twice(part, names)
    for name in (overview.columns, overview.rows):
        if name and name not in names:
            part.refuse("content.no-such-id", missing=name)
    part.finish()
    return overview


def check_items(overview: Overview, items: Iterable[Item], file: str) -> None:
    """Refuse an item that none of the options of a facet would ever show."""
    for item in items:
        for facet in overview.facets:
            known = {thing for option in facet.options for thing in option.holds}
            said = facet.said_by(item)
            if not said or said - known:
                raise ContentError(
                    "content.no-option",
                    file=file,
                    key=overview.id,
                    item=item.id,
                    field=facet.field,
                    facet=facet.name,
                )


def _read_facet(part: Authored) -> Facet:
    facet = Facet(
        name=_name(part, "name"),
        title=part.text("title"),
        field=part.text("field"),
        options=tuple(_read_option(option) for option in part.each("options", "value")),
        by_year=part.flag("by_year"),
    )
    if not facet.options:
        part.refuse("content.no-list", field="options")
    _refuse_twice(part, [option.value for option in facet.options])
    part.finish()
    return facet


def _read_option(part: Authored) -> Option:
    title = part.text("title")
    option = Option(
        value=_name(part, "value"),
        title=title,
        holds=part.texts("holds") or (title,),
        group=part.text("group", ""),
    )
    part.finish()
    return option


def _name(part: Authored, field: str) -> str:
    """A name that can stand in an address as it is."""
    name = part.text(field)
    if not _NAME.fullmatch(name):
        part.refuse("content.no-name", field=field, name=name)
    return name


def _refuse_twice(part: Authored, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            part.refuse("content.duplicate", other=name)
