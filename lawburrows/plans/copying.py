"""The next version of a plan begins as a copy of the one before."""

from __future__ import annotations

import uuid
from typing import Any

from lawburrows.access.models import CaseData
from lawburrows.plans.models import Plan
from lawburrows.plans.parts import KINDS
from lawburrows.plans.whole import Whole

OWN = frozenset({"id", "plan", "version", "owner"})


def _copy(row: Any, plan: Plan, **more: Any) -> CaseData:
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in OWN}
    made: CaseData = type(row)(**{**kept, "id": uuid.uuid4(), "plan": plan, "owner": plan.owner} | more)
    return made


def copy_into(plan: Plan, before: Whole) -> None:
    """Everything that the version before says; each entry stays the same thing under a new key."""
    risks = {row.pk: _copy(row, plan) for row in before.rows["risk"]}
    for kind in KINDS:
        rows = [
            risks[row.pk] if kind.key == "risk" else _copy(row, plan, **_of(row, risks))
            for row in before.rows[kind.key]
        ]
        kind.model.objects.bulk_create(rows)


def _of(row: Any, risks: dict[Any, CaseData]) -> dict[str, Any]:
    return {"risk_id": risks[row.risk_id].pk} if hasattr(row, "risk_id") else {}
