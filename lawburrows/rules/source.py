"""Where a rule was read, by whom it was made, and how far anybody has checked it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class Confidence(Enum):
    """How sure we are of a row; the words are those of the files of known answers."""

    CONFIRMED_PRIMARY = "confirmed-primary"
    CONFIRMED_FORMULA = "confirmed-primary-formula"
    CONFIRMED_TEXT_COUNTING_OPEN = "confirmed-primary-text-day-count-convention"
    CONFIRMED_TEXT_UNTESTED = "confirmed-primary-text-but-application-untested"
    SECONDARY = "secondary-source"
    GENERAL_KNOWLEDGE = "general-knowledge"
    DERIVED = "derived"

    verified: bool  # False where a date or score resting on the row must be shown as unverified; set below

    @property
    def words(self) -> str:
        return _WORDS[self]


# Set once on each member, since it is asked for a dozen times in the working out of one date.
for _one in Confidence:
    _one.verified = _one in {Confidence.CONFIRMED_PRIMARY, Confidence.CONFIRMED_FORMULA, Confidence.DERIVED}

_WORDS = {
    Confidence.CONFIRMED_PRIMARY: "confirmed: the text itself was read",
    Confidence.CONFIRMED_FORMULA: "confirmed: worked from a published formula",
    Confidence.CONFIRMED_TEXT_COUNTING_OPEN: "text read; how it counts the days is not settled",
    Confidence.CONFIRMED_TEXT_UNTESTED: "text read; no decided case applies it so",
    Confidence.SECONDARY: "unverified: read in a second-hand source only",
    Confidence.GENERAL_KNOWLEDGE: "unverified: remembered, nothing was read",
    Confidence.DERIVED: "confirmed: plain arithmetic",
}


@dataclass(frozen=True)
class Source:
    """One provision. A remembered rule has neither address nor reading date, and says so."""

    act: str
    provision: str
    url: str = ""
    read_on: date | None = None
    confidence: Confidence = Confidence.CONFIRMED_PRIMARY

    def at(self, provision: str, confidence: Confidence | None = None) -> Source:
        """Another provision of the same act, as sure as this one unless told otherwise."""
        return replace(self, provision=provision, confidence=confidence or self.confidence)

    @property
    def verified(self) -> bool:
        return self.confidence.verified

    def __str__(self) -> str:
        return f"{self.act}, {self.provision}" if self.provision else self.act


def remembered(subject: str, provision: str = "") -> Source:
    """A row that nobody has looked up yet."""
    return Source(subject, provision, confidence=Confidence.GENERAL_KNOWLEDGE)
