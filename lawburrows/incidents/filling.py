"""The initial notification report: what was typed, and what the record says; nothing is typed twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.incidents.models import Incident
from lawburrows.meetings.queries import cases_about
from lawburrows.orders.queries import decisions_of
from lawburrows.plans.queries import plan_in_force
from lawburrows.referrals.filled import filled
from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import Category, Level

NOT_READ = "The wording of the official form was not read: this document follows its purpose. Unverified."
_AT_PRESENT = "Category, level and risk at present"  # the report says what they were when it happened
Lines = list[list[str]]


def report(incident: Incident, *, by: Any, on: date) -> list[dict[str, Any]]:
    """Title and lines, part by part, in plain words: what the chair is sent."""
    record = incident.record
    found = filled(record, by=by, on=on)
    rest = [
        {"title": part.title, "lines": [[line.what, line.words] for line in part.lines]}
        for part in found.parts
        if part.title != _AT_PRESENT
    ]
    return [
        {"title": "What happened", "lines": _happened(incident)},
        {"title": "When it happened, on the record", "lines": _then(incident, record, by)},
        *rest,
    ]


def _happened(one: Incident) -> Lines:
    hour = f", {one.happened_at}" if one.happened_at else ""
    charged = f" (charged on {in_words(one.charged_on)})" if one.charged_on else ""
    media = one.get_publicity_display().capitalize()
    return [
        ["Why it is a serious incident", one.get_criterion_display().capitalize()],
        ["When", f"{in_words(one.happened_on)}{hour}"],
        ["Where", one.place],
        ["What", one.what],
        ["Charge", f"{one.charge}{charged}" if one.charge else "None recorded"],
        ["Agencies that were involved beside those in the case", one.others_involved or "None recorded"],
        ["Media", f"{media}. {one.publicity_words}".strip()],
    ]


def _then(incident: Incident, record: Record, by: Any) -> Lines:
    day = incident.happened_on
    meeting = next((one for one in cases_about(record.pk, by=by) if one.meeting.day <= day), None)
    plan = plan_in_force(record, by=by)
    return [
        ["Category at the time", _decided(record, "category", day, by, lambda value: Category(value).label)],
        ["Level at the time", _decided(record, "level", day, by, lambda value: Level(value).label)],
        ["Risk of serious harm at the time", _decided(record, "harm", day, by, None)],
        [
            "Last meeting before it",
            f"{meeting.meeting}, {in_words(meeting.meeting.day)}" if meeting else "None recorded",
        ],
        ["Risk management plan in force now", f"Version {plan.number}" if plan else "None is signed"],
    ]


def _decided(record: Record, kind: str, day: date, by: Any, label: Any) -> str:
    one = next(
        (
            row
            for row in decisions_of(record.pk, kind, by=by)
            if (row.starts is None or row.starts <= day) and (row.ends is None or row.ends > day)
        ),
        None,
    )
    if one is None:
        return "Not decided then"
    words = f"{kind.capitalize()} {one.value}: {label(one.value)}" if label else one.get_value_display().capitalize()
    return f"{words}, since {in_words(one.starts)}" if one.starts else words
