"""The writes: admission, transfer and release, dates that were told, steps, and the handover of the lead."""

from lawburrows.custody.commands.handovers import (
    accept_handover,
    propose_handover,
    put_into_effect,
    refuse_handover,
    stop_looking,
    withdraw_handover,
)
from lawburrows.custody.commands.stays import (
    record_admission,
    record_release,
    record_step,
    record_told_date,
    record_transfer,
)

__all__ = [
    "accept_handover",
    "propose_handover",
    "put_into_effect",
    "record_admission",
    "record_release",
    "record_step",
    "record_told_date",
    "record_transfer",
    "refuse_handover",
    "stop_looking",
    "withdraw_handover",
]
