"""A change that called for an assessment is dealt with by asking for one: it is not on a list of work twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.circumstances.commands import deal_with_call
from lawburrows.circumstances.policy import may_deal_with
from lawburrows.premises import queries

HOUSING = "housing"


def deal_with_changes(record: Record, *, done: str, housing: bool, by: Any, on: date) -> None:
    """`housing`: whether housing is asked too, for which a change of address calls by itself."""
    for call in queries.changes_calling(record, by=by):
        if (call.key != HOUSING or housing) and may_deal_with(call, by=by):
            deal_with_call(call, done=done, version=call.version, by=by, on=on)
