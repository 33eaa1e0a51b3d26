"""Counting how much everybody holds, in numbers that tell of no case: for those who end postings and see none."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import Refused
from lawburrows.tasks import acts
from lawburrows.tasks.queries import WEEK

_PLACES = ", ".join(f"r.{place}_id" for place in Record.NAMED)
COUNT = f"""
WITH named AS (
    SELECT DISTINCT r.id AS record, place.who FROM access_record r CROSS JOIN LATERAL unnest(ARRAY[{_PLACES}]) place(who)
    WHERE place.who IS NOT NULL AND r.closed_on IS NULL AND r.merged_into_id IS NULL
), cases AS (SELECT who, count(*) AS many FROM named GROUP BY who
), held AS (
    SELECT who, t.id, t.due FROM named JOIN tasks_task t ON t.record_id = named.record
    WHERE t.done_on IS NULL AND t.due <= %(week)s
    UNION  -- what somebody has in a case of others: an action, say
    SELECT t.whose_id, t.id, t.due FROM tasks_task t JOIN access_record r ON r.id = t.record_id
    WHERE t.whose_id IS NOT NULL AND t.done_on IS NULL AND t.due <= %(week)s
      AND r.closed_on IS NULL AND r.merged_into_id IS NULL
), due AS (
    SELECT who, count(*) FILTER (WHERE due < %(on)s) AS overdue, count(*) FILTER (WHERE due >= %(on)s) AS week
    FROM held GROUP BY who
), signing AS (
    SELECT second_id AS who, count(*) AS many FROM visits_visit
    WHERE second_id IS NOT NULL AND signed_version IS DISTINCT FROM version GROUP BY second_id
), passing AS (
    SELECT proposed_by_id AS who, count(*) AS many FROM custody_handover WHERE state = 'waiting' GROUP BY proposed_by_id
)
INSERT INTO accounts_holding (user_id, cases, overdue, week, unsigned, handovers, counted_at)
SELECT u.id, coalesce(cases.many, 0), coalesce(due.overdue, 0), coalesce(due.week, 0), coalesce(signing.many, 0),
       coalesce(passing.many, 0), %(now)s
FROM access_user u LEFT JOIN cases ON cases.who = u.id LEFT JOIN due ON due.who = u.id
LEFT JOIN signing ON signing.who = u.id LEFT JOIN passing ON passing.who = u.id
ON CONFLICT (user_id) DO UPDATE SET cases = excluded.cases, overdue = excluded.overdue, week = excluded.week,
    unsigned = excluded.unsigned, handovers = excluded.handovers, counted_at = excluded.counted_at
"""


@command
def count_held(*, by: Any, on: date) -> int:
    """For everybody at once, in one statement; how many users."""
    if not getattr(by, "system", ""):
        raise Refused("This is done by the worker, every hour")
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"on": on, "week": on + WEEK, "now": by.identity.now})
        counted = cursor.rowcount
    write(acts.HELD_COUNTED, by=by, on=on)
    return counted
