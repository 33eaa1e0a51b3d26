"""Deciding category, level and risk of serious harm: three different things, each a dated fact with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from lawburrows.access.models import Record, hold
from lawburrows.audit.act import Act
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy, queries
from lawburrows.orders.intake import NewDecision
from lawburrows.orders.models import CategoryDecision, HarmDecision, LevelDecision
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import require

D = TypeVar("D", CategoryDecision, LevelDecision, HarmDecision)
CURRENT = ("category", "level", "harm")


@command
def decide_category(
    record: Record, *, new: NewDecision, by: Any, on: date, confirmed: bool = False
) -> CategoryDecision:
    """The MAPPA category from a day; the former one ends on it."""
    return _decide(CategoryDecision, "category", acts.CATEGORY_DECIDED, record, new, by, on, confirmed)


@command
def decide_level(record: Record, *, new: NewDecision, by: Any, on: date, confirmed: bool = False) -> LevelDecision:
    """The MAPPA level of management from a day; the former one ends on it."""
    return _decide(LevelDecision, "level", acts.LEVEL_DECIDED, record, new, by, on, confirmed)


@command
def decide_harm(record: Record, *, new: NewDecision, by: Any, on: date, confirmed: bool = False) -> HarmDecision:
    """The risk of serious harm as somebody judged it; there is no "not assessed" to decide."""
    return _decide(HarmDecision, "harm", acts.HARM_DECIDED, record, new, by, on, confirmed)


@command
def end_decisions(record: Record, *, by: Any, on: date) -> list[CategoryDecision | LevelDecision]:
    """Category and level hold no longer from a day, since the person leaves joint management; what was judged of the
    risk of harm stays as it was last judged."""
    hold(record.pk)
    require(policy.may_record(record, by=by))
    ended = []
    for kind in ("category", "level"):
        if (current := queries.current_decision(record.pk, kind, by=by)) is not None:
            # One that began today cannot end today: it ends tomorrow, and the closed record asks nothing of it.
            day = max(on, current.starts + ONE_DAY) if current.starts else on
            current.change(version=current.version, ends=day)
            ended.append(current)
    write(acts.DECISIONS_ENDED, record, by=by, on=on, fields=tuple(type(one).__name__.lower() for one in ended))
    return ended


def _decide(
    model: type[D], kind: str, act: Act, record: Record, new: NewDecision, by: Any, on: date, confirmed: bool
) -> D:
    hold(record.pk)
    current = {name: queries.current_decision(record.pk, name, by=by) for name in CURRENT}
    together = {name: one.value if one else None for name, one in current.items()} | {kind: new.value}
    warned = () if confirmed else policy.what_to_confirm(**together)
    former = current[kind]
    require(policy.may_decide(record, by=by, former=former, starts=new.starts, warned=warned))
    if former:
        former.change(version=former.version, ends=new.starts)
    made = model.objects.create(
        record=record,
        owner=policy.agency_of(by),
        value=new.value,
        starts=new.starts,
        decided_by=by,
        authority=new.authority,
        reason=new.reason,
    )
    write(act, made, by=by, on=on, fields=("value", "starts", "reason"))
    return made
