"""A person as plain values, before there is a record: what a form or an extract says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import CharField, Model

from lawburrows.access.grades import Marking
from lawburrows.access.models import Agency, Area, User
from lawburrows.people.models import Address, CommunicationNeed, Contact, Name, Person, Warning
from lawburrows.rules.dates import PartialDate

MOST_OF_A_KIND = 200  # names, addresses and the like of one person; more is a broken extract


@dataclass(frozen=True)
class NewName:
    MODEL = Name
    given: str = ""
    family: str = ""
    middle: str = ""
    kind: str = Name.Kind.ALIAS
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class NewAddress:
    MODEL = Address
    lines: str = ""
    town: str = ""
    postcode: str = ""
    use: str = Address.Use.HOME
    note: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class NewContact:
    MODEL = Contact
    kind: str
    value: str
    note: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class NewIdentifier:
    kind: str  # of Identifier.Kind
    value: str


@dataclass(frozen=True)
class NewWarning:
    MODEL = Warning
    kind: str
    text: str
    review_on: date
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class NewNeed:
    MODEL = CommunicationNeed
    kind: str
    text: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class NewPerson:
    """`name` becomes the main name; `born_stated` is kept as it was said when it is no whole, real date."""

    MODEL = Person
    name: NewName
    lead: Agency
    area: Area
    sex: str = "not_known"
    born: date | None = None
    born_stated: str = ""
    ethnicity: str = ""
    died_on: date | None = None
    marking: Marking = Marking.OFFICIAL_SENSITIVE
    manager: User | None = None
    notification_officer: User | None = None
    supervising_officer: User | None = None
    prison_contact: User | None = None
    names: tuple[NewName, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    identifiers: tuple[NewIdentifier, ...] = ()
    warnings: tuple[NewWarning, ...] = ()
    needs: tuple[NewNeed, ...] = ()


def birth(stated: str) -> tuple[date | None, str]:
    """A whole date, and the words as they were stated if they are not one."""
    read = PartialDate.parse(stated)
    return read.exact, "" if read.exact else read.text


def faults(person: NewPerson) -> list[str]:
    """What would not go into the register: each in words, with the field in front."""
    found = list(_faults_of(person))
    if not (person.name.given or person.name.family):
        found.append("name: a given or a family name must be stated")
    for kind in ("names", "addresses", "contacts", "identifiers", "warnings", "needs"):
        rows = getattr(person, kind)
        if len(rows) > MOST_OF_A_KIND:
            found.append(f"{kind}: more than {MOST_OF_A_KIND} for one person")
        if kind != "identifiers":
            found += (fault for row in rows for fault in _faults_of(row))
    return found + list(_faults_of(person.name))


def _faults_of(row: Any) -> Iterator[str]:
    model: type[Model] = row.MODEL
    columns = {field.name: field for field in model._meta.fields}
    for field in fields(row):
        column, value = columns.get(field.name), getattr(row, field.name)
        if not isinstance(column, CharField) or not isinstance(value, str):
            continue
        if column.max_length and len(value) > column.max_length:
            yield f"{field.name}: must be {column.max_length} characters or fewer, not {len(value)}"
        if "\0" in value:
            yield f"{field.name}: holds a character that cannot be kept"
        if column.choices and value not in dict(column.flatchoices):
            yield f"{field.name}: {value[:40]!r} is not one of its kinds"
    starts, ends = getattr(row, "starts", None), getattr(row, "ends", None)
    if starts and ends and ends <= starts:
        yield "ends: must be after the day on which it starts"
