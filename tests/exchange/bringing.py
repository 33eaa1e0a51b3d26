"""Extracts for tests, and loading them as the command does."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from lawburrows.exchange.importing.columns import PEOPLE, SHEET, SHEETS
from tests.conftest import as_role

COLUMNS = list(dict.fromkeys((*PEOPLE.names, *(name for sheet in SHEETS for name in sheet.names), SHEET)))
IAIN = {
    "person_id": "1",
    "forename": "Iain",
    "surname": "MacInvented",
    "sex": "M",
    "date_of_birth": "1961-02-03",
    "address_line": "1 Imaginary Row",
    "town": "Nowheretown",
    "postcode": "ZZ1 1AA",
    "council_area": "Fife",
    "lead": "police",
    "category": "1",
    "level": "1",
    "risk": "medium",
    "offence_code": "S-SOSA-1",
    "court": "Invernowhere Sheriff Court",
    "convicted_on": "2020-03-15",
    "disposal": "imprisonment",
    "term": "24 months",
}


def extract(path: Path, *rows: dict[str, str]) -> Path:
    """A CSV file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def load(path: Path, **options: object) -> str:
    """What the command prints, under the worker's role; its last line holds the figures."""
    said = StringIO()
    with as_role("worker"):
        call_command("load_register", str(path), lead="police", stdout=said, **options)
    return said.getvalue()


def figures(said: str) -> str:
    return said.strip().splitlines()[-1]
