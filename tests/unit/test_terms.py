# SPDX-License-Identifier: EUPL-1.2
"""Terms in running text lead to their explanation; nothing else about the text changes."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.glossary import Glossary, other_forms
from meedenker.domain.items import Item, Source
from meedenker_widgets.components.terms import LEFT_ALONE, TermLinks


def term(slug: str, title: str, forms: str = "") -> Item:
    return Item(
        id=f"begrip.{slug}",
        kind="term",
        group="begrip",
        title=title,
        text="Uitleg.",
        source=Source("meedenker", "test"),
        url=f"/naslag/begrippen#begrip.{slug}",
        extra={"forms": forms} if forms else {},
    )


GLOSSARY = Glossary(
    [
        term("wmo", "Wmo", "Wet maatschappelijke ondersteuning"),
        term("adviesraad", "adviesraad", "Wmo-raad"),
        term("ondersteuning", "ondersteuning"),
        term("casus", "casus", "casussen"),
        term("client", "cliënt"),
        term("thuis", "Veilig Thuis"),
    ]
)
LINKS = TermLinks(GLOSSARY)


def linked(html: str) -> list[tuple[str, str]]:
    """What became a link in running text, and where it leads."""
    page = LINKS.put_in(f'<div class="mdk-prose">{html}</div>', set())
    link = r'<a class="mdk-term" href="/naslag/begrippen#begrip\.(\w+)">(.*?)</a>'
    return re.findall(link, page, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De Wmo helpt.", [("wmo", "Wmo")]),
        ("De WMO helpt.", [("wmo", "WMO")]),
        ("Casussen, en een casus.", [("casus", "Casussen")]),
        ("De Wmo-raad, dan de Wmo.", [("adviesraad", "Wmo-raad"), ("wmo", "Wmo")]),
        (
            "De Wet maatschappelijke\nondersteuning.",
            [("wmo", "Wet maatschappelijke\nondersteuning")],
        ),
        ("De Wmo-consulent, een casusregie en de wmo’er.", []),
        ("De Wmo’s en Wmo- en Wlz-zorg.", []),
        ("‘Wmo’ (of: casus).", [("wmo", "Wmo"), ("casus", "casus")]),
        ("Een cliënt; geen cli&euml;nten.", [("client", "cliënt")]),
        ("De cli&euml;nt.", []),
        ("De <strong>Wmo</strong>-consulent.", []),
        ("De <strong>Wmo</strong> helpt.", [("wmo", "Wmo")]),
        ("Wet <em>maatschappelijke</em> ondersteuning", []),
        ("<p>Wet</p><p>maatschappelijke casus</p>", [("casus", "casus")]),
        ("Is het daar veilig thuis? Bel Veilig Thuis.", [("thuis", "Veilig Thuis")]),
        ("casus &amp; Wmo &lt;casus>", [("casus", "casus"), ("wmo", "Wmo")]),
    ],
)
def test_whole_words_become_links(text: str, found: list[tuple[str, str]]):
    assert linked(text) == found


@pytest.mark.parametrize("tag", sorted(LEFT_ALONE - {"script", "style", "textarea", "title"}))
def test_inside_these_nothing_changes(tag: str):
    html = f'<div class="mdk-prose"><{tag} title="Wmo">De <b>Wmo</b>, een casus.</{tag}></div>'
    assert LINKS.put_in(html, set()) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>De Wmo staat niet in lopende tekst.</p>",
        '<div class="mdk-prose"><p class="mdk-source">Bron: Wmo.</p></div>',
        '<div class="mdk-prose"><!-- Wmo --><img alt="Wmo"><script>"Wmo"</script></div>',
        '<div class="mdk-prose"><div id="begrip.wmo"><p>De Wmo is dit zelf.</p></div></div>',
    ],
)
def test_what_is_no_running_text_stays_as_it_is(html: str):
    assert LINKS.put_in(html, set()) == html


def test_a_term_is_linked_once_in_a_part_and_anew_in_a_section():
    seen: set[str] = set()
    prose = '<div class="mdk-prose"><p>De Wmo, de Wmo.</p></div>'
    assert LINKS.put_in(prose, seen).count("<a ") == 1
    assert LINKS.put_in(prose, seen) == prose
    group = '<section class="mdk-reference"><p>De Wmo, de Wmo.</p></section>'
    assert LINKS.put_in(group * 2, seen).count("<a ") == 2


def test_an_explanation_leads_to_other_explanations():
    html = '<section class="mdk-reference"><dd id="begrip.wmo">De Wmo: een casus.</dd></section>'
    assert LINKS.put_in(html, set()).count("<a ") == 1


def test_without_terms_nothing_changes():
    html = '<div class="mdk-prose">De Wmo.</div>'
    assert TermLinks(Glossary([])).put_in(html, set()) == html


def test_forms_are_words_apart():
    assert other_forms(term("x", "x", "een, twee woorden , ")) == ("een", "twee woorden")


class _Reader(HTMLParser):
    """The text of HTML, and how deep links stand in each other."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.depth = self.deepest = 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "a"
        self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag):
        self.depth -= tag == "a"

    def handle_data(self, data):
        self.text += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


words = st.sampled_from(
    [
        "Wmo",
        "casus",
        "cliënt",
        "Wmo-raad",
        "-",
        "’s",
        " ",
        "&amp;",
        "&euml;",
        "&#39;",
        "een",
        "<br>",
        "é",
        "\n",
    ]
)
texts = st.lists(words | st.text("<>&\"'aW m", max_size=6), max_size=12).map("".join)
tags = st.sampled_from(["p", "a", "strong", "h2", "section", "li", "button", "div"])
trees = st.recursive(
    texts,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, max_size=3)
    ),
    max_leaves=12,
)


@given(trees)
def test_the_text_stays_the_same_and_no_link_stands_in_a_link(tree: str):
    html = f'<div class="mdk-prose">{tree}</div>'
    page = LINKS.put_in(html, set())
    before, after = read(html), read(page)
    assert after.text == before.text
    assert after.deepest <= max(1, before.deepest)
    assert (
        re.sub(r'<a class="mdk-term" href="[^"]*">(.*?)</a>', r"\1", page, flags=re.DOTALL) == html
    )
