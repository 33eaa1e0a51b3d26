"""Loading people from an extract: up to a thousand in one command, and one entry in the trail that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Agency
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.audit.command import command
from lawburrows.audit.trail import record
from lawburrows.people import acts
from lawburrows.people.intake import NewPerson
from lawburrows.people.models import Person
from lawburrows.people.register import write_people
from lawburrows.rules.verdict import first_refusal, require

MOST = 1000


@command
def load_people(rows: Sequence[NewPerson], *, owner: Agency, by: Any, on: date) -> list[Person]:
    """New people in the order in which they were given, each with a record of its own; `owner` entered them."""
    require(
        first_refusal(
            (may(by, Permission.LOAD), ""), (0 < len(rows) <= MOST, f"Between 1 and {MOST} people are loaded at once")
        )
    )
    people = write_people(rows, owner=owner, on=on)
    record(acts.PEOPLE_LOADED, by=by, on=on, records=[person.record_id for person in people])
    return people
