"""The writes: suspicions and what follows, wanted and missing, warrants to enter and search."""

from lawburrows.access.models import StaleEdit
from lawburrows.breaches.commands.evidence import add_evidence, judge_evidence
from lawburrows.breaches.commands.outcomes import add_court_date, move_on, record_hearing
from lawburrows.breaches.commands.suspicions import consider, raise_suspicion
from lawburrows.breaches.commands.warrants import add_attempt, answer_search, apply_to_enter, end_search
from lawburrows.breaches.commands.whereabouts import (
    change_missing,
    change_wanted,
    end_missing,
    end_wanted,
    record_missing,
    record_wanted,
)

__all__ = [
    "StaleEdit",
    "add_attempt",
    "add_court_date",
    "add_evidence",
    "answer_search",
    "apply_to_enter",
    "change_missing",
    "change_wanted",
    "consider",
    "end_missing",
    "end_search",
    "end_wanted",
    "judge_evidence",
    "move_on",
    "raise_suspicion",
    "record_hearing",
    "record_missing",
    "record_wanted",
]
