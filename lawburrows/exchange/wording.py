"""How differences between two registers are written for people: the list of them, and the sheet to type from."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from lawburrows.exchange import convictions, register
from lawburrows.exchange.importing.columns import IDENTIFIER_OF, SHEETS
from lawburrows.exchange.importing.directory import directory
from lawburrows.exchange.models import Difference as Kept
from lawburrows.exchange.reconciling import NOT_HERE, NOT_THERE, PRESENT, SEVERAL, Difference
from lawburrows.rules.dates import PartialDate
from lawburrows.web.dates import write_date

HEADINGS = (
    "Person",
    "Record",
    "Row of the extract",
    "What",
    "The extract says",
    "This register says",
    "Why it is here",
)
KEY_HEADINGS = ("Person", "Their number", "Our record", "What", "Type this", "It says now", "Why it is here", "Done")
WHOLE_PERSON = "The whole person"
_AT_ONCE = 500
_IN_WORDS = {
    "": WHOLE_PERSON,
    "person_id": "Number of the person",
    "pnc_style_id": "PNC number",
    "cro": "CRO number",
    "chs": "CHS reference",
    "chi": "CHI number",
    "visor_reference": "ViSOR reference",
    "mappa_reference": "MAPPA reference",
    "national_insurance": "National Insurance number",
    "address_line": "Address",
    "lead": "Lead authority",
    "category": "MAPPA category",
    "category_since": "MAPPA category since",
    "level": "MAPPA level",
    "level_since": "MAPPA level since",
    "risk": "Risk of serious harm",
    "risk_since": "Risk of serious harm since",
    "offence_title": "Offence",
    "convicted_on": "Day of the conviction",
    "sentenced_on": "Day of the sentence",
    "term": "Length of the sentence",
    "disposal": "What the court did",
}
_COLUMNS = {name for sheet in SHEETS for name in sheet.names}
_SAID = {
    NOT_HERE: "Not in this register, as far as you may see it",
    NOT_THERE: "Not in the extract",
    SEVERAL: "Several records have this number",
    PRESENT: "Present",
}
Either = Difference | Kept


def heading(column: str) -> str:
    """A column of the import form as people call it."""
    return _IN_WORDS.get(column, column.replace("_", " ").capitalize())


def column_told(column: str, written: str) -> str:
    """A column of an extract: its plain words, and the heading that the file gives it where that is another."""
    sheet, _, name = column.rpartition(".")
    if name not in _COLUMNS:
        return column or "All"
    words = f"{heading(name)}, sheet {sheet}" if sheet else heading(name)
    return words if written.casefold() in ("", words.casefold()) else f"{words} (“{written}” in the file)"


def what(one: Either) -> str:
    """The field in words, and of which conviction."""
    if one.field == convictions.WHOLE:
        return one.about
    return f"{one.about}: {_small(heading(one.field))}" if one.about else heading(one.field)


def why(one: Either) -> str:
    """Why it is in the list, as a person would say it."""
    if one.register == NOT_HERE and not one.field:
        return "The extract has this person, and no record that you may see in full holds any of their numbers"
    if one.register == SEVERAL and not one.field:
        return "More than one record holds these numbers: find out whether they are one person"
    if one.extract == NOT_THERE and not one.field:
        return "The record is here, and the extract has nobody with any of its numbers"
    if not one.extract:
        return "The other register does not say this"
    if not one.register:
        return "This register does not say this: find out which is right"
    return "The two say something else"


def said(one: Either) -> tuple[str, str]:
    """What the extract says, in its own words, and what the register says, in ours."""
    if not one.field:
        return _SAID.get(one.extract, one.extract), _SAID.get(one.register, one.register)
    return one.extract, ours(one.field, one.register)


def ours(column: str, value: str) -> str:
    """A value of this register as people write it."""
    if column.endswith(("_on", "_since")) or column == "date_of_birth":
        read = PartialDate.parse(value).exact
        return write_date(read) if read else value
    return value.replace("_", " ") if column in {"risk", "sex", "disposal"} else value


def listed(found: Iterable[Either]) -> Iterator[dict[str, str]]:
    """One line a difference, under `HEADINGS`."""
    for one in found:
        cells = (one.name or "Not named", one.reference, str(one.row or ""), what(one), *said(one), why(one))
        yield dict(zip(HEADINGS, cells, strict=True))


def to_key(found: Iterable[Either], columns: Collection[str], by: Any, on: date) -> Iterator[dict[str, str]]:
    """What must still be typed in the other register, under `KEY_HEADINGS`: our value wherever theirs is another.

    A person whom it has not got is written out, line by line.
    """
    lines, names = iter(found), directory()
    while some := list(islice(lines, _AT_ONCE)):
        absent = [one.record for one in some if one.record and one.extract == NOT_THERE and not one.field]
        rows = register.by_record(absent, by, on) if absent else {}
        convicted = convictions.recorded(absent, by) if absent else {}
        for one in some:
            if one.record in rows and one.record is not None:
                row = rows[one.record]
                row["lead"] = agency.name if (agency := names.agency(row["lead"])) else row["lead"]
                told = _whole(row, convicted.get(one.record, ()), columns)
                yield from (_typed(one, *each, now="") for each in told)
            elif one.field and one.register:
                yield _typed(one, what(one), _number(one.field, ours(one.field, one.register)), now=one.extract)


def _whole(
    row: dict[str, str], convicted: Iterable[convictions.Stated], columns: Collection[str]
) -> Iterator[tuple[str, str]]:
    yield WHOLE_PERSON, "Add this person, with the lines below"
    for column in columns:
        if column not in convictions.COLUMNS and row.get(column):
            yield heading(column), _number(column, ours(column, row[column]))
    if set(columns) & set(convictions.COLUMNS):
        for each in convicted:
            yield f"Conviction of {each.on}", str(each)


def _number(column: str, value: str) -> str:
    """A protected number is read whole on the record alone, where the look at it is written down."""
    return f"{value} (read it whole on the record)" if column in IDENTIFIER_OF else value


def _typed(one: Either, what: str, value: str, *, now: str) -> dict[str, str]:
    cells = (one.name or "Not named", one.number, one.reference, what, value, now, why(one), "")
    return dict(zip(KEY_HEADINGS, cells, strict=True))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def records_of(found: Iterable[Either]) -> list[uuid.UUID]:
    """The records that these lines speak of, each once."""
    return list(dict.fromkeys(one.record for one in found if one.record))
