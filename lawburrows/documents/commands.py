"""Filing documents: what comes in is examined before it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.scope import is_system
from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.documents import acts, media, policy, scanning, storage
from lawburrows.documents.images import clean_photograph
from lawburrows.documents.models import StoredFile
from lawburrows.rules.verdict import Refused, require


@command
def store_file(
    record: Record, *, kind: str, title: str, content: bytes, by: Any, on: date, media_type: str = ""
) -> StoredFile:
    """Keep a file on a record. `media_type` is what the sender said it is: a hint, between two kinds of text alone."""
    require(policy.may_file(record, by=by))
    if kind not in StoredFile.Kind.values:
        raise Refused("Select what kind of document it is")
    if not title.strip():
        raise Refused("Enter a title")
    if kind == StoredFile.Kind.PHOTOGRAPH:
        content = clean_photograph(content)
        known = media.picture_of(content)
    else:
        known, content = media.examined(content, hint=media_type)
    found = scanning.scan(content)
    kept = StoredFile.objects.create(
        record=record,
        owner=policy.agency_filing_for(record, by=by),
        kind=kind,
        title=title.strip()[:200],
        sha256=storage.keep(content),
        media_type=known.media_type,
        size=len(content),
        marking=record.marking,
        added_at=by.identity.now,
        added_by=None if is_system(by) else by,
        scan=found[:100],
    )
    trail.record(acts.FILE_ADDED, kept, by=by, on=on, fields=("kind", "title", "content"))
    return kept
