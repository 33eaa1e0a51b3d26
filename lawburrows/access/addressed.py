"""Rows that one user is sent, who may have nothing else of the record: as a filter, and as the condition of row security."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from lawburrows.access.models import Exclusion, Posting, Reader, VisibleQuerySet
from lawburrows.access.queries import in_force
from lawburrows.access.scope import setting

_ME, _TODAY = setting("user", "uuid"), setting("today", "date")


class Addressed(VisibleQuerySet):
    """Rows that one user is sent, who may have nothing else of the record."""

    TO = "user"

    def mine(self, by: Any) -> Self:
        """What the reader was sent at the post that they still have; an exclusion beats it, a list of readers, and want
        of clearance."""
        on = by.identity.today
        kept_out = Exclusion.objects.filter(in_force(on), record=OuterRef("record"), user=by.pk)
        posted = Posting.objects.in_force(on).filter(user=by.pk, agency=OuterRef("agency"))
        posted = posted.filter(Q(vetting_expires=None) | Q(vetting_expires__gt=on), clearance__gte=OuterRef("marking"))
        listed = Reader.objects.filter(in_force(on), record=OuterRef("record"), user=by.pk)
        named = Q(restricted=False) | Exists(listed)
        return self.filter(named, ~Exists(kept_out), Exists(posted), **{self.TO: by.pk})


def sent_row(table: str, column: str) -> str:
    """The condition that whoever asks was sent this row, still has the post at the agency for which they were asked,
    and that no exclusion, list of readers or want of clearance forbids it.

    They may see nothing of the record, so what is asked of it stands in the row.
    """
    return (
        f"({table}.{column} = {_ME} AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = {table}.record_id "
        f"AND x.user_id = {_ME} AND x.starts <= {_TODAY} AND (x.ends IS NULL OR x.ends > {_TODAY})) "
        f"AND (NOT {table}.restricted OR EXISTS (SELECT 1 FROM access_reader a WHERE a.record_id = {table}.record_id "
        f"AND a.user_id = {_ME} AND a.starts <= {_TODAY} AND (a.ends IS NULL OR a.ends > {_TODAY}))) "
        f"AND EXISTS (SELECT 1 FROM access_posting p WHERE p.user_id = {_ME} "
        f"AND p.agency_id = {table}.agency_id AND p.starts <= {_TODAY} "
        f"AND (p.ends IS NULL OR p.ends > {_TODAY}) AND p.clearance >= {table}.marking "
        f"AND (p.vetting_expires IS NULL OR p.vetting_expires > {_TODAY})))"
    )
