# SPDX-License-Identifier: EUPL-1.2
"""The authored data: loaded, validated and indexed. Every piece has an id and a source."""

from meedenker.content.library import Library
from meedenker.content.loading import load_library
from meedenker.content.search import Search
from meedenker.content.texts import Texts, load_texts

__all__ = ["Library", "Search", "Texts", "load_library", "load_texts"]
