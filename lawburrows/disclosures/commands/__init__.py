"""The writes of disclosures: proposing and writing, deciding, telling and what came of it."""

from lawburrows.disclosures.commands.deciding import decide_disclosure, send_disclosure, withdraw_disclosure
from lawburrows.disclosures.commands.proposing import change_disclosure, propose_disclosure
from lawburrows.disclosures.commands.telling import give_up_disclosure, record_outcome, tell_disclosure, told_at_once

__all__ = [
    "change_disclosure",
    "decide_disclosure",
    "give_up_disclosure",
    "propose_disclosure",
    "record_outcome",
    "send_disclosure",
    "tell_disclosure",
    "told_at_once",
    "withdraw_disclosure",
]
