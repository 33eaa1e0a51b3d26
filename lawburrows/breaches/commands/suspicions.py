"""Raising a suspicion, and considering it: both are a person's word, and nothing of either is ever taken away."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.breaches import acts, policy, queries
from lawburrows.breaches.chain import State
from lawburrows.breaches.intake import NewConsideration, NewEvidence, NewSuspicion
from lawburrows.breaches.models import Consideration, Evidence, Move, Suspicion
from lawburrows.rules.verdict import Refused, require


@command
def raise_suspicion(
    record: Record, *, new: NewSuspicion, evidence: NewEvidence | None = None, by: Any, on: date
) -> Suspicion:
    """That a requirement may have been broken, with the first thing that it rests on."""
    hold(record.pk)
    require(policy.may_raise(record, by=by))
    if new.first_day > on:
        raise Refused("A failure that lies ahead is not one yet")
    owner = policy.agency_of(by)
    values = vars(new)
    made = Suspicion.objects.create(
        record=record,
        owner=owner,
        number=queries.next_number(record.pk, by=by),
        raised_by=by,
        raised_on=on,
        since=on,
        **values,
    )
    if evidence is not None:
        Evidence.objects.create(record=record, owner=owner, suspicion=made, **asdict(evidence))
    fields = [name for name, value in values.items() if value not in (None, "", False)]
    write(acts.SUSPICION_RAISED, made, by=by, on=on, fields=(*fields, *(["evidence"] if evidence else [])))
    return made


@command
def consider(suspicion: Suspicion, *, new: NewConsideration, version: int, by: Any, on: date) -> Consideration:
    """What was weighed; a later consideration stands beside the earlier ones."""
    require(policy.may_consider(suspicion, by=by))
    if bool(new.account) == bool(new.no_account_because):
        raise Refused("Write down the person's own account, or why there is none; not both")
    needs = "; ".join(queries.needs_of(suspicion.record_id, by=by, on=on))
    before = State(suspicion.state)
    suspicion.change(version=version, state=State.CONSIDERED, since=on)
    mine = {"record": suspicion.record, "owner": policy.agency_of(by), "suspicion": suspicion}
    made = Consideration.objects.create(
        **mine, considered_by=by, considered_at=by.identity.now, **asdict(replace(new, needs_known=needs[:1000]))
    )
    if before != State.CONSIDERED:
        Move.objects.create(
            **mine,
            before=before,
            after=State.CONSIDERED,
            happened_on=on,
            grounds=made.get_excuse_display(),
            moved_by=by,
            moved_at=by.identity.now,
        )
    write(acts.SUSPICION_CONSIDERED, made, by=by, on=on, fields=("excuse", "needs_met", "account"))
    return made
