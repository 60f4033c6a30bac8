# SPDX-License-Identifier: EUPL-1.2
"""Every text a reader sees, file by file."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from meedenker.content.library import DATA
from meedenker_widgets.components.engine import COMPONENTS
from meedenker_widgets.hosts.web.desk import TEMPLATES
from meedenker_widgets.hosts.web.material import LESSONS, SELFTEST
from tests.conftest import ROOT

CONTENT = [path for path in sorted(DATA.glob("*.yaml")) if not path.name.startswith("messages")]
NOTEBOOKS = [*sorted((ROOT / LESSONS).rglob("*.ipynb")), ROOT / SELFTEST]
PAGES = [*sorted(TEMPLATES.glob("*.html")), *sorted(COMPONENTS.rglob("*.html"))]
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
