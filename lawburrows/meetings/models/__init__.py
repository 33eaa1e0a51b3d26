"""The tables of meetings."""

from lawburrows.meetings.models.asking import InformationAnswer, InformationRequest
from lawburrows.meetings.models.attending import Invitation
from lawburrows.meetings.models.meetings import Meeting, MeetingCase

__all__ = ["InformationAnswer", "InformationRequest", "Invitation", "Meeting", "MeetingCase"]
