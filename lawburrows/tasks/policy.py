"""Who may read which list of what is due."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may, roles_that_may
from lawburrows.rules.verdict import Verdict

NEEDED = {"mine": Permission.WORK_READ, "team": Permission.WORK_READ, "area": Permission.WORK_READ_AREA}


def may_read_work(of: str, *, by: Any) -> Verdict:
    """`of` is mine, team or area."""
    return may(by, NEEDED[of])


def who_reads_work() -> tuple[str, ...]:
    """The roles that have work and people of their own."""
    return roles_that_may(Permission.WORK_READ)
