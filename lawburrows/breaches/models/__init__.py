"""Suspicions with all that follows from them; warrants for a person, missing people, warrants to enter and search."""

from lawburrows.breaches.models.suspicions import Consideration, CourtDate, Evidence, Move, Suspicion
from lawburrows.breaches.models.warrants import Attempt, SearchWarrant
from lawburrows.breaches.models.whereabouts import Missing, Wanted

__all__ = [
    "Attempt",
    "Consideration",
    "CourtDate",
    "Evidence",
    "Missing",
    "Move",
    "SearchWarrant",
    "Suspicion",
    "Wanted",
]
