"""What is typed of disclosures, and of applications of the public for one."""

from lawburrows.disclosures.forms.applications import (
    AnswerApplication,
    CheckApplication,
    CloseApplication,
    DecideApplication,
    MatchApplication,
    MeetApplicant,
    TakeApplication,
)
from lawburrows.disclosures.forms.disclosures import (
    DecideDisclosure,
    GiveReason,
    Propose,
    RecordOutcome,
    SendDisclosure,
    TellDisclosure,
    ToldAtOnce,
    WriteTest,
)

__all__ = [
    "AnswerApplication",
    "CheckApplication",
    "CloseApplication",
    "DecideApplication",
    "DecideDisclosure",
    "GiveReason",
    "MatchApplication",
    "MeetApplicant",
    "Propose",
    "RecordOutcome",
    "SendDisclosure",
    "TakeApplication",
    "TellDisclosure",
    "ToldAtOnce",
    "WriteTest",
]
