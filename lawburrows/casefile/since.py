"""What was written in a record since a reader's visit before this one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from lawburrows.access.models import Record
from lawburrows.access.security import history_of
from lawburrows.casefile.lines import SOURCES, TELLING, models_of
from lawburrows.casefile.reading import Now, row_of
from lawburrows.orders.models import Conviction, Disposal

A_VISIT = timedelta(hours=4)  # looks that lie closer together are one visit: what was new stays new until it is over
MOST = 20
LOOKED = """
INSERT INTO casefile_lastlook (user_id, record_id, at) VALUES (%(user)s, %(record)s, %(now)s)
ON CONFLICT (user_id, record_id) DO UPDATE SET
    before = CASE WHEN casefile_lastlook.at < %(now)s - %(visit)s THEN casefile_lastlook.at
                  ELSE casefile_lastlook.before END,
    at = greatest(casefile_lastlook.at, excluded.at)
RETURNING before
"""
DID = {"insert": "New", "update": "Changed", "delete": "Taken away"}


@dataclass(frozen=True)
class News:
    """One entry that was written, changed or taken away: when, how, and what it says now."""

    when: datetime
    did: str
    title: str


def looked(record: Record, *, by: Any) -> datetime | None:
    """Remember this look; gives the last one of the visit before, None when this is the first."""
    with connection.cursor() as cursor:
        values = {"user": by.pk, "record": record.pk, "now": by.identity.now, "visit": A_VISIT}
        cursor.execute(LOOKED, values)
        return cursor.fetchone()[0]


def news(reading: Now, *, since: datetime) -> list[News]:
    """What changes how the person is managed, as it was written since a moment, the newest first; one statement."""
    kept = [(model, history_of(model)) for model in dict.fromkeys(models_of(TELLING)) if reading.shows(model)]
    tables = [(model, table._meta.db_table) for model, table in kept if table is not None]
    parts = [
        f"SELECT {at}, pgh_obj_id, pgh_label, pgh_created_at, to_jsonb(t) FROM {table} t "
        "WHERE record_id = %s AND pgh_created_at > %s"
        for at, (_, table) in enumerate(tables)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 4", [reading.record.pk, since] * len(parts))
        written = cursor.fetchall()
    last: dict[Any, tuple[Any, str, datetime, Any]] = {}
    for at, key, label, when, row in written:
        first = last.get(key)
        did = label if label == "delete" else first[1] if first else label
        last[key] = (tables[at][0], did, when, row)
    found = [_said(reading, *one) for one in last.values()]
    return sorted(filter(None, found), key=lambda one: one.when, reverse=True)[:MOST]


def _said(reading: Now, model: Any, did: str, when: datetime, row: Any) -> News | None:
    entry = row_of(model, json.loads(row))
    if model is Disposal:
        convictions = {one.pk: one for one in reading.of(Conviction)}
        if entry.conviction_id not in convictions:
            return None
        entry.conviction = convictions[entry.conviction_id]
    say = next(source[3] for source in SOURCES if source[2] is model)
    titles = [title for _, title, _ in say(entry)]
    return News(when, DID[did], titles[-1] if did == "update" else titles[0]) if titles else None
