"""Reminding those who owe an answer."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from procrastinate.contrib.django import app

from lawburrows.access.models import User
from lawburrows.access.queries import may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Chase, Notice
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts, policy
from lawburrows.tasks.waiting import WAITING, Awaited


@command
def chase(waiting: Awaited | None, *, by: Any, on: date) -> Chase:
    """Once a day for each thing. Who is told is found by the worker: the reader may not see whose record it is."""
    require(policy.may_chase(waiting, by=by, chased=waiting is not None and waiting.chased_today))
    assert waiting is not None
    owed = waiting.owed
    made = Chase.objects.create(key=owed.key, by=by, on=on)
    write(acts.CHASED, made, by=by, on=on, records=[owed.record] if owed.record else [], fields=(owed.kind,))
    app.configure_task("tasks.tell_debtors", queue="tasks").defer(user=str(by.pk), kind=owed.kind, pk=str(owed.pk))
    return made


@command
def tell_debtors(user: User, kind: str, pk: uuid.UUID, *, by: Any, on: date) -> int:
    """A notice to each who could answer; how many. Nobody is told of what has been answered meanwhile."""
    debt = WAITING[kind].debt(pk, by=by, on=on)
    owing = debt.debtors if debt else []
    if debt and debt.record:
        owing = may_know(owing, debt.record, on=on)  # whoever owes it may have been kept out of the record since
    told = [one for one in owing if one.pk != user.pk]
    for one in told:
        assert debt is not None
        tell(one, Notice.Kind.CHASED, record=debt.record, whose=user, by=by, on=on, address=debt.address)
    about = [debt.record.pk] if debt and debt.record else []
    write(acts.CHASED, user, by=by, on=on, records=about, fields=(kind,))
    return len(told)
