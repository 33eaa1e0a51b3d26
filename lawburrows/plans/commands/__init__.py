"""The writes of plans: versions and their parts, signatures, plans for life, and the compartment of victims."""

from lawburrows.plans.commands.giving import give_action
from lawburrows.plans.commands.lifelong import record_answer, record_report, record_sent
from lawburrows.plans.commands.signing import ask_for_signatures, sign_plan, take_back
from lawburrows.plans.commands.victims import add_victim, change_victim, tell_victim
from lawburrows.plans.commands.writing import (
    add_part,
    begin_plan,
    change_part,
    read_parts,
    remove_part,
    review_plan,
    set_aside,
    set_frame,
)

__all__ = [
    "add_part",
    "add_victim",
    "ask_for_signatures",
    "begin_plan",
    "change_part",
    "change_victim",
    "give_action",
    "read_parts",
    "record_answer",
    "record_report",
    "record_sent",
    "remove_part",
    "review_plan",
    "set_aside",
    "set_frame",
    "sign_plan",
    "take_back",
    "tell_victim",
]
