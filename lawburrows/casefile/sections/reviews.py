"""The section of level 1 reviews: the last, the one in hand, when the next is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Button, Row, Section, button
from lawburrows.reviews import policy, presenting, queries
from lawburrows.rules.deadline import in_words

EMPTY = "No level 1 review is recorded. No national interval is confirmed: do the first, and set the date of the next."


def reviews(record: Record, by: Any, on: date) -> Section:
    found = queries.reviews_of(record.pk, by=by)
    rows = []
    for one in found[:2]:
        shown = presenting.review(one)
        following = f"next review {in_words(one.next_on)}" if one.next_on else "date of the next not set"
        waits = "; ".join(f"waits for {words}" for words in shown["missing"])
        note = ". ".join(part for part in (shown["author"], following, waits) if part)
        url = reverse("casefile:one_review", args=[record.ref, one.pk])
        rows.append(
            Row(
                in_words(one.signed_on or one.begun_on),
                note,
                tag=(one.get_state_display().capitalize(), shown["colour"]),
                url=url,
            )
        )
    may = policy.may_write(record, by=by, level=queries.level_of(record.pk, by=by))
    every = Button("All level 1 reviews", reverse("casefile:level_one_reviews", args=[record.ref]))
    label = "Go on with the review" if any(one.state != "done" for one in found) else "Review at level 1"
    buttons = [*button(label, "casefile:level_one_review", may, record), *([every] if found else [])]
    return Section("level-one", "Level 1 review", rows, EMPTY if may else may.reason, buttons=buttons)
