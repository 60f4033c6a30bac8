# SPDX-License-Identifier: EUPL-1.2
"""Keeping and changing what an organisation fills in."""

import json

import pytest

from meedenker.domain.organisation import Local, Organisation
from meedenker.domain.social_map import MAX_ENTRIES
from meedenker.errors import AnswerError, MeedenkerError, NotFoundError, StorageError
from meedenker.service import OrganisationSettings
from meedenker.service.organisation import MAX_FILE_BYTES, SOCIAL_MAP, read_export
from meedenker.storage import MemoryStore
from tests.organisation.support import ORGANISATION, SHORTEST, TEAM, settings

HEADINGS = "naam;type;wat ze doen\n"


def names(own: OrganisationSettings) -> list[str]:
    return [entry.name for entry in own.kept().local.social_map]


def test_nothing_is_filled_in_at_first():
    kept = settings().kept()
    assert (kept.local, kept.organisation_version, kept.map_version) == (Local(), 0, 0)


def test_what_is_filled_in_is_kept():
    own = settings()
    assert own.save(ORGANISATION, 0) == ()
    kept = own.kept()
    assert kept.local.organisation.fields() == ORGANISATION
    assert (kept.organisation_version, kept.map_version) == (1, 0)


def test_one_wrong_field_keeps_none_of_them():
    own = settings()
    (fault,) = own.save({**ORGANISATION, "phone": "bel maar"}, 0)
    assert fault.code == "own.phone"
    assert own.kept().local.organisation == Organisation()


def test_entries_are_added_changed_and_removed_in_their_order():
    own = settings()
    assert own.add(SHORTEST, 0) == ()
    assert own.add(TEAM, 1) == ()
    assert names(own) == ["Wijkteam Noord", "Inloophuis"]
    assert own.change(2, {**SHORTEST, "type": "A", "name": "Aan de Vaart"}, 2) == ()
    assert names(own) == ["Aan de Vaart", "Wijkteam Noord"]
    own.remove(1, 3)
    assert names(own) == ["Wijkteam Noord"]
    assert own.entry(1).fields() == TEAM


def test_a_wrong_entry_changes_nothing():
    own = settings()
    own.add(TEAM, 0)
    assert own.add({}, 1)
    assert own.change(1, {**TEAM, "website": "x"}, 1)
    assert own.kept().map_version == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda own: own.add(SHORTEST, 1),
        lambda own: own.change(1, SHORTEST, 1),
        lambda own: own.remove(1, 1),
        lambda own: own.replace_map(HEADINGS.encode(), 1),
        lambda own: own.save(ORGANISATION, 1),
    ],
)
def test_what_somebody_else_changed_is_never_overwritten(change):
    own = settings()
    own.add(TEAM, 0)
    own.add(SHORTEST, 1)
    own.save(ORGANISATION, 0)
    own.save({**ORGANISATION, "name": "Nieuw"}, 1)
    before = own.kept()
    with pytest.raises(AnswerError, match=r"own\.changed"):
        change(own)
    assert own.kept() == before


@pytest.mark.parametrize("number", [0, 2, 9999, -1])
def test_a_line_that_is_not_there_is_not_found(number: int):
    own = settings()
    own.add(TEAM, 0)
    for act in (
        lambda: own.entry(number),
        lambda: own.change(number, SHORTEST, 1),
        lambda: own.remove(number, 1),
    ):
        with pytest.raises(NotFoundError, match=r"page\.unknown"):
            act()


def test_a_file_takes_the_place_of_all_lines_or_of_none():
    own = settings()
    own.add(TEAM, 0)
    refused = own.replace_map(f"{HEADINGS}Goed;A;Helpt\nFout;Q;Helpt\n".encode(), 1)
    assert refused.faults
    assert names(own) == ["Wijkteam Noord"]
    assert own.replace_map(f"{HEADINGS}Goed;A;Helpt\n".encode(), 1).entries
    assert names(own) == ["Goed"]
    assert own.read(own.map_csv()).entries == own.kept().local.social_map
    assert own.read(own.example_csv()).entries == ()


def test_a_full_map_takes_no_more():
    own = settings()
    own.replace_map((HEADINGS + "a;A;b\n" * MAX_ENTRIES).encode(), 0)
    with pytest.raises(AnswerError, match=r"map\.too-many"):
        own.add(TEAM, 1)


def test_what_did_not_change_is_not_read_again():
    own = settings()
    own.add(TEAM, 0)
    kept = own.kept()
    assert own.kept(kept) is kept
    own.save(ORGANISATION, 0)
    assert own.kept(kept) == own.kept() != kept


def test_a_moment_late_in_the_evening_is_already_the_next_day_here():
    assert settings().add({**TEAM, "checked": "2 maart 2027"}, 0) == ()
    assert settings().add({**TEAM, "checked": "3 maart 2027"}, 0)


@pytest.mark.parametrize(
    "value",
    [
        "x",
        {},
        [1],
        [{"name": 1}],
        [{"name": "x"}],
        [{**TEAM, "website": "javascript:x"}],
        [TEAM] * 301,
    ],
)
def test_what_somebody_put_into_the_store_is_not_shown(value: object):
    store = MemoryStore()
    store.keep_setting(SOCIAL_MAP, value or {"not": "a list"}, 0)
    with pytest.raises(StorageError, match=r"storage\.unreadable-record"):
        settings(store).kept()


def test_everything_is_taken_out_and_read_elsewhere():
    own = settings()
    own.save(ORGANISATION, 0)
    own.add(TEAM, 0)
    content = json.dumps(own.export()).encode()
    assert read_export(content) == own.kept().local


GOOD = {"format": "meedenker-organisatie", "version": 1, "organisation": {}, "social_map": []}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b" " * (MAX_FILE_BYTES + 1),
        *(json.dumps({**GOOD, **change}).encode() for change in (
            {"format": "x"}, {"version": 2}, {"version": None}, {"organisation": []},
            {"organisation": {"phone": "bel"}}, {"organisation": {"rules": ["a"]}},
            {"social_map": {}}, {"social_map": [TEAM, {}]}, {"social_map": [{**TEAM, "type": "Q"}]},
        )),
    ],
)  # fmt: skip
def test_a_file_of_something_else_is_refused(content: bytes):
    with pytest.raises(MeedenkerError) as caught:
        read_export(content)
    assert caught.value.code in ("own.file-broken", "own.file-version")
