"""How much somebody holds, as rows of words."""

from __future__ import annotations

from typing import Any

from lawburrows.accounts.models import Holding
from lawburrows.web.dates import write_clock, write_date

NUMBERS = (
    ("cases", "Open cases that name them"),
    ("overdue", "Overdue on these cases"),
    ("week", "Due on them within a week"),
    ("unsigned", "Joint visits that they have still to sign"),
    ("handovers", "Handovers that they proposed, not answered"),
)


def held(found: Holding | None) -> dict[str, Any]:
    """None of it where nobody has counted since the user was added."""
    if found is None:
        return {"rows": [], "any": False, "counted": ""}
    numbers = [(words, getattr(found, name)) for name, words in NUMBERS]
    return {
        "rows": [{"key": words, "value": number} for words, number in numbers],
        "any": any(number for _, number in numbers),
        "counted": f"{write_date(found.counted_at)} at {write_clock(found.counted_at)}",
    }
