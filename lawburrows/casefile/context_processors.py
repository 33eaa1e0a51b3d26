"""The frame of every page of a person: identity bar, warnings, an emergency opening, why it is seen, who has looked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from lawburrows.access.grades import Grade
from lawburrows.access.why import emergency_end, why_visible
from lawburrows.casefile.reading import Now
from lawburrows.casefile.summary import Alert, address_of, identity_of, warnings
from lawburrows.web.dates import write_clock, write_date


def person(request: HttpRequest) -> dict[str, Any]:
    """What `layouts/person.html` needs, for a request with a record in hand. A page may say it otherwise itself."""
    record: Any = getattr(request, "record", None)
    if record is None:
        return {}
    by = request.user
    why = why_visible(record, by=by)
    alerts = []
    if end := emergency_end(record, by=by):
        alerts.append(
            Alert(
                f"Opened in an emergency, until {write_clock(end)} on {write_date(end)}.",
                "The record manager and the auditors were told at once; the opening is reviewed.",
            )
        )
    if why.grade < Grade.SUMMARY:
        return {"warnings": alerts}
    reading = Now(record, by=by)
    identity, _ = identity_of(reading)
    return {
        "identity": identity,
        "warnings": alerts + warnings(reading),
        "because": why.because,
        "in_full": why.grade == Grade.FULL,
        "looked_url": address_of("casefile:who_has_looked", record.ref) if why.grade == Grade.FULL else "",
    }
