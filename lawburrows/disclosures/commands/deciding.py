"""Asking for approval, the decision of somebody else, and withdrawing."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import User, hold
from lawburrows.audit.command import command
from lawburrows.disclosures import acts, policy, queries
from lawburrows.disclosures.models import Disclosure
from lawburrows.disclosures.moving import move, tell_all
from lawburrows.notices.models import Notice
from lawburrows.rules.disclosures import State
from lawburrows.rules.verdict import Refused, require

DECIDED = {
    "approve": (State.APPROVED, acts.APPROVED),
    "return": (State.RETURNED, acts.RETURNED),
    "refuse": (State.REFUSED, acts.REFUSED),
}
DECIDED_AFTER = {"approve": (State.MADE, acts.APPROVED), "refuse": (State.NOT_UPHELD, acts.REFUSED)}


@command
def send_disclosure(one: Disclosure, *, asked: User, version: int, by: Any, on: date) -> Disclosure:
    """Complete, and from here not changed until somebody with authority has answered."""
    hold(one.record_id)
    require(policy.may_send(one, by=by, lacks=queries.lacking(one, by=by)))
    if asked not in queries.approvers(one.record, one.route, on=on, but=[by.pk]):
        raise Refused(f"{asked} has no authority on this route, or does not see this case. Choose somebody else")
    move(one, State.WAITING, acts.SENT, version=version, by=by, on=on, kept=_as_it_stands(one), asked=asked)
    tell_all([asked], Notice.Kind.DISCLOSURE_WAITS, one, by=by, on=on)
    return one


@command
def decide_disclosure(
    one: Disclosure, *, answer: str, reason: str, tell_by: date | None, version: int, by: Any, on: date
) -> Disclosure:
    """Approved with the day by which it is told, returned, or refused; what was told at once is judged afterwards."""
    hold(one.record_id)
    lacks = queries.lacking(one, by=by)
    require(policy.may_decide(one, by=by, answer=answer, reason=reason, tell_by=tell_by, lacks=lacks, on=on))
    state, act = (DECIDED_AFTER if one.urgent else DECIDED)[answer]
    values = {"decided_by": by, "decided_on": on, "decided_because": reason}
    if answer == "approve" and not one.urgent:
        values["tell_by"] = tell_by
    move(one, state, act, version=version, by=by, on=on, reason=reason, kept=_as_it_stands(one), **values)
    tell_all([one.begun_by], Notice.Kind.DISCLOSURE_ANSWERED, one, by=by, on=on)
    return one


@command
def withdraw_disclosure(one: Disclosure, *, reason: str, version: int, by: Any, on: date) -> Disclosure:
    require(policy.may_withdraw(one, by=by, reason=reason))
    return move(one, State.WITHDRAWN, acts.WITHDRAWN, version=version, by=by, on=on, reason=reason)


def _as_it_stands(one: Disclosure) -> dict[str, str]:
    """What was decided about, word for word; the name of the third party is kept in its compartment alone."""
    return {**one.said, "words": one.words, "keep": one.keep, "heard": one.heard, "heard_words": one.heard_words}
