"""Who should lead a case by the guidance, beside who does; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.orders import queries as orders
from lawburrows.orders.clock import categories
from lawburrows.orders.facts import Facts
from lawburrows.orders.grounds import grounds
from lawburrows.rules.mappa import Authority, Category, LeadRow, lead_authority
from lawburrows.rules.notification import Disposal
from lawburrows.rules.term import first_day_free

KINDS = {
    Authority.POLICE: Agency.Kind.POLICE,
    Authority.COUNCIL: Agency.Kind.COUNCIL,
    Authority.PRISON: Agency.Kind.PRISONS,
    Authority.HEALTH: Agency.Kind.HEALTH,
}
SUPERVISING = frozenset({"licence", "cpo", "supervised_release"})


@dataclass(frozen=True)
class Leading:
    """The row of the guidance that fits, and whether the authority that leads is of that kind."""

    row: LeadRow
    agrees: bool

    @property
    def words(self) -> str:
        unverified = "" if self.row.source.verified else ", unverified"
        return f"Should lead by guidance: {self.row.lead.value} ({self.row.situation.value}; {self.row.source}{unverified})"


def leading(record: Record, *, by: Any, on: date) -> Leading | None:
    """None where no category is decided and the facts speak for none."""
    facts = orders.facts_for([record.pk], by=by)[record.pk]
    category = Category(facts.category.value) if facts.category else _category(facts, on)
    if category is None:
        return None
    return _leading(category, facts, record.lead.kind, on)


def _leading(category: Category, facts: Facts, kind: str, on: date) -> Leading:
    row = lead_authority(category, in_custody=in_custody(facts, on), supervised=supervised(facts, on))
    return Leading(row, KINDS[row.lead] == kind)


def _category(facts: Facts, on: date) -> Category | None:
    return next((category for category, _ in categories(facts, grounds(facts), on)), None)


def in_custody(facts: Facts, on: date) -> bool:
    return any(
        one.kind == "in custody" and one.starts <= on and (one.ends is None or one.ends > on) for one in facts.absences
    )


def supervised(facts: Facts, on: date) -> bool:
    """A licence or an order of supervision in force, or a supervision requirement that still runs."""
    ordered = any(
        order.kind in SUPERVISING and order.starts <= on and (order.ends is None or order.ends > on)
        for order in facts.orders
    )
    required = any(
        did.disposal is Disposal.SUPERVISED
        and did.term
        and one.sentenced_on <= on < first_day_free(one.sentenced_on, did.term)
        for one in facts.convictions
        for did in one.did
    )
    return ordered or required
