"""What a new action says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawburrows.access.models import Agency, User


@dataclass(frozen=True)
class NewAction:
    """What, which agency and person, by when; and what gave it: its kind, its key, and what it is called."""

    what: str
    agency: Agency
    whose: User
    due: date
    given_kind: str = "itself"
    given_key: str = ""
    given_words: str = ""
