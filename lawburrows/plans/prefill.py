"""What a first draft takes from the register, each entry marked until a person has looked at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.orders.models import Condition
from lawburrows.orders.queries import convictions_of, enforceable_conditions, orders_in_force
from lawburrows.orders.reading import Reading
from lawburrows.orders.standing import SUPERVISED
from lawburrows.people.models import Warning
from lawburrows.plans.models import Plan, Risk, Strategy
from lawburrows.plans.queries import council_of
from lawburrows.rules.deadline import in_words
from lawburrows.visits.deadlines import next_due
from lawburrows.visits.queries import facts_in, figures, warnings_of

TO_STAFF = (Warning.Kind.VIOLENCE, Warning.Kind.WEAPONS, Warning.Kind.LONE_STAFF)
CHILDREN = Warning.Kind.CHILDREN
MOST_CONVICTIONS = 4


def prefill(plan: Plan, record: Record, *, by: Any, on: date) -> None:
    """Risks from convictions and warnings, strategies from conditions, orders and visits. None of it is a judgment."""
    mine = {"record": record, "owner": plan.owner, "plan": plan, "unread": True}
    risks = [Risk(**mine, place=place, **said) for place, said in enumerate(_risks(record, by, on), start=1)]
    Risk.objects.bulk_create(risks)
    strategies = _strategies(record, risks[0], by, on)
    Strategy.objects.bulk_create(
        Strategy(**mine, risk=risks[0], place=place, **said) for place, said in enumerate(strategies, start=1)
    )


def _risks(record: Record, by: Any, on: date) -> Iterator[dict[str, Any]]:
    convictions = convictions_of(record.pk, by=by)
    sexual = [one for one in convictions if one.schedule_3] or convictions
    words = "; ".join(f"{one.offence_title}, {in_words(one.convicted_on)}" for one in sexual[:MOST_CONVICTIONS])
    yield {
        "harm": Risk.Harm.SEXUAL if any(one.schedule_3 for one in convictions) else Risk.Harm.OTHER,
        "words": f"Convictions: {words}" if words else "",
    }
    for warning in warnings_of(record.pk, by=by, on=on):
        said = f"Warning: {warning.get_kind_display()}. {warning.text}"
        if warning.kind in TO_STAFF:
            yield {"harm": Risk.Harm.VIOLENCE, "whom": "Staff", "words": said}
        elif warning.kind == CHILDREN:
            yield {"harm": Risk.Harm.SEXUAL, "whom": "Children", "words": said}


def _strategies(record: Record, risk: Risk, by: Any, on: date) -> list[dict[str, Any]]:
    return [*_supervision(record, by, on), *_conditions(record, by, on), *_visits(record, by, on)]


def _supervision(record: Record, by: Any, on: date) -> Iterator[dict[str, Any]]:
    council = council_of(record)
    officer = record.supervising_officer
    for order in orders_in_force(record.pk, by=by, on=on):
        if order.kind in SUPERVISED and order.binds:
            yield {
                "kind": Strategy.Kind.SUPERVISION,
                "words": f"Supervision: {order.name}, made {in_words(order.made_on)}",
                "agency": council,
                "person": officer.name if officer else "",
            }


def _conditions(record: Record, by: Any, on: date) -> Iterator[dict[str, Any]]:
    found = enforceable_conditions(record.pk, by=by, on=on)
    kept = Condition.objects.visible_to(by).filter(pk__in=[one.id for one in found])
    checking = {one.pk: one for one in kept.select_related("checking_agency", "checked_by")}
    for one in found:
        row = checking[one.id]
        yield {
            "kind": Strategy.Kind.MONITORING,
            "words": f"Condition {one.number} of the {one.under} is checked: {one.text}",
            "agency": row.checking_agency,
            "person": row.checked_by.name if row.checked_by else "",
            "frequency": row.how_checked[:300],
        }


def _visits(record: Record, by: Any, on: date) -> Iterator[dict[str, Any]]:
    """The visits that are due anyhow, in the words of their date."""
    reading = Reading([record.pk], by, on)
    facts = facts_in(reading)[record.pk]
    if due := next_due(facts, figures("visits", reading.agreed.rows("visits"))):
        officer = record.notification_officer or record.manager
        yield {
            "kind": Strategy.Kind.MONITORING,
            "words": "Visits at home",
            "agency": record.lead,
            "person": officer.name if officer else "",
            "frequency": due.steps[-1].text[:300] if due.steps else "",
        }
