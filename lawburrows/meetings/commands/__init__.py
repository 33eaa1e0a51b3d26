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
    take_off_elsewhere,
)
from lawburrows.meetings.commands.minutes import (
    agree_minutes,
    circulate_minutes,
    close_case,
    give_action,
    judge_words,
    propose_words,
    receive_minutes,
    record_dissent,
    take_attendance,
    write_minutes,
)

__all__ = [
    "acknowledge",
    "add_case",
    "agree_minutes",
    "answer_invitation",
    "answer_request",
    "ask_agency",
    "cancel_meeting",
    "change_meeting",
    "circulate_minutes",
    "close_case",
    "give_action",
    "invite",
    "judge_words",
    "move_case",
    "plan_meeting",
    "propose_words",
    "receive_minutes",
    "record_dissent",
    "take_attendance",
    "take_case_off",
    "take_off_elsewhere",
    "withdraw_request",
    "write_minutes",
]
