# SPDX-License-Identifier: EUPL-1.2
"""Every fault in a folder of content and notebooks, in one go.

The readers are those of the loader; only what they do with a fault differs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from meedenker.content.articles import read_articles
from meedenker.content.files import Parsed, parse_text
from meedenker.content.library import Library
from meedenker.content.lines import ids_in, line_in_yaml
from meedenker.content.loading import DATA, Loader
from meedenker.content.notebooks import Material, Notebook
from meedenker.content.texts import read_sentences, text_files
from meedenker.content.training import ARTICLES, FOLDER, read_papers
from meedenker.domain.authored import Authored
from meedenker.errors import ContentError

ON_NOTEBOOKS = ("/naslag/", "/cursus/")
_TEXTS = re.compile(r"messages.*\.yaml|texts\.yaml")
_NAME = re.compile(r"(?:\d\d-)?([a-z-]+)\.ipynb", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend: in which file, on which line when that is known, and what."""

    path: Path
    line: int | None
    error: ContentError


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and the faults in it by file and line."""

    files: int
    notebooks: int
    faults: tuple[Fault, ...]


class Checker:
    """Looks at files of content and at notebooks.

    Files of a folder of one's own stand on top of those that come with the package: one by the
    same name takes its place, and all others can be referred to.
    """

    def __init__(self, notebooks: Iterable[Path], own: Path | None = None) -> None:
        """`notebooks` come with the package; `own` is a folder of one's own."""
        ours = _content(DATA.glob("*.yaml"))
        texts, self._papers = text_files(), sorted(FOLDER.glob("*.yaml"))
        pages = {_address(path): path for path in notebooks}
        self._checked = [*ours, *texts, *self._papers, *pages.values()]
        if own:
            found = [p for p in sorted(own.rglob("*")) if not _hidden(p, own) and p.is_file()]
            yaml = [path for path in found if path.suffix == ".yaml"]
            own_content = _content(yaml)
            own_pages = [path for path in found if path.suffix == ".ipynb"]
            names = {path.name for path in own_content}
            ours = [*(path for path in ours if path.name not in names), *own_content]
            own_texts = [path for path in yaml if path not in own_content]
            labels = {(p.parent.name, p.name) for p in own_texts}
            texts = [p for p in texts if (p.parent.name, p.name) not in labels] + own_texts
            pages |= {_address(path): path for path in own_pages}
            self._checked = [*yaml, *own_pages]
        self._content, self._texts, self._pages = ours, texts, pages
        self._own = own is not None
        self._errors: list[ContentError] = []
        self._paths: dict[str, Path] = {}

    def check(self, components: Mapping[str, tuple[str, ...]]) -> Checked:
        """Look at everything; `components` are their names with the groups each shows by itself."""
        known: set[str] = set()
        read_sentences(self._parsed(self._texts, known), self._hear)
        loader = Loader(self._parsed(self._content, known), self._hear, known)
        library = loader.load()
        material = Material(library, frozenset(components), components)
        self._check_pages(material, loader.parts)
        self._check_papers(library, loader.known)
        notebooks = [path for path in self._checked if path.suffix == ".ipynb"]
        return Checked(len(self._checked) - len(notebooks), len(notebooks), self._faults())

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return not self._checked

    def _hear(self, error: ContentError) -> None:
        same = (other.steps == error.steps and str(other) == str(error) for other in self._errors)
        if not any(same):
            self._errors.append(error)

    def _label(self, path: Path) -> str:
        label = f"{path.parent.name}/{path.name}"
        if self._paths.setdefault(label, path) != path:
            label = str(path)
            self._paths[label] = path
        return label

    def _parsed(self, paths: Sequence[Path], known: set[str]) -> dict[str, Parsed]:
        parsed = {}
        for path in paths:
            label = self._label(path)
            content = path.read_bytes()
            try:
                parsed[label] = parse_text(content, label, self._hear)
            except ContentError as error:
                self._hear(error)
                known.update(ids_in(content.decode("utf-8", "replace")))
        return parsed

    def _check_pages(self, material: Material, parts: Mapping[str, Authored]) -> None:
        shown: dict[str, set[str]] = {}
        for address, path in self._pages.items():
            notebook = Notebook(path, self._label(path), self._hear)
            own = self._own and path in self._checked
            bank = frozenset(material.library.questions) if own else None
            notebook.check(replace(material, bank=bank), own_ids=own)
            if notebook.readable:
                shown[address] = set(notebook.shown(material))
            else:
                shown[address] = {*material.library.groups, *material.library.items}
        for part, page in _unshown(material.library, shown):
            parts[part].fault("content.not-shown", id=part, page=page)

    def _check_papers(self, library: Library, known: set[str]) -> None:
        """The papers for trainers, which may name anything in the library."""
        parsed = self._parsed(self._papers, known)
        label = self._label(FOLDER / ARTICLES)
        known = {*known, *ids_in((FOLDER / ARTICLES).read_text("utf-8", "replace"))}
        articles = read_articles(parsed.pop(label, {}), label, self._hear)
        read_papers(parsed, library, articles, self._hear, known)

    def _faults(self) -> tuple[Fault, ...]:
        checked = set(self._checked)
        found = []
        for error in self._errors:
            path = self._paths[str(error.params["file"])]
            line = error.line
            if line is None:
                text = path.read_text("utf-8", "replace")
                line = line_in_yaml(text, error.steps, str(error.params.get("missing", "")))
            found.append(Fault(path, line, error))
        found.sort(key=lambda fault: (fault.path not in checked, str(fault.path), fault.line or 0))
        return tuple(found)


def _unshown(library: Library, shown: Mapping[str, set[str]]) -> Iterable[tuple[str, str]]:
    """The groups that stand on no page, and the items of other groups that their page lacks."""
    everywhere = set().union(*shown.values()) if shown else set()
    lost = set()
    for group in library.groups.values():
        page = group.url.partition("#")[0]
        if page.startswith(ON_NOTEBOOKS) and group.id not in everywhere:
            if any(item in everywhere for item in (i.id for i in library.members(group.id))):
                continue
            lost.add(group.id)
            yield group.id, page
    for item in library.items.values():
        page = item.url.partition("#")[0]
        here = shown.get(page, set())
        absent = item.id not in here and item.group not in here
        if page.startswith(ON_NOTEBOOKS) and item.group not in lost and absent:
            yield item.id, page


def _content(paths: Iterable[Path]) -> list[Path]:
    return [path for path in sorted(paths) if not _TEXTS.fullmatch(path.name)]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)


def _address(path: Path) -> str:
    """The address of the page that a notebook makes; its path when it makes none."""
    match = _NAME.fullmatch(path.name)
    if match is None or "assessments" in path.parts:
        return str(path)
    return ("/naslag/" if path.parent.name == "naslag" else "/cursus/") + match[1]
