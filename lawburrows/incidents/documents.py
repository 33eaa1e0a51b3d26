"""Documents 13A, 13B and 13C on paper: the report as it was sent, the chair's review, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.incidents import queries
from lawburrows.incidents.filling import NOT_READ, report
from lawburrows.incidents.models import Incident
from lawburrows.rules.verdict import Verdict, first_refusal

Wanted = Callable[[Incident], bool]


def _found(record: Record, about: UUID | None, wanted: Wanted, by: Any) -> Incident | None:
    rows = queries.incidents_of(record, by=by)
    return next((one for one in rows if about in (None, one.pk) and wanted(one)), None)


def _always(one: Incident) -> bool:
    return one.state != "not_sent"


def _viewed(one: Incident) -> bool:
    return bool(one.view)


def _decided(one: Incident) -> bool:
    return bool(one.decision)


def _may(wanted: Wanted, refusal: str) -> Callable[..., Verdict]:
    def may(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
        return first_refusal((_found(record, about, wanted, by) is not None, refusal))

    return may


def report_paper(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """What was sent, word for word; of a draft what would be sent now, and it says so."""
    found = _found(record, about, _always, by)
    draft = found is not None and found.state == "draft"
    parts = found.report if found is not None else []
    if found is not None and draft:
        parts = report(found, by=by, on=by.identity.today)
    return {"incident": found, "parts": parts, "draft": draft, "not_read": NOT_READ}


def view_paper(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    return {"incident": _found(record, about, _viewed, by), "not_read": NOT_READ}


def decision_paper(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    return {"incident": _found(record, about, _decided, by), "not_read": NOT_READ}


REPORT = Sheet(
    key="incident_report",
    title="Document 13A: initial notification report",
    hint="Of the latest serious incident, as it was sent; of an earlier one from its own page",
    template="incidents/report_paper.html",
    reads=report_paper,
    of_one=True,
    may=_may(_always, "No serious incident is recorded of which a report is written"),
)
VIEW = Sheet(
    key="incident_view",
    title="Document 13B: the chair's review of the report",
    hint="Of the latest serious incident that the chair has reviewed",
    template="incidents/view_paper.html",
    reads=view_paper,
    of_one=True,
    may=_may(_viewed, "The chair has not reviewed a report"),
)
DECISION = Sheet(
    key="incident_decision",
    title="Document 13C: decision of the Strategic Oversight Group",
    hint="Of the latest serious incident about which the group decided",
    template="incidents/decision_paper.html",
    reads=decision_paper,
    of_one=True,
    may=_may(_decided, "The group has not decided about a serious incident"),
)
