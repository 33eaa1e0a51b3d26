"""Who may read which list of what is due."""

from __future__ import annotations

from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, holds, may, roles_that_may, says_enough, who_could
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.tasks.models import DateChange, Task

NEEDED = {"mine": Permission.WORK_READ, "team": Permission.WORK_READ, "area": Permission.WORK_READ_AREA}


def may_read_work(of: str, *, by: Any) -> Verdict:
    """`of` is mine, team or area."""
    return may(by, NEEDED[of])


def who_reads_work() -> tuple[str, ...]:
    """The roles that have work and people of their own."""
    return roles_that_may(Permission.WORK_READ)


def may_say_why_not_yet(task: Task, *, by: Any, reason: str | None = None) -> Verdict:
    """Whoever works with the case says it of what is overdue; with a reason, whether that says enough."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (task.done_on is None, "This has been done"),
        (task.due < by.identity.today, "This is not overdue"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_take_note(task: Task, *, by: Any, waiting: bool) -> Verdict:
    """Whoever works with the case says that they know of what is near or late; nothing is done by it."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (task.done_on is None, "This has been done"),
        (waiting, "Nobody waits for an answer to this"),
    )


def may_read_corrections(*, by: Any) -> Verdict:
    """Those who change rules, of the people whom they may see; auditors, counts."""
    reads = holds(by, Permission.RULES_CHANGE) or holds(by, Permission.AUDIT_READ)
    roles = who_could(Permission.RULES_CHANGE)
    return first_refusal((reads, f"Your role does not correct rules. It could be done by: {roles}"))


def may_deal_with(change: DateChange, *, by: Any, done: bool, what: str | None = None) -> Verdict:
    """Whether `by` says what was done about somebody whom a rule had wronged; with words, whether they say enough."""
    return first_refusal(
        (may(by, Permission.RULES_CHANGE), ""),
        (change.held or change.pursued, "Nobody was wronged by this"),
        (not done, "This has been dealt with"),
        (what is None or says_enough(what), f"Say in words what was done: {LEAST_REASON} letters or more"),
    )


def agency_saying(record: Any, *, by: Any) -> Any:
    """Whose entry it becomes: the agency of the posting that works with cases."""
    postings = by.postings_on(by.identity.today)
    return postings[0].agency if postings else record.lead
