"""What assessments of addresses say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.premises.models import AgencyPart, Assessment, Premises, SignedPart

WORDS = "Assessment of addresses"


def assessment(row: Any) -> Iterator[Said]:
    if row.state != "skipped":
        yield (
            row.asked_on,
            f"Assessment of an address asked for: {row.premises}",
            joined(row.get_why_display(), row.words),
        )
    if row.state == "decided":
        yield (
            row.decided_on,
            f"Address {row.get_outcome_display()}: {row.premises}",
            joined(row.reasons, row.conditions),
        )
    elif row.decided_on:
        yield row.decided_on, f"{row.get_state_display().capitalize()}: {row.premises}", row.reasons


def part(row: Any) -> Iterator[Said]:
    if row.state != "withdrawn":
        yield row.asked_at, f"{row.agency} asked for its part of an assessment of an address", row.question


def signed(row: Any) -> Iterator[Said]:
    yield row.signed_at, f"{row.owner} signed its part of an assessment of an address", row.text


def ended(row: Any) -> Iterator[Said]:
    if row.ended_on:
        yield row.ended_on, f"Address no longer assessed: {row.whole}", row.ended_because


SAID: tuple[Source, ...] = (
    Source("premises", WORDS, Premises, ended),
    Source("premises", WORDS, Assessment, assessment, ("premises",)),
    Source("premises", WORDS, AgencyPart, part, ("agency",)),
    Source("premises", WORDS, SignedPart, signed, ("owner",)),
)
