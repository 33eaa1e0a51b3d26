"""Whom to put on a meeting: people whose referral waits for its first meeting, who moved here before the meeting that they
were on, and those whose review is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef

from lawburrows.access.models import AreaCover, Record
from lawburrows.database.lists import one_of
from lawburrows.meetings.models import Meeting, MeetingCase
from lawburrows.meetings.withdrawing import ELSEWHERE
from lawburrows.notices.owed import whose
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.referrals.deadlines import meeting_due
from lawburrows.referrals.queries import waiting_for_meeting

SUGGESTED = 50  # the most that a page offers
READ = 400  # the most that are looked at


@dataclass(frozen=True)
class Suggestion:
    """Somebody who should be on a meeting, why, and by when."""

    record: Record
    name: str
    why: str
    words: str
    due: date | None
    unverified: bool = False
    asked: str = ""  # what the referral asks of the meeting

    @property
    def key(self) -> str:
        return str(self.record.pk)


def suggestions(meeting: Meeting, *, by: Any) -> list[Suggestion]:
    """People of the area at this level for whom no meeting lies ahead: who is due first stands first, and then
    those for whom no day is known.

    A referral that was accepted comes before the level that it led to: whoever has one is suggested for it, once.
    """
    wider = AreaCover.objects.filter(area=meeting.area_id).values_list("council_area", flat=True)
    areas = {meeting.area_id, *wider}
    found = _referred(meeting, areas, by=by)
    for key, one in _moved(meeting, areas, by=by).items():
        found.setdefault(key, one)
    for key, one in _at_level(meeting, areas, by=by).items():
        found.setdefault(key, one)
    on_one = MeetingCase.objects.visible_to(by).filter(one_of("record_id", found), state="planned")
    ahead = set(on_one.filter(meeting__state="planned").values_list("record_id", flat=True))
    left = [one for key, one in found.items() if key not in ahead]
    return sorted(left, key=lambda one: (one.due or date.max, one.name))[:SUGGESTED]


def _referred(meeting: Meeting, areas: set[uuid.UUID], *, by: Any) -> dict[uuid.UUID, Suggestion]:
    """Those whose referral to this level was accepted, and has had no meeting: by when the first is due."""
    rows = waiting_for_meeting(by=by, level=meeting.level, areas=areas)
    reading = Reading([one.record_id for one in rows], by, by.identity.today)
    found: dict[uuid.UUID, Suggestion] = {}
    for one in rows:
        limit = meeting_due(one, reading)
        words = "urgent referral, accepted: first meeting" if one.urgent else "accepted referral: first meeting"
        made = Suggestion(one.record, whose(one.record), "referral", words, limit.due, limit.unverified, one.cannot)
        found.setdefault(one.record_id, made)
    return found


def _moved(meeting: Meeting, areas: set[uuid.UUID], *, by: Any) -> dict[uuid.UUID, Suggestion]:
    """Those who came from another area, where they were to be discussed, and have not been discussed here since."""
    rows = MeetingCase.objects.visible_to(by).filter(state="taken_off", reason=ELSEWHERE, meeting__level=meeting.level)
    rows = rows.filter(one_of("record__area_id", areas), record__closed_on=None, record__merged_into=None)
    seen = MeetingCase.objects.visible_to(by).filter(record=OuterRef("record"), state="closed")
    seen = seen.filter(meeting__area__in=areas, closed_at__gte=OuterRef("meeting__planned_at"))
    rows = rows.exclude(meeting__area__in=areas).exclude(Exists(seen)).select_related("record__person", "meeting__area")
    found: dict[uuid.UUID, Suggestion] = {}
    for one in rows.order_by("-meeting__day", "pk")[:SUGGESTED]:
        words = f"moved here, and was to be discussed in {one.meeting.area}"
        found.setdefault(
            one.record_id, Suggestion(one.record, whose(one.record), one.why, words, one.meeting.day, asked=one.words)
        )
    return found


def _at_level(meeting: Meeting, areas: Iterable[uuid.UUID], *, by: Any) -> dict[uuid.UUID, Suggestion]:
    """Those at this level, with the day of the review that their last meeting set."""
    levels = LevelDecision.objects.visible_to(by).filter(one_of("record__area_id", areas), value=meeting.level)
    levels = levels.filter(ends=None, record__closed_on=None, record__merged_into=None)
    rows = {
        one.record_id: one.record for one in levels.select_related("record__person").order_by("starts", "pk")[:READ]
    }
    closed = MeetingCase.objects.visible_to(by).filter(one_of("record_id", rows), state="closed")
    due = dict(closed.values("record_id").annotate(due=Max("next_review")).values_list("record_id", "due"))
    return {key: _review(record, due.get(key)) for key, record in rows.items()}


def _review(record: Record, due: date | None) -> Suggestion:
    words = "next review" if due else "at this level, and no meeting is recorded"
    return Suggestion(record, whose(record), "review", words, due)
