"""What falls due: the next visit from risk and the agreed figure, visits that are planned, receipts that are missing."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.holding import Held, held_by
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline
from lawburrows.rules.visiting import ENTRIES, RECEIPTS, TABLE, VISIT_HARM, Agreed, figure_for, next_visit, receipt_of
from lawburrows.visits import queries
from lawburrows.visits.policy import nothing_holds
from lawburrows.visits.queries import Facts, day_of
from lawburrows.web.dates import write_clock, write_date

RECORD_MANAGER = ""


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """The dates of each of these people that follow from visits; nobody is visited whom nothing holds."""
    visiting, receipts = (queries.figures(table, reading.agreed.rows(table)) for table in (TABLE, RECEIPTS))
    found = {}
    for record, facts in queries.facts_in(reading).items():
        due, held = next_due(facts, visiting), None
        if due is not None or facts.has_open_plans:
            held = held_by(reading.facts[record], reading.on, reading.clocks[record].grounds)
        found[record] = _dates(facts, due, held, receipts)
    return found


def _dates(facts: Facts, visit: Due | None, held: Held | None, receipts: Mapping[str, Agreed]) -> Dates:
    """`held` is None where nobody asked: nothing of visits falls due then."""
    fulfilled: dict[str, date] = {f"visit-{before}": after for before, after in pairwise(facts.visits)}
    if facts.visits:
        fulfilled["visit-first"] = facts.visits[0]
    found: list[Due] = [visit] if visit and held else []
    for plan in facts.plans:
        key = f"planned_visit-{plan.pk}"
        if plan.pk in facts.made:
            fulfilled[key] = facts.made[plan.pk]
        elif held is None or held.on_day(day_of(plan.at)):
            found.append(_planned(plan, key))
    for one in facts.referrals:
        key = f"protection_receipt-{one.pk}"
        if one.pk in facts.received:
            fulfilled[key] = facts.received[one.pk]
        else:
            made = receipt_of(day_of(one.made_at), urgent=one.urgent, figures=receipts)
            found.append(due_on_page(made, key, "visits:visits", "See the referral", RECORD_MANAGER))
    return Dates(tuple(found), fulfilled)


def next_due(facts: Facts, figures: Mapping[str, Agreed]) -> Due | None:
    """The next visit; None where nobody has agreed a figure for the risk and no visitor set a day."""
    made = next_visit(facts.seen, figure_for(facts.seen.risk, facts.area, figures) if facts.seen.risk else None)
    key = f"visit-{facts.visits[-1]}" if facts.visits else "visit-first"
    return due_on_page(made, key, "visits:record_visit", "Record the visit", RECORD_MANAGER) if made else None


def _planned(plan: Any, key: str) -> Due:
    who = f"{plan.visitor} and {plan.second}" if plan.second_id else str(plan.visitor)
    told = "The person knows of it" if plan.announced else "The person does not know of it"
    at = f"{write_clock(plan.at)} on {write_date(day_of(plan.at))}"
    steps = (Step(f"Planned for {who}", at, ENTRIES), Step(told))
    what = f"Visit planned at {write_clock(plan.at)}"
    made = deadline("planned_visit", what, day_of(plan.at), ENTRIES, steps, harm=VISIT_HARM)
    return due_on_page(made, key, "visits:visits", "Open the visit", RECORD_MANAGER)


@dataclass(frozen=True)
class Next:
    """What the page says of the next visit: the date with its steps, or why there is none; and what holds the person."""

    due: Due | None
    held: Held
    why_not: str = ""


def next_visit_of(record: uuid.UUID, *, by: Any, on: date) -> Next:
    """The next visit of one person, or in words why no date follows."""
    reading = Reading([record], by, on)
    held = held_by(reading.facts[record], on)
    if not held:
        return Next(None, held, f"{nothing_holds(held)}: no visit follows")
    facts = queries.facts_in(reading)[record]
    seen = facts.seen
    due = next_due(facts, queries.figures(TABLE, reading.agreed.rows(TABLE)))
    if due is not None:
        return Next(due, held, f"Put off: now {seen.away}" if seen.away else "")
    if not seen.risk:
        return Next(
            None, held, "The risk of serious harm is not assessed, so that no frequency follows. That does not mean low"
        )
    return Next(None, held, f"No frequency is agreed for your area for the risk {seen.risk}: no date is worked out")
