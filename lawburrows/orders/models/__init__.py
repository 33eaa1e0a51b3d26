"""Why a person is managed, as facts: convictions, disposals, orders, notifications, and decisions of level and risk."""

from lawburrows.orders.models.conditions import Condition
from lawburrows.orders.models.convictions import Conviction, Disposal
from lawburrows.orders.models.decisions import CategoryDecision, HarmDecision, LevelDecision
from lawburrows.orders.models.happenings import Happening
from lawburrows.orders.models.notifications import Absence, Notification
from lawburrows.orders.models.orders import Order
from lawburrows.orders.models.restricted import CareMeeting, Consent, Leave

__all__ = [
    "Absence",
    "CareMeeting",
    "CategoryDecision",
    "Condition",
    "Consent",
    "Conviction",
    "Disposal",
    "Happening",
    "HarmDecision",
    "Leave",
    "LevelDecision",
    "Notification",
    "Order",
]
