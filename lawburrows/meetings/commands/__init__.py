"""The writes of meetings."""

from lawburrows.meetings.commands.attending import (
    acknowledge,
    answer_invitation,
    answer_request,
    ask_agency,
    invite,
    withdraw_request,
)
from lawburrows.meetings.commands.meetings import (
    add_case,
    cancel_meeting,
    change_meeting,
    move_case,
    plan_meeting,
    take_case_off,
)

__all__ = [
    "acknowledge",
    "add_case",
    "answer_invitation",
    "answer_request",
    "ask_agency",
    "cancel_meeting",
    "change_meeting",
    "invite",
    "move_case",
    "plan_meeting",
    "take_case_off",
    "withdraw_request",
]
