"""The writes: convictions, orders, notifications and absences, decisions, and all of them for many people at once."""

from lawburrows.access.models import StaleEdit
from lawburrows.orders.commands.convictions import change_conviction, record_conviction, record_disposal
from lawburrows.orders.commands.decisions import decide_category, decide_harm, decide_level
from lawburrows.orders.commands.load import load_orders
from lawburrows.orders.commands.notifications import (
    change_notification,
    end_absence,
    record_absence,
    record_notification,
    remove_absence,
    withdraw_notification,
)
from lawburrows.orders.commands.orders import change_order, record_order

__all__ = [
    "StaleEdit",
    "change_conviction",
    "change_notification",
    "change_order",
    "decide_category",
    "decide_harm",
    "decide_level",
    "end_absence",
    "load_orders",
    "record_absence",
    "record_conviction",
    "record_disposal",
    "record_notification",
    "record_order",
    "remove_absence",
    "withdraw_notification",
]
