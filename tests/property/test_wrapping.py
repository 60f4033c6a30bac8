# SPDX-License-Identifier: EUPL-1.2
"""Words in a drawing: none is lost, and no line is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st

from meedenker_widgets.components.pictures.layout import Bounds, words
from meedenker_widgets.components.pictures.measure import SOFT_HYPHEN, width_of, wrap

plain = st.lists(st.text("abcimwABW", min_size=1, max_size=12), min_size=1, max_size=12)


@given(plain, st.floats(60, 400), st.booleans())
def test_no_word_is_lost_and_only_a_single_word_may_be_too_wide(
    parts: list[str], room: float, strong: bool
):
    lines = wrap(" ".join(parts), room, strong=strong)
    assert " ".join(lines).split() == parts
    for line in lines:
        assert width_of(line, strong=strong) <= room or " " not in line


@given(plain, st.floats(60, 400))
def test_soft_hyphens_show_only_where_a_word_is_broken(parts: list[str], room: float):
    lines = wrap(SOFT_HYPHEN.join(parts), room)
    assert "".join(line.removesuffix("-") for line in lines) == "".join(parts)
    assert all(line.endswith("-") for line in lines[:-1])
    assert not lines[-1].endswith("-")
    assert SOFT_HYPHEN not in "".join(lines)


@given(plain, st.floats(60, 400), st.floats(20, 200))
def test_words_stand_in_the_middle_of_their_place(parts: list[str], wide: float, high: float):
    room = Bounds(0, 0, wide, high)
    found = words(room, " ".join(parts)).bounds
    across, down = found.middle
    assert abs(across - room.middle[0]) < 1
    assert abs(down - room.middle[1]) < 5
