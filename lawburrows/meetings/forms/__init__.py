"""What is typed about meetings."""

from lawburrows.meetings.forms.attending import (
    Acknowledge,
    AnswerInvitation,
    AnswerRequest,
    AskAgency,
    Invite,
    WithdrawRequest,
    week_before,
)
from lawburrows.meetings.forms.meetings import AddCase, CancelMeeting, ChangeMeeting, MoveCase, PlanMeeting, TakeCaseOff

__all__ = [
    "Acknowledge",
    "AddCase",
    "AnswerInvitation",
    "AnswerRequest",
    "AskAgency",
    "CancelMeeting",
    "ChangeMeeting",
    "Invite",
    "MoveCase",
    "PlanMeeting",
    "TakeCaseOff",
    "WithdrawRequest",
    "week_before",
]
