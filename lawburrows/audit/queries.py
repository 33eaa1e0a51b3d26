"""Reading the trail: about a record, by a person, since a place in the tree; and how far the sealer is behind.

Row security decides which of these entries the reader gets: a page may hold fewer than asked for, and still go on.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import connection
from django.db.models import Q

from lawburrows.audit.act import Verb
from lawburrows.audit.models import Aside, Entry, Leaf, Mention

PAGE = 50


@dataclass(frozen=True)
class Cursor:
    """Where a page ended."""

    at: datetime
    id: uuid.UUID

    @property
    def text(self) -> str:
        """As it stands in an address."""
        return f"{self.at.isoformat()}_{self.id}"

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        """From an address; None when that makes no sense."""
        at, _, key = (text or "").partition("_")
        try:
            cursor = cls(datetime.fromisoformat(at), uuid.UUID(key))
        except ValueError:
            return None
        return cursor if cursor.at.tzinfo and 1 < cursor.at.year < 9999 else None


@dataclass(frozen=True)
class Page:
    """Some entries, newest first, and where the next page begins, if there is one."""

    entries: tuple[Entry, ...]
    next: Cursor | None


def about(
    record_id: uuid.UUID, *, verbs: Collection[Verb] = (), before: Cursor | None = None, limit: int = PAGE
) -> Page:
    """Who looked at this record and who changed it, newest first."""
    found = Mention.objects.filter(record_id=record_id)
    if verbs:
        found = found.filter(verb__in=verbs)
    if before:
        found = found.filter(pk__lt=(record_id, before.at, before.id))
    mentions = list(found.order_by("-record_id", "-at", "-entry_id")[: limit + 1])
    entries = Entry.objects.in_bulk([each.entry_id for each in mentions[:limit]])
    more = Cursor(mentions[limit - 1].at, mentions[limit - 1].entry_id) if len(mentions) > limit else None
    return Page(tuple(entries[each.entry_id] for each in mentions[:limit] if each.entry_id in entries), more)


def by_person(who: str, *, before: Cursor | None = None, limit: int = PAGE) -> Page:
    """What one person did, newest first."""
    return matching(who=who, before=before, limit=limit)


def matching(
    *,
    record: uuid.UUID | None = None,
    who: str = "",
    act: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    before: Cursor | None = None,
    limit: int = PAGE,
) -> Page:
    """The entries that all of this is true of, newest first: each of them alone is found by an index."""
    found = Entry.objects.all()
    if record:
        found = found.filter(id__in=Mention.objects.filter(record_id=record).values("entry_id"))
    if who:
        found = found.filter(who=who)
    if act:
        found = found.filter(act=act)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    if before:
        found = found.filter(Q(at__lt=before.at) | Q(at=before.at, id__lt=before.id), at__lte=before.at)
    entries = list(found.order_by("-at", "-id")[: limit + 1])
    more = Cursor(entries[limit - 1].at, entries[limit - 1].id) if len(entries) > limit else None
    return Page(tuple(entries[:limit]), more)


def asides(entries: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The words beside these entries, of those who have any that were not erased."""
    return dict(Aside.objects.filter(entry_id__in=entries).values_list("entry_id", "text"))


def since(index: int, *, limit: int = 1000) -> list[tuple[int, Entry]]:
    """The entries from a place in the tree on, in the order of sealing: dense, and never out of order."""
    places = dict(Leaf.objects.filter(index__gte=index, index__lt=index + limit).values_list("entry_id", "index"))
    entries = Entry.objects.filter(id__in=places)
    return sorted(((places[each.id], each) for each in entries), key=lambda pair: pair[0])


def lag() -> float:
    """For how many seconds the oldest entry has been waiting for its seal; 0 if none waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0) FROM audit_unsealed")
        return float(cursor.fetchone()[0])
