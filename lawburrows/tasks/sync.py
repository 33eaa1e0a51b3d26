"""Bringing tasks into line with deadlines: what is new is added, what was met is marked, what no longer holds goes.

Safe to repeat: a second run changes nothing. The facts are the truth, a task only repeats them. A day that moves is
written down with what it was and why. What has not changed is compared by a digest, and no object is made of it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db import connection, transaction

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Record
from lawburrows.audit import trail
from lawburrows.audit.models import Touched
from lawburrows.database.lists import one_of
from lawburrows.orders.due import Due
from lawburrows.tasks import acts, corrected, moving, reckoning
from lawburrows.tasks.models import DateChange, Task
from lawburrows.tasks.reckoning import Reckoned
from lawburrows.tasks.relied import relied_on
from lawburrows.tasks.sources import SOURCES

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
Key = tuple[uuid.UUID, str]


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


class Standing(NamedTuple):
    """What a record says of who has its tasks, and whether anything falls due on it at all."""

    pk: uuid.UUID
    lead_id: uuid.UUID
    closed_on: date | None
    merged_into_id: uuid.UUID | None
    manager: uuid.UUID | None
    notification_officer: uuid.UUID | None
    supervising_officer: uuid.UUID | None
    prison_contact: uuid.UUID | None

    @property
    def live(self) -> bool:
        return self.closed_on is None and self.merged_into_id is None


class Kept(NamedTuple):
    """A task as it stands in the table, without its words."""

    pk: uuid.UUID
    record_id: uuid.UUID
    key: str
    kind: str
    what: str
    due: date
    done_on: date | None
    digest: str


STANDING = (
    "pk",
    "lead_id",
    "closed_on",
    "merged_into_id",
    "manager_id",
    "notification_officer_id",
    "supervising_officer_id",
    "prison_contact_id",
)


@dataclass(frozen=True)
class Run:
    """By whom, on what day and under which rules tasks are brought into line, and whose facts have changed."""

    by: Any
    on: date
    at: datetime
    reckoned: Reckoned
    touched: Collection[uuid.UUID]


def sync(
    records: Sequence[uuid.UUID],
    *,
    by: Any,
    on: date,
    touched: Collection[uuid.UUID] = (),
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
        under = reckoned or reckoning.begin(on=on, at=by.identity.now)
        changes = _bring_into_line(records, Run(by, on, by.identity.now, under, touched))
        if changes:
            trail.record(acts.BROUGHT_UP_TO_DATE, by=by, on=on, records=sorted(changes.records))
    return changes


def sync_at_once(records: Iterable[uuid.UUID], *, by: Any, on: date) -> Changes:
    """As `sync`, for the few records that a reader has just changed, as far as they see them in full.

    Nobody waits here: while the worker is at it, what was touched is left to the worker.
    """
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(one_of("pk", records))
    seen = list(rows.values_list("pk", flat=True))
    if not seen:
        return Changes()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LOCK.format('try_')}")
        if not cursor.fetchone()[0]:
            return Changes()
    changes = _bring_into_line(seen, Run(by, on, by.identity.now, reckoning.reckoned(on=on), seen))
    if changes:
        trail.record(acts.BROUGHT_UP_TO_DATE, by=System("deadlines"), on=on, records=sorted(changes.records))
    return changes


def _bring_into_line(records: Sequence[uuid.UUID], run: Run) -> Changes:
    rows = Record.objects.visible_to(run.by).filter(one_of("pk", records))
    standing = {row[0]: Standing(*row) for row in rows.values_list(*STANDING)}
    live = [pk for pk, row in standing.items() if row.live]
    wanted: dict[Key, Due] = {}
    fulfilled: dict[Key, date] = {}
    for source in SOURCES:
        for record, dated in source(live, by=run.by, on=run.on).items():
            for key, day in dated.fulfilled.items():
                fulfilled[record, key] = day
            for due in dated.deadlines:
                if due.due is not None:
                    wanted[record, due.key] = due
    tasks = Task.objects.visible_to(run.by).filter(one_of("record_id", records))
    existing = {(row[1], row[2]): Kept(*row) for row in tasks.values_list(*Kept._fields)}
    return _apply(wanted, existing, fulfilled, standing, run)


def digest_of(due: Due, whose: uuid.UUID | None) -> str:
    """Everything that a task says, in a few letters."""
    parts = [due.kind, due.what, str(due.due), str(due.source), str(due.unverified), str(due.harm), str(whose)]
    parts += (due.act, due.label)
    for step in due.steps:
        parts += (step.text, step.result, str(step.source) if step.source else "")
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def _whose(due: Due, row: Standing) -> uuid.UUID | None:
    named: uuid.UUID | None = getattr(row, due.named) if due.named else None
    return named or row.manager


def _task(record: Standing, due: Due, run: Run, digest: str, **more: Any) -> Task:
    return Task(
        record_id=record.pk,
        owner_id=record.lead_id,
        key=due.key,
        kind=due.kind,
        what=due.what[:200],
        due=due.due or date.max,  # those without a day were left out
        provision=str(due.source)[:200],
        unverified=due.unverified,
        steps=[
            {"text": step.text, "result": step.result, "provision": str(step.source) if step.source else ""}
            for step in due.steps
        ],
        harm=due.harm,
        whose_id=_whose(due, record),
        address=due.act,
        label=due.label,
        edition=run.reckoned.edition,
        digest=digest,
        **more,
    )


def _apply(
    wanted: dict[Key, Due],
    existing: dict[Key, Kept],
    fulfilled: dict[Key, date],
    standing: dict[uuid.UUID, Standing],
    run: Run,
) -> Changes:
    added, changed, done, gone = [], [], [], []
    moves: list[moving.Move] = []
    went: list[moving.Move] = []
    for key, due in wanted.items():
        record = standing[key[0]]
        digest = digest_of(due, _whose(due, record))
        kept = existing.get(key)
        if kept is None:
            added.append(_task(record, due, run, digest))
        elif kept.digest != digest or kept.done_on is not None:
            changed.append(_task(record, due, run, digest, pk=kept.pk))
            if due.due != kept.due and kept.done_on is None:
                moves.append(moving.Move(key[0], key[1], due.kind, due.what[:200], kept.due, due.due))
    for key, kept in existing.items():
        if key in wanted:
            continue
        record = standing[key[0]]
        met = fulfilled.get(key) or record.closed_on or kept.done_on
        if met is None:
            gone.append(kept)
            went.append(moving.Move(kept.record_id, kept.key, kept.kind, kept.what, kept.due, None))
        elif met != kept.done_on:
            done.append(Task(pk=kept.pk, record_id=kept.record_id, done_on=met))
    merged = _merged_away({task.record_id for task in added} | {one.record for one in (*moves, *went)})
    added = [task for task in added if task.record_id not in merged]
    moves, went = ([one for one in some if one.record not in merged] for some in (moves, went))
    Task.objects.bulk_create(added, batch_size=2000)
    # What stands there is written over in one statement; to update row by row would take ten times as long.
    Task.objects.bulk_create(changed, 2000, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN)
    Task.objects.bulk_update(done, ["done_on"], batch_size=500)
    if gone:
        Task.objects.filter(one_of("pk", [kept.pk for kept in gone])).delete()
    came = [(key[0], key[1], due.kind, due.due or date.max) for key, due in wanted.items() if key not in existing]
    _write_down([*moves, *moving.paired(went, came)], came, fulfilled, standing, run)
    touched = {row.record_id for rows in (added, changed, done, gone) for row in rows}
    return Changes(len(added), len(changed), len(done), len(gone), len(touched), touched)


def _merged_away(records: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those that somebody merged away since they were read; the others are not merged before this transaction ends."""
    if not records:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(STILL_THERE, [list(records)])
        return set(records) - {row[0] for row in cursor.fetchall()}


def _write_down(
    moves: list[moving.Move],
    came: list[moving.Added],
    fulfilled: dict[Key, date],
    standing: dict[uuid.UUID, Standing],
    run: Run,
) -> None:
    """What each date was, until when, and why it moved; and whom a corrected rule had wronged."""
    if not moves:
        return
    touched, settled = frozenset(run.touched), run.reckoned.settled
    causes = [
        moving.why(one, done=(one.record, one.key) in fulfilled, touched=one.record in touched, settled=settled)
        for one in moves
    ]
    corrected = [one.record for one, cause in zip(moves, causes, strict=True) if cause in (moving.RULE, moving.BOTH)]
    relied = relied_on(corrected, by=run.by)
    over = {record: day for record, _, kind, day in came if kind in moving.ENDS}
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
        under = reckoning.begin(on=identity.today, at=identity.now)
        touched = frozenset(Touched.objects.values_list("record_id", flat=True))
    changes, whole = Changes(), True
    for part in parts(by):
        if stopping():
            whole = False
            break
        with acting(by) as identity:
            changes += sync(part, by=by, on=identity.today, touched=touched, reckoned=under)
    if whole:
        with acting(by) as identity:
            reckoning.settle(under, at=identity.now)
            corrected.count()
    return changes


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
