"""What a condition is about, and whether it forbids or demands: words that catalogues and entries share."""

from __future__ import annotations

from enum import Enum


class ConditionKind(Enum):
    """What a condition is about. The value is the key; `words` is what a person reads."""

    PLACE = "place"
    CURFEW = "curfew"
    CONTACT = "contact"
    INTERNET = "internet"
    RESIDENCE = "residence"
    TRAVEL = "travel"
    FOREIGN_TRAVEL = "foreign_travel"
    EMPLOYMENT = "employment"
    TREATMENT = "treatment"
    SUPERVISION = "supervision"
    ALCOHOL_DRUGS = "alcohol_drugs"
    REPORTING = "reporting"
    UNPAID_WORK = "unpaid_work"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    ConditionKind.PLACE: "place or zone",
    ConditionKind.CURFEW: "curfew",
    ConditionKind.CONTACT: "contact with people",
    ConditionKind.INTERNET: "internet and devices",
    ConditionKind.RESIDENCE: "residence",
    ConditionKind.TRAVEL: "travel",
    ConditionKind.FOREIGN_TRAVEL: "travel abroad",
    ConditionKind.EMPLOYMENT: "work and volunteering",
    ConditionKind.TREATMENT: "treatment and programmes",
    ConditionKind.SUPERVISION: "supervision",
    ConditionKind.ALCOHOL_DRUGS: "alcohol and drugs",
    ConditionKind.REPORTING: "reporting and telling",
    ConditionKind.UNPAID_WORK: "unpaid work",
    ConditionKind.OTHER: "other",
}


class Nature(Enum):
    """Whether it forbids something or demands it."""

    PROHIBITION = "prohibition"
    REQUIREMENT = "requirement"
