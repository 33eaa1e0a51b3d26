"""Reads about the addresses that are assessed; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Record
from lawburrows.circumstances.models import Call
from lawburrows.governance.agreed import agreed_figures
from lawburrows.governance.queries import limits_of
from lawburrows.orders.queries import orders_in_force
from lawburrows.orders.standing import SUPERVISED
from lawburrows.people.models import Address
from lawburrows.premises import asking
from lawburrows.premises.models import Assessment, Picture, Premises
from lawburrows.rules.circumstances import ASSESS_ADDRESS
from lawburrows.rules.deadline import Deadline
from lawburrows.rules.premises import whole_due, yearly_due

Key = uuid.UUID | Record
COLOURS = {"suitable": "green", "conditions": "yellow", "not_suitable": "red"}
WHERE_LIVED = (Address.Use.HOME, Address.Use.FOUND, Address.Use.STAY, Address.Use.RELEASE)


def _pk(record: Key) -> uuid.UUID:
    return record.pk if isinstance(record, Record) else record


@dataclass(frozen=True)
class Round:
    """One assessment with its parts and photographs."""

    assessment: Assessment
    parts: tuple[asking.Part, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def unsigned(self) -> list[str]:
        return [str(one.part) for one in self.parts if one.signed is None]

    @property
    def words(self) -> str:
        """Where it stands."""
        one = self.assessment
        if one.state == "decided":
            return str(one.get_outcome_display())
        if one.state == "gathering" and self.parts and not self.unsigned:
            return "all parts are signed: to be decided"
        return str(one.get_state_display())

    @property
    def colour(self) -> str:
        one = self.assessment
        if one.state == "decided":
            return COLOURS[one.outcome]
        return "blue" if one.state == "gathering" else "grey"


@dataclass(frozen=True)
class Shown:
    """One address with every assessment of it, the newest first, and what is due of it."""

    premises: Premises
    rounds: tuple[Round, ...]
    due: Deadline | None
    renewal: date | None

    @property
    def last(self) -> Round | None:
        return self.rounds[0] if self.rounds else None

    @property
    def open(self) -> Round | None:
        return self.last if self.last and self.last.assessment.state == "gathering" else None

    @property
    def decided(self) -> Round | None:
        """The last decision: it stands until the next."""
        return next((one for one in self.rounds if one.assessment.state == "decided"), None)

    @property
    def planned(self) -> bool:
        address = self.premises.address
        return address is None or address.use == Address.Use.RELEASE


def premises_of(record: Key, *, by: Any, on: date) -> list[Shown]:
    """Every address that is or was assessed, those in use first."""
    rows = Premises.objects.visible_to(by).filter(record=_pk(record)).select_related("address", "record__lead")
    return _shown(list(rows.order_by("-ended_on", "pk")), by=by, on=on)


def one_of_them(record: Record, pk: uuid.UUID, *, by: Any, on: date) -> Shown | None:
    found = Premises.objects.visible_to(by).filter(record=record, pk=pk).select_related("address").first()
    if found is None:
        return None
    found.record = record
    [shown] = _shown([found], by=by, on=on)
    return shown


def premises_at(address: Address | None, *, by: Any) -> Premises | None:
    """The place in which an address is assessed now."""
    return Premises.objects.visible_to(by).filter(address=address, ended_on=None).first() if address else None


def last_of(premises: Premises, *, by: Any) -> Assessment | None:
    return Assessment.objects.visible_to(by).filter(premises=premises).order_by("-number").first()


def _shown(some: list[Premises], *, by: Any, on: date) -> list[Shown]:
    rows = Assessment.objects.visible_to(by).filter(premises__in=some)
    assessments = list(rows.select_related("asked_by", "decided_by", "owner").order_by("-number"))
    parts = asking.parts_of(assessments, by=by, on=on) if assessments else {}
    pictures: dict[uuid.UUID, list[Picture]] = {}
    for picture in Picture.objects.visible_to(by).filter(assessment__in=assessments).select_related("file"):
        pictures.setdefault(picture.assessment_id, []).append(picture)
    by_place: dict[uuid.UUID, list[Round]] = {one.pk: [] for one in some}
    for one in assessments:
        made = Round(one, tuple(parts.get(one.pk, ())), tuple(pictures.get(one.pk, ())))
        by_place[one.premises_id].append(made)
    limits = limits_of([one.record_id for one in some[:1]], by=by)
    holidays = agreed_figures(on=on).bank_holidays
    found = []
    for premises in some:
        rounds = tuple(by_place[premises.pk])
        renewal, due = dates_of(premises, [one.assessment for one in rounds], limits, holidays)
        found.append(Shown(premises, rounds, due, renewal))
    return sorted(found, key=lambda one: one.premises.ended_on is not None)


def dates_of(
    premises: Premises, newest_first: list[Assessment], limits: Any, holidays: Any
) -> tuple[date | None, Deadline | None]:
    """The renewal date of what was last decided, and what falls due now."""
    if premises.ended_on is not None or not newest_first:
        return None, None
    last = newest_first[0]

    def row(key: str) -> Any:
        return limits.row(key, on=last.asked_on, record=premises.record_id)

    standing = next((one for one in newest_first if one.state in ("decided", "skipped")), None)
    renewal, yearly = None, None
    if standing is not None:
        renewal, yearly = yearly_due(
            row("address_renewal"), row("address_yearly"), counted_from(standing), holidays=holidays
        )
    if last.state == "gathering":
        if last.why == "yearly" and yearly is not None:
            return renewal, yearly
        again = last.why != "first"
        return renewal, whole_due(row("address_first"), last.notified_on, again=again, holidays=holidays)
    return renewal, yearly


def counted_from(one: Assessment) -> date:
    """The day from which the next year runs: of one that was left out its own renewal date."""
    return one.notified_on if one.state == "skipped" else one.decided_on or one.asked_on


def addresses_to_assess(record: Record, *, by: Any, on: date) -> dict[str, Address]:
    """Where the person lives or will, and nobody has asked for an assessment yet; the newest first."""
    taken = Premises.objects.visible_to(by).filter(record=record, ended_on=None).exclude(address=None)
    rows = Address.objects.visible_to(by).filter(Q(ends=None) | Q(ends__gt=on), record=record, use__in=WHERE_LIVED)
    rows = rows.exclude(pk__in=taken.values("address")).exclude(lines="", town="", postcode="")
    return {str(one.pk): one for one in rows.order_by("-starts", "pk")}


def supervised(record: Key, *, by: Any, on: date) -> bool:
    """Whether an order or licence puts the person under statutory supervision."""
    return any(one.kind in SUPERVISED for one in orders_in_force(_pk(record), by=by, on=on))


def changes_calling(record: Key, *, by: Any) -> list[Call]:
    """Changes that call for an assessment, and of which nobody has said more; the earliest first."""
    rows = Call.objects.visible_to(by).filter(record=_pk(record), key__in=ASSESS_ADDRESS, dealt_with_on=None)
    return list(rows.select_related("of", "record").order_by("of__recorded_at", "key", "pk"))


def known_on(call: Call) -> date:
    """The day on which a change became known here: the notification from which the clock runs."""
    return call.of.recorded_at.astimezone(LONDON).date()
