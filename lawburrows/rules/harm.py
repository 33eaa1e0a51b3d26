"""Levels of risk of serious harm. Nobody assessed is not the same as nobody dangerous."""

from __future__ import annotations

from enum import Enum

from lawburrows.rules.source import Confidence, Source, remembered

SERIOUS_HARM = Source(
    "FRAME, as cited by the Care Inspectorate's guidance on serious incident reviews",
    "serious harm",
    confidence=Confidence.SECONDARY,
)
SERIOUS_HARM_MEANS = (
    "Violent or sexual behaviour that endangers life or traumatises, with effects on body or mind from which the "
    "person harmed can hardly be expected to recover."
)
LEVELS = remembered("Levels of risk of serious harm")


class RiskOfHarm(Enum):
    """Compared by `rank` only; NOT_ASSESSED has none, so that it can never be sorted in beside low."""

    NOT_ASSESSED = "not assessed"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"

    @property
    def assessed(self) -> bool:
        return self is not RiskOfHarm.NOT_ASSESSED

    @property
    def rank(self) -> int | None:
        return _ASSESSED.index(self) + 1 if self.assessed else None

    @property
    def sort_key(self) -> int:
        """For lists, the gravest first: very high, high, not assessed, medium, low.

        Someone whom nobody has assessed stands above medium: the list asks for an assessment, it does not reassure.
        """
        return _IN_LISTS.index(self)

    @property
    def label(self) -> str:
        return self.value.capitalize()

    def at_least(self, other: RiskOfHarm) -> bool | None:
        """None, not False, when either was not assessed."""
        if self.rank is None or other.rank is None:
            return None
        return self.rank >= other.rank


_ASSESSED = (RiskOfHarm.LOW, RiskOfHarm.MEDIUM, RiskOfHarm.HIGH, RiskOfHarm.VERY_HIGH)
_IN_LISTS = (RiskOfHarm.VERY_HIGH, RiskOfHarm.HIGH, RiskOfHarm.NOT_ASSESSED, RiskOfHarm.MEDIUM, RiskOfHarm.LOW)
