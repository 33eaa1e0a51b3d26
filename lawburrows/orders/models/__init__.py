"""Why a person is managed, as facts: convictions, disposals, orders, notifications, and decisions of level and risk."""

from lawburrows.orders.models.convictions import Conviction, Disposal
from lawburrows.orders.models.decisions import CategoryDecision, HarmDecision, LevelDecision
from lawburrows.orders.models.notifications import Absence, Notification
from lawburrows.orders.models.orders import Order

__all__ = [
    "Absence",
    "CategoryDecision",
    "Conviction",
    "Disposal",
    "HarmDecision",
    "LevelDecision",
    "Notification",
    "Order",
]
