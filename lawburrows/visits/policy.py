"""Who may plan, record, correct and sign a visit, and who may refer and receive; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Agency, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough
from lawburrows.access.queries import may_know
from lawburrows.access.roles import BY_KEY
from lawburrows.access.why import why_visible
from lawburrows.orders.holding import Held
from lawburrows.people.models import Warning
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.visits.models import OfflineDevice, PlannedVisit, ProtectionReferral, Visit

LENT = "You were let in to read this record. Those in the case record visits; ask the record manager to name you in it"
CLOCKS_DIFFER = timedelta(minutes=5)
DANGER_TO_STAFF = (Warning.Kind.VIOLENCE, Warning.Kind.WEAPONS, Warning.Kind.LONE_STAFF)
BEYOND_PART = (
    "You do not see the children and other people of this case, so that you cannot refer here. "
    "Telephone the council's protection team now, and ask the record manager to record it"
)


def may_write(record: Record, *, by: Any) -> Verdict:
    """Whether `by` may plan or record anything here."""
    return first_refusal(
        (may(by, Permission.VISITS_WRITE), ""),
        (record.merged_into_id is None, "This record was merged into another; write in that one"),
        (record.closed_on is None, "This record is closed"),
        (not why_visible(record, by=by).lent, LENT),
    )


def two_people(warnings: list[Warning]) -> bool:
    """Whether a warning says that nobody should go alone: a suggestion, which the page makes."""
    return any(one.kind in DANGER_TO_STAFF for one in warnings)


def nothing_holds(held: Held) -> str:
    since = f" since {in_words(held.ended_on)}" if held.ended_on else ""
    return f"Nothing holds this person under management{since}"


def may_go(record: Record, *, who: Sequence[Any], on: date) -> Verdict:
    """Whoever is kept out of a record, by a conflict of interest or otherwise, visits nobody in it."""
    known = {one.pk for one in may_know(who, record, on=on)}
    kept_out = [one.name for one in who if one.pk not in known]
    return first_refusal((not kept_out, f"{', '.join(kept_out)} may not see this record. Choose somebody else"))


def may_plan(record: Record, *, held: Held, by: Any, at: datetime | None = None, others: Sequence[Any] = ()) -> Verdict:
    """Visits stop on the day on which the last ground ends; one that was made before is recorded all the same."""
    return first_refusal(
        (may_write(record, by=by), ""),
        (bool(held), f"{nothing_holds(held)}: no visit is planned"),
        (
            at is None or at >= by.identity.now - CLOCKS_DIFFER,
            "A planned visit must lie ahead. Record one that was made instead",
        ),
        (may_go(record, who=others, on=by.identity.today), ""),
    )


def may_cancel(plan: PlannedVisit, *, made: bool, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (may_write(plan.record, by=by), ""),
        (plan.cancelled_on is None, "This visit was cancelled before"),
        (not made, "This visit was made; correct its record instead"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_record(record: Record, *, by: Any, at: datetime | None = None, second: Any = None) -> Verdict:
    return first_refusal(
        (may_write(record, by=by), ""),
        (at is None or at <= by.identity.now + CLOCKS_DIFFER, "A visit that lies ahead is planned, not recorded"),
        (second is None or second.pk != by.pk, "A joint visit has two different authors: you are the first"),
        (second is None or may_go(record, who=[second], on=by.identity.today), ""),
    )


def may_correct(visit: Visit, *, by: Any) -> Verdict:
    return first_refusal(
        (may_write(visit.record, by=by), ""),
        (visit.author_id == by.pk, f"{visit.author} recorded this and corrects it"),
    )


def stands_unsigned(visit: Visit) -> bool:
    """Whether the second has yet to sign it as it stands now."""
    return visit.second_id is not None and visit.signed_version != visit.version


def may_sign(visit: Visit, *, by: Any) -> Verdict:
    """The second who was there signs, and signs again what was corrected since."""
    return first_refusal(
        (may_write(visit.record, by=by), ""),
        (visit.second_id is not None, "This was not a joint visit"),
        (visit.second_id == by.pk, f"{visit.second} was the second who was there and signs it"),
        (stands_unsigned(visit), "You have signed it as it stands"),
    )


def sees_others(record: Record, *, by: Any) -> bool:
    """Whether one of the postings in force sees the children and other people of a case."""
    return any(Part.VICTIMS in BY_KEY[one.role].parts for one in by.postings_on(by.identity.today))


def may_refer(record: Record, *, by: Any) -> Verdict:
    return first_refusal((may_write(record, by=by), ""), (sees_others(record, by=by), BEYOND_PART))


def receiving(by: Any) -> list[Agency]:
    """The agencies for which `by` receives referrals; another posting elsewhere receives none."""
    return [
        posting.agency
        for posting in by.postings_on(by.identity.today)
        if Permission.PROTECTION_RECEIVE in BY_KEY[posting.role].permissions
    ]


def may_receive(referral: ProtectionReferral, *, received: bool, by: Any) -> Verdict:
    """Whoever receives referrals for the council to which it went."""
    return first_refusal(
        (may(by, Permission.PROTECTION_RECEIVE), ""),
        (referral.to in receiving(by), f"This referral went to {referral.to}"),
        (not received, "Its receipt is recorded already"),
    )


def may_note_receipt(referral: ProtectionReferral, *, received: bool, by: Any, at: datetime | None = None) -> Verdict:
    """Those in the case record a receipt that they were given by telephone or letter."""
    return first_refusal(
        (may_refer(referral.record, by=by), ""),
        (not received, "Its receipt is recorded already"),
        (
            at is None or referral.made_at <= at <= by.identity.now + CLOCKS_DIFFER,
            "It was received after it was made, and not later than now",
        ),
    )


MOST_TAKEN = 12  # people whose briefs one device holds


def may_use_offline(*, by: Any) -> Verdict:
    return may(by, Permission.VISITS_WRITE)


def may_take_briefs(device: OfflineDevice, number: int, *, by: Any, lent: Sequence[str] = ()) -> Verdict:
    """`lent`: the numbers of records that `by` was only let in to read; what opened for an hour is not kept for a day."""
    return first_refusal(
        (may_use_offline(by=by), ""),
        (device.user_id == by.pk, "This device is set up for somebody else"),
        (device.revoked_at is None, "This device was told to forget. Set it up again"),
        (0 < number <= MOST_TAKEN, f"Take the briefs of one to {MOST_TAKEN} people"),
        (not lent, f"You were let in to read {', '.join(lent)}: only those in the case take a brief along"),
    )
