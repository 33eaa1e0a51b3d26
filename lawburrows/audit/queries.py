"""Reading the trail: about a record, by a person, since a place in the tree; and how far the sealer is behind.

Row security decides which of these entries the reader gets: a page may hold fewer than asked for, and still go on.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q

from lawburrows.audit.act import Verb
from lawburrows.audit.models import Entry, Leaf, Mention

PAGE = 50


@dataclass(frozen=True)
class Cursor:
    """Where a page ended."""

    at: datetime
    id: uuid.UUID


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
    found = Entry.objects.filter(who=who)
    if before:
        found = found.filter(Q(at__lt=before.at) | Q(at=before.at, id__lt=before.id), at__lte=before.at)
    entries = list(found.order_by("-at", "-id")[: limit + 1])
    more = Cursor(entries[limit - 1].at, entries[limit - 1].id) if len(entries) > limit else None
    return Page(tuple(entries[:limit]), more)


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
