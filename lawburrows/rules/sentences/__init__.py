"""Custodial sentences in Scotland: release, licence, supervision and lifelong restriction.

A date worked out here never overrides the prison service's own date for the person: show that one once it is known.
"""

from lawburrows.rules.sentences.additions import (
    Court,
    extended_sentence_competent,
    release_order_available,
    release_order_end,
)
from lawburrows.rules.sentences.dates import SentenceDate, SentenceDates, sentence_dates
from lawburrows.rules.sentences.lifelong import next_parole_review, risk_management_plan_due, yearly_report_due
from lawburrows.rules.sentences.regimes import Class, Offence, Regime, class_of, fraction, regime

__all__ = [
    "Class",
    "Court",
    "Offence",
    "Regime",
    "SentenceDate",
    "SentenceDates",
    "class_of",
    "extended_sentence_competent",
    "fraction",
    "next_parole_review",
    "regime",
    "release_order_available",
    "release_order_end",
    "risk_management_plan_due",
    "sentence_dates",
    "yearly_report_due",
]
