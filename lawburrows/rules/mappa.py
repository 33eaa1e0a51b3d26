"""Categories and levels of joint management in Scotland, and which authority leads. A category is never a level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.source import Confidence, Source

READ = date(2026, 11, 22)
ACT_2005 = Source(
    "Management of Offenders etc. (Scotland) Act 2005",
    "section 10(1)",
    "https://www.legislation.gov.uk/asp/2005/14/section/10",
    READ,
)
GUIDANCE_2022 = Source(
    "Multi-Agency Public Protection Arrangements: national guidance 2022",
    "",
    "https://www.gov.scot",
    READ,
    Confidence.SECONDARY,  # of long chapters only the opening was read
)


class Category(Enum):
    """Why a person is managed. The value is the number; it has no order."""

    ONE = 1
    TWO = 2
    THREE = 3

    @property
    def label(self) -> str:
        return CATEGORIES[self].label

    @property
    def meaning(self) -> str:
        return CATEGORIES[self].meaning

    @property
    def source(self) -> Source:
        return CATEGORIES[self].source


class Level(Enum):
    """How a person is managed. It follows from what management needs, not from a score."""

    ONE = 1
    TWO = 2
    THREE = 3

    @property
    def label(self) -> str:
        return LEVELS[self].label

    @property
    def meaning(self) -> str:
        return LEVELS[self].meaning

    @property
    def source(self) -> Source:
        return LEVELS[self].source


@dataclass(frozen=True)
class Meaning:
    label: str
    meaning: str
    source: Source


CATEGORIES = {
    Category.ONE: Meaning(
        "Registered sex offender",
        "Subject to notification requirements, wherever the offence took place.",
        ACT_2005.at("section 10(1)(a)"),
    ),
    Category.TWO: Meaning(
        "Restricted patient",
        "Under a compulsion order with a restriction order, a hospital direction or a transfer for treatment direction.",
        ACT_2005.at("section 10(11)"),
    ),
    Category.THREE: Meaning(
        "Other risk of serious harm",
        "Convicted, and because of that conviction held by the authorities to be able to harm the public seriously.",
        ACT_2005.at("section 10(1)(e)"),
    ),
}

LEVELS = {
    Level.ONE: Meaning(
        "Routine risk management", "One agency can manage; others may still take part.", GUIDANCE_2022.at("chapter 4")
    ),
    Level.TWO: Meaning(
        "Multi-agency risk management", "Several agencies must act together.", GUIDANCE_2022.at("chapter 4")
    ),
    Level.THREE: Meaning(
        "MAPPP",
        "The critical few: senior managers must commit, for the risk, the complexity or the resources needed.",
        GUIDANCE_2022.at("chapter 4"),
    ),
}


class Authority(Enum):
    POLICE = "Police Scotland"
    COUNCIL = "the council: justice social work"
    PRISON = "Scottish Prison Service"
    HEALTH = "the health board"


class Situation(Enum):
    IN_CUSTODY = "in custody, leave included, until liberation"
    RESTRICTED_PATIENT = "restricted patient"
    NOTIFYING_SUPERVISED = "subject to notification requirements and to statutory supervision"
    NOTIFYING = "subject to notification requirements, without statutory supervision by social work"
    OTHER_RISK = "category 3"


@dataclass(frozen=True)
class LeadRow:
    situation: Situation
    lead: Authority
    source: Source


LEADS = (
    LeadRow(Situation.IN_CUSTODY, Authority.PRISON, GUIDANCE_2022.at("paragraph 15.1")),
    LeadRow(Situation.RESTRICTED_PATIENT, Authority.HEALTH, GUIDANCE_2022.at("chapter 10")),
    LeadRow(Situation.NOTIFYING_SUPERVISED, Authority.COUNCIL, GUIDANCE_2022.at("chapter 2")),
    LeadRow(Situation.NOTIFYING, Authority.POLICE, GUIDANCE_2022.at("paragraph 2.3")),
    LeadRow(Situation.OTHER_RISK, Authority.COUNCIL, GUIDANCE_2022.at("chapter 9")),
)


def situation(category: Category, *, in_custody: bool, supervised: bool) -> Situation:
    """Which row a person falls under; a restricted patient is in hospital and not in custody."""
    if category is Category.TWO:
        return Situation.RESTRICTED_PATIENT
    if in_custody:
        return Situation.IN_CUSTODY
    if category is Category.THREE:
        return Situation.OTHER_RISK
    return Situation.NOTIFYING_SUPERVISED if supervised else Situation.NOTIFYING


def lead_authority(category: Category, *, in_custody: bool = False, supervised: bool = False) -> LeadRow:
    """The authority that should lead. It proposes; the authorities agree who leads."""
    where = situation(category, in_custody=in_custody, supervised=supervised)
    [row] = [row for row in LEADS if row.situation is where]
    return row


def warnings(category: Category, level: Level, risk: RiskOfHarm = RiskOfHarm.NOT_ASSESSED) -> tuple[str, ...]:
    """What a person should confirm; nothing here forbids."""
    if category is not Category.THREE:
        return ()
    found = []
    if level is Level.ONE:
        found.append("Category 3 is meant for active management at level 2 or 3. Confirm level 1, or consider exit.")
    if risk.assessed and not risk.at_least(RiskOfHarm.HIGH):
        found.append(f"Category 3 is meant for high or very high risk of serious harm; the risk here is {risk.value}.")
    return tuple(found)
