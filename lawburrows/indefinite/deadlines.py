"""The months before a review: begun, evidence ready, decision prepared; and afterwards served."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from lawburrows.indefinite import queries
from lawburrows.indefinite.watching import AHEAD, Watched
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules import beforehand
from lawburrows.rules.beforehand import before
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.notification.sources import section

ACT, LABEL = "indefinite:review", "Open the review"
DISCHARGE = "Date of discharge: the decision is due"
SERVED = section("88C(1)")


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Of those whose review lies in the time ahead, or was begun."""
    agreed = reading.agreed.figures(beforehand.TABLE)
    return {
        record: dates
        for record, found in queries.reviews_in(reading).items()
        if (dates := _dates(found, agreed, reading.on)).deadlines or dates.fulfilled
    }


def _dates(found: Sequence[Watched], agreed: Mapping[str, str], on: date) -> Dates:
    due: list[Due] = []
    met: dict[str, date] = {}
    for one in found:
        if one.date_of_discharge <= on + AHEAD:
            _steps(one, agreed, due, met)
        if one.decision and one.decision.decided_on:
            key = f"review_served-{one.key}"
            if one.decision.served_on:
                met[key] = one.decision.served_on
            else:
                words = "Decision of the review served on the person"
                day = max(one.decision.decided_on, one.date_of_discharge)
                steps = (
                    Step("Decided", in_words(one.decision.decided_on), SERVED),
                    Step("Served by the date of discharge, or at once when that has passed", in_words(day), SERVED),
                )
                due.append(
                    due_on_page(deadline("review_served", words, day, SERVED, steps, harm=5), key, ACT, "Record it")
                )
    return Dates(tuple(due), met)


def _steps(one: Watched, agreed: Mapping[str, str], due: list[Due], met: dict[str, date]) -> None:
    done = {
        "review_begun": one.review.begun_on if one.review else None,
        "review_pack": one.review.ready_on if one.review else None,
        "review_prepared": one.decision.prepared_on if one.decision else None,
    }
    for kind, day in done.items():
        key = f"{kind}-{one.key}"
        if day is not None:
            met[key] = day
        elif one.due is not None:
            made = before(kind, one.date_of_discharge, DISCHARGE, agreed.get(kind))
            due.append(due_on_page(made, key, ACT, LABEL))
