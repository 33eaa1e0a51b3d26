"""The risk management plan in short, as it stands beside a level 1 review and in the meeting room; read there, never written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.plans import presenting, queries
from lawburrows.plans.models import Plan, PlanReview
from lawburrows.plans.whole import Whole, compared
from lawburrows.rules.deadline import in_words

MOST, LONGEST = 10, 160
HOW = {"came": "New", "went": "Taken out", "changed": "Changed"}


@dataclass(frozen=True)
class Beside:
    """What a version says in lines under headings, what it lacks, and what became of the plan since a day."""

    plan: Plan
    colour: str
    written: Plan | None  # another version that is being written, or waits for signatures
    before: Plan | None  # the version that it replaced since that day
    review_due: date | None
    late: bool
    missing: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    changed: tuple[str, ...]

    @property
    def line(self) -> str:
        """As it is kept with a review: which version stood there."""
        due = f", to be reviewed by {in_words(self.review_due)}" if self.review_due else ", no review date"
        return f"Version {self.plan.number}, {self.plan.get_state_display()}{due}"


def plan_beside(record: Record, *, since: date, by: Any, on: date) -> Beside | None:
    """The version in force, else the one that is written; None where there is none. A fixed number of queries."""
    plans = queries.plans_of(record, by=by)
    found = presenting.first_shown(plans)
    if found is None:
        return None
    whole, reviews = queries.whole(found, by=by), queries.reviews_of(found, by=by)
    shown = presenting.shown(whole, supervised=False, on=on, reviews=reviews)
    written = presenting.being_written(plans)
    before = presenting.before(found, plans) if found.in_force_on and found.in_force_on >= since else None
    return Beside(
        plan=found,
        colour=shown["colour"],
        written=written if written and written.pk != found.pk else None,
        before=before,
        review_due=shown["review_due"],
        late=shown["late"],
        missing=len(shown["gaps"]),
        parts=tuple(_parts(whole)),
        changed=tuple(_changed(whole, before, reviews, since, by)),
    )


def _parts(whole: Whole) -> list[tuple[str, tuple[str, ...]]]:
    rows = whole.rows
    said = [
        ("Risks", [f"{one.get_harm_display().capitalize()}{_to(one.whom)}" for one in rows["risk"]]),
        ("What is done", [_strategy(one) for one in rows["strategy"]]),
        ("Early-warning signs", [one.words for one in rows["sign"]]),
        ("Intrusive measures", [_measure(one) for one in rows["measure"]]),
    ]
    return [(heading, _cut([_short(line) for line in lines])) for heading, lines in said]


def _to(whom: str) -> str:
    return f": {whom}" if whom else ""


def _strategy(one: Any) -> str:
    who = ", ".join(str(part) for part in (one.agency, one.person) if part) or "nobody has it"
    return f"{one.words.rstrip('.')} ({'; '.join(part for part in (who, one.often) if part)})"


def _measure(one: Any) -> str:
    again = f" (looked at again {in_words(one.review_on)})" if one.review_on else " (no review date)"
    return f"{one.words.rstrip('.')}{again}"


def _changed(whole: Whole, before: Plan | None, reviews: list[PlanReview], since: date, by: Any) -> list[str]:
    """What people do not find again by reading the plan as it stands."""
    plan = whole.plan
    found = []
    if plan.in_force_on and plan.in_force_on >= since:
        why = f", because: {_short(plan.why)}" if plan.why else ""
        found.append(f"Version {plan.number} came into force on {in_words(plan.in_force_on)}{why}")
    if before:
        rows = compared(queries.whole(before, by=by), whole)
        found += _cut([f"{HOW[one.how]}: {one.title}" for one in rows])
    for one in reviews:
        if one.reviewed_on >= since:
            what = str(one.measure) if one.measure else "The plan"
            found.append(f"{what} was reviewed on {in_words(one.reviewed_on)} and stays: {_short(one.words)}")
    return found


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _cut(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - MOST
    return tuple(lines if more <= 0 else [*lines[:MOST], f"and {more} more: open the plan"])
