"""One's own notices."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import QuerySet

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record, User
from lawburrows.database.kept import Given, Kept
from lawburrows.database.lists import one_of
from lawburrows.notices.models import Notice, Reminders

DIGESTS = Reminders.Digest.choices


def notices(by: Any) -> QuerySet[Notice]:
    """What `by` was told, the newest first. Row security gives a notice to nobody else."""
    return Notice.objects.filter(to=by.pk).order_by("-at", "-pk")


def unread(by: Any) -> int:
    return _unread().how_many(user=by.pk)


@cache
def _unread() -> Kept:
    """In the frame of every page."""
    return Kept(Notice.objects.filter(to=Given("user"), read_at=None).values_list("pk"))


def shown(rows: list[Notice], *, by: Any) -> list[Notice]:
    """Each notice with the name of whoever caused it, in `whose`, and in `leads` the page to go to, if it can be opened:
    what was told stays told when the record has gone to others."""
    names = User.objects.in_bulk([row.about for row in rows if row.about])
    told = Record.objects.visible_to(by, grade=Grade.EXISTENCE).filter(
        one_of("pk", {row.record_id for row in rows if row.record_id})
    )
    open_to = set(told.values_list("pk", flat=True))
    row: Any
    for row in rows:
        row.whose = names[row.about].name if row.about in names else ""
        gone = row.address.startswith(f"/people/{row.ref}/") and row.record_id not in open_to
        row.leads = "" if gone else row.address
    return rows


def reminders(by: Any) -> Reminders:
    """How `by` is reminded outside the product; whoever has chosen nothing is not."""
    return Reminders.objects.filter(user=by.pk).first() or Reminders(user_id=by.pk)


def calendar_owner(digest: bytes) -> User | None:
    """Whose calendar has this secret in its address; asked while nobody is signed in."""
    found = Reminders.objects.filter(calendar=digest, user__is_active=True).select_related("user").first()
    return found.user if found else None
