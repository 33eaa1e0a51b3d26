"""What falls due from meetings, for many people at once: the meeting ahead, what agencies are asked, minutes, reviews.

Days that people set come first. Figures that are widely quoted and that nobody has confirmed make work too, and say that
they are unverified.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from lawburrows.access.identity import LONDON
from lawburrows.database.lists import one_of
from lawburrows.meetings.models import MeetingCase
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.intervals import interval
from lawburrows.rules.meetings import OFTEN
from lawburrows.rules.source import Confidence, Source

RECORDED = Source("The entries of this record", "as people set it", confidence=Confidence.DERIVED)
PAGE, ANSWER = "casefile:joint", "meetings:asked"
COLUMNS = (
    *(
        "record_id",
        "pk",
        "state",
        "closed_at",
        "next_review",
        "minutes_agreed_on",
        "minutes_circulated_on",
        "level_now",
    ),
    *("meeting__day", "meeting__chair_id", "meeting__minute_taker_id", "meeting__planned_by_id"),
    *("requests__pk", "requests__state", "requests__due", "requests__asked_id", "requests__asked_at"),
    *("requests__agency__name", "requests__asked_by__name", "requests__answers__answered_at"),
)


class Found:
    """What falls due and what was met of one person, as their cases are gone through in the order of their days."""

    def __init__(self) -> None:
        self.due: list[Due] = []
        self.met: dict[str, date] = {}
        self.last: Any = None  # the case that was closed last
        self.ahead: list[date] = []


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """In one query however many they are: cases with what was asked for them, and the level as it is now."""
    level = LevelDecision.objects.filter(record=OuterRef("record_id"), ends=None).values("value")[:1]
    rows = MeetingCase.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    rows = rows.exclude(state="taken_off").exclude(meeting__state="cancelled").annotate(level_now=Subquery(level))
    found: dict[uuid.UUID, Found] = defaultdict(Found)
    seen: set[uuid.UUID] = set()
    for row in rows.order_by("meeting__day", "begins", "pk", "requests__pk").values_list(*COLUMNS, named=True):
        one = found[row.record_id]
        if row.pk not in seen:  # a case stands in as many rows as agencies were asked for it
            seen.add(row.pk)
            (_ahead if row.state == "planned" else _closed)(one, row, reading)
        if row.requests__pk:
            _asked(one, row)
    for one in found.values():
        if one.last is not None:
            _reviews(one, reading)
    return {record: Dates(tuple(one.due), one.met) for record, one in found.items()}


def _ahead(one: Found, row: Any, reading: Reading) -> None:
    """The meeting; once its day has passed, the draft that closing the case makes of what was written."""
    day = row.meeting__day
    one.ahead.append(day)
    steps = (Step("On a meeting, as the coordinator planned it", in_words(day), RECORDED),)
    made = deadline("meeting", "Meeting about this person", day, RECORDED, steps, harm=4)
    one.due.append(due_on_page(made, f"meeting-{row.pk}", PAGE, "See the meeting", named=""))
    if day < reading.on:
        made = _limit("minutes_draft", row, day, reading, "Close the case of a meeting: its minutes become a draft")
        person = row.meeting__minute_taker_id
        one.due.append(due_on_page(made, f"minutes_draft-{row.pk}", PAGE, "See the meeting", "", person=person))


def _closed(one: Found, row: Any, reading: Reading) -> None:
    """Discussed: what was due until then is met. Its minutes go to the chair, and then to the coordinator."""
    day, key = row.meeting__day, f"minutes_circulated-{row.pk}"
    one.met |= {f"meeting-{row.pk}": day, f"minutes_draft-{row.pk}": row.closed_at.astimezone(LONDON).date()}
    if one.last is not None:
        one.met |= dict.fromkeys((f"meeting_review-{one.last.pk}", f"level_review-{one.last.pk}"), day)
    one.last = row
    if row.minutes_circulated_on:
        one.met[key] = row.minutes_circulated_on
        return
    agreed = row.minutes_agreed_on
    what = "Circulate the minutes of a meeting" if agreed else "Agree the minutes of a meeting, to be circulated"
    made = _limit("minutes_circulated", row, day, reading, what)
    if agreed:
        made = replace(made, steps=(*made.steps, Step("Agreed by the chair", in_words(agreed), RECORDED)))
    person = row.meeting__planned_by_id if agreed else row.meeting__chair_id
    one.due.append(due_on_page(made, key, PAGE, "See the meetings", "", person=person))


def _limit(key: str, row: Any, start: date, reading: Reading, what: str) -> Deadline:
    """A time limit of guidance, counted from the day of a meeting as it holds where the person is managed."""
    figure = reading.limits.row(key, on=start, record=row.record_id)
    found = interval(figure, start, holidays=reading.agreed.bank_holidays)
    return replace(found, what=what, steps=(Step("Day of the meeting", in_words(start), RECORDED), *found.steps))


def _asked(one: Found, row: Any) -> None:
    """What one agency holds: due to whoever was asked there, for as long as the case is ahead."""
    key = f"information-{row.requests__pk}"
    if row.requests__answers__answered_at:
        one.met[key] = row.requests__answers__answered_at.astimezone(LONDON).date()
    elif row.state == "planned" and row.requests__state == "asked":
        asked = in_words(row.requests__asked_at.astimezone(LONDON).date())
        steps = (
            Step(f"{row.requests__asked_by__name} asked what {row.requests__agency__name} holds", asked, RECORDED),
            Step("Answer by, as the coordinator set it", in_words(row.requests__due), RECORDED),
            Step("No time limit for the answer was found: people set the day"),
        )
        what = f"Answer what {row.requests__agency__name} holds, before the meeting of {in_words(row.meeting__day)}"
        made = deadline("information_request", what[:200], row.requests__due, RECORDED, steps, harm=4)
        one.due.append(due_on_page(made, key, ANSWER, "Answer", "", person=row.requests__asked_id))


def _reviews(one: Found, reading: Reading) -> None:
    """The day that the last meeting set; where it lies beyond the interval that is quoted, that one beside it."""
    last, day, again = one.last, one.last.meeting__day, one.last.next_review
    steps = (
        Step("Last discussed at a meeting", in_words(day), RECORDED),
        Step("Next review, as that meeting set it", in_words(again), RECORDED),
    )
    made = deadline("meeting_review", "Next review at a meeting", again, RECORDED, steps, harm=4)
    one.due.append(due_on_page(made, f"meeting_review-{last.pk}", PAGE, "See the meetings", named=""))
    if last.level_now not in OFTEN:
        return
    limit = _limit(OFTEN[last.level_now], last, day, reading, f"Level {last.level_now} meeting, as often as is quoted")
    if limit.due and limit.due < again and not any(ahead <= limit.due for ahead in one.ahead):
        limit = replace(limit, steps=(*limit.steps, Step("The meeting set a later day", in_words(again), RECORDED)))
        one.due.append(due_on_page(limit, f"level_review-{last.pk}", PAGE, "See the meetings", named=""))
