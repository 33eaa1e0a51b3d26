"""The writes: planning, recording, correcting and signing visits; referring a child or adult at risk, and its receipt."""

from lawburrows.access.models import StaleEdit
from lawburrows.visits.commands.offline import add_device, forget_device, take_briefs
from lawburrows.visits.commands.planning import cancel_visit, plan_visit
from lawburrows.visits.commands.protection import note_receipt, receive_referral, refer
from lawburrows.visits.commands.recording import correct_visit, record_visit, sign_visit

__all__ = [
    "StaleEdit",
    "add_device",
    "cancel_visit",
    "correct_visit",
    "forget_device",
    "note_receipt",
    "plan_visit",
    "receive_referral",
    "record_visit",
    "refer",
    "sign_visit",
    "take_briefs",
]
