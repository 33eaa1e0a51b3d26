"""What suspicions, their outcomes and warrants say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.breaches.models import Attempt, CourtDate, Evidence, Missing, Move, SearchWarrant, Suspicion, Wanted
from lawburrows.casefile.said.saying import Said, Source, joined


def suspicion(row: Any) -> Iterator[Said]:
    what = row.get_duty_display() if row.duty else row.provision
    yield row.raised_on, f"Suspicion {row.number} raised: {what}", row.alleged


def evidence(row: Any) -> Iterator[Said]:
    if row.judged_on:
        state = "verified" if row.state == Evidence.State.VERIFIED else "set aside"
        yield row.judged_on, f"Suspicion {row.suspicion.number}: evidence {state}", joined(row.what, row.how)


def move(row: Any) -> Iterator[Said]:
    text = joined(row.grounds, row.authority, row.reference)
    yield row.happened_on, f"Suspicion {row.suspicion.number}: {row.get_after_display()}", text


def court_date(row: Any) -> Iterator[Said]:
    yield row.day, f"In court: {row.purpose}, {row.court}", row.happened


def wanted(row: Any) -> Iterator[Said]:
    yield row.granted_on, f"Wanted: warrant of {row.court}", row.what_for
    if row.ended_on:
        yield row.ended_on, f"Warrant {row.get_ended_display()}: {row.court}", row.ended_because


def missing(row: Any) -> Iterator[Said]:
    yield row.since, f"Missing: {row.get_why_display()}", row.why_said
    if row.ended_on:
        yield row.ended_on, "No longer missing", joined(row.found_where, row.ended_because)


def search(row: Any) -> Iterator[Said]:
    yield row.applied_on, f"Application to enter {row.address_said}", row.grounds
    if row.answered_on:
        answer = "refused" if row.state == SearchWarrant.State.REFUSED else "granted"
        yield row.answered_on, f"Warrant to enter {answer}: {row.court}", row.answer_said
    if row.executed_on:
        yield row.executed_on, f"Warrant to enter executed: {row.address_said}", row.found
    if row.ended_on:
        yield row.ended_on, f"Warrant to enter {row.get_state_display()}", row.ended_because
    if row.returned_on:
        yield row.returned_on, "Warrant to enter returned to the court", ""


def attempt(row: Any) -> Iterator[Said]:
    yield row.day, "Attempt to enter the notified address", joined(row.by_whom, row.what_happened)


KIND = ("breaches", "Breaches, wanted and missing, warrants")
SAID: tuple[Source, ...] = (
    Source(*KIND, Suspicion, suspicion),
    Source(*KIND, Evidence, evidence, ("suspicion",)),
    Source(*KIND, Move, move, ("suspicion",)),
    Source(*KIND, CourtDate, court_date),
    Source(*KIND, Wanted, wanted),
    Source(*KIND, Missing, missing),
    Source(*KIND, SearchWarrant, search),
    Source(*KIND, Attempt, attempt),
)
