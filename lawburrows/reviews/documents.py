"""A level 1 review on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.actions.presenting import row
from lawburrows.actions.queries import given_by
from lawburrows.documents.sheets import Sheet
from lawburrows.reviews import presenting, queries


def one_review(record: Record, *, by: Any, about: UUID | None) -> dict[str, Any]:
    """The one that was named, or the last that its author has signed."""
    found = queries.review_of(record, about, by=by) if about else queries.last_done(record.pk, by=by)
    actions = given_by("review", [str(found.pk)], by=by) if found else []
    return {
        "review": presenting.review(found) if found else None,
        "actions": [row(one, on=by.identity.today) for one in actions],
    }


LEVEL_ONE_REVIEW = Sheet(
    key="level_one_review",
    title="Level 1 review",
    hint="The last one: its answers, the date of the next, what had changed, actions and signatures",
    template="reviews/level_one_review.html",
    reads=one_review,
    of_one=True,
)
