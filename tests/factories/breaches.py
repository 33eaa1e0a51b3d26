"""Suspicions, whereabouts and warrants for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lawburrows.access.models import Record, User
from lawburrows.breaches.models import (
    Attempt,
    Consideration,
    CourtDate,
    Evidence,
    Missing,
    Move,
    SearchWarrant,
    Suspicion,
    Wanted,
)
from lawburrows.people.models import Address

MARCH = date(2026, 3, 2)
LOOK_AGAIN = date(2027, 12, 4)


def suspicion(record: Record, *, by: User, on: date = MARCH, state: str = "suspected", **more: Any) -> Suspicion:
    """Of the yearly notification, unless a condition or an order is named."""
    of: dict[str, Any] = {"of": "notification", "duty": "periodic", "requirement": "Annual confirmation"}
    if condition := more.get("condition"):
        of = {"of": "condition", "order": condition.order, "requirement": condition.text}
    elif order := more.get("order"):
        of = {"of": "condition", "order": order, "requirement": "You must not"}
    return Suspicion.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "number": Suspicion.objects.filter(record=record).count() + 1,
            "alleged": "Nothing was notified by the day",
            "first_day": on,
            "last_day": on,
            "known_how": "Nothing stands in the register of the station",
            "source": "The station's register",
            "raised_by": by,
            "raised_on": on,
            "state": state,
            "since": on,
        }
        | of
        | more
    )


def evidence(of: Suspicion, *, verified: User | None = None, **more: Any) -> Evidence:
    judged = {"state": "verified", "judged_by": verified, "judged_on": of.raised_on, "how": "Read at the station"}
    return Evidence.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "suspicion": of,
            "what": "The register of the station has no entry",
            "source": "The station's register",
            "obtained_on": of.raised_on,
        }
        | (judged if verified else {})
        | more
    )


def consideration(of: Suspicion, *, by: User, excuse: str = "not_reasonable", **more: Any) -> Consideration:
    return Consideration.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "suspicion": of,
            "excuse": excuse,
            "excuse_said": "Forgot the day",
            "excuse_why": "Reminded twice by letter",
            "needs_met": "Nothing was needed",
            "account": "Thought it was in April",
            "considered_by": by,
            "considered_at": datetime(
                of.raised_on.year, of.raised_on.month, of.raised_on.day, 12, tzinfo=ZoneInfo("UTC")
            ),
        }
        | more
    )


def considered(record: Record, *, by: User, **more: Any) -> Suspicion:
    """One that stands on a verified fact and was considered: somebody decides now."""
    made = suspicion(record, by=by, state="considered", **more)
    evidence(made, verified=by)
    consideration(made, by=by)
    return made


def move(of: Suspicion, *, by: User, before: str, after: str, on: date = MARCH) -> Move:
    return Move.objects.create(
        record=of.record,
        owner=of.owner,
        suspicion=of,
        before=before,
        after=after,
        happened_on=on,
        grounds="As the test says",
        moved_by=by,
        moved_at=datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo("UTC")),
    )


def court_date(of: Suspicion, *, day: date = MARCH, **more: Any) -> CourtDate:
    return CourtDate.objects.create(
        record=of.record,
        owner=of.owner,
        suspicion=of,
        day=day,
        court="Imaginary Sheriff Court",
        purpose="First diet",
        **more,
    )


def wanted(record: Record, *, by: User, on: date = MARCH, **more: Any) -> Wanted:
    return Wanted.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "court": "Imaginary Sheriff Court",
            "number": "W-12",
            "granted_on": on,
            "what_for": "failing to appear",
            "review_on": LOOK_AGAIN,
            "recorded_by": by,
        }
        | more
    )


def missing(record: Record, *, by: User, on: date = MARCH, **more: Any) -> Missing:
    return Missing.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "since": on,
            "reported_by": "His landlord",
            "why": "character",
            "why_said": "Never away for a night before",
            "review_on": LOOK_AGAIN,
            "recorded_by": by,
        }
        | more
    )


def search(record: Record, address: Address, *, by: User, state: str = "applied", **more: Any) -> SearchWarrant:
    answered = {"answered_on": MARCH, "court": "Imaginary Sheriff Court"} if state not in ("applied",) else {}
    return SearchWarrant.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "address": address,
            "address_said": address.whole,
            "officer": "Una Invented",
            "rank": "superintendent",
            "grounds": "Nobody has been let in since the winter",
            "applied_on": MARCH,
            "recorded_by": by,
            "state": state,
        }
        | answered
        | more
    )


def attempt(warrant: SearchWarrant, *, by: User, day: date = MARCH, **more: Any) -> Attempt:
    return Attempt.objects.create(
        record=warrant.record,
        owner=warrant.owner,
        warrant=warrant,
        day=day,
        by_whom="Two constables",
        what_happened="Nobody answered",
        recorded_by=by,
        **more,
    )
