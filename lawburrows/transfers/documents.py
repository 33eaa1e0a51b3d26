"""The pack that goes to an authority beyond Scotland."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.orders import queries as orders
from lawburrows.orders.clock import categories
from lawburrows.orders.grounds import grounds
from lawburrows.people.queries import person_of
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.transfers import queries
from lawburrows.transfers.presenting import hand_off
from lawburrows.web.dates import write_date


def may_make(record: Record, *, by: Any) -> Verdict:
    """It takes what the register knows out of Scotland: only while it is said to whom, and why."""
    papers = next(iter(queries.hand_offs_of(record, by=by)), None)
    return first_refusal(
        (
            papers is not None and papers.state != papers.State.WITHDRAWN,
            "Prepare a hand-off first: to whom the papers go, and why",
        )
    )


def hand_off_pack(record: Record, *, by: Any) -> dict[str, Any]:
    """What the record says of the grounds, orders with their conditions, category, level and risk."""
    on = by.identity.today
    facts = orders.facts_for([record.pk], by=by)[record.pk]
    decided = {kind: orders.current_decision(record.pk, kind, by=by) for kind in ("category", "level", "harm")}
    papers = next(iter(queries.hand_offs_of(record, by=by)), None)
    return {
        "rows": hand_off(papers) if papers else [],
        "person": person_of(record, by),
        "grounds": [why for _, why in categories(facts, grounds(facts), on)],
        "decided": [(kind, str(one.get_value_display()), one.starts) for kind, one in decided.items() if one],
        "orders": [
            [one.get_kind_display(), one.court, write_date(one.made_on), _last(one.ends)]
            for one in orders.orders_of(record.pk, by=by)
        ],
        "conditions": [(one.text, one.under) for one in orders.conditions_in_force(record.pk, by=by, on=on)],
        "convictions": [
            [one.offence_title, write_date(one.convicted_on)] for one in orders.convictions_of(record.pk, by=by)
        ],
    }


def _last(ends: Any) -> str:
    return write_date(ends - ONE_DAY) if ends else "without an end"


HAND_OFF_PACK = Sheet(
    key="hand_off_pack",
    title="Hand-off beyond Scotland",
    hint="What is sent and to whom; the grounds, orders and conditions, category, level and risk",
    template="transfers/hand_off_pack.html",
    reads=hand_off_pack,
    may=may_make,
)
