"""Which section a visit comes under, and which kind of home was told: decided by the rules, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.notification.held import Held
from lawburrows.orders.clock import Clock
from lawburrows.orders.facts import SECTIONS
from lawburrows.rules.notification.matters import Matter, kind_of_visit, row_of
from lawburrows.rules.notification.periodic import RESTARTS

SECTION_OF = {kind: section for section, kind in SECTIONS.items()}
CHOSEN = "Chosen by the officer. By the rules: "


def told_before(clock: Clock, day: date) -> bool:
    """Whether there was a notification since the requirements that hold on a day began."""
    since = clock.grounds.subject_since(day) or date.min
    return any(one.kind in RESTARTS and since <= one.on for one in clock.facts.notifications)


def section_of(
    clock: Clock, day: date, findings: Iterable[Any], *, chosen: str = "", advance: bool = False
) -> tuple[str, str]:
    """The section and why. What no provision demands is no change in the sense of section 84."""
    changed = advance or any(
        one.answer in {"changed", "new", "ended"} and row_of(Matter[one.matter.upper()]).must_be_told
        for one in findings
    )
    decided = kind_of_visit(told_before=told_before(clock, day), changed=changed)
    section = SECTION_OF[decided.kind]
    if chosen and chosen != section:
        return chosen, f"{CHOSEN}{decided.because}"
    return section, decided.because


def home_after(rows: Iterable[Held]) -> str:
    """A sole or main home if one is held; else a place where the person is regularly found."""
    uses = {one.entry.use for one in rows if one.matter is Matter.HOME}
    return "place_regularly_found" if uses == {"found"} else "sole_or_main"
