"""The writes of premises: asking, the parts, the decision; photographs and position; the places of an area."""

from lawburrows.premises.commands.asking import ask_again, ask_for_assessment, ask_part, sign_part, withdraw_part
from lawburrows.premises.commands.deciding import decide_assessment, give_action, skip_review, stop_assessing
from lawburrows.premises.commands.places import add_place, bring_places, close_place, leave_places, take_places
from lawburrows.premises.commands.situating import add_picture, move_in, set_position

__all__ = [
    "add_picture",
    "add_place",
    "ask_again",
    "ask_for_assessment",
    "ask_part",
    "bring_places",
    "close_place",
    "decide_assessment",
    "give_action",
    "leave_places",
    "move_in",
    "set_position",
    "sign_part",
    "skip_review",
    "stop_assessing",
    "take_places",
    "withdraw_part",
]
