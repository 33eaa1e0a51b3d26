"""What a visitor reads before the door: dangers first, and only what is needed there."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.orders.deadlines import deadlines_for
from lawburrows.orders.queries import conditions_in_force
from lawburrows.people.models import Address, CommunicationNeed, Contact, Person
from lawburrows.visits import policy, queries
from lawburrows.visits.models import AcuteFactor, Concern, DeviceSeen, PlannedVisit, Visit
from lawburrows.web.dates import write_date, write_moment

MOST_DATES = 4
WHERE_FOUND = (Address.Use.HOME, Address.Use.FOUND, Address.Use.STAY)


@dataclass(frozen=True)
class Line:
    """A name and words; `strong` is what stands first."""

    key: str
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Household:
    """Someone who may be met there."""

    pk: str
    name: str
    what: str
    note: str
    child: bool


@dataclass(frozen=True)
class Brief:
    """Everything of it in plain words, so that a device can keep it as it is."""

    ref: str
    name: str
    born: str
    dangers: list[Line] = field(default_factory=list)
    two_people: bool = False
    needs: list[Line] = field(default_factory=list)
    addresses: list[Line] = field(default_factory=list)
    telephones: list[Line] = field(default_factory=list)
    household: list[Household] = field(default_factory=list)
    sees_others: bool = True
    conditions: list[Line] = field(default_factory=list)
    last: list[Line] = field(default_factory=list)
    planned: list[Line] = field(default_factory=list)
    dates: list[Line] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def brief_of(record: Record, *, by: Any, on: date) -> Brief:
    """In a fixed number of queries, of what `by` may see."""
    pk = record.pk
    person = Person.objects.visible_to(by).filter(record=record).first()
    warnings = queries.warnings_of(pk, by=by, on=on)
    needs = _holding(CommunicationNeed, pk, by, on)
    last = next(iter(queries.visits_of(pk, by=by, kind="visits")), None)
    dates = [one for one in deadlines_for([pk], by=by, on=on)[pk] if one.due][:MOST_DATES]
    return Brief(
        ref=record.ref,
        name=person.name if person else record.ref,
        born=(write_date(person.born) if person.born else person.born_stated) if person else "",
        dangers=[Line(_capital(one.get_kind_display()), one.text, strong=True) for one in warnings],
        two_people=policy.two_people(warnings),
        needs=[Line(_capital(one.get_kind_display()), one.text) for one in needs],
        addresses=[
            Line(_capital(one.get_use_display()), ". ".join(part for part in (one.whole, one.note) if part))
            for one in _holding(Address, pk, by, on)
            if one.use in WHERE_FOUND
        ],
        telephones=[
            Line("Telephone", ", ".join(part for part in (one.value, one.note) if part))
            for one in _holding(Contact, pk, by, on)
            if one.kind == Contact.Kind.TELEPHONE
        ],
        household=[
            Household(str(one.pk), one.name, one.get_category_display(), one.note, one.category == "child")
            for one in queries.household(pk, by=by)
        ],
        sees_others=policy.sees_others(record, by=by),
        conditions=[
            Line(f"{one.under}, {one.number}", one.text + (f" ({one.hours})" if one.hours else ""))
            for one in conditions_in_force(pk, by=by, on=on)
            if one.suspended_on is None
        ],
        last=_last(last, by) if last else [],
        planned=[_planned(one) for one in queries.plans_of(pk, by=by)],
        dates=[Line(one.what, write_date(one.due)) for one in dates if one.due],
        ask=_ask(last, warnings, by, on),
    )


def _holding(model: Any, record: uuid.UUID, by: Any, on: date) -> list[Any]:
    rows = model.objects.visible_to(by).filter(record_id=record).order_by("-starts", "pk")
    return [one for one in rows if (one.starts is None or one.starts <= on) and (one.ends is None or one.ends > on)]


def _planned(plan: PlannedVisit) -> Line:
    who = f"{plan.visitor} and {plan.second}" if plan.second_id else str(plan.visitor)
    told = "announced" if plan.announced else "not announced"
    return Line(write_moment(plan.at), ". ".join(part for part in (f"{who}, {told}", plan.note) if part))


def _last(visit: Visit, by: Any) -> list[Line]:
    there = queries.seen_at(visit, by=by)
    met = [one.other.name for one in there.people if one.other]
    lines = [
        Line("When", f"{write_moment(visit.at)}, {visit.author}"),
        Line("How we got in", visit.get_entry_display()),
        Line("Who was there", ", ".join((["the person"] if visit.seen else []) + met)),
        Line("Seen and heard", visit.facts),
        Line("Said", visit.said),
        Line("Devices", ", ".join(f"{one.number} {one.get_kind_display()}" for one in there.devices)),
        Line("What followed", ". ".join(part for part in (visit.get_outcome_display(), visit.outcome_words) if part)),
    ]
    return [one for one in lines if one.text]


def _ask(last: Visit | None, warnings: list[Any], by: Any, on: date) -> list[str]:
    """What the last visit left open, and what is to be looked at again."""
    found = [f"Is the warning still right: {one.text}" for one in warnings if one.review_on <= on]
    if last is None:
        return ["No visit is recorded: ask who lives there, and which devices are used", *found]
    there = queries.seen_at(last, by=by)
    found += [
        f"{one.get_factor_display()}: {one.words} (changed at the last visit)"
        for one in there.factors
        if one.state != AcuteFactor.State.NO_CHANGE
    ]
    found += [f"The concern of the last visit: {_worry(one)}" for one in there.concerns]
    if last.devices == Visit.Looked.NOT_LOOKED:
        found.append("Devices were not looked for at the last visit")
    if last.children == Visit.Looked.NOT_LOOKED:
        found.append("Nobody looked for children, or signs of children, at the last visit")
    return found


def _worry(concern: Concern) -> str:
    return concern.words or concern.get_kind_display()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def devices_in_words(devices: list[DeviceSeen]) -> str:
    return ", ".join(f"{one.number} {one.get_kind_display()}" for one in devices)
