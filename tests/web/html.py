# SPDX-License-Identifier: EUPL-1.2
"""A page taken apart, strictly: what is opened must be closed, in order."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
BLOCKS = frozenset("div section ul ol dl form fieldset h1 h2 h3 h4 p table article".split())  # noqa: SIM905
REFERENCES = ("aria-labelledby", "aria-describedby", "for")
Attributes = dict[str, str]


@dataclass
class Page(HTMLParser):
    """What is on a page. `faults` says what a strict reader would refuse."""

    title: str = ""
    faults: list[str] = field(default_factory=list)
    elements: list[tuple[str, Attributes, str]] = field(default_factory=list)
    open_tags: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def read(cls, text: str) -> "Page":
        page = cls()
        page.feed(text)
        page.close()
        page.faults += [f"never closed: {tag}" for tag, _ in page.open_tags]
        if not text.lstrip().lower().startswith("<!doctype html>"):
            page.faults.append("no doctype")
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{tag}: {name} twice" for name in names if names.count(name) > 1]
        parents = [name for name, _ in self.open_tags]
        if tag in BLOCKS and "p" in parents:
            self.faults.append(f"{tag} in p")
        if tag in ("a", "form", "button", "label") and tag in parents:
            self.faults.append(f"{tag} in {tag}")
        if tag == "li" and (not parents or parents[-1] not in ("ul", "ol")):
            self.faults.append("li outside a list")
        parent = self.open_tags[-1][1] if self.open_tags else -1
        self.elements.append((tag, {name: value or "" for name, value in attrs}, str(parent)))
        if tag not in VOID:
            self.open_tags.append((tag, len(self.elements) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags or self.open_tags[-1][0] != tag:
            self.faults.append(
                f"{tag} closed at line {self.getpos()[0]}, open: {self.open_tags[-2:]}"
            )
        if any(name == tag for name, _ in self.open_tags):
            while self.open_tags.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open_tags and self.open_tags[-1][0] == "title" and not self._in_drawing:
            self.title += data
        if self.open_tags and self.open_tags[-1][0] in ("script", "style") and data.strip():
            self.faults.append("code in the page")

    @property
    def _in_drawing(self) -> bool:
        return any(tag == "svg" for tag, _ in self.open_tags)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _, _ in self.elements)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs, _ in self.elements if name in attrs]

    @property
    def ids(self) -> set[str]:
        return set(self.attributes("id"))

    @property
    def twice(self) -> list[str]:
        return [name for name, count in Counter(self.attributes("id")).items() if count > 1]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs, _ in self.elements if tag == "a" and "href" in attrs]

    @property
    def loaded(self) -> list[str]:
        """What a browser fetches along with the page."""
        styles = [attrs["href"] for tag, attrs, _ in self.elements if tag == "link"]
        return styles + self.attributes("src")

    @property
    def inline(self) -> list[str]:
        """Attributes that a strict policy would refuse."""
        names = (name for _, attrs, _ in self.elements for name in attrs)
        return [name for name in names if name == "style" or name.startswith("on")]

    def first_in(self, tag: str) -> list[str]:
        """The name of the first child of every such element."""
        places = [place for place, (name, _, _) in enumerate(self.elements) if name == tag]
        return [
            next((name for name, _, parent in self.elements if parent == str(place)), "nothing")
            for place in places
        ]

    @property
    def dangling(self) -> list[str]:
        """References to ids that are not there."""
        named = (
            name for kind in REFERENCES for value in self.attributes(kind) for name in value.split()
        )
        anchors = (link[1:] for link in self.links if link.startswith("#"))
        return sorted({name for name in (*named, *anchors) if name not in self.ids})

    @property
    def unlabelled(self) -> list[str]:
        """Fields without a label of their own and without one around them."""
        named = set(self.attributes("for"))
        found = []
        for tag, attrs, parent in self.elements:
            if tag not in ("input", "textarea", "select") or attrs.get("type") == "hidden":
                continue
            labelled = attrs.get("id") in named or "aria-labelledby" in attrs
            if not labelled and not self._within("label", int(parent)):
                found.append(attrs.get("id", tag))
        return found

    def _within(self, tag: str, place: int) -> bool:
        """Whether the element at this place is, or is somewhere in, such a tag."""
        while place >= 0:
            name, _, parent = self.elements[place]
            if name == tag:
                return True
            place = int(parent)
        return False
