"""Who may record that something has changed, and say that what follows is done; with the reason."""

from __future__ import annotations

from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.why import why_visible
from lawburrows.circumstances.models import AdultPathway, Call
from lawburrows.orders.policy import LENT
from lawburrows.people.policy import sees
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.rules.young import Standing

# What is written lies in a part of the record; who does not see the part cannot write there. Of health whoever learns
# of it first writes, and does not read it back.
PARTS = {"household": Part.VICTIMS, "partner": Part.VICTIMS, "device": Part.DEVICES}


def may_record(record: Record, *, by: Any) -> Verdict:
    """Whether `by` may record changes of this record at all."""
    return first_refusal(
        (may(by, Permission.PEOPLE_WRITE), ""),
        (record.merged_into_id is None, "This record was merged into another: write there"),
        (record.closed_on is None, "This record is closed"),
        (not why_visible(record, by=by).lent, LENT),
    )


def may_record_change(record: Record, kind: str, *, by: Any) -> Verdict:
    part = PARTS.get(kind, Part.GENERAL)
    return first_refusal(
        (may_record(record, by=by), ""),
        (
            sees(record, by=by, part=part),
            f"This is kept in the part about {part.label}, which you do not see. Tell somebody who does",
        ),
    )


def may_deal_with(call: Call, *, by: Any) -> Verdict:
    return first_refusal(
        (may_record(call.record, by=by), ""),
        (call.dealt_with_on is None, "This has been dealt with already"),
    )


def may_decide_pathway(record: Record, stands: Standing, *, by: Any) -> Verdict:
    """`stands`: whether the person is under 18 today."""
    return first_refusal(
        (may_record(record, by=by), ""),
        (stands is Standing.YOUNG, "Only of a person under 18 is it decided how they are managed as an adult"),
        (not AdultPathway.objects.filter(record=record).exists(), "This has been decided already"),
    )
