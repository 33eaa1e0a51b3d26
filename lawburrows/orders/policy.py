"""Who may record why a person is managed, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.scope import is_system
from lawburrows.access.why import why_visible
from lawburrows.orders.models.decisions import Decision
from lawburrows.orders.models.notifications import Absence, Notification
from lawburrows.rules.deadline import in_words
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.mappa import Category, Level, warnings
from lawburrows.rules.verdict import Verdict, first_refusal

CONFIRM = "Confirm that this is meant"
LENT = "You were let in to read this record. Those in the case record this; ask the record manager to name you in it"


def may_load_orders(*, by: Any) -> Verdict:
    return may(by, Permission.ORDERS_WRITE)


def may_record(record: Record, *, by: Any) -> Verdict:
    """Whether `by` may add to this record: convictions, orders, notifications, absences and decisions alike."""
    return first_refusal(
        (may(by, Permission.ORDERS_WRITE), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (record.closed_on is None, "This record is closed"),
        (is_system(by) or not why_visible(record, by=by).lent, LENT),
    )


def may_record_notification(
    record: Record, *, by: Any, on: date, made_on: date, born: date | None, since: date | None
) -> Verdict:
    """`since` is the first day of the requirements, where that is known. What is refused says with which date it
    conflicts."""
    return first_refusal(
        (may_record(record, by=by), ""),
        (made_on <= on, f"A notification of {in_words(made_on)} would lie ahead: today is {in_words(on)}"),
        (
            born is None or made_on > born,
            f"{in_words(made_on)} is not after the birth of this person on {in_words(born)}" if born else "",
        ),
        (
            since is None or made_on >= since,
            f"{in_words(made_on)} is before the notification requirements, which began on {in_words(since)}"
            if since
            else "",
        ),
    )


def agency_of(by: Any) -> Agency:
    """The agency for which somebody writes: that of the first posting in force (nobody may write without one)."""
    agency: Agency = by.postings_on(by.identity.today)[0].agency
    return agency


def may_change(row: CaseData, *, by: Any) -> Verdict:
    """The agency that made an entry changes it, or the record manager; for others it is not theirs to change."""
    manages = by.pk == row.record.manager_id
    theirs = manages or row.owner_id in {posting.agency_id for posting in by.postings_on(by.identity.today)}
    return first_refusal(
        (may_record(row.record, by=by), ""),
        (theirs, f"This is an entry of {row.owner}: they or the record manager change it"),
    )


def may_change_notification(told: Notification, *, by: Any, reason: str | None = None) -> Verdict:
    """As for a change, of one that was really made; with a reason, whether that says enough."""
    return first_refusal(
        (may_change(told, by=by), ""),
        (told.withdrawn_on is None, "This notification has been withdrawn: record it anew if it was made"),
        (reason is None or says_enough(reason), f"Say in words what was wrong: {LEAST_REASON} letters or more"),
    )


def may_withdraw_notification(told: Notification, *, by: Any, reason: str | None = None) -> Verdict:
    """As for a change; with a reason, whether that says enough."""
    return first_refusal(
        (may_change(told, by=by), ""),
        (told.withdrawn_on is None, "This notification has been withdrawn already"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_end_absence(absence: Absence, *, by: Any, ends: date | None = None) -> Verdict:
    return first_refusal(
        (may_record(absence.record, by=by), ""),
        (absence.ends is None, "This time away has ended already"),
        (
            ends is None or absence.starts is None or ends > absence.starts,
            "The day of return must be after the first day",
        ),
    )


def may_decide(
    record: Record, *, by: Any, former: Decision | None = None, starts: date | None = None, warned: Sequence[str] = ()
) -> Verdict:
    """`former` is the decision that this one closes; `warned` is what nobody has confirmed yet."""
    began = former.starts if former else None
    return first_refusal(
        (may_record(record, by=by), ""),
        (
            starts is None or began is None or starts > began,
            f"The decision must be after the present one, which holds from {in_words(began)}" if began else "",
        ),
        (not warned, " ".join(warned)),
    )


def what_to_confirm(*, category: int | None, level: int | None, harm: str | None) -> tuple[str, ...]:
    """What a person should look at again before category, level and risk stand together so."""
    if category is None or level is None:
        return ()
    risk = RiskOfHarm[harm.upper()] if harm else RiskOfHarm.NOT_ASSESSED
    return warnings(Category(category), Level(level), risk)
