"""A figure needs two people: one who proposes and another who agrees."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.governance.models import RuleRow
from lawburrows.rules.verdict import Verdict, first_refusal


def may_propose_figure(*, by: Any) -> Verdict:
    return may(by, Permission.RULES_CHANGE)


def may_agree_figure(row: RuleRow, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, Permission.RULES_CHANGE), ""),
        (row.agreed_by_id is None, "This figure has been agreed already"),
        (row.proposed_by_id != by.pk, "Nobody agrees their own figure; another person must"),
    )
