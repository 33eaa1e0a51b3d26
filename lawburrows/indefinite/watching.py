"""Every review of a person as the statutory clock has it today: its date, why, and what has come of it so far."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lawburrows.indefinite.models import CourtStep, Review, ReviewDecision
from lawburrows.orders.clock import Clock
from lawburrows.orders.due import Due
from lawburrows.rules.deadline import Deadline
from lawburrows.rules.notification.appeals import AppealFrom, appeal, onward_appeal
from lawburrows.rules.notification.review import SENTENCED_AGAIN

KINDS = frozenset({"review_of_indefinite", "further_review"})
AHEAD = timedelta(days=731)  # the radar looks two years ahead


@dataclass(frozen=True)
class Watched:
    """One review: the date of discharge as it stands, its steps, and what was recorded of it."""

    record: uuid.UUID
    key: str
    date_of_discharge: date
    due: Due | None  # none when the clock has its answer
    review: Review | None
    decision: ReviewDecision | None
    court: tuple[CourtStep, ...] = ()

    @property
    def further(self) -> bool:
        return self.key.startswith("further_review")

    @property
    def legal_check(self) -> str:
        """A later sentence may move the date: a lawyer works it out, and until then this one is watched."""
        return next((step.text for step in self.due.steps if step.text == SENTENCED_AGAIN), "") if self.due else ""

    @property
    def unverified(self) -> bool:
        return bool(self.due and self.due.unverified)

    @property
    def decided(self) -> bool:
        return self.decision is not None and self.decision.decided_on is not None

    @property
    def state(self) -> str:
        if self.court:
            last = self.court[-1]
            return "court has decided" if last.outcome else "appealed" if last.kind != "late" else "before the sheriff"
        if self.decision is not None and self.decision.decided_on:
            return "served" if self.decision.served_on else "decided, not served"
        if self.due is None:
            return "decided elsewhere"
        if self.decision is not None:
            return "prepared, not decided"
        if self.review is None:
            return "not begun"
        return "pack ready" if self.review.ready_on else "pack being gathered"

    def late(self, on: date) -> bool:
        return not self.decided and self.due is not None and self.date_of_discharge < on

    @property
    def last_day_to_appeal(self) -> Deadline | None:
        if self.decision is None or self.decision.decided_on is None or self.decision.outcome != "continue":
            return None
        under = AppealFrom.FURTHER_REVIEW if self.further else AppealFrom.FIRST_REVIEW
        return appeal(under, self.date_of_discharge)

    @property
    def last_day_onward(self) -> Deadline | None:
        decided = [step for step in self.court if step.outcome and step.kind != CourtStep.Kind.ONWARD]
        return onward_appeal(decided[-1].decided_on) if decided and decided[-1].decided_on else None


def watched(
    clock: Clock, reviews: Iterable[Review], decisions: Iterable[ReviewDecision], court: Iterable[CourtStep]
) -> list[Watched]:
    """The reviews of one person, the earliest first: those the clock asks for, and those that were answered here."""
    mine = {review.key: review for review in reviews}
    decided = {decision.review_id: decision for decision in decisions}
    steps: dict[uuid.UUID, list[CourtStep]] = {}
    for step in sorted(court, key=lambda each: each.lodged_on):
        steps.setdefault(step.review_id, []).append(step)
    asked = {due.key: due for due in clock.deadlines if due.kind in KINDS and due.due}
    found = []
    for key in dict.fromkeys((*asked, *mine)):
        due, review = asked.get(key), mine.get(key)
        day = due.due if due and due.due else review.date_of_discharge if review else None
        if day is None:
            continue
        decision = decided.get(review.pk) if review else None
        found.append(
            Watched(
                clock.facts.record, key, day, due, review, decision, tuple(steps.get(review.pk, ())) if review else ()
            )
        )
    return sorted(found, key=lambda one: one.date_of_discharge)
