"""A level 1 review in words, for its page, its paper and the lists that show it."""

from __future__ import annotations

from typing import Any

from lawburrows.reviews import policy
from lawburrows.reviews.models import LevelOneReview
from lawburrows.rules.reviews import BY_SIGNATURE, QUESTIONS
from lawburrows.web.dates import write_date, write_moment

COLOURS = {"draft": "grey", "waiting": "yellow", "returned": "orange", "done": "green"}


def answers(review: LevelOneReview) -> list[dict[str, str]]:
    """Each question with its answer and its words."""
    found = []
    for one in QUESTIONS:
        value = getattr(review, one.key)
        said = {"same": one.as_before, "other": one.otherwise}.get(value, "Not answered yet")
        words = getattr(review, f"{one.key}_words")
        found.append({"question": one.words, "answer": said, "words": words})
    return found


def review(one: LevelOneReview) -> dict[str, Any]:
    """One review as pages and paper show it."""
    rows = list(one.signatures.all())
    missing = policy.still_needed(one, rows) if one.state == "waiting" else []
    return {
        "state": one.get_state_display(),
        "key": one.state,
        "colour": COLOURS[one.state],
        "since": one.since,
        "answers": answers(one),
        "next_on": one.next_on,
        "last_on": one.last_on,
        "supervised": one.supervised,
        "seen": one.seen,
        "author": f"{one.author}, {one.author_agency}" if one.author and one.author_agency else "",
        "signed_on": one.signed_on,
        "returned_by": one.returned_by,
        "returned_because": one.returned_because,
        "signatures": [
            {
                "what": row.get_signs_as_display(),
                "by": f"{row.by}, {row.agency}",
                "at": write_moment(row.at),
                "lost": row.text != one.text,
            }
            for row in rows
        ],
        "missing": [BY_SIGNATURE[what].words for what in missing],
        "title": f"Level 1 review, {write_date(one.signed_on or one.begun_on)}",
    }
