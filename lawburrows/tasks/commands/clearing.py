"""Deleting what is no record and is old enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.keeping import days_kept
from lawburrows.rules.verdict import Refused
from lawburrows.tasks import acts

# The key of the keeping time → what is deleted so many days after its end.
DELETED = {
    "sessions": "DELETE FROM django_session WHERE expire_date < %s - make_interval(days => %s)",
    "forms": "DELETE FROM access_submission WHERE at < %s - make_interval(days => %s)",
    "jobs": (
        "DELETE FROM procrastinate_jobs j WHERE j.status IN ('succeeded', 'failed', 'cancelled', 'aborted') "
        "AND (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id) < %s - make_interval(days => %s)"
    ),
    "chases": 'DELETE FROM notices_chase WHERE "on" < (%s)::date - %s',
}


@command
def clear_kept(agreed: Mapping[str, str], *, by: Any, on: date) -> dict[str, int]:
    """How many of each. `agreed` are the figures of governance, which take the place of our own."""
    if not getattr(by, "system", ""):
        raise Refused("This is done by the worker, at night")
    cleared = {}
    with connection.cursor() as cursor:
        for key, statement in DELETED.items():
            cursor.execute(statement, [by.identity.now, days_kept(key, agreed.get(key))])
            cleared[key] = cursor.rowcount
    write(acts.CLEARED, by=by, on=on, fields=tuple(DELETED))
    return cleared
