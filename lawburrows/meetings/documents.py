"""The minutes of one case on paper (document 5A), as their reader may see them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.actions.presenting import row
from lawburrows.documents.sheets import Sheet
from lawburrows.meetings import asking, minuting, queries
from lawburrows.meetings.models import Minutes
from lawburrows.people.policy import seen_in_full
from lawburrows.people.queries import person_of
from lawburrows.rules.meetings import HEADINGS, REPLY, STATEMENT
from lawburrows.rules.verdict import Verdict, first_refusal

OF_THE_COMPARTMENT = ("victims", "children")
WITHHELD = "Kept for those who see victims and other people in this case."


def minutes_asked_for(record: Record, about: UUID | None, *, by: Any) -> Minutes | None:
    """Those of the case of a meeting that was named, or the last that were written of this person."""
    if about is None:
        rows = Minutes.objects.visible_to(by).filter(record=record).order_by("-case__meeting__day", "-case__begins")
        about = rows.values_list("case_id", flat=True).first()
    case = queries.case(record, about, by=by) if about else None
    return minuting.minutes_of(case, by=by) if case else None


def may_make(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
    """Whoever may read the minutes may have them on paper."""
    return first_refusal(
        (
            minutes_asked_for(record, about, by=by) is not None,
            "No minutes are written of this meeting that you may read",
        )
    )


def minutes_sheet(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """Who was there, what agencies gave, what was said and decided with why, who saw it otherwise, who does what."""
    minutes = minutes_asked_for(record, about, by=by)
    if minutes is None:
        return {"minutes": None}
    on = by.identity.today
    room = minuting.room_of(minutes.case, by=by, on=on)
    victims = Part.VICTIMS in seen_in_full(record, by=by)
    return {
        "minutes": minutes,
        "case": minutes.case,
        "meeting": minutes.case.meeting,
        "person": person_of(record, by),
        "here": [one for one in room.invitations if one.here],
        "absent": [one for one in room.invitations if not one.here],
        "quorum": room.quorum,
        "answers": [
            (one.request.agency, one.words, _given(one.answer))
            for one in asking.requests_of(minutes.case, by=by, on=on)
        ],
        "headings": [
            (one.words, getattr(minutes, one.key) if victims or one.key not in OF_THE_COMPARTMENT else WITHHELD)
            for one in HEADINGS
        ],
        "dissents": minuting.dissents_of(minutes, by=by),
        "actions": [row(one, on=on) for one in room.actions],
        "statement": STATEMENT,
    }


def _given(answer: Any) -> str:
    """What an agency gave to the meeting; where it was still to be discussed, the minutes say what came of it."""
    return answer.text if answer and answer.reply == REPLY["shared"].key else ""


MINUTES_SHEET = Sheet(
    key="minutes",
    title="Minutes of a meeting",
    hint="Document 5A: who was there, what was said and decided with why, differing views, actions and next review",
    template="meetings/minutes_sheet.html",
    reads=minutes_sheet,
    of_one=True,
    forms=("pdf", "docx"),
    part=Part.MINUTES,
    may=may_make,
)
