"""What changed about a person before a meeting: since the last one at which they were discussed, else in the last year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.casefile.chronology import CHOICES, Wanted, chronology
from lawburrows.casefile.lines import Line
from lawburrows.meetings import minuting
from lawburrows.meetings.models import MeetingCase

YEAR = timedelta(days=365)
# What is said beside it, and what says only who was reminded of what: the rest is what changed.
NOT_NEWS = {"meetings", "minutes", "invitations", "information", "moved", "told", "work"}
NEWS = frozenset(key for key, _ in CHOICES) - NOT_NEWS


@dataclass(frozen=True)
class Changed:
    """The meeting before, the day since which, and the lines of the chronology, the newest first."""

    last: MeetingCase | None
    since: date
    lines: list[Line]


def changed_before(case: MeetingCase, *, by: Any, on: date, without: Collection[Part] = ()) -> Changed:
    last = minuting.last_before(case, by=by)
    since: date = last.meeting.day if last else on - YEAR
    wanted = Wanted(NEWS, earliest=since, latest=case.meeting.day)
    return Changed(last, since, chronology(case.record, by=by, wanted=wanted, without=without))
