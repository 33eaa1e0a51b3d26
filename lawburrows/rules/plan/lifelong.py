"""How the plan of an order for lifelong restriction stands with the Risk Management Authority; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lawburrows.rules.sentences.sources import LIFELONG


class Standing(StrEnum):
    TO_SEND = "to_send"
    SENT = "sent"
    REJECTED = "rejected"
    APPROVED = "approved"


@dataclass(frozen=True)
class StandingRow:
    standing: Standing
    words: str
    owner: str
    clock: str
    moves: frozenset[Standing]


SECTION_8, SECTION_9 = LIFELONG.at("section 8"), LIFELONG.at("section 9")
STANDINGS = (
    StandingRow(
        Standing.TO_SEND,
        "not sent yet",
        "the lead authority",
        f"nine months from sentence ({SECTION_8})",
        frozenset({Standing.SENT}),
    ),
    StandingRow(
        Standing.SENT,
        "sent for approval",
        "the Risk Management Authority",
        "none is known",
        frozenset({Standing.APPROVED, Standing.REJECTED}),
    ),
    StandingRow(
        Standing.REJECTED,
        "rejected: to be sent again",
        "the lead authority",
        "a day set by people: no time limit is known",
        frozenset({Standing.SENT}),
    ),
    StandingRow(
        Standing.APPROVED,
        "approved",
        "the lead authority",
        f"a report every year ({SECTION_9})",
        frozenset({Standing.SENT}),
    ),
)
ROWS = {row.standing: row for row in STANDINGS}


def standing_of(sent: Iterable[date], answers: Iterable[tuple[date, str]]) -> Standing:
    """Where it stands: the last thing that happened. On one day the answer comes after the sending."""
    happened = [(day, 0, "sent") for day in sent] + [(day, 1, outcome) for day, outcome in answers]
    return Standing(max(happened)[2]) if happened else Standing.TO_SEND
