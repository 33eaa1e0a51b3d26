"""Who may read the trail."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.rules.verdict import Verdict


def may_read_the_trail(*, by: Any) -> Verdict:
    """Information governance officers; row security gives the entries of others to nobody else."""
    return may(by, Permission.AUDIT_READ)
