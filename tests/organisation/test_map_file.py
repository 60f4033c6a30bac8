# SPDX-License-Identifier: EUPL-1.2
"""The "sociale kaart" as CSV comes back as it was; a bad file is refused with its places."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.texts import shipped_texts
from meedenker.domain.social_map import MAX_ENTRIES, SocialMapEntry, in_order, read_entry
from meedenker.errors import AnswerError
from meedenker.reports.social_map import MAX_BYTES, MAX_FAULTS, ReadMap, read_map, write_map
from meedenker.reports.spreadsheet import FORMULA_STARTS
from tests.organisation.support import SHORTEST, TEAM, TODAY, entries

HEADINGS = "naam;type;wat ze doen;voor wie of waarover;telefoon;website;opmerking;gecontroleerd op"
TEXTS = shipped_texts()


def read(text: str | bytes) -> ReadMap:
    return read_map(text if isinstance(text, bytes) else text.encode(), TEXTS, TODAY)


def refusal(text: str | bytes) -> AnswerError:
    with pytest.raises(AnswerError) as caught:
        read(text)
    sentence = TEXTS.sentence(caught.value)
    assert sentence.endswith("Er is niets veranderd.")
    return caught.value


def places(found: ReadMap) -> list[tuple[int, str, str]]:
    assert found.entries == ()
    return [(at.line, at.column, at.fault.code) for at in found.faults]


@given(st.lists(entries, max_size=8))
def test_what_was_written_is_read_as_it_was(found: list[SocialMapEntry]):
    content = write_map(found, TEXTS)
    assert read(content) == ReadMap(in_order(found))


@given(st.lists(entries, min_size=1, max_size=4))
def test_no_cell_begins_as_a_formula(found: list[SocialMapEntry]):
    text = write_map(found, TEXTS).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_file_is_read_or_refused(content: bytes):
    for given_file in (content, f"{HEADINGS}\n".encode() + content):
        try:
            found = read_map(given_file, TEXTS, TODAY)
        except AnswerError as error:
            refused = TEXTS.sentence(error)
        else:
            refused = "" if found.entries else "no entries"
            assert not (found.entries and found.faults)
        assert refused or found.entries


def test_without_entries_it_is_an_example_to_fill_in():
    assert write_map((), TEXTS).decode("utf-8-sig") == HEADINGS + "\r\n"
    assert read(write_map((), TEXTS)) == ReadMap(())


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_save_is_read(delimiter: str, mark: str, end: str):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows([HEADINGS.split(";"), TEAM.values()])
    assert read(mark + text.getvalue()).entries == (read_entry(TEAM)[0],)


def test_columns_stand_in_any_order_and_some_may_be_left_out():
    assert read("\nWat ze  doen,NAAM,type,,\nKoffie,Inloophuis,c,,\n\n,,,,\n").entries == (
        read_entry(SHORTEST)[0],
    )


def test_every_fault_is_told_by_its_line_and_column_and_nothing_is_taken():
    lines = [
        HEADINGS,
        "Goed;A;Helpt;;;;;",
        ";Q;;;12;ftp://x;;morgen",
        "",
        "Lang;B;" + "x" * 201 + ";;;;;3-3-2027",
        "Wijkteam;A;Helpt met zorg; geld en wonen;;;;;;",
        "Komma;A;Helpt;a;;;b;;c",
    ]
    assert places(read("\n".join(lines))) == [
        (3, "naam", "own.missing"),
        (3, "type", "own.choice"),
        (3, "wat ze doen", "own.missing"),
        (3, "telefoon", "own.phone"),
        (3, "website", "own.website"),
        (3, "gecontroleerd op", "own.date"),
        (5, "wat ze doen", "own.too-long"),
        (5, "gecontroleerd op", "own.date-future"),
        (7, "9", "own.no-heading"),
    ]


def test_of_very_many_faults_the_first_are_told_and_the_others_counted():
    found = read(HEADINGS + "\n" + "a;Q;x\n" * 100)
    assert (len(found.faults), found.more) == (MAX_FAULTS, 100 - MAX_FAULTS)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "map.empty"),
        (b" \n\n;;\n", "map.empty"),
        ("naam;type;wat ze doen\né".encode("latin-1"), "map.not-utf-8"),
        ((HEADINGS + "\n").encode("utf-16"), "map.not-utf-8"),
        (b"naam;type\n", "map.no-column"),
        (b"naam;type;wat ze doen;kleur\n", "map.unknown-column"),
        (b"naam;type;;wat ze doen\n", "map.unknown-column"),
        (b"naam;type;wat ze doen;naam\n", "map.column-twice"),
        (b'naam;type;wat ze doen\n"x"y;A;b\n', "map.not-csv"),
        (b'naam;type;wat ze doen\n"x;A;b\n', "map.not-csv"),
        (b"naam;type;wat ze doen\n" + b"a;A;b\n" * (MAX_ENTRIES + 1), "map.too-many"),
        (b"x" * (MAX_BYTES + 1), "map.too-large"),
        (b"\x89PNG\r\n\x1a\n", "map.not-utf-8"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content: bytes, code: str):
    assert refusal(content).code == code


def test_as_many_lines_as_may_be_are_read():
    assert len(read("naam;type;wat ze doen\n" + "a;A;b\n" * MAX_ENTRIES).entries) == MAX_ENTRIES


def test_a_cell_of_more_lines_becomes_one_line():
    (entry,) = read('naam;type;wat ze doen\nInloop;C;"Koffie\r\nen thee"\n').entries
    assert entry.does == "Koffie en thee"
