"""Who may notify and refer, and who answers; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, may, says_enough, works_in
from lawburrows.access.scope import is_system
from lawburrows.orders.policy import agency_of, may_record
from lawburrows.referrals.models import Referral
from lawburrows.rules.deadline import in_words
from lawburrows.rules.referrals import ROWS, WITH_THE_SENDER, State
from lawburrows.rules.verdict import Verdict, first_refusal

SAY_WHY = f"Say in words why: {LEAST_REASON} letters or more"
NO_COORDINATOR = (
    "No coordinator is known for the area that manages this case. Ask the administrator to add the agency, or move the "
    "case to the area in which it is managed"
)
OPEN_ALREADY = "One is open already for this person: go on with that one"
agency_for = agency_of


def may_refer(record: Record, *, by: Any, already: Referral | None = None) -> Verdict:
    """Whoever works with the case; one of a kind at a time. `already`: the one that is open."""
    return first_refusal(
        (not is_system(by), "Only a person notifies and refers"),
        (may_record(record, by=by), ""),
        (already is None, OPEN_ALREADY),
    )


def _sends(referral: Referral, by: Any) -> bool:
    """The agency that began it, or the record manager."""
    mine = {posting.agency_id for posting in by.postings_on(by.identity.today)}
    return referral.owner_id in mine or by.pk == referral.record.manager_id


def _stands(referral: Referral) -> str:
    return f"It is now: {State(referral.state).words}"


def may_change(referral: Referral, *, by: Any) -> Verdict:
    return first_refusal(
        (may_refer(referral.record, by=by), ""),
        (_sends(referral, by), f"This is for {referral.owner}, who began it, or for the record manager"),
        (State(referral.state) in WITH_THE_SENDER, _stands(referral)),
    )


def may_send(referral: Referral, *, by: Any, to: Agency | None, lacking: Sequence[str] = ()) -> Verdict:
    """`lacking` is what the document still misses, in words."""
    return first_refusal(
        (may_change(referral, by=by), ""),
        (to is not None, NO_COORDINATOR),
        (not lacking, f"It is not complete. {'. '.join(lacking)}"),
    )


def may_withdraw(referral: Referral, *, by: Any, reason: str | None = None) -> Verdict:
    """Until the coordinator has answered; also while it waits there."""
    return first_refusal(
        (may_refer(referral.record, by=by), ""),
        (_sends(referral, by), f"This is for {referral.owner}, who began it, or for the record manager"),
        (State.WITHDRAWN in ROWS[State(referral.state)].follow, _stands(referral)),
        (reason is None or says_enough(reason), SAY_WHY),
    )


def may_open_desk(*, by: Any) -> Verdict:
    return may(by, Permission.REFERRALS_ANSWER)


def may_answer(
    referral: Referral,
    *,
    by: Any,
    on: date | None = None,
    reason: str | None = None,
    lacks: str | None = None,
    wanted_by: date | None = None,
) -> Verdict:
    """The coordinator in whose area the record lies, who sees it; nobody answers what they sent themselves."""
    return first_refusal(
        (may(by, Permission.REFERRALS_ANSWER), ""),
        (may_record(referral.record, by=by), ""),
        (
            works_in(referral.record, Permission.REFERRALS_ANSWER, by=by),
            f"The coordinator of {referral.record.area} answers this",
        ),
        (State(referral.state) is State.SENT, _stands(referral)),
        (referral.sent_by_id != by.pk, "Nobody answers what they sent themselves"),
        (reason is None or says_enough(reason), SAY_WHY),
        (lacks is None or says_enough(lacks), f"Say in words what is missing: {LEAST_REASON} letters or more"),
        (
            wanted_by is None or on is None or wanted_by > on,
            f"The day by which it is wanted must be after {in_words(on)}" if on else "",
        ),
    )


def may_note_meeting(referral: Referral, *, by: Any) -> Verdict:
    """Whoever closes the case at its meeting, which may be its chair: they have the case in full."""
    return first_refusal(
        (may_record(referral.record, by=by), ""),
        (State(referral.state) is State.ACCEPTED, _stands(referral)),
    )


def may_tell_outside(record: Record, *, by: Any) -> Verdict:
    return may_refer(record, by=by)


def what_a_form_lacks(*, form: str, why: str, changed: str, knows: str, why_not_told: str) -> Verdict:
    """Least of all and why: the person knows, or the reason why not is kept."""
    return first_refusal(
        (says_enough(why), f"Say in words why they are told: {LEAST_REASON} letters or more"),
        (form != "7b" or says_enough(changed), f"Say what has changed: {LEAST_REASON} letters or more"),
        (
            knows == "told" or says_enough(why_not_told),
            f"Say why the person has not been told: {LEAST_REASON} letters or more",
        ),
    )
