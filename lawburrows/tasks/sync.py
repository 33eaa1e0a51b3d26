"""Bringing tasks into line with deadlines: what is new is added, what was met is marked, what no longer holds goes.

Safe to repeat: a second run changes nothing. The facts are the truth, a task only repeats them. A day that moves is
written down with what it was and why. What has not changed is compared by a digest, and no object is made of it.
"""

from __future__ import annotations

import gc
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Record
from lawburrows.audit import trail
from lawburrows.database.lists import one_of
from lawburrows.governance.agreed import agreed_figures
from lawburrows.orders.due import Due
from lawburrows.orders.reading import Reading
from lawburrows.tasks import acts, corrected, moving, reckoning
from lawburrows.tasks.comparing import STANDING, Different, Kept, Run, Standing, compare
from lawburrows.tasks.models import DateChange, Task
from lawburrows.tasks.reckoning import Reckoned
from lawburrows.tasks.relied import relied_on
from lawburrows.tasks.sources import sources_of

AT_ONCE = 1000  # records in one transaction, and in one entry of the trail
WRITTEN = (
    "kind",
    "what",
    "due",
    "provision",
    "unverified",
    "steps",
    "harm",
    "whose",
    "address",
    "label",
    "done_on",
    "edition",
    "digest",
)
LOCK = "pg_{}advisory_xact_lock(hashtext('lawburrows tasks'))"  # two that sync the same record would both add its task
TAKE = "DELETE FROM audit_touched WHERE sequence IN (SELECT sequence FROM audit_touched ORDER BY sequence LIMIT %s)"
# A merge holds both of its records for update, so that this waits for it, and then looks at what it left.
STILL_THERE = "SELECT id FROM access_record WHERE id = ANY(%s) AND merged_into_id IS NULL ORDER BY id FOR KEY SHARE"


@dataclass
class Changes:
    """How many tasks were added, changed, marked as done, and taken away; and of how many people."""

    added: int = 0
    changed: int = 0
    done: int = 0
    gone: int = 0
    people: int = 0
    records: set[uuid.UUID] = field(default_factory=set)  # of the last part alone: a sum names nobody

    def __bool__(self) -> bool:
        return bool(self.people)

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added,
            self.changed + other.changed,
            self.done + other.done,
            self.gone + other.gone,
            self.people + other.people,
        )


def sync(
    records: Sequence[uuid.UUID],
    *,
    by: Any,
    on: date,
    touched: Collection[uuid.UUID] | None = (),
    reckoned: Reckoned | None = None,
) -> Changes:
    """Bring the tasks of up to 1,000 records into line, in one transaction and with one entry in the trail.

    `touched`: those of them whose facts have changed since the last time.
    """
    if len(records) > AT_ONCE:
        raise ValueError(f"{AT_ONCE} records at a time, not {len(records)}")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {LOCK.format('')}")
        agreed = agreed_figures(on=on)
        under = reckoned or reckoning.begin(agreed, at=by.identity.now)
        rows = Record.objects.visible_to(by).filter(one_of("pk", records))
        changes = _bring_into_line(rows, Run(by, on, by.identity.now, agreed, under, touched))
        if changes:
            trail.record(acts.BROUGHT_UP_TO_DATE, by=by, on=on, records=sorted(changes.records))
    return changes


def sync_at_once(records: Iterable[uuid.UUID], *, by: Any, on: date) -> Changes:
    """As `sync`, for the few records that a reader has just changed, as far as they see them in full.

    Nobody waits here: while the worker is at it, what was touched is left to the worker.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LOCK.format('try_')}")
        if not cursor.fetchone()[0]:
            return Changes()
    agreed, touched = agreed_figures(on=on), list(records)
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(one_of("pk", touched))
    run = Run(by, on, by.identity.now, agreed, reckoning.reckoned(agreed), touched)
    changes = _bring_into_line(rows, run)
    if changes:
        trail.record(acts.BROUGHT_UP_TO_DATE, by=System("deadlines"), on=on, records=sorted(changes.records))
    return changes


def _bring_into_line(records: QuerySet[Any], run: Run) -> Changes:
    standing = {row[0]: Standing(*row) for row in records.values_list(*STANDING)}
    if not standing:
        return Changes()
    live = [pk for pk, row in standing.items() if row.live]
    wanted: dict[uuid.UUID, dict[str, Due]] = defaultdict(dict)
    fulfilled: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    areas = {pk: (row.area, row.area_name) for pk, row in standing.items()}
    reading = Reading(live, run.by, run.on, run.agreed, areas)
    for source in sources_of(live):
        for record, dated in source(reading).items():
            fulfilled[record] |= dated.fulfilled
            wanted[record] |= {due.key: due for due in dated.deadlines if due.due is not None}
    existing: dict[uuid.UUID, dict[str, Kept]] = defaultdict(dict)
    tasks = Task.objects.visible_to(run.by).filter(one_of("record_id", list(standing)))
    for kept in map(Kept._make, tasks.values_list(*Kept._fields)):
        existing[kept.record_id][kept.key] = kept
    different = Different()
    for pk, row in standing.items():
        compare(row, wanted[pk], existing[pk], fulfilled[pk], run, different)
    return _write(different, standing, run)


def _write(different: Different, standing: dict[uuid.UUID, Standing], run: Run) -> Changes:
    different.leave_out(_merged_away(different.to_add))
    Task.objects.bulk_create(different.added, batch_size=2000)
    # What stands there is written over in one statement; to update row by row would take ten times as long.
    Task.objects.bulk_create(
        different.changed, 2000, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
    )
    Task.objects.bulk_update(different.done, ["done_on"], batch_size=500)
    if different.gone:
        Task.objects.filter(one_of("pk", [kept.pk for kept in different.gone])).delete()
    _write_down(different, standing, run)
    records = different.records
    return Changes(
        len(different.added),
        len(different.changed),
        len(different.done),
        len(different.gone),
        len(records),
        records,
    )


def _merged_away(records: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those that somebody merged away since they were read; the others are not merged before this transaction ends."""
    if not records:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(STILL_THERE, [list(records)])
        return set(records) - {row[0] for row in cursor.fetchall()}


def _write_down(different: Different, standing: dict[uuid.UUID, Standing], run: Run) -> None:
    """What each date was, until when, and why it moved; and whom a corrected rule had wronged."""
    moves = [*different.moves, *moving.paired(different.went, different.came)]
    if not moves:
        return
    touched, settled = run.touched_among({one.record for one in moves}), run.reckoned.settled
    causes = [
        moving.why(one, done=(one.record, one.key) in different.met, touched=one.record in touched, settled=settled)
        for one in moves
    ]
    corrected = [one.record for one, cause in zip(moves, causes, strict=True) if cause in (moving.RULE, moving.BOTH)]
    relied = relied_on(corrected, by=run.by)
    over = {record: day for record, _, kind, day in different.came if kind in moving.ENDS}
    rows = []
    for one, cause in zip(moves, causes, strict=True):
        rule = cause in (moving.RULE, moving.BOTH)
        held, pursued = moving.wrongly(one, on=run.on, relied=relied, over=over) if rule else (False, False)
        rows.append(
            DateChange(
                record_id=one.record,
                owner_id=standing[one.record].lead_id,
                key=one.key_now,
                kind=one.kind,
                what=one.what,
                was=one.was,
                now=one.now,
                why=cause,
                reckoning=run.reckoned.row if rule else None,
                at=run.at,
                held=held,
                pursued=pursued,
            )
        )
    DateChange.objects.bulk_create(rows, batch_size=2000)


def sync_all(stopping: Callable[[], bool] = lambda: False) -> Changes:
    """Every record, a thousand at a time, each thousand in a transaction of its own; it may be stopped between them."""
    by = System("deadlines")
    with acting(by) as identity:
        under = reckoning.begin(agreed_figures(on=identity.today), at=identity.now)
    changes, whole = Changes(), True
    with _seldom_collecting():
        for part in parts(by):
            if stopping():
                whole = False
                break
            with acting(by) as identity:
                changes += sync(part, by=by, on=identity.today, touched=None, reckoned=under)
    if whole:
        with acting(by) as identity:
            reckoning.settle(under, at=identity.now)
            corrected.count()
    return changes


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Facts and dates are in no circles and go as soon as nobody holds them; to look for circles among them all the time
    took a fifth of the round."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


def parts(by: System) -> Iterator[list[uuid.UUID]]:
    """The keys of all records, a thousand at a time: never all of them in memory."""
    last: uuid.UUID | None = None
    while True:
        with acting(by):
            rows = Record.objects.visible_to(by).order_by("pk")
            rows = rows.filter(pk__gt=last) if last else rows
            part = list(rows.values_list("pk", flat=True)[:AT_ONCE])
        if part:
            yield part
        if len(part) < AT_ONCE:
            return
        last = part[-1]


def sync_touched(first: Callable[[Sequence[uuid.UUID], Any], object] = lambda records, by: None) -> Changes | None:
    """The records that commands have changed since the last time, None when there are none.

    They are forgotten only when this has worked; `first` is done before their tasks are looked at.
    """
    by = System("deadlines")
    with acting(by) as identity:
        with connection.cursor() as cursor:
            cursor.execute(f"{TAKE} RETURNING record_id", [AT_ONCE])
            touched = list(dict.fromkeys(row[0] for row in cursor.fetchall()))
        if not touched:
            return None
        first(touched, by)
        return sync(touched, by=by, on=identity.today, touched=touched)
