"""What we hold of a person that is asked about at the counter: each row in words, with what may be said of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.people import queries as people
from lawburrows.people.kinds import BY_KEY, Kind
from lawburrows.people.sealing import mask
from lawburrows.rules.notification.matters import Matter
from lawburrows.web.dates import write_date

# In the order of section 83(5); what no provision demands comes last.
ASKED = ("person", "identifier", "name", "address", "travel_document", "account", "contact", "vehicle")
USES = {"home": Matter.HOME, "found": Matter.HOME, "stay": Matter.OTHER_PLACES}
NUMBERS = {"nino": Matter.INSURANCE_NUMBER}
MATTERS = {
    "person": Matter.BORN,
    "name": Matter.NAMES,
    "travel_document": Matter.PASSPORTS,
    "contact": Matter.REACH,
    "vehicle": Matter.VEHICLES,
}


@dataclass(frozen=True)
class Held:
    """One thing that we hold, on a day: its matter, its words, and whether it can change or end by a word here."""

    entry: Any
    kind: Kind
    matter: Matter
    words: str
    title: str

    @property
    def id(self) -> uuid.UUID:
        found: uuid.UUID = self.entry.pk
        return found

    def new_since(self, day: date | None) -> bool:
        """Whether it began to be so after a day: what the person has not confirmed yet."""
        starts = getattr(self.entry, "starts", None)
        return day is not None and starts is not None and starts > day

    def stands_on(self, day: date) -> bool:
        ends = getattr(self.entry, "ends", None)
        return ends is None or ends > day

    def ended_since(self, day: date | None, *, on: date) -> bool:
        """Whether it stopped being so after a day: what the person may not have been asked about yet."""
        return day is not None and not self.stands_on(on) and self.stands_on(day)

    @property
    def changes(self) -> bool:
        """A main name and a home become another one; the rest ends, and what is new is added."""
        return (self.kind.key, getattr(self.entry, "kind", "")) == ("name", "main") or self.matter is Matter.HOME

    @property
    def ends(self) -> bool:
        return self.kind.timed and not self.changes


def matter_of(kind: str, entry: Any) -> Matter | None:
    """What a row tells about; None for a row that is not asked about."""
    if kind == "address":
        return USES.get(entry.use)
    if kind == "identifier":
        return NUMBERS.get(entry.kind)
    if kind == "account":
        return Matter.CARDS if entry.kind == "card" else Matter.ACCOUNTS
    if kind == "person":
        return Matter.BORN if entry.born or entry.born_stated else None
    return MATTERS[kind]


def words_of(kind: str, entry: Any) -> str:
    """An entry on one line, with no more of a number than its end."""
    match kind:
        case "person":
            return write_date(entry.born) if entry.born else str(entry.born_stated)
        case "name":
            return f"{entry.whole} ({entry.get_kind_display()})"
        case "address":
            return f"{entry.whole} ({entry.get_use_display()})"
        case "contact":
            return f"{entry.value} ({entry.get_kind_display()})"
        case "vehicle":
            return _joined(entry.registration, entry.what)
        case "account":
            return _joined(entry.get_kind_display().capitalize(), entry.provider, entry.holder, mask(entry.ending))
        case "travel_document":
            until = f"expires {write_date(entry.expires_on)}" if entry.expires_on else ""
            return _joined(entry.get_kind_display().capitalize(), entry.country, mask(entry.ending), until)
        case _:
            return _joined(entry.get_kind_display(), mask(entry.ending))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


TITLES = {
    Matter.BORN: "Date of birth",
    Matter.INSURANCE_NUMBER: "National Insurance number",
    Matter.NAMES: "Name",
    Matter.HOME: "Home",
    Matter.OTHER_PLACES: "Regularly stays at",
    Matter.PASSPORTS: "Passport or other document",
    Matter.ACCOUNTS: "Bank or credit account",
    Matter.CARDS: "Card",
    Matter.REACH: "Telephone, e-mail, online",
    Matter.VEHICLES: "Vehicle",
    Matter.STAYS: "Stay away from home",
    Matter.TRAVEL: "Travel",
}


def held(record: Record, *, by: Any, on: date) -> list[Held]:
    """Everything that is asked about, as it stands today; one query a kind."""
    return [one for one in ever_held(record, by=by) if one.stands_on(on)]


def ever_held(record: Record, *, by: Any) -> list[Held]:
    """The same with what is so no longer."""
    return [one for key in ASKED for one in _of_kind(BY_KEY[key], people.entries(BY_KEY[key], record, by))]


def _of_kind(kind: Kind, rows: Iterable[Any]) -> Iterable[Held]:
    for row in rows:
        if (matter := matter_of(kind.key, row)) is not None:
            yield Held(row, kind, matter, words_of(kind.key, row), TITLES[matter])
