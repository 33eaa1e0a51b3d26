"""Adding a person, at the end of a search that did not find them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.people import acts, policy
from lawburrows.people.intake import NewPerson
from lawburrows.people.models import Person
from lawburrows.people.register import write_people
from lawburrows.people.searched import Searched
from lawburrows.rules.verdict import Refused, require


@command
def add_person(new: NewPerson, *, searched: Searched | None, by: Any, on: date) -> Person:
    """A new record with its person. `searched` is what was sought before: it must be of this name, and this birth."""
    require(policy.may_add_person(searched, by=by))
    if searched is None or not searched.covers(new.name.given, new.name.family):
        raise Refused("You searched for another name. Search for this name first")
    mine = policy.agencies_of(by)
    owner = new.lead if new.lead in mine or not mine else mine[0]
    [person] = write_people([new], owner=owner, on=on)
    fields = ("name", "sex", "born", "addresses", "identifiers")
    trail.record(acts.PERSON.added, person, by=by, on=on, fields=fields)
    return person
