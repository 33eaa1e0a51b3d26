"""The register in the columns of the import form, as one reader may see it. Other people in a case never appear."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.exchange.importing.columns import IDENTIFIER_OF, PEOPLE
from lawburrows.orders.models import CategoryDecision, Conviction, Disposal, HarmDecision, LevelDecision
from lawburrows.people.models import Address, Identifier, Name, Person
from lawburrows.people.sealing import decrypt, mask
from lawburrows.rules.term import Term

AT_ONCE = 1000
_COLUMN_OF = {str(kind): column for column, kind in IDENTIFIER_OF.items()}
_DECIDED = (("category", CategoryDecision), ("level", LevelDecision), ("risk", HarmDecision))
# What an export gives of one person, beside the reference of the record.
COLUMNS = ("reference", *PEOPLE.names)
Values = dict[str, str]


def visible_records(by: Any, *, mine: bool) -> list[uuid.UUID]:
    """The records whose summary `by` may see, those in which they are named alone or all; closed ones left out."""
    found = open_records(by, grade=Grade.SUMMARY)
    if mine:
        found = found.filter(_named(by))
    return list(found.order_by("ref").values_list("pk", flat=True))


def open_records(by: Any, *, grade: Grade) -> Any:
    """The records that `by` may see at a grade and that are neither closed nor merged into another."""
    return Record.objects.visible_to(by, grade=grade).filter(closed_on=None, merged_into=None)


def _named(by: Any) -> Q:
    named = Q()
    for role in Record.NAMED:
        named |= Q(**{role: by.pk})
    return named


def rows(records: Sequence[uuid.UUID], by: Any, on: date, *, whole_numbers: bool = False) -> list[Values]:
    """One row a person, in the order of the references."""
    found: list[Values] = []
    for start in range(0, len(records), AT_ONCE):
        found += by_record(records[start : start + AT_ONCE], by, on, whole_numbers).values()
    return found


def _current(model: Any, records: Iterable[uuid.UUID], by: Any, on: date) -> Any:
    return (
        model.objects.visible_to(by)
        .filter(record__in=records)
        .filter(Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gt=on))
    )


def by_record(records: Sequence[uuid.UUID], by: Any, on: date, whole: bool = False) -> dict[uuid.UUID, Values]:
    """The row of each of a few records, in the order of the references."""
    people = (
        Person.objects.visible_to(by)
        .filter(record__in=records)
        .select_related("record__lead", "record__area", *(f"record__{role}" for role in Record.NAMED))
        .order_by("record__ref")
    )
    made: dict[uuid.UUID, Values] = {one.record_id: _person(one) for one in people}
    for name in _current(Name, made, by, on).filter(kind=Name.Kind.MAIN):
        made[name.record_id] |= {"forename": name.given, "middle_names": name.middle, "surname": name.family}
    for home in _current(Address, made, by, on).filter(use=Address.Use.HOME):
        made[home.record_id] |= {"address_line": home.lines, "town": home.town, "postcode": home.postcode}
    for number in Identifier.objects.visible_to(by).filter(record__in=made).order_by("id"):
        column = "person_id" if number.kind == Identifier.Kind.SOURCE else _COLUMN_OF.get(number.kind)
        if column:
            shown = decrypt(number.sealed) if whole or column == "person_id" else mask(number.ending)
            made[number.record_id].setdefault(column, shown)
    for column, model in _DECIDED:
        for decision in _current(model, made, by, on):
            made[decision.record_id] |= {column: str(decision.value), f"{column}_since": _day(decision.starts)}
    _convictions(made, by)
    return made


def _person(one: Person) -> Values:
    record = one.record
    values = {
        "reference": record.ref,
        "sex": one.sex,
        "date_of_birth": _day(one.born) or one.born_stated,
        "ethnicity": one.ethnicity,
        "lead": record.lead.key,
        "council_area": record.area.name,
    }
    return values | {role: getattr(record, role).email if getattr(record, role) else "" for role in Record.NAMED}


def _convictions(made: dict[uuid.UUID, Values], by: Any) -> None:
    """The first conviction in time, as the people's sheet has it."""
    disposals: dict[uuid.UUID, list[Disposal]] = defaultdict(list)
    for one in Disposal.objects.visible_to(by).filter(record__in=made).order_by("id"):
        disposals[one.conviction_id].append(one)
    for conviction in (
        Conviction.objects.visible_to(by).filter(record__in=made, withdrawn_on=None).order_by("convicted_on", "id")
    ):
        row = made[conviction.record_id]
        if "convicted_on" in row:
            continue
        row |= {
            "offence_code": conviction.offence_code,
            "offence_title": conviction.offence_title,
            "court": conviction.court,
            "convicted_on": _day(conviction.convicted_on),
            "sentenced_on": _day(conviction.sentenced_on),
        }
        for done in disposals[conviction.pk][:1]:
            row |= {
                "disposal": done.kind,
                "term": str(Term(done.months or 0, done.days)) if done.months or done.days else "",
            }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
