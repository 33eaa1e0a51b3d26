"""What an agency needs to search by, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.models import Record
from lawburrows.people.models import Address, Name, Person
from lawburrows.rules.deadline import in_words


def identity_of(record: Record, *, by: Any, on: date) -> str:
    """What an agency needs to search by, and no more: names, birth, and where the person lives."""
    person = Person.objects.visible_to(by).filter(record=record).first()
    if person is None:
        return ""
    born = in_words(person.born) if person.born else person.born_stated or "not known"
    others = [one.whole for one in Name.objects.visible_to(by).filter(record=record).order_by("kind", "pk")]
    names = ", ".join(dict.fromkeys(name for name in others if name != person.name))
    homes = Address.objects.visible_to(by).filter(Q(ends=None) | Q(ends__gt=on), record=record).order_by("use", "pk")
    lines = [f"Name: {person.name}", f"Date of birth: {born}"]
    lines += [f"Other names: {names}"] if names else []
    lines += [f"Address: {one.whole}" for one in homes[:3]]
    return "\n".join(lines)[:2000]
