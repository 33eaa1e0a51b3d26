"""Reading whether somebody is under 18, and which parent was directed to notify for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record, holding
from lawburrows.people.models import ParentalDirection, Person
from lawburrows.rules.young import Standing, direction_ends, standing


def standing_of(person: Person, *, on: date) -> Standing:
    """Whether a person is under 18 on a day, as far as what is recorded settles it."""
    return standing(person.born, person.born_stated, on=on)


def parent_directed(record: Record, by: Any, *, on: date) -> str:
    """The parent whom a court directed to notify for this person, as it stands on a day; empty where there is none."""
    rows = ParentalDirection.objects.visible_to(by).filter(holding(ParentalDirection, {}, on=on), record=record)
    found = list(rows.order_by("-made_on", "pk"))
    person = Person.objects.visible_to(by).filter(record=record).first() if found else None
    for row in found:
        ends = direction_ends(born=person.born if person else None, until=row.ends).due
        if ends is None or ends > on:
            return row.parent
    return ""
