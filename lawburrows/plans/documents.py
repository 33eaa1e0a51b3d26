"""The printed plan (document 6): one version with its signatures; a victim is a letter there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.orders.queries import current_decision
from lawburrows.plans import presenting, queries


def plan_sheet(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """The version asked for; without one, the version in force, or else the draft."""
    on = by.identity.today
    found = queries.plan(record, about, by=by) if about else queries.plan_in_force(record, by=by)
    found = found or queries.open_plan(record, by=by)
    if found is None:
        return {"plan": None}
    whole = queries.whole(found, by=by)
    decided = {kind: current_decision(record.pk, kind, by=by) for kind in ("category", "level", "harm")}
    shown = presenting.shown(
        whole,
        supervised=queries.supervised(record, by=by, on=on),
        on=on,
        reviews=queries.reviews_of(found, by=by),
    )
    return shown | {
        "person": queries.person_named(record, by=by),
        "decided": [
            (kind.capitalize() if kind != "harm" else "Risk of serious harm", one.get_value_display())
            for kind, one in decided.items()
            if one is not None
        ],
    }


PLAN_SHEET = Sheet(
    key="risk_management_plan",
    title="Risk management plan",
    hint="Document 6: risks, scenarios, strategies and signatures of one version; victims by letter alone",
    template="plans/risk_management_plan.html",
    reads=plan_sheet,
    of_one=True,
)
