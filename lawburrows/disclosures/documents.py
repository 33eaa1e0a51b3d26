"""A disclosure on paper: with its reasons, for the file; and the words alone, for whoever is told.

Neither names the third party: who it is stands in its compartment, and papers travel.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.disclosures import presenting, queries
from lawburrows.disclosures.models import Disclosure
from lawburrows.documents.sheets import Sheet
from lawburrows.people.queries import person_of
from lawburrows.rules.disclosures import State
from lawburrows.rules.verdict import Verdict, first_refusal

HANDED = (State.APPROVED, State.MADE_FIRST, State.MADE, State.NOT_UPHELD, State.ENDED)


def _found(record: Record, about: UUID | None, *, by: Any) -> Disclosure | None:
    some = queries.disclosures_of(record, by=by)
    return next((one for one in some if about in (None, one.pk)), None)


def may_print(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
    return first_refusal((_found(record, about, by=by) is not None, "No disclosure about this person is recorded"))


def may_hand(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
    """Nothing is handed over that nobody has approved."""
    one = _found(record, about, by=by)
    return first_refusal(
        (one is not None and State(one.state) in HANDED, "No disclosure is approved: there is nothing to hand over")
    )


def sheet(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    one = _found(record, about, by=by)
    if one is None:
        return {"one": None}
    parts = [
        ("Why it was proposed", presenting.proposed(one)),
        ("To whom", presenting.third_party(one, None)),
        ("The test", presenting.tested(one)),
        ("What became of it", presenting.decided(one)),
    ]
    return {"one": one, "person": person_of(record, by), "parts": parts}


DISCLOSURE_SHEET = Sheet(
    key="disclosure",
    title="Disclosure to a third party",
    hint="The exact words, the test part by part, who approved it, and what became of it; the third party is not named",
    template="disclosures/disclosure_sheet.html",
    reads=sheet,
    of_one=True,
    may=may_print,
)
HANDED_SHEET = Sheet(
    key="disclosure_words",
    title="What you have been told, in confidence",
    hint="For the third party: the exact words of a disclosure, and what they are asked to keep to themselves",
    template="disclosures/disclosure_words.html",
    reads=sheet,
    of_one=True,
    may=may_hand,
)
