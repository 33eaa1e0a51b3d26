"""Reading what people bring: encodings, quotes, long lines, and files that are no text."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest

from lawburrows.exchange.exporting import as_xlsx, template
from lawburrows.exchange.importing.columns import BY_NAME, PEOPLE
from lawburrows.exchange.importing.read import Unreadable, read

HEAD = "person_id,forename,surname\n"


@pytest.fixture
def bring(tmp_path):
    """A file with these bytes or this text."""

    def make(content: str | bytes, encoding: str = "utf-8"):
        path = tmp_path / "extract.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_knows_the_encoding_and_says_it(bring, encoding, word):
    found = read(bring(HEAD + "1,Zoë,Núñez\n", encoding))
    assert (found.encoding, found.rows[0]["forename"], found.rows[0]["surname"]) == (word, "Zoë", "Núñez")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_that_makes_a_file_no_utf8_is_named(bring, end, monkeypatch):
    monkeypatch.setattr("lawburrows.exchange.importing.read.PIECE", 7)
    content = (HEAD + "1,Zoë,Núñez\n2,Iain,Ross\n").replace("\n", end).encode() + b"3,Zo\xeb,Ross"
    found = read(bring(content))
    assert (found.encoding, found.not_utf8) == ("Windows-1252", 4)


def test_a_file_that_is_utf8_has_no_such_line(bring):
    assert read(bring(HEAD + "1,Zoë,Núñez\n")).not_utf8 == 0


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_knows_the_separator(bring, separator):
    found = read(bring((HEAD + "1,Iain,Ross\n").replace(",", separator)))
    assert found.rows[0].values == {"person_id": "1", "forename": "Iain", "surname": "Ross"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("forename,surname\nIain,Ross\n", "person_id"),
        (HEAD + '1,"Iain,Ross\n2,Anna,Ross\n', "quotation marks"),
        (HEAD + '1,"Iain"x,Ross\n', "quotation marks"),
        (HEAD + "1,Iain,Ross,Fife\n", "4 values"),
        (HEAD + "1,Iain\n", "2 values"),
        (HEAD + "1,Ia\0in,Ross\n", "NUL"),
        (HEAD.encode() + b"1,\x81,Ross\n", "neither UTF-8 nor Windows-1252"),
        (HEAD.encode("utf-16-le"), "NUL"),
        (b"\xd0\xcf\x11\xe0 old", "protected Excel"),
        (b"PK\x03\x04 no archive", "no Excel workbook"),
        ("person_id,surname,surname\n1,Ross,Ross\n", "Two columns"),
        ("sheet,person_id,surname\nplanets,1,Ross\n", "no sheet"),
    ],
)
def test_says_clearly_what_is_wrong_with_a_file(bring, content, words):
    with pytest.raises(Unreadable, match=words):
        read(bring(content))


def test_a_row_that_goes_wrong_is_named(bring):
    with pytest.raises(Unreadable) as found:
        read(bring(HEAD + '1,Iain,Ross\n2,"Anna"x,Ross\n'))
    assert found.value.row == 3


def test_a_line_of_a_hundred_megabytes_is_refused_in_little_memory(tmp_path):
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(HEAD.encode())
        for _ in range(100):
            file.write(b"a" * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="Line 2 has more than"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_value_with_a_line_break_and_a_quotation_mark_is_one_value(bring):
    found = read(bring(HEAD + '1,"Iain ""the\nBaker""",Ross\n2,Anna,Ross\n'))
    assert [row["forename"] for row in found.rows] == ['Iain "the\nBaker"', "Anna"]
    assert [row.number for row in found.rows] == [2, 4]


def test_a_column_that_nothing_knows_is_left_out_and_named(bring):
    assert read(bring("person_id,surname,shoe size\n1,Ross,9\n")).unknown == ["shoe size"]


def test_rows_of_other_sheets_may_stand_in_the_same_csv(bring):
    found = read(bring("sheet,person_id,surname,kind\npeople,1,Ross,\nnames,1,Rosse,alias\n"))
    assert [row.sheet.name for row in found.rows] == ["people", "names"]


def test_the_existing_registers_headings_are_understood(bring):
    found = read(bring("Nominal Ref,Surname,Forename(s),DOB,PNC ID\n77,Ross,Iain,03/04/1971,99/1G\n"))
    assert found.manner == "existing"
    assert found.rows[0].values == {
        "visor_reference": "77",
        "surname": "Ross",
        "forename": "Iain",
        "date_of_birth": "03/04/1971",
        "pnc_style_id": "99/1G",
        "person_id": "77",
    }


def test_a_workbook_has_a_sheet_for_each_kind(tmp_path):
    path = tmp_path / "extract.xlsx"
    person, name = {"person_id": "1", "surname": "Ross"}, {"person_id": "1", "surname": "Rosse", "kind": "alias"}
    path.write_bytes(as_xlsx({"people": (PEOPLE.names, [person]), "names": (BY_NAME["names"].names, [name])}))
    assert [(row.sheet.name, row["surname"]) for row in read(path).rows] == [("people", "Ross"), ("names", "Rosse")]


def test_the_template_is_read_as_an_empty_extract(tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(template())
    assert read(path).rows == []


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(template())
    monkeypatch.setattr("lawburrows.exchange.importing.read.MOST_UNPACKED", 10)
    with pytest.raises(Unreadable, match="unpacks"):
        read(path)


def test_a_csv_that_we_write_is_read_again(bring):
    text = io.StringIO()
    csv.writer(text).writerows([["person_id", "surname"], ["1", 'O\'Hare, "Red"\nRow']])
    assert read(bring(text.getvalue())).rows[0]["surname"] == 'O\'Hare, "Red"\nRow'
