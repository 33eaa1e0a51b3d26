"""The record as it stood at a moment: what was known by then, in what words, and who had opened it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.security import history_of
from lawburrows.audit import queries as trail
from lawburrows.audit.act import Verb, act_called
from lawburrows.casefile.lines import Line, lines_of
from lawburrows.casefile.reading import AsKnown
from lawburrows.casefile.summary import Overview, overview
from lawburrows.oversight.queries import agencies_of, names_of

LAST = uuid.UUID(int=2**128 - 1)
MOST_LOOKS = 500


@dataclass(frozen=True)
class Opened:
    """Someone who had opened the record: who, from where, when last, and how often."""

    who: str
    agency: str
    last: datetime
    times: int


@dataclass(frozen=True)
class Look:
    """One look at the record or one change of it."""

    at: datetime
    who: str
    agency: str
    did: str
    purpose: str


@dataclass(frozen=True)
class Known:
    """The record turned back; without an overview there was no record then."""

    at: datetime
    overview: Overview | None
    lines: list[Line]
    opened_by: list[Opened]


def as_known(record: Record, *, by: Any, at: datetime) -> Known:
    """What stood in the record at a moment. Facts hold on the day of that moment; later corrections are not in it."""
    was = _as_it_was(record, at)
    if was is None:
        return Known(at, None, [], [])
    reading = AsKnown(was, by=by, at=at, day=at.date())
    return Known(at, overview(reading), lines_of(reading, undated=True), opened_by(record, at=at))


def _as_it_was(record: Record, at: datetime) -> Record | None:
    """Lead, area and named people of that moment; none before anything was written of this record."""
    history: Any = history_of(Record)
    last = (
        history._default_manager.filter(pgh_obj_id=record.pk, pgh_created_at__lte=at)
        .order_by("-pgh_created_at", "-pgh_id")
        .select_related("lead", "area", *Record.NAMED)
        .first()
    )
    if last is None:
        return None
    was = Record(pk=record.pk, ref=last.ref, marking=last.marking, opened_on=last.opened_on, closed_on=last.closed_on)
    for name in ("lead", "area", *Record.NAMED):
        setattr(was, name, getattr(last, name))
    return was


def looks(record: Record, *, before: trail.Cursor | None = None, limit: int = trail.PAGE) -> tuple[list[Look], Any]:
    """Who has looked at the record and who has changed it, the newest first; and where the next page begins."""
    page = trail.about(record.pk, before=before, limit=limit)
    names, agencies = names_of(list(page.entries)), agencies_of(list(page.entries))
    said = []
    for entry in page.entries:
        act = act_called(entry.act)
        did = act.sentence if act else entry.act
        said.append(Look(entry.at, names[entry.who], agencies[entry.agency], did, entry.purpose.replace("_", " ")))
    return said, page.next


def opened_by(record: Record, *, at: datetime) -> list[Opened]:
    """Who had opened the record by a moment, the last first."""
    cursor: trail.Cursor | None = trail.Cursor(at, LAST)
    entries: list[Any] = []
    while cursor is not None and len(entries) < MOST_LOOKS:
        page = trail.about(record.pk, verbs={Verb.CONSULT, Verb.DISCLOSE}, before=cursor)
        entries += page.entries
        cursor = page.next
    names, agencies = names_of(entries), agencies_of(entries)
    found: dict[str, Opened] = {}
    for entry in entries:
        before = found.get(entry.who)
        last, times = (before.last, before.times + 1) if before else (entry.at, 1)
        found[entry.who] = Opened(names[entry.who], agencies[entry.agency], last, times)
    return sorted(found.values(), key=lambda one: one.last, reverse=True)
