"""The writes: exit, opening again, transfer within Scotland, hand-off beyond it."""

from lawburrows.transfers.commands.exits import close_case, open_case_again
from lawburrows.transfers.commands.hand_offs import note_receipt, prepare_hand_off, send_hand_off, withdraw_hand_off
from lawburrows.transfers.commands.transfers import decide_transfer, offer_transfer, refuse_transfer

__all__ = [
    "close_case",
    "decide_transfer",
    "note_receipt",
    "offer_transfer",
    "open_case_again",
    "prepare_hand_off",
    "refuse_transfer",
    "send_hand_off",
    "withdraw_hand_off",
]
