"""Reading a file that somebody brought: its encoding, its sheets and its rows as text, in bounded memory."""

from __future__ import annotations

import codecs
import csv
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lawburrows.exchange.importing.columns import (
    BY_NAME,
    CONVICTIONS,
    EXISTING_REGISTER,
    EXISTING_REGISTER_MARK,
    PEOPLE,
    SHEET,
    Sheet,
)

MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 500 * 1024 * 1024
LONGEST_LINE = 200_000
MOST_ROWS = 500_000
PIECE = 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says where and what to do."""

    def __init__(self, text: str, *, row: int = 0, column: str = "") -> None:
        super().__init__(text)
        self.text, self.row, self.column = text, row, column


@dataclass(frozen=True)
class Row:
    """One row of one sheet: where it stands in the file, and its values by column, all as text."""

    sheet: Sheet
    number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def where(self) -> str:
        return "" if self.sheet is PEOPLE else f"{self.sheet.name}."


@dataclass
class Extract:
    """Everything that a file says, before it is checked. `manner` is the form in which its headings are.

    `not_utf8` is the first line that is no UTF-8 of a file that was therefore read as Windows-1252; 0 where it was not.
    """

    rows: list[Row] = field(default_factory=list)
    encoding: str = ""
    not_utf8: int = 0
    manner: str = "own"
    unknown: list[str] = field(default_factory=list)  # headings that nothing knows
    headings: dict[tuple[str, str], str] = field(default_factory=dict)  # sheet ('' in a CSV) and column → as written
    columns: set[str] = field(default_factory=set)  # columns of the sheets of people and convictions that it has


def read(path: Path) -> Extract:
    """The extract in a file, or `Unreadable` with a sentence."""
    found = Extract()
    found.rows.extend(rows_of(path, found))
    return found


def rows_of(path: Path, found: Extract) -> Iterator[Row]:
    """One row after the other, whatever the size of the file; what it says as a whole is noted in `found`."""
    for count, row in enumerate(_rows(path, found), 1):
        if count > MOST_ROWS:
            raise Unreadable(f"The file has more than {MOST_ROWS:,} rows: bring it in parts", row=row.number)
        yield row


def _rows(path: Path, found: Extract) -> Iterator[Row]:
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("The file is empty")
    if size > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 2**20} MB: bring it in parts")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"PK"):
        found.encoding = "Excel workbook"
        yield from _workbook(path, found)
        return
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("This is an old or a protected Excel workbook: save it as .xlsx without a password, or as CSV")
    codec, found.encoding, found.not_utf8 = encoding_of(path)
    yield from _take(found, _csv_rows(path, codec), None)


def encoding_of(path: Path) -> tuple[str, str, int]:
    """The codec, how people call it, and the first line that is not UTF-8 where that is why; read a piece at a time."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, codec, word in _MARKS:
            if start.startswith(mark):
                return codec, word, 0
        file.seek(0)
        while piece := file.read(PIECE):
            if b"\x00" in piece:
                raise Unreadable(
                    "The file holds NUL characters. It may be UTF-16 without its mark, or no text at all: "
                    "save it again as CSV UTF-8"
                )
    if not (line := _first_fault(path, "utf-8")):
        return "utf-8", "UTF-8", 0
    if not _first_fault(path, "cp1252"):
        return "cp1252", "Windows-1252", line
    raise Unreadable("The file is neither UTF-8 nor Windows-1252 text: save it again as CSV UTF-8")


def _first_fault(path: Path, codec: str) -> int:
    """The first line that is no text of this codec; 0 if every line is."""
    decoder = codecs.getincrementaldecoder(codec)()
    feeds = returns = 0  # a file ends its lines with the one, the other, or both

    def count(piece: bytes) -> int:
        nonlocal feeds, returns
        feeds, returns = feeds + piece.count(b"\n"), returns + piece.count(b"\r")
        return max(feeds, returns)

    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                decoder.decode(piece)
                count(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            return count(error.object[: error.start]) + 1
    return 0


def _lines(path: Path, codec: str) -> Iterator[str]:
    """Lines of bounded length; the file's own line ends stay, as the CSV reader wants them."""
    with path.open(encoding=codec, newline="") as file:
        number = 0
        try:
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise Unreadable(
                        f"Line {number} has more than {LONGEST_LINE:,} characters. Are the line ends missing?",
                        row=number,
                    )
                if "\x00" in line:
                    raise Unreadable(
                        f"Line {number} holds a NUL character: take it out and bring the file again", row=number
                    )
                yield line
        except UnicodeDecodeError:
            raise Unreadable(f"After line {number} the file is no {codec} text", row=number + 1) from None


def _csv_rows(path: Path, codec: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    lines = _lines(path, codec)
    first = next(lines, "")
    separator = max(",;\t", key=first.count)

    def again() -> Iterator[str]:
        yield first
        yield from lines

    reader, before = csv.reader(again(), delimiter=separator, strict=True), 0
    try:
        for values in reader:
            yield before + 1, values
            before = reader.line_num
    except csv.Error as error:
        raise Unreadable(
            f"The quotation marks go wrong in the row that begins on line {before + 1} ({error}). "
            'A quotation mark inside a value is written twice: ""',
            row=before + 1,
        ) from None


# What a damaged archive or a foreign one makes the libraries raise, here or while the rows are read.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


def _workbook(path: Path, found: Extract) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable("The workbook unpacks to far more than it should: save what you need as CSV")
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            yield from _sheets(book, found)
        finally:
            book.close()
    except _BROKEN as error:
        raise Unreadable(f"This is no Excel workbook that can be read ({type(error).__name__})") from None


def _sheets(book: Workbook, found: Extract) -> Iterator[Row]:
    named = {_plain(one.title): one for one in book.worksheets}
    known = [(BY_NAME[name], one) for name, one in named.items() if name in BY_NAME]
    for sheet, one in known or [(PEOPLE, book.worksheets[0])]:
        rows = ((n, [_text(cell) for cell in row]) for n, row in enumerate(one.iter_rows(values_only=True), 1))
        yield from _take(found, rows, sheet)


def _text(value: object) -> str:
    """A cell as a person would have typed it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).replace("\x00", "")


def _plain(heading: str) -> str:
    return "".join(letter for letter in heading.casefold().replace(" ", "_") if letter.isalnum() or letter == "_")


def _squeezed(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


_EXISTING = {_squeezed(heading): column for heading, column in EXISTING_REGISTER.items()}


def _take(found: Extract, rows: Iterator[tuple[int, list[str]]], sheet: Sheet | None) -> Iterator[Row]:
    """The rows of one sheet, or, with none named, of a CSV file."""
    heading: list[str] | None = None
    for number, values in rows:
        if not any(value.strip() for value in values):
            continue
        if heading is None:
            heading = _headings(found, values, sheet)
            continue
        if len(values) > len(heading) and any(value.strip() for value in values[len(heading) :]):
            raise Unreadable(
                f"Row {number} has {len(values)} values, but there are {len(heading)} headings. "
                "A comma inside a value needs quotation marks round the value",
                row=number,
            )
        if sheet is None and len(values) < len(heading):
            raise Unreadable(
                f"Row {number} has {len(values)} values, but there are {len(heading)} headings", row=number
            )
        given = {name: value.strip() for name, value in zip(heading, values, strict=False) if name and value.strip()}
        yield _row(found, number, given, sheet)
    if heading is None:
        raise Unreadable("There is no heading row")


def _row(found: Extract, number: int, given: dict[str, str], sheet: Sheet | None) -> Row:
    if found.manner == "existing":
        given["person_id"] = given.get("visor_reference", "")
    kind = sheet or BY_NAME.get(name := given.pop(SHEET, PEOPLE.name).casefold())
    if kind is None:
        raise Unreadable(f"Row {number}: {name[:40]!r} is no sheet. There are: {', '.join(BY_NAME)}", row=number)
    return Row(kind, number, given)


def _headings(found: Extract, values: list[str], sheet: Sheet | None) -> list[str]:
    """Our name of each column, '' where nothing knows it."""
    if sheet in (None, PEOPLE) and _squeezed(EXISTING_REGISTER_MARK) in map(_squeezed, values):
        found.manner = "existing"
        named = [_EXISTING.get(_squeezed(value), "") for value in values]
    else:
        allowed = (
            {SHEET, *(name for one in BY_NAME.values() for name in one.names)} if sheet is None else set(sheet.names)
        )
        named = [plain if (plain := _plain(value.strip())) in allowed else "" for value in values]
    found.unknown += [value[:60] for value, name in zip(values, named, strict=True) if not name and value.strip()]
    if sheet in (None, PEOPLE, CONVICTIONS):
        found.columns |= {name for name in named if name}
    where = sheet.name if sheet else ""
    found.headings |= {(where, name): value.strip() for value, name in zip(values, named, strict=True) if name}
    if twice := {name for name in named if name and named.count(name) > 1}:
        raise Unreadable(f"Two columns have the heading {min(twice)!r}", row=1)
    if found.manner == "own" and "person_id" not in named:
        raise Unreadable(
            "There is no column person_id. The first row must hold the headings; take the template if in doubt", row=1
        )
    return named
