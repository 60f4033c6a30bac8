# SPDX-License-Identifier: EUPL-1.2
"""Short sentences in easy texts."""

import pytest

from tests.language.passages import every_passage
from tests.language.readability import FEWEST_WORDS, blocks, is_prose, measure
from tests.language.sentences import length, sentences

MOST_WORDS = 20
MOST_WORDS_ON_AVERAGE = 12
EASE_OF_A_PARAGRAPH = 60
EASE_OF_A_BLOCK = 65


def test_no_sentence_is_long():
    long = [
        f"{passage.file} | {passage.key}: {length(sentence)} woorden. Maak er twee zinnen van.\n"
        f"    {sentence}"
        for passage in every_passage()
        for sentence in sentences(passage.text)
        if length(sentence) > MOST_WORDS
    ]
    assert not long, "\n".join(long)


def test_every_paragraph_is_easy():
    hard = [
        f"{passage.file} | {passage.key}: {measured.ease:.0f}, en dat hoort {EASE_OF_A_PARAGRAPH}"
        f" te zijn. Gebruik kortere woorden en zinnen.\n    {passage.text}"
        for passage in every_passage()
        if is_prose(passage.text) and length(passage.text) >= FEWEST_WORDS
        if (measured := measure([passage.text])).ease < EASE_OF_A_PARAGRAPH
    ]
    assert not hard, "\n".join(hard)


def test_every_block_of_text_is_easy():
    hard = [
        f"{place}: {measured.ease:.0f}, en dat hoort {EASE_OF_A_BLOCK} te zijn."
        " Gebruik kortere woorden.\n    " + "\n    ".join(texts)
        for place, texts in blocks(every_passage())
        if (measured := measure(texts)).ease < EASE_OF_A_BLOCK
    ]
    assert not hard, "\n".join(hard)


def test_sentences_are_short_on_average():
    long = [
        f"{place}: {measured.mean:.1f} woorden in een zin. Maak van lange zinnen er twee.\n    "
        + "\n    ".join(texts)
        for place, texts in blocks(every_passage())
        if (measured := measure(texts)).mean > MOST_WORDS_ON_AVERAGE
    ]
    assert not long, "\n".join(long)


def test_no_text_is_left_out():
    """Short blocks are read together, so that all prose counts somewhere."""
    passages = every_passage()
    prose = [passage for passage in passages if is_prose(passage.text)]
    measured = [text for _, texts in blocks(passages) for text in texts]
    assert len(prose) > 2500
    assert len(measured) == len(prose)


@pytest.mark.parametrize(
    ("text", "easy"),
    [
        ("Je gaat mee naar het gesprek. Je zegt niet veel. De man vertelt zelf wat hij wil.", True),
        (
            "De raad draagt verantwoordelijkheid voor maatschappelijke participatiebevordering,"
            " waarbij cliëntgeoriënteerde uitgangspunten prioritair geformuleerd dienen te worden.",
            False,
        ),
    ],
)
def test_the_measure_tells_plain_from_official(text: str, easy: bool):
    assert (measure([text]).ease > 80) is easy
    assert (measure([text]).ease > EASE_OF_A_PARAGRAPH) is easy


def test_the_measure_is_flesch_douma():
    counts = measure(["De kat zit op de mat. Zij slaapt."])
    assert (counts.words, counts.sentences, counts.syllables) == (8, 2, 8)
    assert counts.ease == pytest.approx(206.835 - 0.93 * 4 - 77)


def test_a_term_counts_as_two_syllables_and_other_words_as_they_are():
    assert measure(["Een maatwerkvoorziening."]).syllables == 1 + 2
    assert measure(["Een pindakaasboterham."]).syllables == 1 + 6
    assert measure(["Het persoonsgebonden budget."]).syllables == 1 + 2 + 2
