"""Handing a case over: proposed, accepted or refused, and in effect on its day in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access import commands as access
from lawburrows.access import identity
from lawburrows.access import policy as access_policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Area, Partner, Record, User, hold
from lawburrows.access.queries import coordinators_of, may_know, who_takes_over, whom_to_tell
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody import acts, policy, queries
from lawburrows.custody.models import Handover
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.orders.policy import agency_of
from lawburrows.rules.verdict import Refused, require

NOBODY = "Nobody at {agency} in {area} can accept it. Ask an administrator for a posting there first"


@command
def propose_handover(
    record: Record,
    *,
    to_agency: Agency,
    to_area: Area,
    why: str,
    takes_effect_on: date,
    items: list[str],
    keeps: bool,
    by: Any,
    on: date,
    note: str = "",
    keeps_until: date | None = None,
) -> Handover:
    """Ask another authority to take the case over. Until it accepts, the giver leads; meanwhile it sees the summary."""
    hold(record.pk)
    require(access_policy.may_hand_over(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    waiting = queries.open_handover(record, by=by)
    to = (to_agency, to_area)
    require(policy.may_propose_handover(record, by=by, on=on, waiting=waiting, to=to, takes_effect_on=takes_effect_on))
    receivers = [user for user in who_takes_over(record, to_agency, to_area, on=on) if user.pk != by.pk]
    if not receivers:
        raise Refused(NOBODY.format(agency=to_agency, area=to_area))
    partner = access.let_look(record, agency=to_agency, area=to_area, by=by, on=on, ends=None)
    made = Handover.objects.create(
        record=record,
        owner=agency_of(by),
        from_agency=record.lead,
        from_area=record.area,
        to_agency=to_agency,
        to_area=to_area,
        why=why,
        items=items,
        note=note,
        takes_effect_on=takes_effect_on,
        proposed_by=by,
        proposed_at=by.identity.now,
        keeps=keeps,
        keeps_until=keeps_until if keeps else None,
        let_in=partner.pk if partner else None,
    )
    write(acts.HANDOVER_PROPOSED, made, by=by, on=on, fields=("to_agency", "to_area", "takes_effect_on", "items"))
    _tell(made, Notice.Kind.HANDOVER_PROPOSED, receivers, by=by, on=on)
    return made


@command
def accept_handover(handover: Handover, *, version: int, named: dict[str, User | None], by: Any, on: date) -> Handover:
    """The receiver says who will answer for the case; it takes effect on its day, at once when that has come."""
    require(policy.may_answer_handover(handover, by=by))
    require(policy.still_gives(handover))
    identity.take_in_hand(by, handover.record_id, grade=Grade.SUMMARY)
    for user in named.values():
        if user is not None:
            require(access_policy.may_be_named(user, handover.record, by=by))
    if named.get("manager") is None:
        raise Refused("Name the record manager who takes over")
    handover.change(
        version=version,
        state=Handover.State.ACCEPTED,
        answered_by=by,
        answered_at=by.identity.now,
        **{f"next_{name}": user for name, user in named.items()},
    )
    write(acts.HANDOVER_ACCEPTED, handover, by=by, on=on, fields=("state", *(f"next_{name}" for name in named)))
    _tell(handover, Notice.Kind.HANDOVER_ANSWERED, _givers(handover, on), by=by, on=on)
    return handover


@command
def refuse_handover(
    handover: Handover, *, version: int, reason: str, by: Any, on: date, listed: bool = False
) -> Handover:
    """The receiver does not take it, and says why; the giver leads on, and the receiver sees the summary no longer."""
    require(policy.may_refuse_handover(handover, by=by, reason=reason, listed=listed))
    identity.take_in_hand(by, handover.record_id, grade=Grade.SUMMARY)
    let_in = handover.let_in
    _answered(handover, version, Handover.State.REFUSED, reason, by)
    write(acts.HANDOVER_REFUSED, handover, by=by, on=on, fields=("state",), aside=reason)
    _tell(handover, Notice.Kind.HANDOVER_ANSWERED, _givers(handover, on), by=by, on=on)
    access.end_look(handover.record, partner=let_in, by=by, on=on)  # last: from here on they see nothing of it
    return handover


@command
def withdraw_handover(handover: Handover, *, version: int, reason: str, by: Any, on: date) -> Handover:
    """The giver takes it back before it has taken effect; the receiver sees the summary no longer."""
    require(policy.may_withdraw_handover(handover, by=by, reason=reason))
    identity.take_in_hand(by, handover.record_id, grade=Grade.FULL)
    let_in = handover.let_in
    _answered(handover, version, Handover.State.WITHDRAWN, reason, by)
    write(acts.HANDOVER_WITHDRAWN, handover, by=by, on=on, fields=("state",), aside=reason)
    receivers = who_takes_over(handover.record, handover.to_agency, handover.to_area, on=on)
    _tell(handover, Notice.Kind.HANDOVER_ANSWERED, receivers, by=by, on=on)
    access.end_look(handover.record, partner=let_in, by=by, on=on)
    return handover


def _answered(handover: Handover, version: int, state: Handover.State, reason: str, by: Any) -> None:
    answered = {"answered_by": by, "answered_at": by.identity.now, "answer_reason": reason}
    handover.change(version=version, state=state, let_in=None, **answered)


def _givers(handover: Handover, on: date) -> list[User]:
    return [handover.proposed_by, *whom_to_tell(handover.record, on=on)]


def _tell(handover: Handover, kind: Notice.Kind, users: Iterable[User], *, by: Any, on: date) -> None:
    record = handover.record
    address = reverse("custody:handover", args=[record.ref, handover.pk])
    for user in may_know(users, record, on=on):
        if user.pk != getattr(by, "pk", None):
            tell(user, kind, record=record, whose=by, by=by, on=on, address=address)


@command
def put_into_effect(handover: Handover, *, by: Any, on: date) -> Handover:
    """The day of an accepted handover has come: the new lead and its people, in this one transaction."""
    record = handover.record
    require(policy.may_take_effect(handover))
    before = coordinators_of(record, on=on)
    access.hand_over_lead(
        record,
        lead=handover.to_agency,
        area=handover.to_area,
        named={name.removeprefix("next_"): getattr(handover, name) for name in Handover.NEXT},
        keeps=handover.keeps,
        keeps_until=handover.keeps_until,
        by=by,
        on=on,
    )
    handover.change(version=handover.version, state=Handover.State.IN_EFFECT, took_effect_on=on, let_in=None)
    write(acts.HANDOVER_TOOK_EFFECT, handover, by=by, on=on, fields=("state", "took_effect_on"))
    named = [user for name in Handover.NEXT if (user := getattr(handover, name))]
    told = [handover.proposed_by, *named, *before, *coordinators_of(record, on=on)]
    _tell(handover, Notice.Kind.HANDED_OVER, told, by=by, on=on)
    return handover


@command
def stop_looking(handover: Handover, *, by: Any, on: date) -> Handover:
    """It was refused or withdrawn while the look did not end with the answer: the receiver sees the summary no longer."""
    partners = Partner.objects.filter(pk__in=[handover.let_in], ends=None).select_related("record")
    for partner in partners:
        access.end_partner(partner, by=by, on=on)
    handover.change(version=handover.version, let_in=None)
    write(acts.HANDOVER_CLOSED, handover, by=by, on=on, fields=("let_in",))
    return handover
