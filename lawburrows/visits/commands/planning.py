"""Planning a visit, and cancelling it with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders.holding import holds
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import Refused, require
from lawburrows.visits import acts, policy, queries
from lawburrows.visits.intake import NewPlan
from lawburrows.visits.models import PlannedVisit


@command
def plan_visit(record: Record, *, new: NewPlan, by: Any, on: date) -> PlannedVisit:
    """A visit to come, by one or by two."""
    take_in_hand(by, record.pk, grade=Grade.EXISTENCE)  # so that whoever is kept out of it is known
    held = holds([record.pk], by=by, on=on)[record.pk]
    others = [one for one in (new.visitor, new.second) if one is not None and one.pk != by.pk]
    require(policy.may_plan(record, held=held, by=by, at=new.at, others=others))
    visitor = new.visitor or by
    if new.second is not None and new.second.pk == visitor.pk:
        raise Refused("The second who goes must be somebody else than the first")
    made = PlannedVisit.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        at=new.at,
        announced=new.announced,
        visitor=visitor,
        second=new.second,
        note=new.note,
    )
    write(acts.PLANNED, made, by=by, on=on, fields=("at", "announced", "visitor", *(["second"] if new.second else [])))
    return made


@command
def cancel_visit(plan: PlannedVisit, *, reason: str, version: int, by: Any, on: date) -> PlannedVisit:
    """It stays in the record with the reason; nothing falls due from it any more."""
    require(policy.may_cancel(plan, made=queries.is_made(plan, by=by), by=by, reason=reason))
    plan.change(version=version, cancelled_on=on, cancelled_because=reason)
    write(acts.PLAN_CANCELLED, plan, by=by, on=on, fields=("cancelled_on", "cancelled_because"), aside=reason)
    return plan
