"""What falls due of a serious incident: its report, what people set a day for, recommendations, social work's review."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from lawburrows.database.lists import one_of
from lawburrows.incidents.models import Incident, PanelMember, Recommendation
from lawburrows.orders.due import SUPERVISING_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.incidents import NOTICE_LIMIT, REPORT_LIMIT, REVIEW_LIMIT
from lawburrows.rules.intervals import interval
from lawburrows.rules.source import Source

RECORDED = Source("The entries of this record", "as people set it")
PAGE, LABEL = "casefile:joint", "See the incident"
NO_TIME = Step("No time for this was found: people set the day")
WHAT = {
    "sent": "Review the initial notification report",
    "to_decide": "Decide about a serious incident",
    "reviewing": "Hand in a significant case review",
    "reported": "Decide whether a case review is published",
    "other": "Say what came of another review",
}
COLUMNS = (
    "record_id",
    "pk",
    "state",
    "happened_on",
    "sent_at",
    "due_on",
    "ended_on",
    "chair_id",
    "lead_reviewer",
    "social_work__pk",
    "social_work__state",
    "social_work__notified_on",
    "social_work__sent_on",
    "social_work__replied_on",
    "social_work__ended_on",
    "social_work__due_on",
)


class Found:
    """What falls due and what was met of one person."""

    def __init__(self) -> None:
        self.due: list[Due] = []
        self.met: dict[str, date] = {}


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """One query however many they are, and another for recommendations where there is an incident at all."""
    leads = PanelMember.objects.filter(review__incident=OuterRef("pk"), leads=True, left_on=None).values("user_id")[:1]
    rows = Incident.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    found: dict[uuid.UUID, Found] = defaultdict(Found)
    for row in rows.annotate(lead_reviewer=Subquery(leads)).order_by("pk").values_list(*COLUMNS, named=True):
        one = found[row.record_id]
        _report(one, row, reading)
        if row.social_work__pk:
            _social_work(one, row, reading)
    if found:
        asked = Recommendation.objects.visible_to(reading.by).filter(one_of("record_id", found), due__isnull=False)
        for each in asked.select_related("agency", "action").order_by("pk"):
            _recommended(found[each.record_id], each)
    return {record: Dates(tuple(one.due), one.met) for record, one in found.items()}


def _report(one: Found, row: Any, reading: Reading) -> None:
    """The report within the figure; after that whatever day was set for the next thing."""
    key = f"incident_report-{row.pk}"
    if row.state == "draft":
        made = _limit(REPORT_LIMIT, row, row.happened_on, reading)
        one.due.append(due_on_page(made, key, PAGE, LABEL, ""))
        return
    one.met[key] = row.sent_at.date() if row.sent_at else row.ended_on
    if row.state in WHAT and row.due_on:
        person = row.lead_reviewer if row.state == "reviewing" else row.chair_id
        made = _set("incident", WHAT[row.state], row.due_on)
        one.due.append(due_on_page(made, f"incident_{row.state}-{row.pk}", PAGE, LABEL, "", person=person))


def _limit(key: str, row: Any, start: date, reading: Reading) -> Deadline:
    figure = reading.limits.row(key, on=start, record=row.record_id)
    return interval(figure, start, holidays=reading.agreed.bank_holidays)


def _set(kind: str, what: str, day: date) -> Deadline:
    return deadline(kind, what, day, RECORDED, (Step("The day that was set", in_words(day), RECORDED), NO_TIME), harm=4)


def _social_work(one: Found, row: Any, reading: Reading) -> None:
    pk, state = row.social_work__pk, row.social_work__state
    notice, review = f"serious_incident_notice-{pk}", f"serious_incident_review-{pk}"
    if state == "to_notify":
        made = _limit(NOTICE_LIMIT, row, row.happened_on, reading)
        one.due.append(due_on_page(made, notice, PAGE, LABEL, SUPERVISING_OFFICER))
        return
    one.met[notice] = row.social_work__notified_on or row.social_work__ended_on
    if state == "reviewing":
        made = _limit(REVIEW_LIMIT, row, row.social_work__notified_on, reading)
        one.due.append(due_on_page(made, review, PAGE, LABEL, SUPERVISING_OFFICER))
    elif row.social_work__sent_on:
        one.met[review] = row.social_work__sent_on
    for at, what in (("sent", "Ask the Care Inspectorate for its reply"), ("follow_up", "Follow up the reply")):
        if state == at and row.social_work__due_on:
            made = _set("serious_incident", what, row.social_work__due_on)
            one.due.append(due_on_page(made, f"serious_incident_{at}-{pk}", PAGE, LABEL, SUPERVISING_OFFICER))


def _recommended(one: Found, each: Recommendation) -> None:
    """Where an action was given the date is the action's own."""
    key = f"recommendation-{each.pk}"
    if each.done_on or each.action is not None:
        one.met[key] = each.done_on or (each.action.given_on if each.action else each.due)  # type: ignore[assignment]
        return
    if each.due:
        made = _set("recommendation", f"Recommendation {each.number} to {each.agency.name}"[:150], each.due)
        made = replace(made, harm=3)
        one.due.append(due_on_page(made, key, PAGE, LABEL, ""))
