"""What stands of the tasks of a record beside what should stand, and what differs. What has not changed is compared by a
digest, and no object is made of it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from lawburrows.audit.models import Touched
from lawburrows.database.lists import one_of
from lawburrows.governance.agreed import AgreedFigures
from lawburrows.orders.due import Due
from lawburrows.tasks import moving
from lawburrows.tasks.models import Task
from lawburrows.tasks.reckoning import Reckoned

Key = tuple[uuid.UUID, str]


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
    area: uuid.UUID
    area_name: str

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
    "area_id",
    "area__name",
)


@dataclass(frozen=True)
class Run:
    """By whom, on what day and under which rules tasks are brought into line, and whose facts have changed."""

    by: Any
    on: date
    at: datetime
    agreed: AgreedFigures
    reckoned: Reckoned
    touched: Collection[uuid.UUID] | None  # none: what commands have left to be looked at

    def touched_among(self, records: Collection[uuid.UUID]) -> Collection[uuid.UUID]:
        if self.touched is not None:
            return frozenset(self.touched)
        rows = Touched.objects.filter(one_of("record_id", records))
        return frozenset(rows.values_list("record_id", flat=True))


def digest_of(due: Due, whose: uuid.UUID | None) -> str:
    """Everything that a task says, in a few letters."""
    parts = [due.kind, due.what, str(due.due), str(due.source), str(due.unverified), str(due.harm), str(whose)]
    parts += (due.act, due.label)
    for step in due.steps:
        parts += (step.text, step.result, str(step.source) if step.source else "")
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def _whose(due: Due, row: Standing) -> uuid.UUID | None:
    named: uuid.UUID | None = getattr(row, due.named) if due.named else None
    return due.person or named or row.manager


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


@dataclass
class Different:
    """What does not stand as it should: tasks to write, and the dates that moved, went and came."""

    added: list[Task] = field(default_factory=list)
    changed: list[Task] = field(default_factory=list)
    done: list[Task] = field(default_factory=list)
    gone: list[Kept] = field(default_factory=list)
    moves: list[moving.Move] = field(default_factory=list)
    went: list[moving.Move] = field(default_factory=list)
    came: list[moving.Added] = field(default_factory=list)
    met: set[Key] = field(default_factory=set)  # of the dates that moved or went those that were met

    @property
    def to_add(self) -> set[uuid.UUID]:
        """The records that get a task, or a line that a date moved."""
        return {task.record_id for task in self.added} | {one.record for one in (*self.moves, *self.went)}

    def leave_out(self, merged: Collection[uuid.UUID]) -> None:
        """Nothing is added to records that were merged away."""
        self.added = [task for task in self.added if task.record_id not in merged]
        self.moves = [one for one in self.moves if one.record not in merged]
        self.went = [one for one in self.went if one.record not in merged]

    @property
    def records(self) -> set[uuid.UUID]:
        return {row.record_id for rows in (self.added, self.changed, self.done, self.gone) for row in rows}


def compare(
    record: Standing,
    wanted: dict[str, Due],
    existing: dict[str, Kept],
    fulfilled: dict[str, date],
    run: Run,
    different: Different,
) -> None:
    """The tasks of one record as they should be, beside those that stand there."""
    for key, due in wanted.items():
        digest = digest_of(due, _whose(due, record))
        kept = existing.get(key)
        if kept is None:
            different.added.append(_task(record, due, run, digest))
            different.came.append((record.pk, key, due.kind, due.due or date.max))
        elif kept.digest != digest or kept.done_on is not None:
            different.changed.append(_task(record, due, run, digest, pk=kept.pk))
            if due.due != kept.due and kept.done_on is None:
                different.moves.append(moving.Move(record.pk, key, due.kind, due.what[:200], kept.due, due.due))
                different.met |= {(record.pk, key)} if key in fulfilled else set()
    for key, kept in existing.items():
        if key in wanted:
            continue
        met = fulfilled.get(key) or record.closed_on or kept.done_on
        if met is None:
            different.gone.append(kept)
            different.went.append(moving.Move(record.pk, key, kept.kind, kept.what, kept.due, None))
        elif met != kept.done_on:
            different.done.append(Task(pk=kept.pk, record_id=kept.record_id, done_on=met))
