"""What visits and contacts say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.visits.models import Concern, PlannedVisit, ProtectionReceipt, ProtectionReferral, Visit
from lawburrows.visits.models.visits import UNSUCCESSFUL


def visit(row: Any) -> Iterator[Said]:
    words = row.get_kind_display()
    tried = "" if row.entry not in UNSUCCESSFUL else f": {row.get_entry_display()}"
    yield row.at, f"{words[:1].upper()}{words[1:]}{tried}", joined(row.facts[:300], row.outcome_words)
    if row.signed_at:
        yield row.signed_at, "Joint visit signed by the second", row.differing_view[:300]


def plan(row: Any) -> Iterator[Said]:
    if row.cancelled_on:
        yield row.cancelled_on, "Planned visit cancelled", row.cancelled_because


def concern(row: Any) -> Iterator[Said]:
    yield None, f"Concern: {row.get_kind_display()}", joined(row.words, row.get_nature_display())


def referral(row: Any) -> Iterator[Said]:
    yield row.made_at, f"Referred: {row.get_kind_display()}", row.what


def receipt(row: Any) -> Iterator[Said]:
    yield row.received_at, "Referral received", row.received_by


SAID: tuple[Source, ...] = (
    Source("visits", "Visits and contacts", Visit, visit),
    Source("planned", "Visits that were cancelled", PlannedVisit, plan),
    Source("concerns", "Concerns", Concern, concern),
    Source("protection", "Referrals of a child or adult at risk", ProtectionReferral, referral),
    Source("protection", "Referrals of a child or adult at risk", ProtectionReceipt, receipt),
)
