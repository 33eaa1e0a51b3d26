"""The tables of meetings."""

from lawburrows.meetings.models.asking import InformationAnswer, InformationRequest
from lawburrows.meetings.models.attending import Invitation
from lawburrows.meetings.models.meetings import Meeting, MeetingCase
from lawburrows.meetings.models.minutes import Dissent, Minutes, Proposal, Receipt

__all__ = [
    "Dissent",
    "InformationAnswer",
    "InformationRequest",
    "Invitation",
    "Meeting",
    "MeetingCase",
    "Minutes",
    "Proposal",
    "Receipt",
]
