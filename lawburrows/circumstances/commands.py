"""Recording that something has changed, dealing with what it calls for, and deciding how somebody turns 18."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.circumstances import acts, policy, queries
from lawburrows.circumstances.models import AdultPathway, Call, Change
from lawburrows.circumstances.writing import WRITES, Writing
from lawburrows.governance.queries import bank_holidays, limits_of
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules import circumstances as rules
from lawburrows.rules.verdict import require


@dataclass(frozen=True)
class About:
    """What is said of every change: since when, how it is known, and whether the person has told the police."""

    since: date
    known: str
    basis: str
    verified: bool
    words: str = ""
    told: str = ""
    child: bool = False


@command
def record_change(record: Record, kind: str, *, about: About, values: Mapping[str, Any], by: Any, on: date) -> Change:
    """Everything that one change writes, in one transaction; what it calls for falls due, and who must know is told."""
    hold(record.pk)
    require(policy.may_record_change(record, kind, by=by))
    rows = WRITES[kind](Writing(record, values, about.since, by, on))
    owner = agency_entering(record, by=by)
    change = Change.objects.create(
        record=record,
        owner=owner,
        kind=kind,
        **vars(about),
        wrote=[[row._meta.label, str(row.pk)] for row in rows],
        recorded_by=by,
        recorded_at=by.identity.now,
    )
    holidays, limits = bank_holidays(on=on), limits_of([record.pk], by=by)
    for row in rules.calls_for(kind, child=about.child):
        limit = limits.row(row.interval, on=on, record=record.pk) if row.interval else None
        due = rules.due_on(row, on, holidays=holidays, limit=limit).due or on
        Call.objects.create(record=record, owner=owner, of=change, key=row.key, due=due)
    write(acts.CHANGE_RECORDED, change, by=by, on=on, fields=("kind", "since", "known", "basis", "verified", "told"))
    address = reverse("circumstances:changes", args=[record.ref])
    for user in queries.who_must_know(record, kind, on=on):
        if user.pk != by.pk:
            tell(user, Notice.Kind.CHANGED, record=record, whose=by, by=by, on=on, address=address)
    return change


@command
def deal_with_call(call: Call, *, done: str, version: int, by: Any, on: date) -> Call:
    """What was done about it, in words; it is due no more."""
    require(policy.may_deal_with(call, by=by))
    call.change(version=version, dealt_with_on=on, dealt_with_by=by, done=done)
    write(acts.CALL_DEALT_WITH, call, by=by, on=on, fields=("done",))
    return call


@command
def decide_adult_pathway(record: Record, *, pathway: str, keeping: str, by: Any, on: date) -> AdultPathway:
    """How a young person is managed from the eighteenth birthday, and what of the record is still needed."""
    hold(record.pk)
    stands = queries.standing_of(record, by=by, on=on)
    require(policy.may_decide_pathway(record, stands, by=by))
    made = AdultPathway.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        pathway=pathway,
        keeping=keeping,
        decided_on=on,
        decided_by=by,
    )
    write(acts.PATHWAY_DECIDED, made, by=by, on=on, fields=("pathway", "keeping"))
    return made
