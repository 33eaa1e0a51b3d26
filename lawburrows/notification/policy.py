"""Who takes what a person tells the police, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.notification.models import AdvanceNotice, Journey, StationVisit, Stay
from lawburrows.orders import policy as orders
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Verdict, first_refusal

POLICE = "police"
TO_THE_POLICE = "A person notifies the police: an officer records what was told at a police station"


def is_police(by: Any) -> bool:
    """Whether somebody is posted to the police today."""
    return any(posting.agency.kind == POLICE for posting in by.postings_on(by.identity.today))


def may_take_visit(record: Record, *, by: Any) -> Verdict:
    return first_refusal((is_police(by), TO_THE_POLICE), (orders.may_record(record, by=by), ""))


def may_record_away(record: Record, *, by: Any, told: bool = False) -> Verdict:
    """Whoever works with the person records a stay or a journey that they learnt of; that it was told, an officer."""
    return first_refusal((orders.may_record(record, by=by), ""), (not told or is_police(by), TO_THE_POLICE))


def may_record_leaving(journey: Journey, *, by: Any, left_on: date | None = None) -> Verdict:
    return first_refusal(
        (orders.may_record(journey.record, by=by), ""),
        (journey.cancelled_on is None, "This journey did not happen, as is recorded"),
        (journey.left_on is None, "That the person left is recorded already"),
        (left_on is None or left_on <= by.identity.today, "The day of leaving must be today or in the past"),
    )


def may_record_return(journey: Journey, *, by: Any, returned_on: date | None = None) -> Verdict:
    left = journey.left_on
    return first_refusal(
        (orders.may_record(journey.record, by=by), ""),
        (left is not None, "Record first that the person left"),
        (journey.returned_on is None, "The return is recorded already"),
        (
            returned_on is None or left is None or returned_on >= left,
            f"The return must not be before {in_words(left)}, when the person left" if left else "",
        ),
        (returned_on is None or returned_on <= by.identity.today, "The day of return must be today or in the past"),
    )


def may_cancel_journey(journey: Journey, *, by: Any) -> Verdict:
    return may_record_leaving(journey, by=by)


def may_end_stay(stay: Stay, *, by: Any, ends: date | None = None) -> Verdict:
    return first_refusal(
        (orders.may_record(stay.record, by=by), ""),
        (stay.ends is None, "This stay has ended already"),
        (
            ends is None or stay.starts is None or ends > stay.starts,
            "The day of leaving must be after the first day of the stay",
        ),
    )


def may_answer_advance(notice: AdvanceNotice, *, by: Any) -> Verdict:
    return first_refusal(
        (orders.may_record(notice.record, by=by), ""),
        (not notice.outcome, "What became of this is recorded already"),
    )


def may_file_paper(visit: StationVisit, *, by: Any) -> Verdict:
    return first_refusal(
        (may_take_visit(visit.record, by=by), ""),
        (visit.signed == StationVisit.Signed.PAPER, "Nothing was signed on paper at this visit"),
        (visit.signature_id is None, "The paper is filed already"),
    )
