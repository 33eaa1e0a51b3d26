"""The writes of notifications and referrals: drafted, sent, answered; and what bodies outside are told."""

from lawburrows.referrals.commands.answers import (
    accept_referral,
    note_meeting,
    refuse_referral,
    return_referral,
)
from lawburrows.referrals.commands.drafts import (
    begin_referral,
    change_referral,
    send_referral,
    withdraw_referral,
)
from lawburrows.referrals.commands.outside import tell_outside

__all__ = [
    "accept_referral",
    "begin_referral",
    "change_referral",
    "note_meeting",
    "refuse_referral",
    "return_referral",
    "send_referral",
    "tell_outside",
    "withdraw_referral",
]
