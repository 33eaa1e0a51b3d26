"""The writes of disclosures: proposing and writing, deciding, telling and what came of it."""

from lawburrows.disclosures.commands.applications import (
    answer_application,
    check_application,
    close_application,
    decide_application,
    match_application,
    meet_applicant,
    take_application,
)
from lawburrows.disclosures.commands.deciding import decide_disclosure, send_disclosure, withdraw_disclosure
from lawburrows.disclosures.commands.proposing import change_disclosure, propose_disclosure
from lawburrows.disclosures.commands.telling import give_up_disclosure, record_outcome, tell_disclosure, told_at_once

__all__ = [
    "answer_application",
    "change_disclosure",
    "check_application",
    "close_application",
    "decide_application",
    "decide_disclosure",
    "give_up_disclosure",
    "match_application",
    "meet_applicant",
    "propose_disclosure",
    "record_outcome",
    "send_disclosure",
    "take_application",
    "tell_disclosure",
    "told_at_once",
    "withdraw_disclosure",
]
