"""What reviews of indefinite requirements say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.indefinite.models import Comment, CourtStep, Review, ReviewDecision

WORDS = "Reviews of indefinite requirements"


def review(row: Any) -> Iterator[Said]:
    yield row.begun_on, "Review of indefinite requirements begun", ""
    if row.ready_on:
        yield row.ready_on, "Evidence of the review ready", ""


def comment(row: Any) -> Iterator[Said]:
    yield row.said_on, f"Said for the review by {row.get_whose_display()}", row.text


def decision(row: Any) -> Iterator[Said]:
    yield row.prepared_on, f"Decision of the review prepared: {row.get_outcome_display()}", ""
    if row.decided_on:
        yield row.decided_on, f"Review decided: {row.get_outcome_display()}", row.reasons
    if row.served_on:
        yield row.served_on, "Decision of the review served on the person", row.served_how


def court(row: Any) -> Iterator[Said]:
    yield row.lodged_on, f"Lodged in court: {row.get_kind_display()}", joined(row.court, row.lodged_by)
    if row.decided_on:
        yield row.decided_on, f"{row.court} decided: {row.get_outcome_display()}", row.note


SAID = (
    Source("reviews", WORDS, Review, review),
    Source("reviews", WORDS, Comment, comment),
    Source("reviews", WORDS, ReviewDecision, decision),
    Source("reviews", WORDS, CourtStep, court),
)
