"""Recording and changing convictions, and what the court did."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.intake import NewConviction, NewDisposal
from lawburrows.orders.models import Conviction, Disposal
from lawburrows.rules.verdict import Refused, require


@command
def record_conviction(record: Record, *, new: NewConviction, by: Any, on: date) -> Conviction:
    """A conviction with what the court did about it."""
    require(policy.may_record(record, by=by))
    owner = policy.agency_of(by)
    values = asdict(new)
    did = values.pop("disposals")
    made = Conviction.objects.create(record=record, owner=owner, **values)
    for each in did:
        Disposal.objects.create(record=record, owner=owner, conviction=made, **each)
    fields = [name for name, value in values.items() if value not in (None, "")]
    write(acts.CONVICTION_RECORDED, made, by=by, on=on, fields=(*fields, *(["disposals"] if did else [])))
    return made


@command
def record_disposal(conviction: Conviction, *, new: NewDisposal, by: Any, on: date) -> Disposal:
    """One more thing that the court did for this conviction."""
    require(policy.may_add_disposal(conviction, by=by))
    made = Disposal.objects.create(
        record=conviction.record, owner=policy.agency_of(by), conviction=conviction, **asdict(new)
    )
    write(acts.DISPOSAL_RECORDED, made, by=by, on=on, fields=("kind", "months", "days"))
    return made


@command
def change_conviction(conviction: Conviction, *, version: int, by: Any, on: date, **values: Any) -> Conviction:
    """Change an own entry; `StaleEdit` when somebody saved it since this version."""
    require(policy.may_change_conviction(conviction, by=by))
    convicted = values.get("convicted_on", conviction.convicted_on)
    sentenced = values.get("sentenced_on", conviction.sentenced_on)
    if sentenced and sentenced < convicted:
        raise Refused("The sentence must be on the day of the conviction or after it")
    changed = [name for name, value in values.items() if getattr(conviction, name) != value]
    conviction.change(version=version, **values)
    write(acts.CONVICTION_CHANGED, conviction, by=by, on=on, fields=changed)
    return conviction


@command
def withdraw_conviction(conviction: Conviction, *, reason: str, version: int, by: Any, on: date) -> Conviction:
    """Recorded in error: it stays in the list with the reason, and nothing follows from it any more."""
    require(policy.may_withdraw_conviction(conviction, by=by, reason=reason))
    conviction.change(version=version, withdrawn_on=on, withdrawn_by=by, withdrawn_because=reason)
    withdrawn = ("withdrawn_on", "withdrawn_by", "withdrawn_because")
    write(acts.CONVICTION_WITHDRAWN, conviction, by=by, on=on, fields=withdrawn, aside=reason)
    return conviction
