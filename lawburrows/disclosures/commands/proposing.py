"""Proposing a disclosure, and writing its test, its words, and what the person said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.circumstances.commands import deal_with_call
from lawburrows.circumstances.models import Call
from lawburrows.disclosures import acts, policy, queries
from lawburrows.disclosures.beginning import begin
from lawburrows.disclosures.intake import Proposal
from lawburrows.disclosures.models import Disclosure
from lawburrows.rules.disclosures import State
from lawburrows.rules.verdict import Refused, require


@command
def propose_disclosure(record: Record, *, new: Proposal, calls: Iterable[Call] = (), by: Any, on: date) -> Disclosure:
    """Who is told, by which route, why, and by when that is decided. The test is written next."""
    hold(record.pk)
    require(policy.may_propose(record, by=by, on=on, why=new.why, decide_by=new.decide_by))
    made = begin(record, new, State.DRAFT, by=by, on=on, decide_by=new.decide_by)
    write(acts.PROPOSED, made, by=by, on=on, fields=("route", "to_kind", "why", "decide_by"))
    for call in calls:
        deal_with_call(call, done=f"Disclosure {made.number} was proposed", version=call.version, by=by, on=on)
    return made


@command
def change_disclosure(one: Disclosure, *, version: int, values: Mapping[str, Any], by: Any, on: date) -> Disclosure:
    """The parts of the test, what the person said, and the words. What was told already is not worded anew."""
    hold(one.record_id)
    recipient = queries.recipient_of(one, by=by)
    texts = [value for value in values.values() if isinstance(value, str)]
    named = queries.named_in(one.record, texts, recipient=recipient.name if recipient else "", by=by)
    require(policy.may_change(one, by=by, names=named))
    if one.urgent and {"words", "keep", "route"} & set(values):
        raise Refused("It was told already: the words that were used stand as they are")
    one.change(version=version, **values)
    write(acts.CHANGED, one, by=by, on=on, fields=tuple(values))
    return one
