"""One cell at a time: what it can be understood as, and what a person should look at again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from lawburrows.exchange.importing.columns import Column
from lawburrows.exchange.importing.read import Row
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.notification.disposals import Disposal

MOST_SHOWN = 200
_HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_SEX = {"m": "male", "f": "female", "1": "male", "2": "female", "x": "other", "u": "not_known", "unknown": "not_known"}
_TERM = re.compile(
    r"(?:(?P<years>\d{1,3}) ?(?:years?|y))?[ ,]*(?:(?P<months>\d{1,4}) ?(?:months?|m))?[ ,]*(?:(?P<days>\d{1,5}) ?(?:days?|d))?"
)
DISPOSALS = {word.casefold(): one for one in Disposal for word in (one.name, one.value, one.name.replace("_", " "))}


@dataclass(frozen=True)
class Found:
    """One thing that was found in an extract; a structural one refuses the whole."""

    row: int
    column: str
    value: str
    text: str
    structural: bool = False


@dataclass
class Findings:
    """What was found, in the order of the file."""

    found: list[Found] = field(default_factory=list)

    def warn(self, row: Row, column: str, text: str) -> None:
        self.found.append(Found(row.number, row.where + column, row[column][:MOST_SHOWN], text[:300]))

    def refuse(self, row: Row, column: str, text: str) -> None:
        self.found.append(Found(row.number, row.where + column, row[column][:MOST_SHOWN], text[:300], structural=True))

    @property
    def refused(self) -> bool:
        return any(one.structural for one in self.found)


def text(row: Row, column: str, findings: Findings) -> str:
    """The words without control characters and without invisible characters that turn the direction of text."""
    stated = unicodedata.normalize("NFC", row[column])
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in stated).translate(_HIDDEN)
    plain = " ".join(plain.split())
    if plain != " ".join(stated.split()):
        findings.warn(row, column, "It held invisible characters, which were taken out")
    return plain


def day(row: Row, column: str, findings: Findings, *, kept: list[str] | None = None) -> date | None:
    """A whole date. Anything else is warned about, and its words go to `kept`."""
    if not row[column]:
        return None
    read = PartialDate.parse(row[column])
    if read.exact is None:
        findings.warn(row, column, read.warning or "This is not a whole date: kept as it was stated.")
        if kept is not None:
            kept.append(f"{column} stated as {read.text}")
    return read.exact


def choice(row: Row, column: Column, findings: Findings, default: str = "") -> str:
    """One of the column's values; a value that is none of them refuses when one is needed, and is warned about else."""
    stated = row[column.name].casefold().replace(" ", "_")
    if not stated and not column.needed:
        return default
    if stated in column.choices:
        return stated
    told = f"It must be one of: {', '.join(column.choices)}"
    (findings.refuse if column.needed else findings.warn)(row, column.name, told)
    return default


def sex(row: Row, findings: Findings, choices: tuple[str, ...] = ("male", "female", "other", "not_known")) -> str:
    stated = row["sex"].casefold().replace(" ", "_")
    read = _SEX.get(stated, stated)
    if read and read not in choices:
        findings.warn(row, "sex", "Not understood; it is put down as not known")
    return read if read in choices else "not_known"


def term(row: Row, column: str, findings: Findings, *, kept: list[str]) -> tuple[int | None, int]:
    """Months and days of a length of time."""
    stated = " ".join(row[column].casefold().replace(" and ", " ").split())
    if not stated or stated in {"life", "indeterminate", "indefinite"}:
        return None, 0
    found = _TERM.fullmatch(stated)
    months = int(found["years"] or 0) * 12 + int(found["months"] or 0) if found else 0
    days = int(found["days"] or 0) if found else 0
    if not found or not (months or days) or months > 1200 or days > 32000:
        findings.warn(row, column, "Not understood as a length of time: kept as it was stated")
        kept.append(f"{column} stated as {stated[:100]}")
        return None, 0
    return months or None, days
