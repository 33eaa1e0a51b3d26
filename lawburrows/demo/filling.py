"""Putting an invented register into the database, through the importer, or into an import file."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from lawburrows.access.identity import System, acting
from lawburrows.demo.invention import Rows, invent
from lawburrows.exchange.commands.load import load_checked, set_aside_known
from lawburrows.exchange.importing.checks import Defaults, check
from lawburrows.exchange.importing.columns import BY_NAME, PEOPLE, SHEET, SHEETS
from lawburrows.exchange.importing.directory import directory
from lawburrows.exchange.importing.read import Extract, Row

AT_ONCE = 5000  # people in one transaction


def fill(
    number: int, *, seed: int, on: date, fuller: bool = False, tell: Callable[[int], None] = lambda done: None
) -> int:
    """Load so many invented people; those that were loaded before are left alone."""
    loaded, people = 0, invent(number, seed=seed, on=on, fuller=fuller)
    while some := list(islice(people, AT_ONCE)):
        loader, before = System("load"), loaded
        with acting(loader) as identity:
            names = directory()
            police = names.agencies["police-scotland"]
            checked = check(Extract(list(_rows(some))), names, Defaults(police), by=loader)
            if checked.findings.refused:
                raise ValueError(next(one for one in checked.findings.found if one.structural))
            set_aside_known(checked, "invented", police)
            if checked.people:
                loaded += load_checked(
                    checked,
                    source="invented",
                    owner=police,
                    agency=police,
                    by=loader,
                    on=identity.today,
                    progress=partial(_onward, tell, before),
                )
    return loaded


def _onward(tell: Callable[[int], None], before: int, done: int) -> None:
    tell(before + done)


def _rows(people: Iterable[Rows]) -> Iterator[Row]:
    for number, rows in enumerate(people, 2):
        for sheet, found in rows.sheets.items():
            for values in found:
                yield Row(BY_NAME[sheet], number, values)


def write_csv(path: Path, number: int, *, seed: int, on: date) -> None:
    """The same people as an import file: rows of people first in each case, the kind of a row in its last column."""
    columns = list(dict.fromkeys((*PEOPLE.names, *(name for sheet in SHEETS for name in sheet.names), SHEET)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for rows in invent(number, seed=seed, on=on):
            for sheet, found in rows.sheets.items():
                writer.writerows(values | {SHEET: sheet} for values in found)
