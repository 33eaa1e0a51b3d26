"""What pages hand to commands: plain values, checked as input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from lawburrows.access.models import Agency, Area, User


@dataclass(frozen=True)
class NewMeeting:
    """When, where, of which level, who leads and who minutes."""

    area: Area
    level: int
    day: date
    begins: time
    ends: time
    chair: User
    minute_taker: User
    place: str = ""
    link: str = ""


@dataclass(frozen=True)
class NewCase:
    """When it is a person's turn, and why."""

    begins: time
    lasts: int
    why: str
    words: str = ""


@dataclass(frozen=True)
class NewInvitation:
    """Who is asked, and whether they are senior, as it is declared."""

    user: User
    seniority: str
    post: str = ""
    why_not_senior: str = ""
    agency: Agency | None = None  # of somebody with several posts, for which one; None: the first


@dataclass(frozen=True)
class NewRequest:
    """What an agency is asked, and by when."""

    question: str
    due: date


@dataclass(frozen=True)
class Written:
    """What the minute-taker has written; anything may still be empty."""

    discussion: str = ""
    risks: str = ""
    victims: str = ""
    children: str = ""
    diversity: str = ""
    disclosure: str = ""
    disclosure_why: str = ""
    level: int | None = None
    level_why: str = ""
    next_review: date | None = None
    no_actions: str = ""
    no_quorum: str = ""
