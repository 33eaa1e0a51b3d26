"""Comparing an extract of the other register with this one, field by field, some people at a time."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.exchange import convictions, register
from lawburrows.exchange.importing import values
from lawburrows.exchange.importing.columns import CONVICTIONS, IDENTIFIER_OF, PEOPLE
from lawburrows.exchange.importing.directory import Directory, directory
from lawburrows.exchange.importing.laid_out import LaidOut, laid_out
from lawburrows.exchange.importing.read import Extract, Row, rows_of
from lawburrows.exchange.importing.values import Findings
from lawburrows.people.keys import normalise, number_digest
from lawburrows.people.models import Identifier, Person
from lawburrows.people.sealing import ending, mask
from lawburrows.rules import postcode
from lawburrows.rules.dates import PartialDate

PRESENT = "present"
NOT_HERE, NOT_THERE, SEVERAL = "not in this register", "not in the extract", "several records"
AT_ONCE = 500
# By which a row finds its record, the surest first.
_MATCHED_BY = ("visor_reference", "person_id", "pnc_style_id", "chs", "cro", "prison_number", "council_reference")
_LEFT_OUT = {"person_id", "manager", "notification_officer", "supervising_officer", "prison_contact", "partners"}
_DATES = {"date_of_birth", "category_since", "level_since", "risk_since"}
_KIND_OF = {**{column: str(kind) for column, kind in IDENTIFIER_OF.items()}, "person_id": str(Identifier.Kind.SOURCE)}
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Difference:
    """One field of one person that is not the same; `field` is '' where the whole person is missing on one side."""

    row: int
    record: uuid.UUID | None
    reference: str
    name: str
    field: str
    extract: str
    register: str
    number: str = ""  # under which the other register has the person
    about: str = ""  # which of several, where a person has several


@dataclass
class Reconciliation:
    """One comparison of a file with what one reader may see in full; what it came to is known at its end."""

    path: Path
    by: Any
    on: date
    extract: Extract = field(default_factory=Extract)
    read: int = 0
    compared: list[uuid.UUID] = field(default_factory=list)
    missing: list[uuid.UUID] = field(default_factory=list)  # records that the extract has not got

    def differences(self, progress: Progress | None = None) -> Iterator[Difference]:
        """One after the other, in the order of the file; at the end the records that it has not got."""
        with laid_out(rows_of(self.path, self.extract)) as rows:
            self.read = rows.count(PEOPLE.name)
            every = bool(rows.count(CONVICTIONS.name))
            names, areas, met, done = directory(), set(), set(), 0
            for people in rows.people(AT_ONCE):
                areas |= {area.pk for row in people if (area := names.area(row["council_area"]))}
                meant = self._meant(people)
                met |= {record for found in meant.values() for record in found}
                yield from self._some(people, meant, rows, names, every)
                done += len(people)
                if progress:
                    progress(done, self.read)
        yield from self._not_there(met, areas)

    @property
    def columns(self) -> list[str]:
        """The columns of a person that are compared."""
        return sorted(self.extract.columns & set(PEOPLE.names) - _LEFT_OUT, key=PEOPLE.names.index)

    def _meant(self, people: Iterable[Row]) -> dict[int, list[uuid.UUID]]:
        """Row → the records that hold its surest number. One is meant; several cannot be told apart."""
        numbers = {
            (row.number, column): number_digest(_KIND_OF[column], row[column])
            for row in people
            for column in _MATCHED_BY
            if row[column]
        }
        held: dict[int, set[uuid.UUID]] = defaultdict(set)
        rows = Identifier.objects.visible_to(self.by).filter(
            digest__in=set(numbers.values()),
            kind__in=[_KIND_OF[column] for column in _MATCHED_BY],
            record__in=register.open_records(self.by, grade=Grade.FULL),
        )
        for digest, record in rows.values_list("digest", "record"):
            held[digest].add(record)
        found: dict[int, list[uuid.UUID]] = {}
        for (number, _), digest in numbers.items():
            if digest in held and len(found.get(number, ())) != 1:
                several = held[digest] & set(found[number]) if number in found else held[digest]
                found[number] = sorted(several or found[number], key=str)
        return found

    def _some(
        self, people: list[Row], meant: dict[int, list[uuid.UUID]], rows: LaidOut, names: Directory, every: bool
    ) -> Iterator[Difference]:
        records = [found[0] for found in meant.values() if len(found) == 1]
        ours = register.by_record(records, self.by, self.on)
        digests, recorded = self._digests(records), convictions.recorded(records, self.by)
        stated = rows.convictions({row["person_id"] for row in people}) if every else {}
        self.compared += records
        columns = [column for column in self.columns if column not in convictions.COLUMNS]
        for row in people:
            found = meant.get(row.number, [])
            if len(found) != 1:
                register_says = SEVERAL if found else NOT_HERE
                yield Difference(row.number, None, "", _called(row), "", PRESENT, register_says, _number(row))
                continue
            record = found[0]
            said = _differing(row, ours[record], columns, digests[record], names)
            told = convictions.differing(
                convictions.stated_in([row, *stated.get(row["person_id"], ())]),
                recorded.get(record, ()),
                self.columns,
                every=every,
            )
            for about, column, theirs, mine in (
                *(("", *one) for one in said),
                *((one.about, one.field, one.extract, one.register) for one in told),
            ):
                yield Difference(
                    row.number,
                    record,
                    ours[record]["reference"],
                    _called(row),
                    column,
                    theirs,
                    mine,
                    _number(row),
                    about,
                )

    def _digests(self, records: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, set[int]]]:
        digests: dict[uuid.UUID, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        rows = Identifier.objects.visible_to(self.by).filter(record__in=records)
        for record, kind, digest in rows.values_list("record", "kind", "digest"):
            digests[record][kind].add(digest)
        return digests

    def _not_there(self, met: set[uuid.UUID], areas: set[uuid.UUID]) -> Iterator[Difference]:
        """Records of the extract's own areas that it has not got; without areas in it, every record that is seen."""
        seen = register.open_records(self.by, grade=Grade.FULL)
        if areas:
            seen = seen.filter(area__in=areas)
        left = [pk for pk in seen.order_by("ref").values_list("pk", flat=True) if pk not in met]
        for start in range(0, len(left), AT_ONCE):
            people = Person.objects.visible_to(self.by).filter(record__in=left[start : start + AT_ONCE])
            for record, ref, name in people.order_by("record__ref").values_list("record", "record__ref", "name"):
                self.missing.append(record)
                yield Difference(0, record, ref, name, "", NOT_THERE, PRESENT)


def _called(row: Row) -> str:
    return f"{row['forename']} {row['surname']}".strip()


def _number(row: Row) -> str:
    return row["visor_reference"] or row["person_id"]


def _differing(
    row: Row, ours: dict[str, str], columns: Iterable[str], digests: dict[str, set[int]], names: Directory
) -> Iterator[tuple[str, str, str]]:
    """Column, what the extract says, what the register says."""
    for column in columns:
        theirs, mine = row[column], ours.get(column, "")
        if column in IDENTIFIER_OF:
            kind = str(IDENTIFIER_OF[column])
            if (number_digest(kind, theirs) in digests[kind]) if theirs else not digests[kind]:
                continue
            theirs = mask(ending(normalise(kind, theirs))) if theirs else ""
        elif _same(column, row, theirs, mine, names):
            continue
        elif column == "lead" and (agency := names.agency(mine)):
            mine = agency.name
        yield column, theirs, mine


def _same(column: str, row: Row, theirs: str, mine: str, names: Directory) -> bool:
    if column in _DATES:
        one, other = PartialDate.parse(theirs), PartialDate.parse(mine)
        return (one.iso or one.text.casefold()) == (other.iso or other.text.casefold())
    match column:
        case "postcode":
            return postcode.parse(theirs).text == postcode.parse(mine).text
        case "sex":
            return values.sex(row, Findings()) == mine
        case "lead" | "council_area" if not theirs:
            return True  # where a row names none, whoever loads it says it
        case "lead":
            return (agency := names.agency(theirs)) is not None and agency.key == mine
        case "council_area":
            return (area := names.area(theirs)) is not None and area.name == mine
        case "risk":
            return theirs.casefold().replace(" ", "_") == mine
        case _:
            return _plain(values.text(row, column, Findings())) == _plain(mine)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
