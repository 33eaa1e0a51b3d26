"""Visits, plans and referrals for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.governance.models import RuleRow
from lawburrows.visits.models import PlannedVisit, ProtectionReferral, Visit
from tests.people import LONG_AGO, NOON


def visit(record: Record, author: User, *, at: datetime = NOON, **more: Any) -> Visit:
    """At home, let in by the person, who was there."""
    said = {"kind": "home", "entry": "consent", "seen": True, "facts": "All in order", "recorded_at": NOON}
    return Visit.objects.create(record=record, owner=record.lead, author=author, at=at, **said | more)


def plan(record: Record, visitor: User, *, at: datetime, **more: Any) -> PlannedVisit:
    return PlannedVisit.objects.create(
        record=record, owner=record.lead, visitor=visitor, at=at, **{"announced": True} | more
    )


def referral(record: Record, by: User, *, to: Any, **more: Any) -> ProtectionReferral:
    said = {"kind": "child", "what": "A child alone in the flat", "urgent": False, "made_at": NOON}
    return ProtectionReferral.objects.create(record=record, owner=record.lead, made_by=by, to=to, **said | more)


def figure(proposed_by: User, agreed_by: User, row: str, days: int, *, table: str = "visits", **more: Any) -> RuleRow:
    return RuleRow.objects.create(
        table=table,
        key=row,
        value=str(days),
        starts=LONG_AGO,
        source="Invented guidance",
        proposed_by=proposed_by,
        agreed_by=agreed_by,
        agreed_on=LONG_AGO,
        **more,
    )


def at(day: Any, hour: int = 14) -> datetime:
    return datetime.combine(day, time(hour), NOON.tzinfo)
