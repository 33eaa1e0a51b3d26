"""Who may record why a person is managed, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.roles import BY_KEY
from lawburrows.access.scope import is_system
from lawburrows.access.why import why_visible
from lawburrows.orders.demanding import NewHappening
from lawburrows.orders.models.convictions import Conviction
from lawburrows.orders.models.decisions import Decision
from lawburrows.orders.models.happenings import Happening
from lawburrows.orders.models.notifications import Absence, Notification
from lawburrows.orders.models.orders import Order
from lawburrows.orders.models.restricted import Consent, Leave
from lawburrows.orders.standing import DECISIONS, ENDS_IT, HOSPITAL, RESTRICTED, kinds_for
from lawburrows.rules.deadline import in_words
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.mappa import Category, Level, warnings
from lawburrows.rules.verdict import Verdict, first_refusal

CONFIRM = "Confirm that this is meant"
NO_RESTRICTION = (
    "The Scottish Ministers are asked where there is a restriction: a restriction order, a hospital direction or a "
    "transfer for treatment direction. Under a compulsion order alone they consent to nothing"
)
WITHOUT_CONSENT = (
    "Outside the grounds the Scottish Ministers must have consented, and no consent that they gave is chosen. "
    "Choose it, or confirm that it was without"
)
STRUCK = "This conviction was withdrawn, as recorded in error: record it anew if it is this person's"
LENT = "You were let in to read this record. Those in the case record this; ask the record manager to name you in it"


def may_load_orders(*, by: Any) -> Verdict:
    return may(by, Permission.ORDERS_WRITE)


def may_record(record: Record, *, by: Any) -> Verdict:
    """Whether `by` may add to this record: convictions, orders, notifications, absences and decisions alike."""
    return _may_write(record, Permission.ORDERS_WRITE, by=by)


def _may_write(record: Record, permission: Permission, *, by: Any) -> Verdict:
    return first_refusal(
        (may(by, permission), ""),
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
    """The agency for which somebody writes: that of the first posting in force that lets them write."""
    postings = by.postings_on(by.identity.today)
    writing = [one for one in postings if Permission.ORDERS_WRITE in BY_KEY[one.role].permissions]
    agency: Agency = (writing or postings)[0].agency
    return agency


def may_change(row: CaseData, *, by: Any) -> Verdict:
    """The agency that made an entry changes it, or the record manager; for others it is not theirs to change."""
    manages = by.pk == row.record.manager_id
    theirs = manages or row.owner_id in {posting.agency_id for posting in by.postings_on(by.identity.today)}
    return first_refusal(
        (may_record(row.record, by=by), ""),
        (theirs, f"This is an entry of {row.owner}: they or the record manager change it"),
    )


def may_add_disposal(conviction: Conviction, *, by: Any) -> Verdict:
    return first_refusal(
        (may_record(conviction.record, by=by), ""),
        (conviction.withdrawn_on is None, STRUCK),
    )


def may_change_conviction(conviction: Conviction, *, by: Any) -> Verdict:
    return first_refusal(
        (may_change(conviction, by=by), ""),
        (conviction.withdrawn_on is None, STRUCK),
    )


def may_withdraw_conviction(conviction: Conviction, *, by: Any, reason: str | None = None) -> Verdict:
    """As for a change, and as with a notification by one person; with a reason, whether that says enough."""
    return first_refusal(
        (may_change_conviction(conviction, by=by), ""),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
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


def may_file_order_paper(order: Order, *, by: Any) -> Verdict:
    return first_refusal((may_change(order, by=by), ""), (order.paper_id is None, "Its paper is filed already"))


def may_add_conditions(order: Order, *, by: Any) -> Verdict:
    """What was ordered and not yet typed in; what a court adds later is recorded as a variation."""
    return first_refusal(
        (may_change(order, by=by), ""),
        (order.kind not in DECISIONS, "A decision on indefinite requirements has no conditions"),
    )


def may_record_happening(order: Order, *, by: Any, on: date, new: NewHappening | None = None) -> Verdict:
    """Whether something may be recorded of this order; with what it is, whether it can have happened."""
    if new is None:
        return may_record(order.record, by=by)
    starts, ends = order.starts or order.made_on, order.ends
    ending, day = new.kind in ENDS_IT, new.happened_on
    return first_refusal(
        (may_record(order.record, by=by), ""),
        (new.kind in kinds_for(order.kind), f"This cannot happen to a {order.get_kind_display()}"),
        (day <= on, f"{in_words(day)} lies ahead: record it when it has happened"),
        (day >= order.made_on, f"{in_words(day)} is before the order was made, on {in_words(order.made_on)}"),
        (not ending or day > starts, f"The order began on {in_words(starts)}: it can end after that day"),
        (not ending or ends is None or day < ends, f"The order ended before {in_words(day)}"),
        (new.new_end is None or new.new_end > starts, "The last day must be the same as or after the first day"),
        *_states(order, new.kind),
    )


def _states(order: Order, kind: str) -> tuple[tuple[bool, str], ...]:
    """What an event needs of the order as it stands."""
    suspended, recalled = order.suspended_on, order.recalled_on
    return (
        (kind != "suspended" or suspended is None, "The order is suspended already"),
        (kind != "suspension_ended" or suspended is not None, "The order is not suspended"),
        (kind != "recalled" or recalled is None, "The recall is recorded already"),
        (kind != "released_again" or recalled is not None, "No recall is recorded"),
    )


def may_withdraw_happening(happening: Happening, *, by: Any, reason: str | None = None, newest: bool = True) -> Verdict:
    """As for a change; `newest`: nothing recorded later moved the end of the order again."""
    return first_refusal(
        (may_change(happening, by=by), ""),
        (happening.withdrawn_on is None, "This has been withdrawn already"),
        (newest, "The end of the order was changed again since: withdraw or change that first"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_record_of_patient(order: Order, *, by: Any) -> Verdict:
    """Consents, suspension of detention, care programme meetings: the care team's and the Government's too."""
    return first_refusal(
        (_may_write(order.record, Permission.PATIENTS_WRITE, by=by), ""),
        (order.kind in HOSPITAL, "This belongs to orders under which somebody is detained in hospital"),
    )


def may_ask_consent(order: Order, *, by: Any) -> Verdict:
    """Of restricted patients alone: those of whom section 10(11) of the 2005 Act speaks."""
    return first_refusal((may_record_of_patient(order, by=by), ""), (order.kind in RESTRICTED, NO_RESTRICTION))


def may_answer_consent(consent: Consent, *, by: Any, answered_on: date | None = None) -> Verdict:
    asked = in_words(consent.asked_on)
    return first_refusal(
        (_may_write(consent.record, Permission.PATIENTS_WRITE, by=by), ""),
        (not consent.answer, "The answer is recorded already"),
        (answered_on is None or answered_on >= consent.asked_on, f"They were asked on {asked}: the answer came after"),
    )


def may_record_leave(order: Order, *, by: Any, kind: str, consented: bool, confirmed: bool) -> Verdict:
    """In the grounds the hospital decides; outside, the Scottish Ministers consent first. A person may confirm one
    that took place without."""
    return first_refusal(
        (may_record_of_patient(order, by=by), ""),
        (
            kind == Leave.Kind.GROUNDS or consented or confirmed or order.kind not in RESTRICTED,
            WITHOUT_CONSENT,
        ),
    )


def may_end_leave(leave: Leave, *, by: Any, ends: date | None = None) -> Verdict:
    return first_refusal(
        (_may_write(leave.record, Permission.PATIENTS_WRITE, by=by), ""),
        (
            ends is None or leave.starts is None or ends > leave.starts,
            "The end must be after the first day",
        ),
    )
