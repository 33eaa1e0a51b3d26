"""What each kind of change writes into the records below, by their own commands; a later register adds its own line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import CaseData, Record
from lawburrows.circumstances.models import Device, HealthChange
from lawburrows.people.commands.entries import add_entry, end_entry, end_present_home
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.models import Address
from lawburrows.people.policy import agency_entering


@dataclass(frozen=True)
class Writing:
    """Of one change: the record, what was filled in, since when, and who writes."""

    record: Record
    values: Mapping[str, Any]
    since: date
    by: Any
    on: date

    def add(self, kind: str, /, **values: Any) -> CaseData:
        """An entry of a person's details that holds from the day of the change."""
        starts = {"starts": self.since} if BY_KEY[kind].timed else {}
        return add_entry(BY_KEY[kind], self.record, values=values | starts, by=self.by, on=self.on)

    def given(self, *names: str) -> dict[str, Any]:
        return {name: self.values.get(name) or "" for name in names}


def _address(one: Writing) -> list[CaseData]:
    if one.values["use"] == Address.Use.FOUND:
        end_present_home(one.record, ends=one.since, by=one.by, on=one.on)
    return [one.add("address", **one.given("use", "lines", "town", "postcode", "note"))]


def _household(one: Writing) -> list[CaseData]:
    left = one.values.get("left")
    if left is not None:
        return [end_entry(left, version=left.version, ends=one.since, by=one.by, on=one.on)]
    other = one.add("other", **one.given("category", "name", "born_stated", "note"))
    return [other, one.add("relationship", kind=one.values["relation"], other_id=other.pk)]


def _device(one: Writing) -> list[CaseData]:
    return [_row(Device, one, kind=one.values["kind"], what=one.values["what"])]


def _health(one: Writing) -> list[CaseData]:
    return [_row(HealthChange, one, text=one.values["text"])]


def _row(model: Any, one: Writing, **values: Any) -> CaseData:
    owner = agency_entering(one.record, by=one.by)
    made: CaseData = model.objects.create(record=one.record, owner=owner, starts=one.since, **values)
    return made


def _details(kind: str, *names: str) -> Callable[[Writing], list[CaseData]]:
    return lambda one: [one.add(kind, **one.given(*names))]


# A register that comes later (of devices, say) puts its own function here in the place of the plain row.
WRITES: dict[str, Callable[[Writing], list[CaseData]]] = {
    "address": _address,
    "household": _household,
    "partner": _household,
    "job": _details("occupation", "kind", "what", "place"),
    "telephone": _details("contact", "kind", "value"),
    "vehicle": _details("vehicle", "registration", "what"),
    "account": _details("account", "kind", "provider", "holder", "number"),
    "device": _device,
    "name": _details("name", "kind", "given", "middle", "family"),
    "health": _health,
    "neighbour": lambda one: [],
    "conditions": lambda one: [],
    "other": lambda one: [],
}
