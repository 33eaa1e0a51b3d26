"""The writes: convictions, orders, notifications and absences, decisions, and all of them for many people at once."""

from lawburrows.access.models import StaleEdit
from lawburrows.orders.commands.conditions import add_conditions, change_condition
from lawburrows.orders.commands.convictions import (
    change_conviction,
    record_conviction,
    record_disposal,
    withdraw_conviction,
)
from lawburrows.orders.commands.decisions import decide_category, decide_harm, decide_level, end_decisions
from lawburrows.orders.commands.happenings import record_happening, withdraw_happening
from lawburrows.orders.commands.load import load_orders
from lawburrows.orders.commands.notifications import (
    change_notification,
    end_absence,
    record_absence,
    record_notification,
    remove_absence,
    withdraw_notification,
)
from lawburrows.orders.commands.orders import change_order, file_order_paper, record_order
from lawburrows.orders.commands.restricted import (
    answer_consent,
    ask_consent,
    end_leave,
    record_care_meeting,
    record_leave,
)

__all__ = [
    "StaleEdit",
    "add_conditions",
    "answer_consent",
    "ask_consent",
    "change_condition",
    "change_conviction",
    "change_notification",
    "change_order",
    "decide_category",
    "decide_harm",
    "decide_level",
    "end_absence",
    "end_decisions",
    "end_leave",
    "file_order_paper",
    "load_orders",
    "record_absence",
    "record_care_meeting",
    "record_conviction",
    "record_disposal",
    "record_happening",
    "record_leave",
    "record_notification",
    "record_order",
    "remove_absence",
    "withdraw_conviction",
    "withdraw_happening",
    "withdraw_notification",
]
