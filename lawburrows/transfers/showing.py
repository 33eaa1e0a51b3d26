"""What a record shows when exit is decided: what holds, and what is still open, each with the page where it is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.access.queries import sharing
from lawburrows.actions import queries as actions
from lawburrows.breaches import queries as breaches
from lawburrows.breaches.chain import ENDED
from lawburrows.circumstances import queries as circumstances
from lawburrows.custody import queries as custody
from lawburrows.disclosures import presenting as disclosing
from lawburrows.disclosures import queries as disclosures
from lawburrows.meetings import queries as meetings
from lawburrows.orders.clock import categories
from lawburrows.orders.grounds import grounds
from lawburrows.orders.holding import NOTHING_RECORDED, held_by
from lawburrows.orders.queries import facts_for
from lawburrows.people.queries import person_of
from lawburrows.referrals import queries as mappa
from lawburrows.referrals.models import OPEN_STATES
from lawburrows.rules.exits import CHECKS, Shown
from lawburrows.transfers import queries
from lawburrows.transfers.checks import Check
from lawburrows.transfers.models import HandOff
from lawburrows.visits import queries as visits
from lawburrows.web.dates import write_date, write_moment


def shown(record: Record, *, by: Any, on: date) -> Shown:
    """What the facts say today; whoever decides sees the record in full."""
    facts = facts_for([record.pk], by=by)[record.pk]
    grounds_found = grounds(facts)
    held = held_by(facts, on, grounds_found)
    person = person_of(record, by)
    unknown = NOTHING_RECORDED if held.because == (NOTHING_RECORDED,) else ""
    away = [one.starts for one in facts.absences if one.kind == "abroad" and one.starts <= on and one.ends is None]
    decided = facts.category
    return Shown(
        holding=() if unknown else held.because,
        unknown=unknown,
        by_law=tuple(dict.fromkeys(why for _, why in categories(facts, grounds_found, on))),
        category=decided.value if decided else None,
        ended_on=held.ended_on,
        died_on=person.died_on if person else None,
        abroad_since=max(away, default=None),
        receipt=_receipt(record, by),
    )


def _receipt(record: Record, by: Any) -> str:
    """The newest receipt of an authority outside Scotland since the record was opened, or opened again."""
    again = max((one.again_on for one in queries.exits_of(record, by=by) if one.again_on), default=None)
    for one in queries.hand_offs_of(record, by=by):
        if one.state == HandOff.State.RECEIVED and one.received_on and (again is None or one.received_on > again):
            return f"Received by {one.authority}, {one.received_by}, on {write_date(one.received_on)}: {one.receipt}."
    return ""


def check_list(record: Record, *, by: Any, on: date) -> list[Check]:
    """Every row of the table of checks, in its order; an empty one says that it was looked at."""
    partners, shares = sharing(record, by=by, on=on)
    found = {
        "handover": [
            *(f"to {one.to_agency}" for one in [custody.open_handover(record, by=by)] if one),
            *(f"to {one.authority}" for one in [queries.open_hand_off(record, by=by)] if one),
            *(f"refused by {one.handover.to_agency}" for one in [queries.to_decide(record, by=by)] if one),
        ],
        "breaches": [
            f"number {one.number}, {one.get_state_display()}"
            for one in breaches.suspicions_of(record.pk, by=by)
            if one.state not in ENDED
        ],
        "sought": _sought(record, by),
        "referrals": [
            f"{one.referral.get_kind_display()}, {write_moment(one.referral.made_at)}"
            for one in visits.referrals_of(record.pk, by=by)
            if one.receipt is None
        ],
        "changes": [
            circumstances.what(call)
            for one in circumstances.changes_of(record, by=by, on=on)
            for call in one.calls
            if call.dealt_with_on is None
        ],
        "actions": [one.what for one in actions.open_actions([record.pk], by=by)],
        "mappa_referrals": [
            f"{one.get_kind_display()}, begun {write_date(one.begun_on)}"
            for one in mappa.referrals_of(record, by=by)
            if one.state in OPEN_STATES
        ],
        "meetings": [
            f"{one.meeting.area}, {write_date(one.meeting.day)}"
            for one in meetings.cases_about(record.pk, by=by)
            if one.state == "planned" and one.meeting.state == "planned" and one.meeting.day >= on
        ],
        "disclosures": [
            f"{disclosing.title_of(one)}, {one.get_state_display()}"
            for one in disclosures.disclosures_of(record, by=by)
            if disclosing.is_running(one)
        ],
        "visits": [f"{write_moment(one.at)}, {one.visitor}" for one in visits.plans_of(record.pk, by=by)],
        "partners": [str(one.agency) for one in partners],
        "shares": [str(one.user) for one in shares],
    }
    where = {
        "handover": "transfers:transfers",
        "breaches": "breaches:breaches",
        "sought": "breaches:breaches",
        "referrals": "visits:visits",
        "changes": "circumstances:changes",
        "actions": "actions:actions",
        "mappa_referrals": "casefile:joint",
        "meetings": "casefile:joint",
        "disclosures": "disclosures:disclosures",
        "visits": "visits:visits",
        "partners": "casefile:in_the_case",
        "shares": "casefile:in_the_case",
    }
    return [Check(row.key, tuple(found[row.key]), reverse(where[row.key], args=[record.ref])) for row in CHECKS]


def _sought(record: Record, by: Any) -> list[str]:
    wanted = [one for one in breaches.wanted_of(record.pk, by=by) if one.ended_on is None]
    missing = [one for one in breaches.missing_of(record.pk, by=by) if one.ended_on is None]
    return [f"wanted since {write_date(one.granted_on)}" for one in wanted] + [
        f"missing since {write_date(one.since)}" for one in missing
    ]
