# SPDX-License-Identifier: EUPL-1.2
"""Plain Dutch: short sentences, and one way of addressing the reader in each place."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
import yaml

from meedenker.content.library import DATA
from meedenker.content.texts import KINDS, shipped_texts
from meedenker_widgets.components.engine import COMPONENTS
from meedenker_widgets.hosts.web.desk import TEMPLATES
from meedenker_widgets.hosts.web.material import LESSONS, SELFTEST
from tests.conftest import ROOT

MOST_WORDS = 20
CONTENT = [path for path in sorted(DATA.glob("*.yaml")) if not path.name.startswith("messages")]
NOTEBOOKS = [*sorted((ROOT / LESSONS).rglob("*.ipynb")), ROOT / SELFTEST]
PAGES = [*sorted(TEMPLATES.glob("*.html")), *sorted(COMPONENTS.rglob("*.html"))]
ADDRESS = {
    "je": re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE),
    "u": re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE),
}
_QUOTED = re.compile(r"‘[^’]*’(?!\w)|“[^”]*”")
_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<svg.*?</svg>|<[^>]+>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|h\d|dt|dd|th|td|caption|label|legend|summary|a|button|title)\b")
_NOT_WORDS = {
    "id",
    "date",
    "about",
    "document",
    "kind",
    "group",
    "parent",
    "requirement",
    "url",
    "page",
    "see",
}


def texts_in(data: object, skip: Collection[str] = ()) -> Iterator[str]:
    """Every text a reader sees in authored data, outside the fields to `skip`."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value, skip)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in _NOT_WORDS and name not in skip:
                yield from texts_in(value, skip)


def texts_of(path: Path, skip: Collection[str] = ()) -> list[str]:
    """Every text a reader sees in a file of content, a notebook or a template."""
    content = path.read_text("utf-8")
    if path.suffix == ".yaml":
        return list(texts_in(yaml.safe_load(content), skip))
    if path.suffix == ".ipynb":
        cells = json.loads(content)["cells"]
        markdown = ("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        return [
            re.sub(r"^(?:\#+|[->]|\d+\.) ", "", line) for m in markdown for line in m.split("\n")
        ]
    return _MARKUP.sub("", _BLOCK.sub("\n\\g<0>", content)).split("\n")


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?:])[’”)*]*\s+", text.strip())


@pytest.mark.parametrize("path", [*CONTENT, *NOTEBOOKS, *PAGES], ids=lambda path: path.name)
def test_no_sentence_for_readers_is_long(path: Path):
    long = [
        sentence
        for text in texts_of(path)
        for sentence in sentences(text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def test_no_message_is_long():
    filled_in = re.compile(r"\{\w+\}|\([^)]*\)")
    long = [
        sentence
        for text in shipped_texts().values()
        for sentence in sentences(filled_in.sub("x", text))
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


@pytest.mark.parametrize(
    "path",
    [*CONTENT, *NOTEBOOKS, *PAGES, *sorted(KINDS.glob("*/texts.yaml"))],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_reader_is_addressed_in_one_way(path: Path):
    text = _QUOTED.sub("", "\n".join(texts_of(path)))
    found = {way: pattern.findall(text) for way, pattern in ADDRESS.items()}
    assert not (found["je"] and found["u"]), found


def test_no_message_addresses_a_reader_in_two_ways():
    for code, text in shipped_texts().items():
        plain = _QUOTED.sub("", text)
        assert not all(pattern.search(plain) for pattern in ADDRESS.values()), code
