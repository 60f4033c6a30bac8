# SPDX-License-Identifier: EUPL-1.2
"""The words in a drawing: the short label of an item, or its title; sentences by code."""

from typing import Protocol

from meedenker.domain.items import Item


class Say(Protocol):
    """Gives the sentence by its code, filled in."""

    def __call__(self, code: str, /, **params: object) -> str:
        """The sentence."""


def label_of(item: Item) -> str:
    """What stands in a drawing for this item: its label where it has one, else its title."""
    return item.extra.get("label", item.title)
