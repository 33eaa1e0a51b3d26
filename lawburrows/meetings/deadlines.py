"""What falls due from meetings, for many people at once: the meeting that lies ahead, and the review that one has set."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from lawburrows.database.lists import one_of
from lawburrows.meetings.models import MeetingCase
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.source import Confidence, Source

RECORDED = Source("The entries of this record", "as people set it", confidence=Confidence.DERIVED)
PAGE = "casefile:joint"


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """In one query however many they are. No interval of guidance is used: the days are those that people set."""
    rows = MeetingCase.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    rows = rows.exclude(state="taken_off").exclude(meeting__state="cancelled").order_by("meeting__day", "begins")
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    waits: dict[uuid.UUID, tuple[str, date, date]] = {}
    for record, pk, state, day, again in rows.values_list("record_id", "pk", "state", "meeting__day", "next_review"):
        if state == "planned":
            due[record].append(_ahead(pk, day))
            continue
        met[record][f"meeting-{pk}"] = day
        if record in waits:
            met[record][waits[record][0]] = day
        waits[record] = (f"meeting_review-{pk}", again, day)
    for record, (key, again, day) in waits.items():
        due[record].append(_review(key, again, day))
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}


def _ahead(pk: uuid.UUID, day: date) -> Due:
    steps = (Step("On a meeting, as the coordinator planned it", in_words(day), RECORDED),)
    found = deadline("meeting", "Meeting about this person", day, RECORDED, steps, harm=4)
    return due_on_page(found, f"meeting-{pk}", PAGE, "See the meeting", named="")


def _review(key: str, again: date, day: date) -> Due:
    steps = (
        Step("Last discussed at a meeting", in_words(day), RECORDED),
        Step("Next review, as that meeting set it", in_words(again), RECORDED),
    )
    found = deadline("meeting_review", "Next review at a meeting", again, RECORDED, steps, harm=4)
    return due_on_page(found, key, PAGE, "See the meetings", named="")
