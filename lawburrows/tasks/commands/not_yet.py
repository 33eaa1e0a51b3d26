"""Saying why something overdue has not been done yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts, policy
from lawburrows.tasks.models import NotYet, Task


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
    write(acts.SAID_WHY_NOT_YET, made, by=by, on=on, fields=("reason", "expected_on"), aside=reason)
    return made
