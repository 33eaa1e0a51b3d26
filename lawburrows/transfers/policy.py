"""Who may close a record and open it again, and what must be so beforehand; each answer comes with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lawburrows.access import policy as access
from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.custody import policy as custody
from lawburrows.rules.exits import Shown, may_leave
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.transfers.checks import Check
from lawburrows.transfers.models import HandOff, Transfer

IN_WORDS = f"Say in words why: {LEAST_REASON} letters or more"


def may_exit(
    record: Record,
    *,
    by: Any,
    checks: Sequence[Check] = (),
    reason: str = "",
    shown: Shown | None = None,
    rationale: str | None = None,
    explained: Mapping[str, str] | None = None,
) -> Verdict:
    """Whether somebody may decide on exit at all; with a reason, whether the record shows what it needs; with the
    words, whether they say enough of what is still open."""
    stopping = next((one for one in checks if one.stops), None)
    silent = next(
        (
            one
            for one in checks
            if one.explained and explained is not None and not says_enough(explained.get(one.key, ""))
        ),
        None,
    )
    return first_refusal(
        (access.may_close_record(record, by=by), ""),
        (
            stopping is None,
            f"There is {stopping.words} ({stopping.items[0]}): withdraw or decide it first" if stopping else "",
        ),
        (not reason or shown is None or may_leave(reason, shown), ""),
        (rationale is None or says_enough(rationale), IN_WORDS),
        (silent is None, f"Say how this goes on: {silent.words}. {LEAST_REASON} letters or more" if silent else ""),
    )


def may_open_again(record: Record, *, by: Any, words: str | None = None) -> Verdict:
    return first_refusal(
        (access.may_open_again(record, by=by), ""),
        (words is None or says_enough(words), IN_WORDS),
    )


def may_list_retention(*, by: Any) -> Verdict:
    """Whoever works with cases: the list has only those that they see in full."""
    return access.may(by, Permission.WORK_READ)


def may_offer(
    record: Record,
    *,
    by: Any,
    open_: bool,
    undecided: bool = False,
    supervised: bool = False,
    police: str | None = None,
) -> Verdict:
    """The present lead offers; of somebody under statutory supervision the police are consulted before."""
    return first_refusal(
        (access.may_hand_over(record, by=by), ""),
        (not open_, "A handover or transfer of this case is open already. Withdraw it first"),
        (not undecided, "A refusal waits for the decision of justice social work. Record that first"),
        (
            police is None or not supervised or says_enough(police),
            "The person is under statutory supervision: record when the police were consulted, and what they said",
        ),
    )


def may_refuse(
    transfer: Transfer, *, by: Any, reasons: Sequence[str] | None = None, words: str | None = None
) -> Verdict:
    """The receiver gives reasons of risk. What justice social work decided after a refusal is not refused again."""
    return first_refusal(
        (custody.may_refuse_handover(transfer.handover, by=by, reason=words, listed=True), ""),
        (transfer.after_id is None, "This was refused before, and it was decided that the transfer goes on: accept it"),
        (reasons is None or bool(reasons), "Select at least one reason of risk"),
    )


def may_decide(transfer: Transfer, *, by: Any, words: str | None = None) -> Verdict:
    """Justice social work in the present area; where another authority leads, it records what they decided."""
    return first_refusal(
        (transfer.stands == "to_decide", "No refusal of this transfer waits for a decision"),
        (access.may_hand_over(transfer.record, by=by), ""),
        (words is None or says_enough(words), IN_WORDS),
    )


def may_prepare(record: Record, *, by: Any, open_: bool, handover: bool = False) -> Verdict:
    return first_refusal(
        (access.may_hand_over(record, by=by), ""),
        (not open_, "A hand-off to another country is open already. Withdraw it first"),
        (not handover, "A handover or transfer of this case is open. Withdraw it first"),
    )


def may_send(one: HandOff, *, by: Any, on: date, sent_on: date | None = None) -> Verdict:
    return first_refusal(
        (access.may_hand_over(one.record, by=by), ""),
        (one.state == HandOff.State.PREPARED, "This was sent already, or is not open any more"),
        (sent_on is None or sent_on <= on, "It was sent today or before"),
    )


def may_note_receipt(one: HandOff, *, by: Any, on: date, received_on: date | None = None) -> Verdict:
    return first_refusal(
        (access.may_hand_over(one.record, by=by), ""),
        (one.state == HandOff.State.SENT and one.sent_on is not None, "Record first when it was sent, and how"),
        (
            received_on is None or one.sent_on is None or one.sent_on <= received_on <= on,
            "It was received after it was sent, and today or before",
        ),
    )


def may_withdraw(one: HandOff, *, by: Any, words: str | None = None) -> Verdict:
    return first_refusal(
        (access.may_hand_over(one.record, by=by), ""),
        (one.state in HandOff.OPEN, "This is not open any more"),
        (words is None or says_enough(words), IN_WORDS),
    )
