"""Reviews of indefinite requirements for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.indefinite.models import CourtStep, Review, ReviewDecision
from tests.factories import orders
from tests.people import TODAY, World

RELEVANT = date(2012, 3, 1)  # fifteen years later, the date of discharge of somebody who was at liberty
DISCHARGE = date(2027, 3, 1)
KEY = f"review_of_indefinite-{RELEVANT}"


def subject(record: Record) -> None:
    """Indefinite requirements since 2012, first notified at once."""
    orders.conviction(record, on=RELEVANT, months=60)
    orders.notification(record, on=RELEVANT, section="s83")


def review(record: Record, world: World, **more: Any) -> Review:
    values = {"key": KEY, "date_of_discharge": DISCHARGE, "begun_on": TODAY, "begun_by": world.aileen}
    return Review.objects.create(record=record, owner=world.police, **values | more)


def decision(review: Review, world: World, **more: Any) -> ReviewDecision:
    values = {
        "outcome": "continue",
        "reasons": "the risk is shown by what was found in 2025",
        "last_day": date(2035, 3, 1),
        "prepared_by": world.aileen,
        "prepared_on": TODAY,
    }
    return ReviewDecision.objects.create(record=review.record, owner=world.police, review=review, **values | more)


def court_step(review: Review, world: World, **more: Any) -> CourtStep:
    values = {"kind": "appeal", "lodged_on": TODAY, "lodged_by": "the person", "court": "Sheriff Court of Kilwhimsy"}
    return CourtStep.objects.create(record=review.record, owner=world.police, review=review, **values | more)
