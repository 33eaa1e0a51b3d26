"""What is read about one date: why it is so now, what it was before, and who was told of it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import F, Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.access.scope import Visible, Whoever
from lawburrows.database.kept import Kept
from lawburrows.database.lists import as_list, one_of_given
from lawburrows.governance.queries import figures
from lawburrows.orders.due import Due
from lawburrows.orders.reading import Reading
from lawburrows.rules import escalation
from lawburrows.tasks.escalating import words_of
from lawburrows.tasks.models import DateChange, Escalation
from lawburrows.tasks.models.due import IN_THE_SUMMARY
from lawburrows.tasks.sources import sources_of


@dataclass(frozen=True)
class Told:
    """One step: at which, to whom, when, and who took note."""

    step: str
    to: str
    at: datetime
    noted_by: str
    noted_at: datetime | None
    whom: uuid.UUID | None = None


def moves_of(record: uuid.UUID, key: str, *, by: Any) -> list[DateChange]:
    """What this date was before, the newest change first."""
    rows = DateChange.objects.visible_to(by).filter(record=record, key=key)
    return list(rows.order_by("-at", "-pk"))


def told_of(record: uuid.UUID, key: str, *, by: Any) -> list[Told]:
    """Who was told of one date, in order."""
    found = told_of_each([(record, key)], by=by)
    return found.get((record, key), [])


def told_of_each(dates: Iterable[tuple[uuid.UUID, str]], *, by: Any) -> dict[tuple[uuid.UUID, str], list[Told]]:
    """Who was told of each of these dates, in one query; in two where anybody was."""
    wanted = set(dates)
    rows = _told().ask(records=as_list({record for record, _ in wanted})) if wanted else []
    found: dict[tuple[uuid.UUID, str], list[Told]] = defaultdict(list)
    agreed: dict[str, str] | None = None
    for record, key, step, to, at, noted, noted_at, whom in rows:
        if (record, key) in wanted:
            agreed = figures(escalation.TABLE, on=by.identity.today) if agreed is None else agreed
            found[record, key].append(Told(words_of(step, agreed), to, at, noted or "", noted_at, whom))
    return found


@cache
def _told() -> Kept:
    rows = Escalation.objects.visible_to(Whoever()).filter(one_of_given("record_id", "records"))
    columns = ("record_id", "key", "step", "to__name", "at", "acknowledged_by__name", "acknowledged_at", "to_id")
    return Kept(rows.order_by("at", "step", "pk").values_list(*columns))


def live(record: Record, key: str, *, by: Any, on: date) -> Due | None:
    """The date as it is worked out now, by whichever source says it."""
    reading = Reading([record.pk], by, on)
    for source in sources_of([record.pk]):
        for dated in source(reading).values():
            for due in dated.deadlines:
                if due.key == key:
                    return due
    return None


@dataclass(frozen=True)
class Brought:
    """Something that was brought to the reader, of which nobody has taken note."""

    record: uuid.UUID
    ref: str
    who: str
    key: str
    what: str
    due: date
    step: str
    at: datetime


def brought_to(*, by: Any, most: int) -> list[Brought]:
    """What waits for the reader's word, the earliest day first; without what stands in their own list anyway, and without
    what they have not got the record for: that stands where they are asked for it."""
    rows = Escalation.objects.visible_to(by).filter(to=by.pk, acknowledged_at=None)
    opens = Q(Visible(F("record_id"), by=by, grade=Grade.FULL))
    for kind in IN_THE_SUMMARY:
        opens |= Q(key__startswith=kind)
    rows = rows.filter(opens)
    own = Q(pk=None)
    for place in Record.NAMED:
        own |= Q(**{f"record__{place}": by.pk})
    rows = rows.exclude(Q(step__in=escalation.TO_THE_OWNER) & own)
    columns = ("record_id", "record__ref", "record__person__name", "key", "what", "due", "step", "at")
    some = list(rows.order_by("due", "-at", "pk").values_list(*columns)[: 4 * most])
    agreed = figures(escalation.TABLE, on=by.identity.today) if some else {}
    found: dict[tuple[uuid.UUID, str], Brought] = {}
    for record, ref, name, key, what, due, step, at in some:
        found.setdefault((record, key), Brought(record, ref, name or ref, key, what, due, words_of(step, agreed), at))
    return list(found.values())[:most]
