"""Of whom a finding speaks, and in which column: both as the file itself writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawburrows.exchange.importing.columns import BY_NAME, PEOPLE
from lawburrows.exchange.importing.read import Extract, Row
from lawburrows.exchange.importing.values import Found


@dataclass(frozen=True)
class Whose:
    """The number and the name of a person in the file, and the heading over the column; each empty where there is none."""

    person_id: str
    name: str
    heading: str


def told_of(found: Sequence[Found], extract: Extract) -> list[Whose]:
    """For each finding, of whom it speaks."""
    sought = {_place(one) for one in found}
    rows = {place: row for row in extract.rows if (place := (row.sheet.name, row.number)) in sought}
    names = _names(extract.rows, {row["person_id"] for row in rows.values()})
    told = []
    for one in found:
        row = rows.get(_place(one))
        number = row["person_id"] if row else ""
        name = _name(row) if row and row.sheet is PEOPLE else names.get(number, "")
        told.append(Whose(_plain(number, 100), _plain(name, 200), _plain(_heading(one, extract), 60)))
    return told


def _place(one: Found) -> tuple[str, int]:
    """The sheet and the row."""
    sheet = one.column.rpartition(".")[0]
    return (sheet if sheet in BY_NAME else PEOPLE.name), one.row


def _names(rows: Iterable[Row], of: set[str]) -> dict[str, str]:
    """Number of a person → the name in the people's sheet, where the number stands there for the first time."""
    found: dict[str, str] = {}
    for row in rows:
        if row.sheet is PEOPLE and (number := row["person_id"]) in of:
            found.setdefault(number, _name(row))
    return found


def _name(row: Row) -> str:
    return " ".join(filter(None, (row["forename"], row["middle_names"], row["surname"])))


def _heading(one: Found, extract: Extract) -> str:
    column = one.column.rpartition(".")[2]
    if extract.manner == "existing" and column == "person_id":
        column = "visor_reference"
    return extract.headings.get(("", column)) or extract.headings.get((_place(one)[0], column), "")


def _plain(words: str, most: int) -> str:
    return words.replace("\x00", "")[:most]
