"""What falls due of a notification or referral: the answer, what was returned, and the meeting that follows."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.referrals import queries
from lawburrows.referrals.models import Referral
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.intervals import interval
from lawburrows.rules.mappa import Level
from lawburrows.rules.referrals import NO_TIME_FOUND, Kind, Owner, State, limit_of
from lawburrows.rules.source import Source

ACT, LABEL = "casefile:joint", "Open joint management"
ASKED_AGAIN = Source("The coordinator's own date", "")


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Of these people those of whom something was sent, in one query."""
    due: dict[uuid.UUID, list[Due]] = {}
    met: dict[uuid.UUID, dict[str, date]] = {}
    for one in queries.with_dates(reading.records, by=reading.by):
        _add(one, reading, due.setdefault(one.record_id, []), met.setdefault(one.record_id, {}))
    return {record: Dates(tuple(found), met[record]) for record, found in due.items() if found or met[record]}


def answer_key(referral: Referral) -> str:
    return f"referral_answer-{referral.pk}"


def meeting_key(referral: Referral) -> str:
    return f"referral_meeting-{referral.pk}"


def _add(one: Referral, reading: Reading, due: list[Due], met: dict[str, date]) -> None:
    state = State(one.state)
    if state is State.SENT:
        due.append(due_on_page(answer_due(one, reading), answer_key(one), ACT, LABEL, ""))
    elif state is State.RETURNED and one.wanted_by:
        due.append(due_on_page(_again(one, one.wanted_by), f"referral_again-{one.pk}", ACT, LABEL, ""))
    elif one.answered_on:
        met[answer_key(one)] = one.answered_on
    if state is State.ACCEPTED:
        due.append(due_on_page(meeting_due(one, reading), meeting_key(one), ACT, LABEL, ""))
    elif state is State.ARRANGED and one.meeting_on:
        met[meeting_key(one)] = one.meeting_on


def meeting_due(one: Referral, reading: Reading) -> Deadline:
    """The first meeting after a referral, counted from the last time that it was sent."""
    sent = one.sent_on or reading.on
    key = limit_of(Level(one.level), urgent=one.urgent)
    row = reading.limits.row(key, on=sent, record=one.record_id)
    found = interval(row, sent, holidays=reading.agreed.bank_holidays, whose=Owner.COORDINATOR.value)
    return replace(found, kind="referral_meeting", what=f"First meeting at level {one.level} after a referral")


def answer_due(one: Referral, reading: Reading) -> Deadline:
    """No time for the answer was found; the meeting must be held by a day, so the answer comes before it."""
    found = meeting_due(one, reading)
    what = f"{'Answer' if one.kind == Kind.REFERRAL.value else 'Record'} the {one.get_kind_display()}"
    why = Step("No time for the answer was found: it comes before the meeting", "", NO_TIME_FOUND)
    steps = (*found.steps, why)
    return replace(found, kind="referral_answer", what=what, steps=steps, unverified=True)


def _again(one: Referral, day: date) -> Deadline:
    step = Step("The coordinator returned it, and wants it again by", in_words(day), ASKED_AGAIN)
    return deadline(
        "referral_again",
        f"{one.get_kind_display()} was returned: complete it and send it again",
        day,
        ASKED_AGAIN,
        (step,),
        whose=Owner.SENDER.value,
        harm=4,
    )
