"""What bodies outside can be told: the least that they need, item by item, as the record has it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.orders.clock import categories
from lawburrows.orders.deadlines import clocks_for
from lawburrows.people.models import Address, Person, Warning
from lawburrows.rules.deadline import in_words

LEAST = ("name", "born", "address")  # chosen beforehand: who is meant
ITEMS = {
    "name": "Name",
    "born": "Date of birth",
    "address": "Present address",
    "managed": "That the person is managed under the arrangements",
    "warnings": "What could hurt their staff",
    "contact": "Whom to ask",
}


def could_be_told(record: Record, *, by: Any, on: date) -> dict[str, str]:
    """Item → what the record says of it; empty where it says nothing. Never the offence, and never who was harmed."""

    def of(model: Any) -> list[Any]:
        rows = model.objects.visible_to(by).filter(record=record).order_by("pk")
        return [one for one in rows if getattr(one, "ends", None) is None or one.ends > on]

    person = next(iter(of(Person)), None)
    home = [one for one in of(Address) if one.use in (Address.Use.HOME, Address.Use.FOUND)]
    clock = clocks_for([record.pk], by=by, on=on)[record.pk]
    managed = bool(clock.facts.category or categories(clock.facts, clock.grounds, on))
    asks = record.manager or record.notification_officer
    return {
        "name": person.name if person else "",
        "born": (in_words(person.born) if person.born else person.born_stated) if person else "",
        "address": "; ".join(one.whole for one in home),
        "managed": "Managed under the Multi-Agency Public Protection Arrangements" if managed else "",
        "warnings": "; ".join(f"{one.get_kind_display()}: {one.text}" for one in of(Warning)),
        "contact": f"{asks or 'The duty officer'}, {record.lead}, {record.lead.telephone}".rstrip(", "),
    }
