# SPDX-License-Identifier: EUPL-1.2
"""Codes of four words: unambiguous, forgiving to type, never kept."""

import re

import pytest

from meedenker.errors import AnswerError
from meedenker.service.codes import new_code, read_code, token_of, words
from meedenker.service.identity import is_token

SAME_SOUND = (
    ("ei", "ij"),
    ("au", "ou"),
    ("ch", "g"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "f"),
)


def sound(word: str) -> str:
    """Roughly how a word sounds over the telephone."""
    for written, heard in SAME_SOUND:
        word = word.replace(written, heard)
    return re.sub("d$", "t", re.sub(r"(.)\1", r"\1", word))


def one_apart(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True)) <= 1
    return any(right[:i] + right[i + 1 :] == left for i in range(len(right)))


def test_there_are_1024_plain_words():
    assert len(set(words())) == len(words()) == 1024
    assert all(re.fullmatch(r"[a-z]{4,12}", word) for word in words())


def test_no_two_words_sound_nearly_the_same():
    sounds = [sound(word) for word in words()]
    near = [
        (left, right)
        for i, left in enumerate(sounds)
        for right in sounds[i + 1 :]
        if one_apart(left, right)
    ]
    assert near == []


def test_a_code_is_four_words_and_gives_the_same_secret_every_time():
    code = new_code()
    assert len(code.split()) == 4
    assert set(code.split()) <= set(words())
    assert token_of(code) == token_of(code)
    assert is_token(token_of(code))
    assert token_of(code) != token_of(" ".join(reversed(code.split())))


@pytest.mark.parametrize("typed", ["{0} {1} {2} {3}", " {0},  {1}\n{2};{3}. ", "{0}-{1}-{2}-{3}"])
def test_typing_is_forgiving(typed: str):
    chosen = words()[:4]
    assert read_code(typed.format(*chosen)) == " ".join(chosen)
    assert read_code(typed.format(*chosen).upper()) == " ".join(chosen)


def test_a_misspelt_word_is_named_with_the_nearest_one():
    first, *rest = words()[10:14]
    with pytest.raises(AnswerError) as caught:
        read_code(" ".join([first[:-1] + "q", *rest]))
    assert caught.value.code == "code.misspelt"
    assert caught.value.params == {"word": first[:-1] + "q", "near": first}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "code.empty"),
        ("citroen", "code.four-words"),
        ("citroen " * 5, "code.four-words"),
        ("\x00\udcff" * 10, "code.empty"),
        ("a " * 5000, "code.four-words"),
        ("qqqq " * 4, "code.no-such-word"),
    ],
)
def test_what_is_no_code_is_refused_with_a_reason(typed: str, code: str):
    with pytest.raises(AnswerError) as caught:
        read_code(typed)
    assert caught.value.code == code
