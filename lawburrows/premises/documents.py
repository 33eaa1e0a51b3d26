"""The assessment of an address on paper: parts, what lies near with its map, photographs by their words, the decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.people.queries import person_of
from lawburrows.premises import maps, near, queries
from lawburrows.rules.verdict import Verdict, first_refusal


def _asked_for(record: Record, about: UUID | None, *, by: Any) -> queries.Shown | None:
    """The address asked for; without one, the first that is in use."""
    on = by.identity.today
    if about is not None:
        return queries.one_of_them(record, about, by=by, on=on)
    return next(iter(queries.premises_of(record, by=by, on=on)), None)


def may_make(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
    return first_refusal((_asked_for(record, about, by=by) is not None, "No address of this person has been assessed"))


def assessment_sheet(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """As the page shows it to this reader. Other managed people are not on paper, whoever asks: paper is passed on."""
    shown = _asked_for(record, about, by=by)
    if shown is None:
        return {"shown": None}
    at = shown.premises.at
    places = near.places_near(at) if at else []
    return {
        "shown": shown,
        "premises": shown.premises,
        "person": person_of(record, by),
        "places": places,
        "map": maps.drawn(at, places) if at else None,
        "legend": maps.legend(places),
        "today": by.identity.today,
    }


ASSESSMENT_SHEET = Sheet(
    key="address_assessment",
    title="Assessment of an address",
    hint="Parts by agency, a map with distances, and what was decided with reasons",
    template="premises/address_assessment.html",
    reads=assessment_sheet,
    of_one=True,
    may=may_make,
)
