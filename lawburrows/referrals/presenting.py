"""Notifications and referrals as the pages want them: words, addresses and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.notices.owed import whose
from lawburrows.orders.reading import Reading
from lawburrows.referrals import policy, queries
from lawburrows.referrals.complete import Missing, asked, missing, questions
from lawburrows.referrals.content import NOT_READ, as_sent, title_of
from lawburrows.referrals.deadlines import answer_due, meeting_due
from lawburrows.referrals.documents import sent_last
from lawburrows.referrals.filled import Filled, filled
from lawburrows.referrals.models import Referral
from lawburrows.rules.category_tests import STAGES, answers, fitting
from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import Category, Level
from lawburrows.rules.referrals import OPEN, ROWS, Kind, State, document
from lawburrows.web.menu import address

COLOURS = {
    State.DRAFT: "grey",
    State.SENT: "yellow",
    State.RETURNED: "orange",
    State.ACCEPTED: "green",
    State.ARRANGED: "green",
    State.RECORDED: "green",
    State.REFUSED: "red",
    State.WITHDRAWN: "grey",
}
DESK = (
    (State.SENT, "Waiting for your answer", "Nothing waits for an answer. What is sent to you stands here."),
    (State.ACCEPTED, "Accepted: the first meeting is to be held", "Every accepted referral has had its first meeting."),
    (State.RETURNED, "Returned, with the sender", "Nothing is with a sender."),
)


@dataclass(frozen=True)
class Gap:
    """One missing part, with the page on which it is recorded."""

    words: str
    url: str


def grounds(record: Record, kind: Kind, *, by: Any, on: date) -> dict[str, Any]:
    """What the record says before anything is typed: the tests of the category, and what is missing already."""
    found = filled(record, by=by, on=on)
    fits = fitting(found.held) or Category.THREE
    level = "" if found.held.level is None or (kind is Kind.REFERRAL and found.held.level is Level.ONE) else None
    return {
        "kind": kind.value,
        "kind_words": dict(Referral.KINDS)[kind.value],
        "number": document(kind, fits),
        "tests": [(fits, answers(fits, found.held))],
        "automatic": fitting(found.held),
        "stages": STAGES if found.held.restricted else (),
        "gaps": [Gap(f"{line.what} is not recorded", address(line.where, ref=record.ref)) for line in found.missing],
        "convictions": found.convictions,
        "release": found.release,
        "not_read": NOT_READ,
        "beforehand": {
            "category": fits.value,
            "level": level if level is not None else (found.held.level or Level.ONE).value,
        },
    }


def gaps(rows: list[Missing], referral: Any) -> list[Gap]:
    ref = referral.record.ref
    own = reverse("referrals:change_referral", args=[ref, referral.pk])
    return [Gap(one.words, address(one.where, ref=ref) or own) for one in rows]


def page(referral: Any, *, by: Any, on: date) -> dict[str, Any]:
    """One notification or referral with all that its page needs; a draft as the record fills it now."""
    state = State(referral.state)
    now: Filled | None = None
    lacking: list[Missing] = []
    parts = sent_last(referral, by=by)
    if state in (State.DRAFT, State.RETURNED):
        now = filled(referral.record, by=by, on=on, conviction=referral.conviction_id)
        lacking = missing(referral, now)
        parts = as_sent(referral, now)
    due = _due(referral, by, on)
    return {
        "referral": referral,
        "title": title_of(referral),
        "parts": parts or [],
        "draft": now is not None,
        "state": _state(state),
        "owner": state.owner.value,
        "clock": ROWS[state].clock,
        "due": due,
        "missing": lacking,
        "gaps": gaps(lacking, referral),
        "left_out": _left_out(now, referral),
        "doubts": questions(referral, now) if now else (),
        "tests": _tests(referral, now),
        "to": queries.coordination_of(referral.record) if now else referral.to,
        "steps": [_step(one) for one in queries.steps_of(referral, by=by)],
        "returned": _returned(referral, by) if state is State.RETURNED else None,
        "not_read": NOT_READ,
        "may_change": policy.may_change(referral, by=by),
        "may_withdraw": policy.may_withdraw(referral, by=by),
        "may_answer": policy.may_answer(referral, by=by),
        "to_refer": _to_refer(referral, state),
    }


def _tests(referral: Any, now: Filled | None) -> list[Any]:
    if now is None or not referral.category:
        return []
    category = Category(referral.category)
    return [(category, answers(category, asked(referral, now)))]


def _left_out(now: Filled | None, referral: Any) -> list[Gap]:
    """What the record does not say, and what does not keep it from being sent."""
    found = [line for line in (now.missing if now else []) if not line.needed]
    return [Gap(line.what, address(line.where, ref=referral.record.ref)) for line in found]


def _to_refer(referral: Any, state: State) -> bool:
    """A notification that suggests level 2 or 3 is followed by a referral."""
    suggests = referral.kind == Kind.NOTIFICATION.value and (referral.level or 0) > 1
    return bool(suggests and state in (State.SENT, State.RECORDED))


def _returned(referral: Any, by: Any) -> Any:
    steps = queries.steps_of(referral, by=by)
    return next((one for one in steps if one.after == State.RETURNED.value), None)


def _state(state: State) -> dict[str, str]:
    return {"words": state.words.capitalize(), "colour": COLOURS[state]}


def _step(one: Any) -> dict[str, Any]:
    return {
        "title": State(one.after).words.capitalize(),
        "text": "\n".join(filter(None, (one.reason, f"Missing: {one.lacks}" if one.lacks else ""))),
        "by": f"{one.made_by}, {one.owner}",
        "when": one.made_at,
    }


def _due(referral: Any, by: Any, on: date) -> dict[str, Any] | None:
    """The date that runs, whether it is late, and how sure it is."""
    state = State(referral.state)
    if state is State.RETURNED:
        return {"day": referral.wanted_by, "late": referral.wanted_by < on, "unverified": False, "what": "Wanted by"}
    if state not in (State.SENT, State.ACCEPTED):
        return None
    reading = Reading([referral.record_id], by, on)
    found = (answer_due if state is State.SENT else meeting_due)(referral, reading)
    return {"day": found.due, "late": found.overdue(on), "unverified": found.unverified, "what": "Meeting due by"}


def desk(found: list[Any], *, by: Any, on: date) -> list[dict[str, Any]]:
    """Cards in three groups, each with its date: one reading for all of them."""
    reading = Reading([one.record_id for one in found], by, on)
    groups = []
    for state, title, empty in DESK:
        rows = [_card(one, reading, on) for one in found if one.state == state.value]
        rows.sort(key=lambda row: row["day"] or date.max)
        groups.append({"title": title, "rows": rows, "empty": empty})
    return groups


def _card(one: Any, reading: Reading, on: date) -> dict[str, Any]:
    state = State(one.state)
    day = one.wanted_by if state is State.RETURNED else meeting_due(one, reading).due
    return {
        "who": whose(one.record),
        "ref": one.record.ref,
        "title": title_of(one),
        "asks": f"Category {one.category}, level {one.level}",
        "urgent": one.urgent,
        "sent": f"Sent {in_words(one.sent_on)} by {one.sent_by}, {one.owner}. Managed in {one.record.area}",
        "day": day,
        "late": bool(day and day < on),
        "unverified": state is not State.RETURNED,
        "what": "Wanted again by" if state is State.RETURNED else "Meeting due by",
        "url": reverse("referrals:referral", args=[one.record.ref, one.pk]),
    }


def is_open(referral: Any) -> bool:
    return State(referral.state) in OPEN
