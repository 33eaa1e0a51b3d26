"""The sheet that this app can make: the facts of each suspicion that is being reported, or was and is not over."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.breaches import presenting, queries
from lawburrows.breaches.chain import ENDED, State
from lawburrows.documents.sheets import Sheet
from lawburrows.people.queries import person_of


def breach_report(record: Record, *, by: Any) -> dict[str, Any]:
    """Each suspicion that was considered and has not ended: verified facts, the account, and opinions apart."""
    on = by.identity.today
    rows = [
        row
        for row in reversed(queries.suspicions_of(record.pk, by=by))
        if row.state not in ENDED and row.state != State.SUSPECTED
    ]
    everyone = queries.suspicions_of(record.pk, by=by)
    bases = queries.bases_of(everyone, by=by)
    return {
        "person": person_of(record, by),
        "needs": queries.needs_of(record.pk, by=by, on=on),
        "reports": [
            {
                "title": presenting.title(row),
                "state": row.get_state_display(),
                "since": row.since,
                "row": row,
                "when": presenting.when(row.first_day, row.last_day),
                "verified": [one for one in evidence if one.state == "verified" and not one.opinion],
                "unverified": [one for one in evidence if one.state == "unverified" and not one.opinion],
                "opinions": [one for one in evidence if one.opinion and one.state != "set_aside"],
                "considered": bases[row.pk].considered,
                "steps": queries.moves_of(row, by=by),
                "same": [presenting.title(one) for one in bases[row.pk].charged_already],
            }
            for row in rows
            for evidence in [bases[row.pk].evidence]
        ],
    }


BREACH_REPORT = Sheet(
    key="breach_report",
    title="Facts of a suspected breach",
    hint="For the procurator fiscal or the supervising officer: each suspicion that was considered and is not over",
    template="breaches/breach_report.html",
    reads=breach_report,
)
