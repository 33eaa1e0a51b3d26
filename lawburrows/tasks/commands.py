"""Saying why something that is overdue has not been done yet, taking note, and dealing with what a rule got wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from lawburrows.audit.command import command
from lawburrows.audit.trail import record
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts, policy
from lawburrows.tasks.models import Correction, DateChange, Escalation, NotYet, Task


@command
def take_note(task: Task, *, by: Any, on: date) -> int:
    """`by` knows that this is near or late: all who were told of it need not say so any more."""
    waiting = Escalation.objects.visible_to(by).filter(record=task.record, key=task.key, acknowledged_at=None)
    require(policy.may_take_note(task, by=by, waiting=waiting.exists()))
    number = waiting.update(acknowledged_by=by, acknowledged_at=by.identity.now, version=F("version") + 1)
    record(acts.TOOK_NOTE, task, by=by, on=on, fields=("acknowledged_by",))
    return number


@command
def deal_with(change: DateChange, *, what: str, by: Any, on: date) -> Correction:
    """What was done about a person whom a rule, since corrected, had held too long or pursued."""
    done = Correction.objects.filter(moved=change).exists()
    require(policy.may_deal_with(change, by=by, done=done, what=what))
    made = Correction.objects.create(
        record=change.record,
        owner=policy.agency_saying(change.record, by=by),
        moved=change,
        what=what,
        by=by,
        at=by.identity.now,
    )
    record(acts.CORRECTED, made, by=by, on=on, fields=("what",), aside=what)
    return made


@command
def say_why_not_yet(task: Task, *, reason: str, by: Any, on: date, expected_on: date | None = None) -> NotYet:
    """The reason stands beside the task in everybody's list; an earlier one stays in the chronology."""
    require(policy.may_say_why_not_yet(task, by=by, reason=reason))
    made = NotYet.objects.create(
        record=task.record,
        owner=policy.agency_saying(task.record, by=by),
        key=task.key,
        what=task.what,
        reason=reason,
        expected_on=expected_on,
        said_by=by,
        said_at=by.identity.now,
    )
    record(acts.SAID_WHY_NOT_YET, made, by=by, on=on, fields=("reason", "expected_on"), aside=reason)
    return made
