"""Reading changes and what they call for; and who must be told of one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.grades import Part
from lawburrows.access.models import AreaCover, Partner, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of, in_force, may_know, members_of
from lawburrows.circumstances.models import AdultPathway, Call, Change, HealthChange
from lawburrows.orders.deadlines import clocks_for
from lawburrows.people.models import Person, Relationship
from lawburrows.people.policy import sees
from lawburrows.rules import circumstances as rules
from lawburrows.rules.young import Standing, standing

KINDS = Change.Kind.choices
HEALTH = Change.Kind.HEALTH.value
KNOWN = Change.Known.choices
BASES = Change.Basis.choices
TOLD = [(value, words) for value, words in Change.Told.choices if value]


@dataclass(frozen=True)
class Shown:
    """One change with what it calls for, and until when the person may tell it to the police."""

    change: Change
    calls: list[Call]
    tell_by: date | None
    health: HealthChange | None = None  # what changed in health, for a reader who sees that part

    @property
    def not_told(self) -> bool:
        return self.tell_by is not None and self.change.told != Change.Told.YES


def changes_of(record: Record, *, by: Any, on: date) -> list[Shown]:
    """Every change, the newest first."""
    rows = Change.objects.visible_to(by).filter(record=record).select_related("recorded_by", "owner")
    calls: dict[uuid.UUID, list[Call]] = {}
    for call in (
        Call.objects.visible_to(by).filter(record=record).select_related("dealt_with_by").order_by("due", "key")
    ):
        calls.setdefault(call.of_id, []).append(call)
    health = {str(row.pk): row for row in HealthChange.objects.visible_to(by).filter(record=record)}
    return [
        Shown(
            row,
            calls.get(row.pk, []),
            _tell_by(row),
            next((health[key] for _, key in row.wrote if key in health), None),
        )
        for row in rows.order_by("-recorded_at", "pk")
    ]


@dataclass(frozen=True)
class WhoSeesHealth:
    """Whether the reader sees the part about health, and to whom those who do not can speak."""

    reader: bool
    others: list[Posting]


def who_sees_health(record: Record, *, by: Any, on: date) -> WhoSeesHealth:
    return WhoSeesHealth(sees(record, by=by, part=Part.HEALTH), members_of(Part.HEALTH, record, on=on))


def _tell_by(change: Change) -> date | None:
    found = rules.to_be_told(change.kind, change.since) if change.told else None
    return found[1] if found else None


def what(call: Call) -> str:
    return rules.call(call.key).what


def call_of(record: Record, key: uuid.UUID, *, by: Any) -> Call | None:
    found = Call.objects.visible_to(by).filter(record=record, pk=key).select_related("of").first()
    if found is not None:
        found.record = record
    return found


def is_subject(record: Record, *, by: Any, on: date) -> bool:
    """Whether the person is subject to notification requirements today, as far as the facts say."""
    return clocks_for([record.pk], by=by, on=on)[record.pk].grounds.subject_on(on)


def standing_of(record: Record, *, by: Any, on: date) -> Standing:
    person = Person.objects.visible_to(by).filter(record=record).first()
    return standing(person.born, person.born_stated, on=on) if person else Standing.MAY_BE


def pathway_of(record: Record, *, by: Any) -> AdultPathway | None:
    return AdultPathway.objects.visible_to(by).filter(record=record).select_related("decided_by").first()


def household_of(record: Record, *, by: Any, on: date) -> list[tuple[str, str]]:
    """Those to whom a present relationship is recorded, to choose from."""
    rows = Relationship.objects.visible_to(by).filter(Q(ends=None) | Q(ends__gt=on), record=record)
    rows = rows.exclude(other=None).select_related("other")
    return [(str(row.pk), f"{row.other.name}, {row.get_kind_display()}") for row in rows.order_by("other__name", "pk")]


def relationship(record: Record, key: Any, *, by: Any) -> Relationship | None:
    return Relationship.objects.visible_to(by).filter(record=record, pk=key).select_related("owner", "record").first()


def who_must_know(record: Record, kind: str = "", *, on: date) -> list[User]:
    """Those named in the case, and in a partner agency of which nobody is named whoever decides there in its area; of
    a change in health also those who can read what it is."""
    named = [user for user in (getattr(record, name) for name in Record.NAMED) if user is not None]
    agencies = set(Posting.objects.in_force(on).filter(user__in=named).values_list("agency_id", flat=True))
    partners = Partner.objects.filter(in_force(on), record=record).exclude(agency__in=agencies)
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    posted = Posting.objects.in_force(on).filter(Q(area=None) | Q(area__in=covering))
    posted = posted.filter(agency__in=partners.values("agency"))
    found = {user.pk: user for user in named}
    for user in holders_of(Permission.ACCESS_DECIDE, on=on).filter(pk__in=posted.values("user")):
        found.setdefault(user.pk, user)
    if kind == Change.Kind.HEALTH:
        found |= {one.user_id: one.user for one in members_of(Part.HEALTH, record, on=on)}
    return may_know(found.values(), record, on=on)
