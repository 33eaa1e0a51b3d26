"""Writing rows as CSV or as a workbook, with every cell that a spreadsheet would run made harmless."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from lawburrows.exchange.importing.columns import SHEETS

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe in front of what begins like one."""
    plain = text.replace("\x00", "")
    return f"'{plain}" if plain.lstrip(" ").startswith(DANGEROUS) or plain.startswith(DANGEROUS) else plain


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """UTF-8 with its mark, as spreadsheets want it."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Mapping[str, tuple[Sequence[str], Iterable[Mapping[str, str]]]]) -> bytes:
    """A workbook whose cells are all text."""
    book = Workbook(write_only=True)
    for name, (columns, rows) in sheets.items():
        sheet = book.create_sheet(name[:31])
        sheet.append(list(columns))
        for row in rows:
            sheet.append([ILLEGAL_CHARACTERS_RE.sub("", harmless(row.get(column, ""))) for column in columns])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def written(form: str, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """One table in the form that was asked for."""
    return as_csv(columns, rows) if form == "csv" else as_xlsx({name: (columns, rows)})


def template() -> bytes:
    """The import form, empty, with a sheet that says what each column holds."""
    meaning = [
        {"sheet": sheet.name, "column": column.name, "what": column.what, "values": ", ".join(column.choices)}
        for sheet in SHEETS
        for column in sheet.columns
    ]
    empty = {sheet.name: (sheet.names, ()) for sheet in SHEETS}
    return as_xlsx({**empty, "what each column holds": (("sheet", "column", "what", "values"), meaning)})
