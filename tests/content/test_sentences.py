# SPDX-License-Identifier: EUPL-1.2
"""Every code has its sentence, every sentence is used, and it is given what it fills in."""

import string

import pytest

from meedenker.content import texts
from meedenker.content.texts import load_texts, shipped_texts
from meedenker.errors import ContentError
from tests.content.sources import python_mentions, python_uses, template_uses

SAID = [*python_uses(), *template_uses()]
USED = {use.code for use in (*SAID, *python_mentions())}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_in_the_source_has_a_sentence():
    missing = sorted({(use.code, use.place) for use in SAID if use.code not in shipped_texts()})
    assert missing == []


def test_no_sentence_is_unused():
    assert sorted(set(shipped_texts()) - USED) == []


def test_every_sentence_is_given_what_it_fills_in():
    wrong = [
        use
        for use in SAID
        if use.given is not None and not placeholders(shipped_texts()[use.code]) <= use.given
    ]
    assert wrong == []


def test_the_source_was_really_searched():
    assert len({use.code for use in SAID}) > 80
    assert {"answer.too-long", "setup.database-newer", "state.claimed.why", "rating.level.3"} <= {
        use.code for use in SAID
    }


@pytest.mark.parametrize(
    "start", ["content.", "answer.", "storage.", "setup.", "import.", "render.", "link.", "page."]
)
def test_a_message_is_a_sentence_or_a_few(start: str):
    found = [text for code, text in shipped_texts().items() if code.startswith(start)]
    assert found
    for text in found:
        assert text[0].isupper() or text[0] in "‘{"
        assert text.endswith(".")
        assert "\n" not in text


def test_what_is_not_saved_says_so_first():
    for code, text in shipped_texts().items():
        if code in ("storage.busy", "storage.disk-full", "storage.corrupt", "storage.failed"):
            assert text.startswith("Niet opgeslagen")


def test_a_code_that_stands_twice_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("data")
    (folder / "messages.yaml").write_text("messages: {choice.some: Nog een keer}", "utf-8")
    monkeypatch.setattr(texts, "DATA", folder)
    with pytest.raises(ContentError) as caught:
        load_texts()
    assert (caught.value.code, caught.value.params["key"]) == ("content.duplicate", "choice.some")
    assert "choice/texts.yaml" in shipped_texts().sentence(caught.value)


def test_a_file_without_sentences_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("data")
    (folder / "messages.yaml").write_text("messages: [tekst]", "utf-8")
    monkeypatch.setattr(texts, "DATA", folder)
    with pytest.raises(ContentError) as caught:
        load_texts()
    assert caught.value.params["file"] == f"{folder.name}/messages.yaml"
