"""What exit and transfer say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.rules.transferring import REFUSAL_WORDS
from lawburrows.transfers.models import Exit, HandOff, Transfer


def exited(row: Any) -> Iterator[Said]:
    yield row.decided_at, f"Left joint management: {row.get_reason_display()}", row.rationale
    if row.again_on:
        yield row.again_on, f"Record opened again: {row.get_again_why_display()}", row.again_words


def transfer(row: Any) -> Iterator[Said]:
    """The offer, the answer and the passing of the lead are said by its handover."""
    yield row.handover.proposed_at, "Transfer offered", joined(row.reason, row.police_said)
    if row.refused_by_id:
        reasons = joined(*(REFUSAL_WORDS[key] for key in row.refused_for if key in REFUSAL_WORDS))
        yield row.handover.answered_at, "Reasons of the refusal", reasons
    if row.decided_on:
        yield row.decided_on, f"Decided after the refusal: {row.get_decided_display()}", row.decided_because


def hand_off(row: Any) -> Iterator[Said]:
    yield row.prepared_at, f"Hand-off prepared: {row.authority}", row.reason
    if row.sent_on:
        yield row.sent_on, f"Hand-off sent: {row.authority}", row.sent_how
    if row.received_on:
        yield row.received_on, f"Hand-off received: {row.authority}", joined(row.received_by, row.receipt)


SAID = (
    Source("exits", "Exit and opening again", Exit, exited),
    Source("transfers", "Transfers", Transfer, transfer, ("handover",)),
    Source("transfers", "Transfers", HandOff, hand_off),
)
