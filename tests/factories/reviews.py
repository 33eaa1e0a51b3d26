"""Level 1 reviews for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.orders.models import LevelDecision
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from tests.people import LONG_AGO, NOON, TODAY

SAME = {"level": "same", "risk": "same", "plan": "same", "others": "same"}


def level(record: Record, value: int = 1) -> LevelDecision:
    return LevelDecision.objects.create(record=record, owner=record.lead, value=value, starts=LONG_AGO)


def draft(record: Record, by: User, **more: Any) -> LevelOneReview:
    said = {"since": TODAY, "begun_by": by, "begun_on": TODAY}
    return LevelOneReview.objects.create(record=record, owner=record.lead, **said | more)


def signed(record: Record, author: User, **more: Any) -> LevelOneReview:
    """Signed by somebody of the lead authority, everything as before, the next in half a year."""
    said = {
        "state": "waiting",
        "author": author,
        "author_agency": record.lead,
        "signed_on": TODAY,
        "next_on": TODAY + timedelta(days=182),
    }
    made = draft(record, author, **SAME | said | more)
    signature(made, author, "author")
    return made


def signature(review: LevelOneReview, by: User, signs_as: str, **more: Any) -> ReviewSignature:
    said = {"owner": review.owner, "agency": review.owner, "text": review.text, "at": NOON}
    return ReviewSignature.objects.create(record=review.record, review=review, by=by, signs_as=signs_as, **said | more)
