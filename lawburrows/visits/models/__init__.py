"""Visits and contacts: planned, made, what was seen, what followed; and referrals of a child or adult at risk."""

from lawburrows.visits.models.offline import OfflineDevice
from lawburrows.visits.models.protection import ProtectionReceipt, ProtectionReferral
from lawburrows.visits.models.seen import AcuteFactor, Concern, DeviceSeen, PersonSeen
from lawburrows.visits.models.visits import PlannedVisit, Visit

__all__ = [
    "AcuteFactor",
    "Concern",
    "DeviceSeen",
    "OfflineDevice",
    "PersonSeen",
    "PlannedVisit",
    "ProtectionReceipt",
    "ProtectionReferral",
    "Visit",
]
