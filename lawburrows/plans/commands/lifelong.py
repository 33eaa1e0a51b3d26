"""The plan of an order for lifelong restriction: sent, answered, reported on every year."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from lawburrows.access.models import hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.documents.queries import file_of
from lawburrows.orders.commands import record_happening
from lawburrows.orders.demanding import NewHappening
from lawburrows.orders.models import Happening
from lawburrows.orders.policy import agency_of
from lawburrows.plans import acts, policy, queries
from lawburrows.plans.for_life import ForLife
from lawburrows.plans.models import LifelongAnswer
from lawburrows.rules.verdict import require

AUTHORITY = "other"


def _anew(one: ForLife, by: Any) -> ForLife:
    hold(one.order.record_id)
    return queries.lifelong_order(one.order.record_id, one.order.pk, by=by) or one


def _happened(one: ForLife, kind: str, day: date, by: Any, on: date) -> Happening:
    new = NewHappening(kind=kind, happened_on=day, authority=AUTHORITY, decided_by="the lead authority")
    return record_happening(one.order, new=new, by=by, on=on)


@command
def record_sent(one: ForLife, *, sent_on: date, by: Any, on: date) -> Happening:
    """The plan went to the Risk Management Authority. It is a fact of the order, on which its dates rest."""
    one = _anew(one, by)
    require(policy.may_record_sent(one, by=by))
    return _happened(one, Happening.Kind.PLAN_SENT, sent_on, by, on)


@command
def record_report(one: ForLife, *, sent_on: date, by: Any, on: date) -> Happening:
    """The yearly report on how the plan is carried out was sent."""
    require(policy.may_record_report(one, by=by))
    return _happened(one, Happening.Kind.REPORTED, sent_on, by, on)


@command
def record_answer(
    one: ForLife,
    *,
    outcome: str,
    answered_on: date,
    letter: str,
    paper: UUID | None = None,
    reasons: str = "",
    again_by: date | None = None,
    by: Any,
    on: date,
) -> LifelongAnswer:
    """Approved or rejected, with the paper that says so; rejected: by when it is sent again, as people set it."""
    one = _anew(one, by)
    record = one.order.record
    require(policy.may_record_answer(one, by=by, on=on, answered_on=answered_on))
    rejected = outcome == LifelongAnswer.Outcome.REJECTED
    made = LifelongAnswer.objects.create(
        record=record,
        owner=agency_of(by),
        order=one.order,
        outcome=outcome,
        answered_on=answered_on,
        letter=letter,
        paper=file_of(record, paper, by=by) if paper else None,
        reasons=reasons,
        again_by=again_by if rejected else None,
        recorded_by=by,
    )
    write(acts.ANSWER_RECORDED, made, by=by, on=on, fields=("outcome", "answered_on", "letter", "again_by"))
    return made
