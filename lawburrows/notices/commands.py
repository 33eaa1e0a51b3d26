"""Telling someone that something happened to a record: never what stands in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access import acts as access
from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Record, User
from lawburrows.access.queries import whom_to_tell
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.audit.trail import viewed
from lawburrows.notices import acts
from lawburrows.notices.models import Notice


@command
def tell(
    user: User,
    kind: Notice.Kind,
    *,
    by: Any,
    on: date,
    record: Record | None = None,
    whose: Any = None,
    address: str = "",
) -> Notice:
    """One notice to one user. `whose` is the user who caused it; `address` is the page to go to."""
    notice = Notice(
        to=user,
        kind=kind,
        record=record,
        ref=record.ref if record else "",
        about=getattr(whose, "pk", None),
        address=address,
        at=by.identity.now,
    )
    Notice.objects.bulk_create([notice])
    write(acts.TOLD, notice, by=by, on=on, fields=(str(kind),))
    return notice


@command
def tell_of_existence(record: Record, *, by: Any, on: date) -> None:
    """`by` learnt in a search, with a purpose, that the record exists; the record manager learns that."""
    take_in_hand(by, record.pk, grade=Grade.EXISTENCE)  # so that whoever is kept out of it is not told of it
    viewed(access.EXISTENCE_TOLD, record, by=by, on=on, purpose=by.identity.purpose)
    address = reverse("casefile:record", args=[record.ref])
    for user in whom_to_tell(record, on=on):
        tell(user, Notice.Kind.EXISTENCE_TOLD, record=record, whose=by, by=by, on=on, address=address)


@command
def read_notices(*, by: Any, on: date) -> int:
    """All that `by` has not read yet counts as read."""
    number = Notice.objects.filter(to=by.pk, read_at=None).update(read_at=by.identity.now)
    write(acts.NOTICES_READ, by=by, on=on)
    return number
