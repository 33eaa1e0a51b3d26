"""Who may read which list of what is due, chase, give work to others, and be reminded."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import (
    LEAST_REASON,
    holds,
    may,
    may_be_named,
    may_manage_case,
    roles_that_may,
    says_enough,
    who_could,
)
from lawburrows.access.why import why_visible
from lawburrows.notification.policy import is_police
from lawburrows.orders.due import TELL
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.tasks.models import DateChange, Task

LENT = "You were let in to read this record. Those in the case say this; ask the record manager to name you in it"
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
        (not why_visible(task.record, by=by).lent, LENT),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_begin(act: str, *, by: Any) -> Verdict:
    """Whether the page on which something is met is for the reader at all; the rest that page says itself."""
    return first_refusal((act != TELL or is_police(by), "An officer takes it at the police station"))


def may_chase(owed: Any, *, by: Any, chased: bool = False) -> Verdict:
    """Whoever waits for an answer reminds whoever owes it; what is chased today waits until tomorrow."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (owed is not None, "This has been answered: nobody owes it any more"),
        (not chased, "You have chased this today already. Call them, or chase it again tomorrow"),
    )


def may_see_load(*, by: Any) -> Verdict:
    """Who has how much to do is for those who see a whole area."""
    return may(by, Permission.WORK_READ_AREA)


def who_sees_load() -> tuple[str, ...]:
    return roles_that_may(Permission.WORK_READ_AREA)


def who_reassigns() -> tuple[str, ...]:
    return roles_that_may(Permission.WORK_REASSIGN)


def may_reassign(*, by: Any) -> Verdict:
    return may(by, Permission.WORK_REASSIGN)


def may_give(record: Any, receiver: User | None, whose: User, *, by: Any) -> Verdict:
    """One case from one person to another: as whoever changes who is in it, and to somebody who works with cases."""
    return first_refusal(
        (may_reassign(by=by), ""),
        (may_manage_case(record, by=by), ""),
        (receiver is None or receiver.pk != whose.pk, f"{whose} has it already"),
        (receiver is None or receiver.is_active, f"{receiver} does not sign in any more"),
        (receiver is None or may_be_named(receiver, by=by), f"{receiver} has no posting for work with cases"),
    )


def may_be_reminded(*, by: Any) -> Verdict:
    """Reminders of work are for those who have some."""
    return may(by, Permission.WORK_READ)


def may_take_note(task: Task, *, by: Any, waiting: bool) -> Verdict:
    """Whoever works with the case says that they know of what is near or late; nothing is done by it."""
    return first_refusal(
        (may(by, Permission.WORK_READ), ""),
        (task.done_on is None, "This has been done"),
        (waiting, "Nobody waits for an answer to this"),
        (not why_visible(task.record, by=by).lent, LENT),
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
