"""Checks of what is typed about visits and referrals; each form gives plain values for a command."""

from lawburrows.visits.forms.planning import CancelVisit, PlanVisit
from lawburrows.visits.forms.protection import NoteReceipt, ReceiveReferral, Refer
from lawburrows.visits.forms.recording import CONTACT_KINDS, CorrectVisit, KindFilter, RecordVisit, SignVisit

__all__ = [
    "CONTACT_KINDS",
    "CancelVisit",
    "CorrectVisit",
    "KindFilter",
    "NoteReceipt",
    "PlanVisit",
    "ReceiveReferral",
    "RecordVisit",
    "Refer",
    "SignVisit",
]
