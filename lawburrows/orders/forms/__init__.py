"""Checks of what is typed about why a person is managed; each form gives plain values for a command."""

from lawburrows.orders.forms.conditions import ChangeCondition, WithConditions, one_more
from lawburrows.orders.forms.convictions import ChangeConviction, RecordConviction, RecordDisposal, WithdrawConviction
from lawburrows.orders.forms.decisions import DecideCategory, DecideHarm, DecideLevel
from lawburrows.orders.forms.happenings import ChooseHappening, RecordHappening, WithdrawHappening, kind_choices
from lawburrows.orders.forms.notifications import (
    ChangeNotification,
    EndAbsence,
    RecordAbsence,
    RecordNotification,
    WithdrawNotification,
)
from lawburrows.orders.forms.orders import AddConditions, ChangeOrder, FileOrderPaper, RecordOrder, wording_for
from lawburrows.orders.forms.restricted import AnswerConsent, AskConsent, EndLeave, RecordCareMeeting, RecordLeave

__all__ = [
    "AddConditions",
    "AnswerConsent",
    "AskConsent",
    "ChangeCondition",
    "ChangeConviction",
    "ChangeNotification",
    "ChangeOrder",
    "ChooseHappening",
    "DecideCategory",
    "DecideHarm",
    "DecideLevel",
    "EndAbsence",
    "EndLeave",
    "FileOrderPaper",
    "RecordAbsence",
    "RecordCareMeeting",
    "RecordConviction",
    "RecordDisposal",
    "RecordHappening",
    "RecordLeave",
    "RecordNotification",
    "RecordOrder",
    "WithConditions",
    "WithdrawConviction",
    "WithdrawHappening",
    "WithdrawNotification",
    "kind_choices",
    "one_more",
    "wording_for",
]
