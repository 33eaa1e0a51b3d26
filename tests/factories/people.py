"""Managed people for tests, written as the register itself writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.people.intake import NewAddress, NewIdentifier, NewName, NewPerson
from lawburrows.people.models import Person
from lawburrows.people.register import write_people
from tests.conftest import as_role
from tests.people import LONG_AGO, World

HOME = NewAddress("12 Imaginary Row", "Nowheretown", "KY1 9ZZ", starts=LONG_AGO)


def new_person(world: World, given: str = "Iain", family: str = "Invented", **more: Any) -> NewPerson:
    """A man of Fife, led by the police, unless told otherwise."""
    return NewPerson(
        **{
            "name": NewName(given, family, starts=LONG_AGO),
            "lead": world.police,
            "area": world.fife_area,
            "sex": "male",
            "born": date(1971, 4, 3),
            "addresses": (HOME,),
            "identifiers": (NewIdentifier("pnc", "1999/0000001G"),),
        }
        | more
    )


def make_person(
    world: World, given: str = "Iain", family: str = "Invented", *, owner: Any = None, **more: Any
) -> Person:
    """A person on the register; `owner` is the agency that entered it (the lead's, unless named)."""
    new = new_person(world, given, family, **more)
    with as_role("owner"):
        [person] = write_people([new], owner=owner or new.lead, on=LONG_AGO)
    return person
