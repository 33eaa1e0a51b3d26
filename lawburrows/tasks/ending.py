"""Where the last ground of a person has ended, sharing stops; where one holds again, it is said: once a day for everybody,
and at once for those whose facts have changed.

Safe to repeat and to break off: what was stopped is marked in the transaction that stops it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lawburrows.access.identity import System, acting
from lawburrows.access.models import Record
from lawburrows.database.lists import one_of
from lawburrows.orders.holding import holds
from lawburrows.tasks.commands import ending as commands
from lawburrows.tasks.models import ManagementEnded
from lawburrows.tasks.sync import parts


@dataclass
class Ended:
    """For how many people sharing stopped, and for how many a ground holds again."""

    stopped: int = 0
    again: int = 0


def end_management(*, at: datetime | None = None, stopping: Callable[[], bool] = lambda: False) -> Ended:
    """Every open record, a thousand at a time, each thousand in a transaction of its own."""
    by, found = System("deadlines"), Ended()
    for part in parts(by):
        if stopping():
            break
        with acting(by, at=at):
            rows = Record.objects.visible_to(by).filter(one_of("pk", part), closed_on=None, merged_into=None)
            _end(list(rows.values_list("pk", flat=True)), by, found)
    return found


def end_at_once(records: Sequence[UUID], by: Any) -> None:
    """Of these people, within the transaction of whoever calls: a decision of today stops sharing today."""
    rows = Record.objects.visible_to(by).filter(one_of("pk", records), closed_on=None, merged_into=None)
    _end(list(rows.values_list("pk", flat=True)), by, Ended())


def _end(part: Sequence[UUID], by: Any, found: Ended) -> None:
    on = by.identity.today
    standing = holds(part, by=by, on=on)
    marked = ManagementEnded.objects.visible_to(by).filter(one_of("record_id", part), again_on=None)
    marks = {mark.record_id: mark for mark in marked.select_related("record__lead", "record__manager")}
    over = [pk for pk, held in standing.items() if not held and pk not in marks]
    for record in Record.objects.filter(one_of("pk", over)).select_related("lead", "manager"):
        ended = standing[record.pk].ended_on
        commands.stop_sharing(record, ended_on=ended or on, by=by, on=on)
        found.stopped += 1
    for pk, mark in marks.items():
        if standing[pk]:
            commands.note_ground_again(mark, by=by, on=on)
            found.again += 1
