"""Checks of what is typed about suspicions, whereabouts and warrants; each form gives plain values for a command."""

from lawburrows.breaches.forms.outcomes import AddCourtDate, MoveOn, RecordHearing
from lawburrows.breaches.forms.suspicions import AddEvidence, Consider, JudgeEvidence, RaiseSuspicion
from lawburrows.breaches.forms.warrants import AddAttempt, AnswerSearch, ApplyToEnter, EndSearch
from lawburrows.breaches.forms.whereabouts import (
    ChangeMissing,
    ChangeWanted,
    EndMissing,
    EndWanted,
    RecordMissing,
    RecordWanted,
)

__all__ = [
    "AddAttempt",
    "AddCourtDate",
    "AddEvidence",
    "AnswerSearch",
    "ApplyToEnter",
    "ChangeMissing",
    "ChangeWanted",
    "Consider",
    "EndMissing",
    "EndSearch",
    "EndWanted",
    "JudgeEvidence",
    "MoveOn",
    "RaiseSuspicion",
    "RecordHearing",
    "RecordMissing",
    "RecordWanted",
]
