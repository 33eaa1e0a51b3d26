"""Who may record custody and hand a case over, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Area, Reader, Record, User
from lawburrows.access.policy import LEAST_REASON, may_hand_over, may_take_over, says_enough
from lawburrows.access.queries import in_force
from lawburrows.custody.models import CustodyStep, Handover, PrisonStay
from lawburrows.orders.models import Absence
from lawburrows.orders.policy import may_record
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Verdict, first_refusal


def may_record_custody(record: Record, *, by: Any) -> Verdict:
    """Where somebody is held, what the prison service said, and what was done: whoever works with the case."""
    return may_record(record, by=by)


def may_admit(record: Record, *, held: Absence | None, by: Any) -> Verdict:
    return first_refusal(
        (may_record_custody(record, by=by), ""),
        (held is None, "This person is in custody already. Record a transfer, or the release first"),
    )


def may_transfer(
    record: Record, *, held: Absence | None, stay: PrisonStay | None, by: Any, starts: date | None = None
) -> Verdict:
    """Also where custody is recorded without a prison: then it is said where."""
    began = stay.starts if stay else held.starts if held else None
    return first_refusal(
        (may_record_custody(record, by=by), ""),
        (held is not None, "This person is not in custody. Record an admission first"),
        (
            starts is None or began is None or (starts > began if stay else starts >= began),
            f"The transfer must be after {in_words(began)}, when the present stay began" if began else "",
        ),
    )


def may_liberate(
    record: Record, *, held: Absence | None, by: Any, stay: PrisonStay | None = None, ends: date | None = None
) -> Verdict:
    began = max((day for day in (held and held.starts, stay and stay.starts) if day), default=None)
    return first_refusal(
        (may_record_custody(record, by=by), ""),
        (held is not None, "This person is not in custody"),
        (
            ends is None or began is None or ends > began,
            f"The release must be after {in_words(began)}, when this stay began" if began else "",
        ),
    )


def may_record_step(record: Record, *, by: Any, on: date, kind: str = "", day: date | None = None) -> Verdict:
    planned = kind in CustodyStep.PROGRESSION
    return first_refusal(
        (may_record_custody(record, by=by), ""),
        (planned or day is None or day <= on, "Only leave and a transfer to the open estate are planned ahead"),
    )


def may_propose_handover(
    record: Record,
    *,
    by: Any,
    on: date,
    waiting: Handover | None = None,
    to: tuple[Agency, Area] | None = None,
    takes_effect_on: date | None = None,
) -> Verdict:
    """`waiting` is a handover of this case that is open; a restricted record is handed to its named readers alone."""
    return first_refusal(
        (may_hand_over(record, by=by), ""),
        (waiting is None, "A handover of this case is open already. Withdraw it first"),
        (
            to is None or (to[0].pk, to[1].pk) != (record.lead_id, record.area_id),
            "This authority leads the case there already",
        ),
        (to is None or to[1].kind == Area.Kind.COUNCIL, "A case is managed in a council area"),
        (takes_effect_on is None or takes_effect_on >= on, "A handover takes effect today or later"),
        (
            to is None or not record.restricted or _reader_takes_over(record, to[0], on),
            "This record is restricted. Put whoever takes over there on the list of its readers first",
        ),
    )


def _reader_takes_over(record: Record, agency: Agency, on: date) -> bool:
    readers = Reader.objects.filter(in_force(on), record=record).values("user")
    return User.objects.filter(pk__in=readers, postings__agency=agency).exists()


def still_gives(handover: Handover) -> Verdict:
    """Whether the case is led where it was when it was offered: nobody hands over what others lead by now."""
    record = handover.record
    return first_refusal(
        (record.merged_into_id is None, "This record was merged into another; the handover does not hold there"),
        (record.closed_on is None, "This record is closed"),
        (
            (record.lead_id, record.area_id) == (handover.from_agency_id, handover.from_area_id),
            "The case has moved since this was proposed. Whoever leads it now withdraws this and proposes anew",
        ),
    )


def may_answer_handover(handover: Handover, *, by: Any, reason: str | None = None) -> Verdict:
    """Accepted or refused by the receiver; with a reason, whether that says enough."""
    return first_refusal(
        (handover.state == Handover.State.WAITING, "This handover does not wait for an answer"),
        (may_take_over(handover.to_agency, handover.to_area, by=by), ""),
        (handover.proposed_by_id != by.pk, "Nobody accepts what they proposed themselves; a colleague must"),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_refuse_handover(handover: Handover, *, by: Any, reason: str | None = None, listed: bool = False) -> Verdict:
    """As any answer; a transfer is refused for reasons of a list."""
    return first_refusal(
        (may_answer_handover(handover, by=by, reason=reason), ""),
        (
            listed or handover.why not in Handover.MOVES_AWAY,
            "This is a transfer: refuse it on its own page, which asks for the reasons",
        ),
    )


def may_withdraw_handover(handover: Handover, *, by: Any, reason: str | None = None) -> Verdict:
    return first_refusal(
        (handover.state in Handover.OPEN, "This handover is not open any more"),
        (may_hand_over(handover.record, by=by), ""),
        (reason is None or says_enough(reason), f"Say in words why: {LEAST_REASON} letters or more"),
    )


def may_take_effect(handover: Handover) -> Verdict:
    return first_refusal(
        (handover.state == Handover.State.ACCEPTED, "This handover was not accepted, or it has taken effect"),
        (still_gives(handover), ""),
    )
