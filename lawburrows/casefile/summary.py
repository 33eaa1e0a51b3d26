"""The first screen of a person: who this is, what could hurt someone, category, level, risk, next dates, whom to call."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from lawburrows.access.models import Record
from lawburrows.access.why import NAMED_AS
from lawburrows.breaches.models import Missing, Wanted
from lawburrows.casefile.reading import AsKnown, Now, in_force
from lawburrows.casefile.turned_back import dates_then
from lawburrows.orders.due import words_when_late
from lawburrows.orders.in_force import BindingCondition, binding, can_be_enforced, in_order
from lawburrows.orders.models import CategoryDecision, Condition, HarmDecision, LevelDecision, Order
from lawburrows.orders.supervision import key_of
from lawburrows.people.models import Address, CommunicationNeed, Person, Photograph, Warning
from lawburrows.rules.young import Standing, standing
from lawburrows.tasks.models import Task
from lawburrows.visits.models import ProtectionReceipt, ProtectionReferral
from lawburrows.web.dates import write_moment

Reading = Now | AsKnown
MOST_DATES = 5


@dataclass(frozen=True)
class Due:
    """One date that lies ahead or has passed, with the way to its reasons."""

    what: str
    day: date
    provision: str
    unverified: bool
    why_url: str
    late: str  # what is said of a day that has passed; empty for one that has not


@dataclass(frozen=True)
class Alert:
    """What could hurt someone today."""

    title: str
    text: str
    since: date | None = None
    url: str = ""


@dataclass(frozen=True)
class Identity:
    """Who this is, for the bar on every page of the person."""

    name: str
    ref: str
    url: str
    lead: str
    photo_url: str = ""
    born: Any = ""
    age: int | None = None
    young: str = ""  # that the person is, or may be, under 18
    closed_on: date | None = None  # the person has left joint management
    category: str = ""
    level: str = ""
    risk: str = ""
    risk_url: str = ""
    next_due: Due | None = None


@dataclass(frozen=True)
class Overview:
    """What a busy person needs in the first screen."""

    identity: Identity
    person: Any
    warnings: list[Alert]
    needs: list[Any]
    category: Any
    level: Any
    risk: Any
    dates: list[Due]
    people: list[tuple[str, Any]]
    addresses: list[Any] = field(default_factory=list)
    orders: list[Any] = field(default_factory=list)
    conditions: list[BindingCondition] = field(default_factory=list)
    enforceable: list[BindingCondition] = field(default_factory=list)
    unreceived: list[Alert] = field(default_factory=list)  # referrals of a child or adult at risk without a receipt

    @property
    def unsaid(self) -> int:
        """Conditions of which nobody has said whether the police can enforce them."""
        return sum(one.enforceable is None for one in self.conditions)


IN_THE_BAR = (Person, Task, HarmDecision, CategoryDecision, LevelDecision, Photograph, Warning, Wanted, Missing)
ON_THE_OVERVIEW = (CommunicationNeed, Address, Order, Condition, ProtectionReferral, ProtectionReceipt)


def address_of(name: str, *words: Any) -> str:
    """The address of a page; empty where this installation does not have it."""
    try:
        return reverse(name, args=words)
    except NoReverseMatch:
        return ""


def age_on(born: date | None, day: date, died_on: date | None = None) -> int | None:
    """Whole years; someone who died keeps the age that they reached."""
    if born is None:
        return None
    until = min(day, died_on) if died_on else day
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


def current(reading: Reading, model: Any) -> Any:
    """The decision that holds on the day of the reading; None when nothing was decided."""
    return next(iter(in_force(reading.of(model), reading.day)), None)


def next_dates(reading: Reading) -> list[Due]:
    """What is due, the earliest first; of a record turned back, what was due then, without the way to its reasons."""
    if isinstance(reading, AsKnown):
        found = [
            (one.due, one.what, str(one.source), one.unverified, "", one.kind) for one in dates_then(reading) if one.due
        ]
    else:
        found = [
            (one.due, one.what, one.provision, one.unverified, one.key, one.kind)
            for one in reading.of(Task)
            if one.done_on is None
        ]
    return [
        Due(
            what,
            day,
            provision,
            unverified,
            address_of("tasks:why", reading.record.ref, key) if key and reading.in_full else "",
            words_when_late(kind) if day < reading.day else "",
        )
        for day, what, provision, unverified, key, kind in sorted(found, key=lambda one: one[0])
    ]


def sought(reading: Reading) -> list[Alert]:
    """Wanted while a warrant is live, and missing until found; before every other warning."""
    day, url = reading.day, address_of("breaches:breaches", reading.record.ref) if reading.in_full else ""
    found = [
        Alert("Wanted:", f"warrant of {one.court}, number {one.number}, for {one.what_for}", one.granted_on, url)
        for one in reading.of(Wanted)
        if one.granted_on <= day and (one.ended_on is None or one.ended_on > day)
    ]
    found += [
        Alert("Missing:", f"{one.get_why_display()}. {one.why_said}", one.since, url)
        for one in reading.of(Missing)
        if one.since <= day and (one.ended_on is None or one.ended_on > day)
    ]
    return found


def warnings(reading: Reading) -> list[Alert]:
    """Wanted and missing, then the warnings in force; the day on which one is to be looked at again stands with it
    once it has passed."""
    return sought(reading) + [
        Alert(
            f"{one.get_kind_display().capitalize()}:",
            one.text + ("" if one.review_on >= reading.day else " (this warning is overdue for review)"),
            one.starts,
        )
        for one in in_force(reading.of(Warning), reading.day)
    ]


def _photo(reading: Reading) -> str:
    photograph = next(iter(in_force(reading.of(Photograph), reading.day)), None)
    if photograph is None:
        return ""
    return address_of("people:photograph", reading.record.ref, getattr(photograph, "pgh_obj_id", photograph.pk))


def identity_of(reading: Reading) -> tuple[Identity, list[Due]]:
    """The bar, and the dates from which its next one is taken."""
    record = reading.read(*IN_THE_BAR).record
    person = next(iter(reading.of(Person)), None)
    dates = next_dates(reading)
    risk = current(reading, HarmDecision)
    category, level = current(reading, CategoryDecision), current(reading, LevelDecision)
    identity = Identity(
        name=person.name if person else "Name not known",
        ref=record.ref,
        url=address_of("casefile:record", record.ref),
        lead=record.lead.name,
        photo_url=_photo(reading),
        born=(person.born or person.born_stated) if person else "",
        age=age_on(person.born, reading.day, person.died_on) if person else None,
        young=_young(person, reading.day),
        closed_on=None if record.merged_into_id else record.closed_on,
        category=str(category.value) if category else "",
        level=str(level.value) if level else "",
        risk=risk.get_value_display() if risk else "",
        next_due=dates[0] if dates else None,
    )
    return identity, dates


def unreceived(reading: Reading) -> list[Alert]:
    """Referrals of a child or adult at risk that nobody has received, the oldest first."""
    received = {one.referral_id for one in reading.of(ProtectionReceipt)}
    key = "pgh_obj_id" if isinstance(reading, AsKnown) else "pk"
    waiting = [one for one in reading.of(ProtectionReferral) if getattr(one, key) not in received]
    ref = reading.record.ref
    return [
        Alert(
            "Not received yet",
            f"A referral of {one.get_kind_display()}, made {write_moment(one.made_at)}.",
            url=address_of("visits:visits", ref)
            if reading.in_full
            else address_of("visits:receive_referral", ref, getattr(one, key)),
        )
        for one in sorted(waiting, key=lambda one: one.made_at)
    ]


def _young(person: Any, day: date) -> str:
    stands = standing(person.born, person.born_stated, on=day) if person else Standing.ADULT
    return stands.value.capitalize() if stands.shielded else ""


def who_is_who(record: Record) -> list[tuple[str, Any]]:
    """The people of the case, in the order in which they are called."""
    return [
        (words.removeprefix("the ").capitalize(), getattr(record, name))
        for name, words in NAMED_AS.items()
        if name == "manager" or getattr(record, f"{name}_id")
    ]


def overview(reading: Reading) -> Overview:
    """All of it, for the page of the record."""
    reading.read(*IN_THE_BAR, *ON_THE_OVERVIEW)
    identity, dates = identity_of(reading)
    rows = in_force(reading.of(Condition), reading.day) if reading.in_full else []
    conditions = in_order(binding(row, key_of(row)) for row in rows)
    return Overview(
        identity=identity,
        person=next(iter(reading.of(Person)), None),
        warnings=warnings(reading),
        needs=in_force(reading.of(CommunicationNeed), reading.day),
        category=current(reading, CategoryDecision),
        level=current(reading, LevelDecision),
        risk=current(reading, HarmDecision),
        dates=dates[:MOST_DATES],
        people=who_is_who(reading.record),
        addresses=[one for one in in_force(reading.of(Address), reading.day) if one.use != Address.Use.FORMER],
        orders=in_force(reading.of(Order), reading.day),
        conditions=conditions,
        enforceable=[one for one in conditions if can_be_enforced(one)],
        unreceived=unreceived(reading),
    )
