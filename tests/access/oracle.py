"""The slow judge: who may see what, said once more in plain Python, without a word of the product's rule.

It reads plain facts and knows nothing of SQL. Where the product and this disagree, one of them is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

# What each role brings: (inside, by area, outside, parts). Written by hand from the description of the roles.
GENERAL, VICTIMS, HEALTH, INTELLIGENCE, DEVICES, MINUTES, HOUSING = (
    "general",
    "victims",
    "health",
    "intelligence",
    "devices",
    "minutes",
    "housing",
)
CASE = {GENERAL, VICTIMS, DEVICES, MINUTES, HOUSING}
ROLES = {
    "offender_manager": (3, 0, 1, CASE | {INTELLIGENCE}),
    "police_supervisor": (3, 0, 1, CASE | {INTELLIGENCE}),
    "social_worker": (3, 0, 0, CASE),
    "social_work_manager": (3, 0, 0, CASE),
    "prison_social_worker": (3, 0, 0, CASE),
    "prison_officer": (2, 0, 0, {GENERAL}),
    "health_liaison": (3, 0, 0, {GENERAL, HEALTH}),
    "restricted_patient_team": (3, 0, 0, {GENERAL, HEALTH}),
    "housing_liaison": (2, 0, 0, {GENERAL, HOUSING}),
    "duty_desk": (1, 0, 1, {GENERAL}),
    "protection_social_worker": (2, 0, 0, {GENERAL, VICTIMS}),
    "coordinator": (3, 3, 1, CASE),
    "strategic_oversight": (0, 0, 0, CASE),
    "national_strategic": (0, 0, 0, set()),
    "inspector": (0, 0, 0, CASE),
    "guest": (0, 0, 0, set()),
    "auditor": (0, 0, 0, set()),
    "administrator": (0, 0, 0, set()),
}


@dataclass
class Span:
    starts: date
    ends: date | None = None

    def holds(self, today: date) -> bool:
        return self.starts <= today and (self.ends is None or today < self.ends)


@dataclass
class PostingFact(Span):
    user: str = ""
    agency: str = ""
    area: str | None = None
    role: str = "guest"
    clearance: int = 20
    vetting_expires: date | None = None


@dataclass
class PartnerFact(Span):
    agency: str = ""
    area: str | None = None
    grade: int = 3


@dataclass
class ShareFact(Span):
    user: str = ""
    grade: int = 3
    expires_at: datetime | None = None


@dataclass
class UserSpan(Span):
    user: str = ""


@dataclass
class RecordFact:
    lead: str
    area: str
    marking: int = 20
    restricted: bool = False
    named: set[str] = field(default_factory=set)
    partners: list[PartnerFact] = field(default_factory=list)
    shares: list[ShareFact] = field(default_factory=list)
    readers: list[UserSpan] = field(default_factory=list)
    exclusions: list[UserSpan] = field(default_factory=list)


def has_card(record: RecordFact, user: str, *, postings: list[PostingFact], today: date, purpose: str) -> bool:
    """Whether this user may open the card of this record: a duty desk that names a purpose, unless names forbid it."""
    if any(one.user == user and one.holds(today) for one in record.exclusions):
        return False
    if record.restricted and not any(one.user == user and one.holds(today) for one in record.readers):
        return False
    return bool(purpose) and any(
        one.user == user
        and one.holds(today)
        and one.role == "duty_desk"
        and one.clearance >= record.marking
        and (one.vetting_expires is None or today < one.vetting_expires)
        for one in postings
    )


def grade(
    record: RecordFact,
    user: str,
    *,
    postings: list[PostingFact],
    covers: dict[str, set[str]],
    part: str,
    today: date,
    now: datetime,
    purpose: str,
) -> int:
    """The highest grade (0 hidden to 3 full) at which this user has this part of this record."""
    for exclusion in record.exclusions:
        if exclusion.user == user and exclusion.holds(today):
            return 0
    if record.restricted and not any(reader.user == user and reader.holds(today) for reader in record.readers):
        return 0
    best = 0
    for posting in postings:
        if posting.user != user or not posting.holds(today):
            continue
        if posting.clearance < record.marking:
            continue
        if posting.vetting_expires is not None and posting.vetting_expires <= today:
            continue
        inside, by_area, outside, parts = ROLES[posting.role]
        if part not in parts:
            continue
        here = posting.area is None or record.area in covers.get(posting.area, set())
        if user in record.named:
            best = max(best, inside)
        if posting.agency == record.lead and here and posting.role != "housing_liaison":  # a partner, never the lead
            best = max(best, inside)
        for partner in record.partners:
            same_place = partner.area is None or posting.area is None or partner.area == posting.area
            if partner.agency == posting.agency and same_place and partner.holds(today):
                best = max(best, min(inside, partner.grade))
        if here:
            best = max(best, by_area)
        for given in record.shares:
            running = given.expires_at is None or now < given.expires_at
            if given.user == user and given.holds(today) and running:
                best = max(best, given.grade)
        if purpose:
            best = max(best, min(outside, 1))
    return best
