"""Checks of what is typed about why a person is managed; each form gives plain values for a command."""

from lawburrows.orders.forms.convictions import ChangeConviction, RecordConviction, RecordDisposal
from lawburrows.orders.forms.decisions import DecideCategory, DecideHarm, DecideLevel
from lawburrows.orders.forms.notifications import (
    ChangeNotification,
    EndAbsence,
    RecordAbsence,
    RecordNotification,
    WithdrawNotification,
)
from lawburrows.orders.forms.orders import ChangeOrder, RecordOrder

__all__ = [
    "ChangeConviction",
    "ChangeNotification",
    "ChangeOrder",
    "DecideCategory",
    "DecideHarm",
    "DecideLevel",
    "EndAbsence",
    "RecordAbsence",
    "RecordConviction",
    "RecordDisposal",
    "RecordNotification",
    "RecordOrder",
    "WithdrawNotification",
]
