"""Beginning a version, and adding, changing and taking out what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.circumstances.commands import deal_with_call
from lawburrows.circumstances.models import Call
from lawburrows.orders.policy import agency_of
from lawburrows.plans import acts, policy, queries
from lawburrows.plans.copying import copy_into
from lawburrows.plans.models import Measure, Plan, PlanReview
from lawburrows.plans.parts import PartKind
from lawburrows.plans.prefill import prefill
from lawburrows.rules.plan import State
from lawburrows.rules.verdict import Refused, require

LONGEST_DONE = 1000


@command
def begin_plan(record: Record, *, why: str = "", by: Any, on: date) -> Plan:
    """A draft: a copy of the version in force; or, where there is none, what the register knows."""
    hold(record.pk)
    before = queries.plan_in_force(record, by=by)
    require(policy.may_begin(record, queries.open_plan(record, by=by), by=by, after=before, why=why))
    _refuse_names(record, [why], by)
    last = Plan.objects.visible_to(by).filter(record=record).aggregate(last=Max("number"))["last"]
    made = Plan.objects.create(
        record=record,
        owner=agency_of(by),
        number=(last or 0) + 1,
        after=before,
        why=why,
        limits=before.limits if before else "",
        review_on=before.review_on if before and before.review_on and before.review_on > on else None,
        begun_on=on,
        begun_by=by,
    )
    if before:
        copy_into(made, queries.whole(before, by=by))
    else:
        prefill(made, record, by=by, on=on)
    write(acts.BEGUN, made, by=by, on=on, fields=("number", "why"))
    return made


def _refuse_names(record: Record, texts: Iterable[Any], by: Any) -> None:
    if found := queries.victim_named(record, texts, by=by):
        require(policy.names_nobody(found))


def _may_change(plan: Plan, values: Mapping[str, Any], by: Any) -> None:
    hold(plan.record_id)
    plan.refresh_from_db()
    require(policy.may_change(plan, by=by, names=queries.victim_named(plan.record, values.values(), by=by)))


@command
def add_part(plan: Plan, kind: PartKind, *, values: Mapping[str, Any], by: Any, on: date) -> Any:
    """One more entry of a draft."""
    _may_change(plan, values, by)
    fixed = dict(kind.fixed)
    rows = kind.model.objects.visible_to(by).filter(plan=plan, **fixed)
    last = rows.aggregate(last=Max("place"))["last"]
    made = kind.model.objects.create(
        record=plan.record, owner=agency_of(by), plan=plan, place=(last or 0) + 1, **fixed, **values
    )
    write(acts.PART_ADDED, made, by=by, on=on, fields=tuple(values))
    return made


@command
def change_part(plan: Plan, row: Any, *, version: int, values: Mapping[str, Any], by: Any, on: date) -> Any:
    """What an entry of a draft says; whoever saves it has looked at it."""
    _may_change(plan, values, by)
    read = {"unread": False} if hasattr(row, "unread") else {}
    row.change(version=version, **values, **read)
    write(acts.PART_CHANGED, row, by=by, on=on, fields=tuple(values))
    return row


@command
def read_parts(plan: Plan, *, seen: Iterable[str], by: Any, on: date) -> int:
    """What was taken from the register stands as it is: those entries of it that stood on the page which was read."""
    hold(plan.record_id)
    plan.refresh_from_db()
    rows = [row for row in queries.unread_of(plan, by=by) if str(row.pk) in set(seen)]
    require(policy.may_read_parts(plan, by=by, unread=len(rows)))
    for row in rows:
        row.change(version=row.version, unread=False)
    write(acts.PARTS_READ, plan, by=by, on=on, fields=("unread",))
    return len(rows)


@command
def remove_part(plan: Plan, row: Any, *, by: Any, on: date) -> None:
    """Out of the draft. The version in force still says it, and its history keeps it."""
    hold(plan.record_id)
    plan.refresh_from_db()
    require(policy.may_remove(plan, by=by, used=queries.is_used(row, by=by)))
    write(acts.PART_REMOVED, row, by=by, on=on, fields=("plan",))
    row.delete()


@command
def set_frame(plan: Plan, *, version: int, limits: str, review_on: date | None, by: Any, on: date) -> Plan:
    """The limits of a plan, and the day on which people look at it again."""
    _may_change(plan, {"limits": limits}, by)
    plan.change(version=version, limits=limits, review_on=review_on)
    write(acts.FRAME_SET, plan, by=by, on=on, fields=("limits", "review_on"))
    return plan


@command
def set_aside(plan: Plan, *, by: Any, on: date) -> Plan:
    """A draft that is not pursued: it is kept, and the version in force stands."""
    hold(plan.record_id)
    plan.refresh_from_db()
    require(policy.may_set_aside(plan, by=by))
    plan.change(version=plan.version, state=State.SET_ASIDE.value, ended_on=on)
    write(acts.SET_ASIDE, plan, by=by, on=on, fields=("state",))
    return plan


@command
def review_plan(
    plan: Plan,
    *,
    words: str,
    reviewed_on: date,
    next_on: date,
    measure: Measure | None = None,
    calls: Sequence[Call] = (),
    by: Any,
    on: date,
) -> PlanReview:
    """The plan in force, or one intrusive measure of it, was looked at again and stays as it is.

    `calls`: the changes of circumstances that were looked at with it; they are dealt with by this.
    """
    hold(plan.record_id)
    plan.refresh_from_db()
    found = queries.victim_named(plan.record, [words], by=by)
    require(policy.may_review(plan, by=by, on=on, reviewed_on=reviewed_on, names=found))
    if next_on <= reviewed_on:
        raise Refused("The next review lies after this one")
    made = PlanReview.objects.create(
        record=plan.record,
        owner=agency_of(by),
        plan=plan,
        measure=measure,
        words=words,
        reviewed_on=reviewed_on,
        reviewed_by=by,
        next_on=next_on,
    )
    for call in calls:
        done = f"The risk management plan was reviewed and stays as it is: {words}"
        deal_with_call(call, done=done[:LONGEST_DONE], version=call.version, by=by, on=on)
    write(acts.REVIEWED, made, by=by, on=on, fields=("reviewed_on", "words", "next_on"))
    return made
