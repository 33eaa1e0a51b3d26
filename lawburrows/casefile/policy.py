"""Who may open the card of a person; with its reason."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.queries import serves_a_duty_desk
from lawburrows.rules.verdict import Verdict, first_refusal


def may_open_card(*, by: Any, words: str | None = None) -> Verdict:
    """A duty desk, with a purpose; with words, whether they say enough."""
    return first_refusal(
        (may(by, Permission.CARD_OPEN), ""),
        (serves_a_duty_desk(by), "The card is for duty desks, and for those in the case"),
        (bool(by.identity.purpose), "Choose for what you need the card"),
        (words is None or says_enough(words), f"Say in words what happened: {LEAST_REASON} letters or more"),
    )
