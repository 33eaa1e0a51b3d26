"""Bringing tasks into line with deadlines: what is new is added, what was met is marked, what no longer holds goes.

Safe to repeat: a second run changes nothing. The facts are the truth, a task only repeats them.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Record
from lawburrows.audit import trail
from lawburrows.orders.due import Due
from lawburrows.tasks import acts
from lawburrows.tasks.models import Task
from lawburrows.tasks.sources import SOURCES

AT_ONCE = 1000  # records in one transaction, and in one entry of the trail
COMPARED = (
    "kind",
    "what",
    "due",
    "provision",
    "unverified",
    "steps",
    "harm",
    "whose_id",
    "address",
    "label",
    "done_on",
)
LOCK = "pg_{}advisory_xact_lock(hashtext('lawburrows tasks'))"  # two that sync the same record would both add its task
TAKE = "DELETE FROM audit_touched WHERE sequence IN (SELECT sequence FROM audit_touched ORDER BY sequence LIMIT %s)"


@dataclass
class Changes:
    """How many tasks were added, changed, marked as done, and taken away; and whose records they are of."""

    added: int = 0
    changed: int = 0
    done: int = 0
    gone: int = 0
    records: set[uuid.UUID] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.records)

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added,
            self.changed + other.changed,
            self.done + other.done,
            self.gone + other.gone,
            self.records | other.records,
        )


def sync(records: Sequence[uuid.UUID], *, by: Any, on: date) -> Changes:
    """Bring the tasks of up to 1,000 records into line, in one transaction and with one entry in the trail."""
    if len(records) > AT_ONCE:
        raise ValueError(f"{AT_ONCE} records at a time, not {len(records)}")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {LOCK.format('')}")
        changes = _bring_into_line(records, by, on)
        if changes:
            trail.record(acts.BROUGHT_UP_TO_DATE, by=by, on=on, records=sorted(changes.records))
    return changes


def sync_at_once(records: Iterable[uuid.UUID], *, by: Any, on: date) -> Changes:
    """As `sync`, for the few records that a reader has just changed, as far as they see them in full.

    Nobody waits here: while the worker is at it, what was touched is left to the worker.
    """
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(pk__in=list(records))
    seen = list(rows.values_list("pk", flat=True))
    if not seen:
        return Changes()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LOCK.format('try_')}")
        if not cursor.fetchone()[0]:
            return Changes()
    changes = _bring_into_line(seen, by, on)
    if changes:
        trail.record(acts.BROUGHT_UP_TO_DATE, by=System("deadlines"), on=on, records=sorted(changes.records))
    return changes


def _bring_into_line(records: Sequence[uuid.UUID], by: Any, on: date) -> Changes:
    rows = Record.objects.visible_to(by).filter(pk__in=records)
    standing = {row.pk: row for row in rows}
    live = [pk for pk, row in standing.items() if row.closed_on is None and row.merged_into_id is None]
    wanted: dict[tuple[uuid.UUID, str], Task] = {}
    fulfilled: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    for source in SOURCES:
        for record, dated in source(live, by=by, on=on).items():
            fulfilled[record].update(dated.fulfilled)
            for due in dated.deadlines:
                if due.due is not None:
                    wanted[record, due.key] = _task(standing[record], due, due.due)
    existing = {(task.record_id, task.key): task for task in Task.objects.visible_to(by).filter(record_id__in=records)}
    return _apply(wanted, existing, fulfilled, {pk: row.closed_on for pk, row in standing.items()})


def _task(record: Record, due: Due, day: date) -> Task:
    return Task(
        record=record,
        owner_id=record.lead_id,
        key=due.key,
        kind=due.kind,
        what=due.what[:200],
        due=day,
        provision=str(due.source)[:200],
        unverified=due.unverified,
        steps=[{"text": step.text, "result": step.result, "provision": str(step.source or "")} for step in due.steps],
        harm=due.harm,
        whose_id=(getattr(record, f"{due.named}_id") if due.named else None) or record.manager_id,
        address=due.act,
        label=due.label,
    )


def _apply(
    wanted: dict[tuple[uuid.UUID, str], Task],
    existing: dict[tuple[uuid.UUID, str], Task],
    fulfilled: dict[uuid.UUID, dict[str, date]],
    closed: dict[uuid.UUID, date | None],
) -> Changes:
    added = [task for key, task in wanted.items() if key not in existing]
    changed, done, gone = [], [], []
    for key, task in existing.items():
        new = wanted.get(key)
        if new is not None:
            if any(getattr(task, name) != getattr(new, name) for name in COMPARED):
                for name in COMPARED:
                    setattr(task, name, getattr(new, name))
                changed.append(task)
            continue
        met = fulfilled[task.record_id].get(task.key) or closed.get(task.record_id) or task.done_on
        if met is None:
            gone.append(task)
        elif met != task.done_on:
            task.done_on = met
            done.append(task)
    Task.objects.bulk_create(added, batch_size=2000)
    names = [name.removesuffix("_id") for name in COMPARED]
    Task.objects.bulk_update(changed, names, batch_size=500)
    Task.objects.bulk_update(done, ["done_on"], batch_size=500)
    Task.objects.filter(pk__in=[task.pk for task in gone]).delete()
    touched = {task.record_id for task in (*added, *changed, *done, *gone)}
    return Changes(len(added), len(changed), len(done), len(gone), touched)


def sync_all(stopping: Callable[[], bool] = lambda: False) -> Changes:
    """Every record, a thousand at a time, each thousand in a transaction of its own; it may be stopped between them."""
    by = System("deadlines")
    with acting(by):
        records = list(Record.objects.visible_to(by).order_by("pk").values_list("pk", flat=True))
    return _in_turn(by, batched_ids(records), stopping)


def _in_turn(by: System, parts: Iterable[Sequence[uuid.UUID]], stopping: Callable[[], bool]) -> Changes:
    changes = Changes()
    for part in parts:
        if stopping():
            break
        with acting(by) as identity:
            changes += sync(part, by=by, on=identity.today)
    return changes


def batched_ids(records: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for first in range(0, len(records), AT_ONCE):
        yield records[first : first + AT_ONCE]


def sync_touched() -> Changes | None:
    """The records that commands have changed since the last time, None when there are none.

    They are forgotten only when this has worked.
    """
    by = System("deadlines")
    with acting(by) as identity:
        with connection.cursor() as cursor:
            cursor.execute(f"{TAKE} RETURNING record_id", [AT_ONCE])
            touched = list(dict.fromkeys(row[0] for row in cursor.fetchall()))
        return sync(touched, by=by, on=identity.today) if touched else None
