"""Category and level as they are, with all that was decided, by whom and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, Table, button
from lawburrows.orders import policy as orders
from lawburrows.orders import presenting
from lawburrows.orders.queries import current_decision, decisions_of
from lawburrows.rules.mappa import Category, Level
from lawburrows.web.dates import write_date


def decided(record: Record, by: Any, on: date) -> Section:
    """Category and level as they are now, and everything that was decided before. They are two different things."""
    now = {kind: current_decision(record.pk, kind, by=by) for kind in ("category", "level", "harm")}
    rows = [
        _row(kind, words, now[kind])
        for kind, words in (("category", Category), ("level", Level))
        if now[kind] is not None
    ]
    values = {kind: one.value if one else None for kind, one in now.items()}
    may = orders.may_record(record, by=by)
    return Section(
        "decided",
        "Category and level",
        rows,
        "Neither category nor level has been decided. The category follows from the grounds; decide it first.",
        orders.what_to_confirm(**values),
        [table for kind in ("category", "level") if (table := _history(record, kind, by))],
        [
            *button("Decide the category", "orders:decide_category", may, record),
            *button("Decide the level", "orders:decide_level", may, record),
        ],
    )


def _row(kind: str, words: Any, one: Any) -> Row:
    meant = words(one.value)
    by_whom = one.authority or (str(one.decided_by) if one.decided_by else "not known by whom")
    since = f"since {write_date(one.starts)}" if one.starts else "since a day that is not known"
    return Row(
        presenting.TITLES[kind],
        f"{kind.capitalize()} {one.value}: {meant.label}",
        f"{since}, {by_whom}. {one.reason or 'No reason is recorded.'}",
    )


def _history(record: Record, kind: str, by: Any) -> Table | None:
    """Every decision of a kind with who made it and why, where there is more than the present one."""
    found = decisions_of(record.pk, kind, by=by)
    if len(found) < 2:
        return None
    lines = [
        [
            f"{kind.capitalize()} {one.value}",
            write_date(one.starts) if one.starts else "Not known",
            one.authority or (str(one.decided_by) if one.decided_by else "Not known"),
            one.reason or "Not recorded",
        ]
        for one in found
    ]
    return Table(f"{presenting.TITLES[kind]}: what was decided", ("Decided", "From", "By whom", "Why"), lines)
