"""What a reader may do with a record, for the buttons of its overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lawburrows.access import policy as access
from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.breaches import policy as breaches
from lawburrows.casefile.reading import Now
from lawburrows.circumstances import policy as circumstances
from lawburrows.documents import policy as documents
from lawburrows.notification import policy as notification
from lawburrows.orders.models import LevelDecision
from lawburrows.people import policy as people
from lawburrows.people.models import Person
from lawburrows.reviews import policy as reviews
from lawburrows.visits import policy as visits


@dataclass(frozen=True)
class Deed:
    """One button: its words and where it leads."""

    label: str
    url: str


def deeds_of(record: Record, *, by: Any) -> list[Deed]:
    """Only what may be done, the most frequent first; for a reader who sees the record in full."""
    in_full = frozenset({Part.GENERAL})
    level = next((one.value for one in Now(record, by=by).of(LevelDecision) if one.ends is None), None)
    deeds = (
        ("Take a notification", "notification:attend", notification.may_take_visit(record, by=by)),
        ("Record a visit", "visits:record_visit", visits.may_write(record, by=by)),
        ("Review at level 1", "casefile:level_one_review", reviews.may_write(record, by=by, level=level)),
        ("Raise a suspicion", "breaches:raise_suspicion", breaches.may_raise(record, by=by)),
        ("Something has changed", "circumstances:changed", circumstances.may_record(record, by=by)),
        ("Add to the details", "people:details", people.may_add(Person, record, by=by, seen=in_full)),
        ("Add a document", "documents:add_file", documents.may_file(record, by=by)),
        ("Share", "casefile:in_the_case", access.may_manage_case(record, by=by)),
    )
    return [Deed(label, reverse(name, args=[record.ref])) for label, name, may in deeds if may]
