# SPDX-License-Identifier: EUPL-1.2
"""What may be filled in, and what is refused with a reason at its own field."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.domain.filled import dialled
from meedenker.domain.organisation import MAX_RULES, Organisation, read_organisation
from meedenker.domain.social_map import FIELDS, LIMITS, in_order, read_entry
from tests.organisation.support import ORGANISATION, SHORTEST, TEAM, TODAY, entries, typed

any_organisation = st.fixed_dictionaries(dict.fromkeys(ORGANISATION, typed))
any_entry = st.dictionaries(st.sampled_from(FIELDS), typed)


def faults(found: object) -> dict[str, str]:
    return {fault.field: fault.code for fault in found[1]}


def test_everything_may_be_empty():
    assert read_organisation({}) == (Organisation(), ())


def test_what_is_filled_in_comes_back():
    organisation, wrong = read_organisation(ORGANISATION)
    assert wrong == ()
    assert organisation.fields() == ORGANISATION
    assert organisation.dial == "09001112233"
    assert organisation.rules == ("Neem geen geld aan.", "Bewaar geen sleutels.")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "x" * 81, "own.too-long"),
        ("region", "on\u202ezichtbaar", "own.unprintable"),
        ("coordinator", "nul\x00teken", "own.unprintable"),
        ("phone", "de balie", "own.phone"),
        ("phone", "12", "own.phone"),
        ("phone", "0" * 16, "own.phone"),
        ("phone", "0900 111 22 33 (vraag naar de balie)"[:30], "own.phone"),
        ("phone", "٠٩٠٠١١١٢٢٣٣", "own.phone"),
        ("phone", "900 111 22 33", "own.phone-zero"),
        ("rules", "x" * 161, "own.line-too-long"),
        ("rules", "a\n" * (MAX_RULES + 1), "own.too-many-lines"),
        ("rules", "a\x1b[31m", "own.unprintable"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field: str, text: str, code: str):
    found = read_organisation({**ORGANISATION, field: text})
    assert faults(found) == {field: code}
    assert found[0].fields() == {**ORGANISATION, field: ""}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("112", "112"),
        ("14 020", "14020"),
        ("0900-1234", "09001234"),
        ("(020) 123 45 67", "0201234567"),
        ("+31 (0)20 123 45 67", "+31201234567"),
        ("020/123.45.67", "0201234567"),
        ("++31", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_by_its_digits(text: str, digits: str):
    assert dialled(text) == digits


def test_an_entry_is_filled_in():
    entry, wrong = read_entry(TEAM, TODAY)
    assert wrong == ()
    assert entry.fields() == TEAM
    assert (entry.dial, entry.site) == ("+319001234567", "wijkteam.example.nl/contact")
    assert entry.checked_in_words == "1 februari 2025"


def test_an_entry_needs_a_name_a_type_and_what_they_do():
    assert faults(read_entry({})) == {
        "name": "own.missing",
        "type": "own.choice",
        "does": "own.missing",
    }
    assert faults(read_entry(SHORTEST)) == {}
    assert read_entry({**SHORTEST, "type": " b "})[0].type == "B"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.nl", "https://", "https://a b.nl",
        "https://a.nl@evil.nl", "//a.nl", "https://localhost", "a", 'https://a.nl/"x', "https://a.nl/<b>",
        "mailto:a@b.nl", "https://a.nl\\x", "https:///a.nl", "file:///etc/passwd", "https://a..nl",
    ],
)  # fmt: skip
def test_only_an_address_of_a_website_is_taken(address: str):
    found = read_entry({**TEAM, "website": address})
    assert faults(found) == {"website": "own.website"}
    assert found[0].website == ""


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        ("HTTP://Voorbeeld.nl/Pad", "http://Voorbeeld.nl/Pad"),
        ("https://één.nl:8443/a?b=c&d=%20#e", "https://één.nl:8443/a?b=c&d=%20#e"),
    ],
)
def test_an_address_without_its_beginning_gets_one(written: str, kept: str):
    assert read_entry({**TEAM, "website": written})[0].website == kept


@pytest.mark.parametrize(
    ("written", "code"),
    [("gisteren", "own.date"), ("31-02-2027", "own.date"), ("3 maart 2027", "own.date-future")],
)
def test_a_date_of_checking_is_a_day_that_was(written: str, code: str):
    assert faults(read_entry({**TEAM, "checked": written}, TODAY)) == {"checked": code}


def test_a_date_is_taken_as_people_write_it():
    for written in ("1-3-2027", "1 maart 2027", "2027-03-01"):
        assert read_entry({**TEAM, "checked": written}, TODAY)[0].checked == date(2027, 3, 1)


@given(any_organisation)
def test_whatever_is_typed_what_is_taken_is_printable_and_comes_back(fields: dict[str, str]):
    organisation, wrong = read_organisation(fields)
    assert read_organisation(organisation.fields()) == (organisation, ())
    assert all(
        line.isprintable()
        for text in organisation.fields().values()
        for line in [*text.split("\n")]
    )
    assert {fault.field for fault in wrong} <= set(ORGANISATION)
    assert re.fullmatch(r"\+?[0-9]*", organisation.dial)


@given(any_entry)
def test_whatever_is_typed_an_entry_is_safe_to_show(fields: dict[str, str]):
    entry, wrong = read_entry(fields, TODAY)
    for name, text in entry.fields().items():
        assert len(text) <= LIMITS[name]
        assert text.isprintable()
    assert entry.website == "" or re.match(r"https?://[^\s\"'<>]+\Z", entry.website)
    if not wrong:
        assert read_entry(entry.fields(), TODAY) == (entry, ())


@given(st.lists(entries, max_size=6))
def test_entries_stand_by_type_and_name_whatever_their_order_was(found: list):
    ordered = in_order(found)
    assert in_order(ordered) == ordered
    assert [entry.type for entry in ordered] == sorted(entry.type for entry in found)
