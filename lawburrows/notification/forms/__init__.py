"""Checks of what is typed at the counter and about times away; each form gives plain values for a command."""

from lawburrows.notification.forms.attend import Attendance
from lawburrows.notification.forms.away import (
    AnswerAdvance,
    EndStay,
    GiveAdvance,
    JourneyReturn,
    JourneyStart,
    RecordJourney,
    RecordStay,
    SignedPaper,
)

__all__ = [
    "AnswerAdvance",
    "Attendance",
    "EndStay",
    "GiveAdvance",
    "JourneyReturn",
    "JourneyStart",
    "RecordJourney",
    "RecordStay",
    "SignedPaper",
]
