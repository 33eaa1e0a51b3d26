"""What plans say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.plans.models import LifelongAnswer, Plan, PlanReview, Signature, VictimCare, VictimTold

WORDS = "Risk management plan"


def plan(row: Any) -> Iterator[Said]:
    yield row.begun_on, f"Risk management plan: version {row.number} begun", row.why
    if row.in_force_on:
        yield row.in_force_on, f"Risk management plan: version {row.number} in force", row.gaps_because


def signature(row: Any) -> Iterator[Said]:
    if row.taken_back_on is None:
        yield row.signed_at.date(), f"Risk management plan signed by {row.get_signs_as_display()}", ""


def review(row: Any) -> Iterator[Said]:
    yield row.reviewed_on, "Risk management plan reviewed: it stays as it is", row.words


def answer(row: Any) -> Iterator[Said]:
    what = f"Risk Management Authority: plan {row.get_outcome_display()}"
    yield row.answered_on, what, joined(row.letter, row.reasons)


def wish(row: Any) -> Iterator[Said]:
    if row.wish_on:
        yield row.wish_on, f"Victim {row.letter} {row.get_wish_display()}", ""


def told(row: Any) -> Iterator[Said]:
    yield row.told_on, "The contact agency of a victim was told of a date of release", row.how


SAID: tuple[Source, ...] = (
    Source("plans", WORDS, Plan, plan),
    Source("plans", WORDS, Signature, signature),
    Source("plans", WORDS, PlanReview, review),
    Source("plans", WORDS, LifelongAnswer, answer),
    Source("victims", "Victims", VictimCare, wish),
    Source("victims", "Victims", VictimTold, told),
)
