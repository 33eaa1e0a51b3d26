"""What is typed into a notification or referral, as plain values; everything else comes from the record."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A draft may leave any of it empty: it is asked for before sending."""

    category: int | None = None
    level: int | None = None
    urgent: bool = False
    confirmed: bool = False
    conviction: uuid.UUID | None = None
    why: str = ""
    considered: str = ""
    cannot: str = ""

    def values(self) -> dict[str, Any]:
        """By the names of the columns."""
        found = asdict(self)
        return found | {"conviction_id": found.pop("conviction")}


@dataclass(frozen=True)
class ToldOutside:
    """One form for a body outside: `items` are keys of what is told, and no others."""

    form: str
    addressed: str
    items: tuple[str, ...]
    why: str
    knows: str
    why_not_told: str = ""
    changed: str = ""
