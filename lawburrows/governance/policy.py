"""A figure needs two people: one who proposes and another who agrees. Whoever practises reads what holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds, may
from lawburrows.governance.models import Edition, RuleRow
from lawburrows.governance.tables import NEVER_FOR_THE_PAST
from lawburrows.rules.verdict import Verdict, first_refusal

PAST = (
    "A time limit is never changed for the past: the figure that held on the day of a fact stays. Begin today or later"
)
TOO_LATE = "It would begin on a day that has passed. Propose it again from today or later"
READS = (Permission.RULES_CHANGE, Permission.WORK_READ, Permission.AUDIT_READ)


def may_propose_figure(*, by: Any, table: str = "", starts: date | None = None) -> Verdict:
    """Whether `by` proposes figures at all; with a table and a day, whether one of it from that day."""
    back = table in NEVER_FOR_THE_PAST and starts is not None and starts < by.identity.today
    return first_refusal((may(by, Permission.RULES_CHANGE), ""), (not back, PAST))


def may_read_deadlines(*, by: Any) -> Verdict:
    """Everybody whose dates rest on them, and those who govern or audit them."""
    readers = any(holds(by, permission) for permission in READS)
    return first_refusal((readers, "Your role has no dates that rest on these time limits"))


def may_add_edition(*, by: Any) -> Verdict:
    return may(by, Permission.RULES_CHANGE)


def may_read_edition(edition: Edition, *, by: Any, read: bool) -> Verdict:
    """Whether `by` says now that they have read it: who practises, once, of an edition that there is."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (not read, "You have said that you have read this edition"),
        (edition.starts <= by.identity.today, "This edition is not in force yet"),
    )


def may_agree_figure(row: RuleRow, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.RULES_CHANGE), ""),
        (row.agreed_by_id is None, "This figure has been agreed already"),
        (row.proposed_by_id != by.pk, "Nobody agrees their own figure; another person must"),
        (row.table not in NEVER_FOR_THE_PAST or row.starts >= by.identity.today, TOO_LATE),
    )
