"""Taking note of what is near or late, and dealing with what a rule had got wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts, policy
from lawburrows.tasks.models import Correction, DateChange, Escalation, Task


@command
def take_note(task: Task, *, by: Any, on: date) -> int:
    """`by` knows that this is near or late: all who were told of it need not say so any more."""
    waiting = Escalation.objects.visible_to(by).filter(record=task.record, key=task.key, acknowledged_at=None)
    require(policy.may_take_note(task, by=by, waiting=waiting.exists()))
    number = waiting.update(acknowledged_by=by, acknowledged_at=by.identity.now, version=F("version") + 1)
    write(acts.TOOK_NOTE, task, by=by, on=on, fields=("acknowledged_by",))
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
    write(acts.CORRECTED, made, by=by, on=on, fields=("what",), aside=what)
    return made
