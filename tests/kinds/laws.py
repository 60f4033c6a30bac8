# SPDX-License-Identifier: EUPL-1.2
"""What holds for every question, for the tests of each kind to try on their small ones."""

from collections.abc import Mapping, Sequence

import pytest

from meedenker.errors import AnswerError
from meedenker.kinds.base import AnyQuestion


def parsed_or_refused(question: AnyQuestion, fields: Mapping[str, Sequence[str]]) -> object:
    """The answer in whatever was sent, when it is one; `None` when it was refused as it should."""
    try:
        answer = question.parse(fields)
    except AnswerError:
        return None
    assert question.parse(question.fields(answer)) == answer
    score = question.score(answer)
    assert 0 <= score.low <= score.high <= score.maximum
    question.feedback(answer)
    question.problems(answer)
    question.filled(answer)
    return answer


def samples_keep_their_word(question: AnyQuestion) -> None:
    """The samples of a scored question give the points they say."""
    samples = question.samples()
    for fields in samples.right:
        assert question.filled(question.parse(fields))
        assert question.score(question.parse(fields)).full
    for fields in samples.wrong:
        assert question.score(question.parse(fields)).none
    for fields, score in samples.partial:
        assert question.score(question.parse(fields)) == score
        assert not score.full
    for fields in samples.invalid:
        with pytest.raises(AnswerError):
            question.parse(fields)
