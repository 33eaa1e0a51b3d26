"""An action that the plan in force gives: one thing, to one person, by one date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lawburrows.access.models import hold
from lawburrows.actions.commands import give_action as give
from lawburrows.actions.intake import NewAction
from lawburrows.actions.models import Action
from lawburrows.audit.command import command
from lawburrows.plans import policy, queries
from lawburrows.plans.models import Plan, Strategy
from lawburrows.rules.verdict import require


@command
def give_action(plan: Plan, *, new: NewAction, strategy: Strategy | None = None, by: Any, on: date) -> Action:
    """It says which version gave it, and for which strategy. It is read outside the compartment: it names no victim."""
    hold(plan.record_id)
    plan.refresh_from_db()
    found = queries.victim_named(plan.record, [new.what], by=by)
    require(policy.may_give_action(plan, by=by, names=found))
    words = f"version {plan.number}, strategy {strategy.place}" if strategy else f"version {plan.number}"
    given = replace(new, given_kind="plan", given_key=str(plan.pk), given_words=words)
    return give(plan.record, new=given, by=by, on=on)
