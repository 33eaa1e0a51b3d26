"""Transfer within Scotland: a handover that is offered with reasons, and refused with reasons of risk.

Accepting, withdrawing and taking effect are those of the handover itself: there is one way in which a lead passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Area, Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody import commands as custody
from lawburrows.custody.models import Handover
from lawburrows.custody.queries import open_handover
from lawburrows.rules.verdict import require
from lawburrows.transfers import acts, policy, queries
from lawburrows.transfers.models import Transfer


@command
def offer_transfer(
    record: Record,
    *,
    to_agency: Agency,
    to_area: Area,
    reason: str,
    takes_effect_on: date,
    items: list[str],
    keeps: bool,
    by: Any,
    on: date,
    note: str = "",
    police_on: date | None = None,
    police_said: str = "",
) -> Transfer:
    """Until it is accepted and its day has come the giver leads; meanwhile the receiver sees the summary."""
    hold(record.pk)
    watched = queries.is_supervised(record, by=by, on=on)
    waiting = queries.to_decide(record, by=by) is not None
    open_ = open_handover(record, by=by) is not None or queries.open_hand_off(record, by=by) is not None
    require(
        policy.may_offer(
            record, by=by, open_=open_, undecided=waiting, supervised=watched, police=police_said if police_on else ""
        )
    )
    after = queries.refused_before(record, by=by)
    if after is not None and (after.handover.to_agency_id, after.handover.to_area_id) != (to_agency.pk, to_area.pk):
        after = None  # to somebody else: they have not been asked yet, and may refuse
    handover = custody.propose_handover(
        record,
        to_agency=to_agency,
        to_area=to_area,
        why=Handover.Why.COUNCIL if to_agency.kind == Agency.Kind.COUNCIL else Handover.Why.DIVISION,
        takes_effect_on=takes_effect_on,
        items=items,
        note=note,
        keeps=keeps,
        by=by,
        on=on,
    )
    made = Transfer.objects.create(
        record=record,
        owner=handover.owner,
        handover=handover,
        after=after,
        supervised=watched,
        reason=reason,
        police_on=police_on,
        police_said=police_said if police_on else "",
    )
    write(acts.TRANSFER_OFFERED, made, by=by, on=on, fields=("reason", "supervised", "police_on"))
    return made


@command
def refuse_transfer(
    transfer: Transfer, *, version: int, reasons: Sequence[str], words: str, by: Any, on: date
) -> Transfer:
    """The receiver says for which reasons of risk. Of somebody under supervision that is an objection, which justice
    social work in the present area decides."""
    require(policy.may_refuse(transfer, by=by, reasons=reasons, words=words))
    identity.take_in_hand(by, transfer.record_id, grade=Grade.SUMMARY)
    transfer.change(version=transfer.version, refused_for=list(reasons), refused_by=by)
    custody.refuse_handover(transfer.handover, version=version, reason=words, listed=True, by=by, on=on)
    write(acts.TRANSFER_REFUSED, transfer, by=by, on=on, fields=("refused_for",), aside=words)
    return transfer


@command
def decide_transfer(transfer: Transfer, *, version: int, decided: str, because: str, by: Any, on: date) -> Transfer:
    """After a refusal, and having consulted the receiving area: the person stays, or it is offered again and accepted."""
    require(policy.may_decide(transfer, by=by, words=because))
    identity.take_in_hand(by, transfer.record_id, grade=Grade.FULL)
    transfer.change(version=version, decided=decided, decided_by=by, decided_on=on, decided_because=because)
    write(acts.TRANSFER_DECIDED, transfer, by=by, on=on, fields=("decided",), aside=because)
    return transfer
