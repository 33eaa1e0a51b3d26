"""Comparing an extract of the other register with this one, field by field."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.exchange import register
from lawburrows.exchange.importing import values
from lawburrows.exchange.importing.columns import IDENTIFIER_OF, PEOPLE
from lawburrows.exchange.importing.directory import Directory, directory
from lawburrows.exchange.importing.read import Extract, Row
from lawburrows.exchange.importing.values import Findings
from lawburrows.people.keys import normalise, number_digest
from lawburrows.people.models import Identifier
from lawburrows.people.sealing import ending, mask
from lawburrows.rules import postcode
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.notification.disposals import Disposal
from lawburrows.rules.term import Term

NOT_HERE, NOT_THERE = "not in this register", "not in the extract"
# By which a row finds its record, the surest first.
_MATCHED_BY = ("visor_reference", "person_id", "pnc_style_id", "chs", "cro", "prison_number", "council_reference")
_LEFT_OUT = {"person_id", "manager", "notification_officer", "supervising_officer", "prison_contact", "partners"}
_DATES = {"date_of_birth", "category_since", "level_since", "risk_since", "convicted_on", "sentenced_on"}
_KIND_OF = {**{column: str(kind) for column, kind in IDENTIFIER_OF.items()}, "person_id": str(Identifier.Kind.SOURCE)}
COLUMNS = ("row", "reference", "name", "field", "extract", "register")


@dataclass(frozen=True)
class Difference:
    """One field of one person that is not the same; `field` is '' where the whole person is missing on one side."""

    row: int
    reference: str
    name: str
    field: str
    extract: str
    register: str

    @property
    def values(self) -> dict[str, str]:
        return {name: str(getattr(self, name) or "") for name in COLUMNS}


@dataclass
class Reconciliation:
    """What differs, how many were compared, and which records they were."""

    differences: list[Difference]
    compared: int
    records: list[uuid.UUID]

    @property
    def to_key(self) -> list[dict[str, str]]:
        """What must still be typed in the other register: our value wherever it is not theirs."""
        return [one.values for one in self.differences if one.register and one.register != NOT_HERE]


def compare(extract: Extract, by: Any, on: date) -> Reconciliation:
    """Every row of people against the record that it means, in the columns that the extract has."""
    people = [row for row in extract.rows if row.sheet is PEOPLE]
    visible = set(register.visible_records(by, mine=False))
    numbers, digests = _numbers(by, visible)
    names = directory()
    meant = {row.number: record for row in people if (record := _meant(row, numbers))}
    areas = {area.pk for row in people if (area := names.area(row["council_area"]))}
    found = {one["reference"]: one for one in register.rows(sorted(visible, key=str), by, on)}
    refs = dict(Record.objects.filter(pk__in=visible).values_list("pk", "ref"))
    compared = sorted(extract.columns & set(PEOPLE.names) - _LEFT_OUT, key=PEOPLE.names.index)
    differences: list[Difference] = []
    for row in people:
        record = meant.get(row.number)
        if record is None:
            differences.append(Difference(row.number, "", _called(row), "", "present", NOT_HERE))
            continue
        ours = found[refs[record]]
        differences += _differing(row, ours, compared, digests[record], names)
    differences += _missing_there(visible - set(meant.values()), areas, found, refs)
    return Reconciliation(differences, len(meant), list(meant.values()))


def _numbers(by: Any, visible: Iterable[uuid.UUID]) -> tuple[dict[int, uuid.UUID], dict]:
    numbers: dict[int, uuid.UUID] = {}
    digests: dict[uuid.UUID, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for record, kind, digest in (
        Identifier.objects.visible_to(by).filter(record__in=visible).values_list("record", "kind", "digest")
    ):
        numbers.setdefault(digest, record)
        digests[record][kind].add(digest)
    return numbers, digests


def _meant(row: Row, numbers: dict[int, uuid.UUID]) -> uuid.UUID | None:
    for column in _MATCHED_BY:
        if row[column] and (record := numbers.get(number_digest(_KIND_OF[column], row[column]))):
            return record
    return None


def _missing_there(
    left: set[uuid.UUID], areas: set[uuid.UUID], found: dict, refs: dict[uuid.UUID, str]
) -> Iterable[Difference]:
    """Records of the extract's own areas that it does not have; without areas in it, every record that is seen."""
    records = Record.objects.filter(pk__in=left)
    for pk in (records.filter(area__in=areas) if areas else records).order_by("ref").values_list("pk", flat=True):
        if ours := found.get(refs[pk]):
            name = f"{ours.get('forename', '')} {ours.get('surname', '')}".strip()
            yield Difference(0, refs[pk], name, "", NOT_THERE, "present")


def _called(row: Row) -> str:
    return f"{row['forename']} {row['surname']}".strip()


def _differing(
    row: Row, ours: dict[str, str], columns: Iterable[str], digests: dict[str, set[int]], names: Directory
) -> Iterable[Difference]:
    for column in columns:
        theirs, mine = row[column], ours.get(column, "")
        if column in IDENTIFIER_OF:
            kind = str(IDENTIFIER_OF[column])
            if (number_digest(kind, theirs) in digests[kind]) if theirs else not digests[kind]:
                continue
            theirs = mask(ending(normalise(kind, theirs))) if theirs else ""
        elif _same(column, row, theirs, mine, names):
            continue
        yield Difference(row.number, ours["reference"], _called(row), column, theirs, mine)


def _same(column: str, row: Row, theirs: str, mine: str, names: Directory) -> bool:
    if column in _DATES:
        one, other = PartialDate.parse(theirs), PartialDate.parse(mine)
        return (one.iso or one.text.casefold()) == (other.iso or other.text.casefold())
    match column:
        case "postcode":
            return postcode.parse(theirs).text == postcode.parse(mine).text
        case "sex":
            return values.sex(row, Findings()) == mine
        case "lead":
            return bool(theirs) and (agency := names.agency(theirs)) is not None and agency.key == mine
        case "council_area":
            return bool(theirs) and (area := names.area(theirs)) is not None and area.name == mine
        case "offence_code" | "offence_title" if not theirs:
            return bool(row["offence_code"] or row["offence_title"]) or not mine  # the one stands for the other
        case "disposal":
            return _disposal(theirs) == _disposal(mine)
        case "term":
            return _term(row, theirs) == _term(Row(row.sheet, row.number, {"term": mine}), mine)
        case "risk":
            return theirs.casefold().replace(" ", "_") == mine
        case _:
            return _plain(theirs) == _plain(mine)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _disposal(text: str) -> Disposal | str:
    return values.DISPOSALS.get(text.casefold().replace("_", " "), values.DISPOSALS.get(text.casefold(), text))


def _term(row: Row, text: str) -> Term | str:
    months, days = values.term(row, "term", Findings(), kept=[])
    return Term(months or 0, days) if months or days else _plain(text)
