"""What is typed of a serious incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Happened:
    """What the record cannot know."""

    criterion: str
    happened_on: date
    place: str
    what: str
    happened_at: str = ""
    charge: str = ""
    charged_on: date | None = None
    others_involved: str = ""
    publicity: str = "none"
    publicity_words: str = ""


@dataclass(frozen=True)
class Decided:
    """What the group decided, why, and by when the review reports."""

    decision: str
    decided_because: str
    decided_on: date
    other_review: str = ""
    due_on: date | None = None
