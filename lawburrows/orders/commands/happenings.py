"""Recording what happened to an order after it was made, and withdrawing what was recorded by mistake."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.demanding import NewHappening
from lawburrows.orders.imposing import bring_into_line, impose, last_number
from lawburrows.orders.models import Condition, Happening, Order
from lawburrows.orders.standing import ENDS_IT
from lawburrows.rules.verdict import Refused, require


@command
def record_happening(order: Order, *, new: NewHappening, by: Any, on: date) -> Happening:
    """What a court, a board or Ministers did; the order, its end and its conditions follow."""
    order = _held(order, by)
    require(policy.may_record_happening(order, by=by, on=on, new=new))
    ends = new.happened_on if new.kind in ENDS_IT else new.new_end
    made = Happening.objects.create(
        record=order.record,
        owner=policy.agency_of(by),
        order=order,
        kind=new.kind,
        happened_on=new.happened_on,
        authority=new.authority,
        decided_by=new.decided_by,
        reason=new.reason,
        outcome=new.outcome,
        replaced_by=_other(order, new, by=by),
        paper=new.paper,
        new_end=ends,
        former_end=order.ends if ends else None,
    )
    for one in Condition.objects.visible_to(by).filter(order=order, pk__in=new.ending, ended_by=None):
        one.change(version=one.version, ended_by=made)
    for number, one_more in enumerate(new.adding, start=last_number(order, by=by) + 1):
        impose(order, one_more, by=by, number=number, starts=new.happened_on, added_by=made)
    bring_into_line(order, by=by, **({"ends": ends} if ends else {}))
    write(acts.HAPPENING_RECORDED, made, by=by, on=on, fields=("kind", "happened_on", "authority", "reason"))
    return made


@command
def withdraw_happening(happening: Happening, *, version: int, reason: str, by: Any, on: date) -> Happening:
    """It never happened so: its conditions and its end go back to what they were; the entry stays, struck through."""
    order = _held(happening.order, by)
    newest = happening.new_end is None or order.ends == happening.new_end
    require(policy.may_withdraw_happening(happening, by=by, reason=reason, newest=newest))
    happening.change(version=version, withdrawn_on=on, withdrawn_by=by, withdrawn_because=reason)
    for one in Condition.objects.visible_to(by).filter(order=order, ended_by=happening):
        one.change(version=one.version, ended_by=None)
    for one in Condition.objects.visible_to(by).filter(order=order, added_by=happening, ended_by=None):
        one.change(version=one.version, ended_by=happening)
    bring_into_line(order, by=by, **({"ends": happening.former_end} if happening.new_end else {}))
    write(acts.HAPPENING_WITHDRAWN, happening, by=by, on=on, fields=("withdrawn_because",))
    return happening


def _held(order: Order, by: Any) -> Order:
    """The order as it stands, held so that two events of one order are recorded one after the other."""
    rows = Order.objects.visible_to(by).select_related("record", "owner").select_for_update(of=("self",))
    held: Order = rows.get(pk=order.pk)
    return held


def _other(order: Order, new: NewHappening, *, by: Any) -> Order | None:
    if new.kind != "replaced":
        return None
    found = Order.objects.visible_to(by).filter(record=order.record, pk=new.replaced_by).exclude(pk=order.pk).first()
    if found is None:
        raise Refused("Select the order that replaced this one")
    return found
