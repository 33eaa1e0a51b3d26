"""Filing documents, and having sheets made: what comes in is examined before it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.access.scope import is_system
from lawburrows.audit import trail
from lawburrows.audit.act import Act
from lawburrows.audit.command import command
from lawburrows.documents import acts, media, policy, scanning, storage
from lawburrows.documents.images import clean_photograph
from lawburrows.documents.models import PrintRequest, StoredFile
from lawburrows.documents.sheets import sheet_called
from lawburrows.rules.verdict import Refused, require


@command
def store_file(
    record: Record, *, kind: str, title: str, content: bytes, by: Any, on: date, media_type: str = ""
) -> StoredFile:
    """Keep a file on a record. `media_type` is what the sender said it is: a hint, between two kinds of text alone."""
    require(policy.may_file(record, by=by))
    return _kept(record, acts.FILE_ADDED, kind=kind, title=title, content=content, by=by, on=on, hint=media_type)


def _kept(
    record: Record,
    act: Act,
    *,
    kind: str,
    title: str,
    content: bytes,
    by: Any,
    on: date,
    hint: str = "",
    part: Part = Part.GENERAL,
) -> StoredFile:
    """Examined, put in its place, and written down."""
    if kind not in StoredFile.Kind.values:
        raise Refused("Select what kind of document it is")
    if not title.strip():
        raise Refused("Enter a title")
    if kind == StoredFile.Kind.PHOTOGRAPH:
        content = clean_photograph(content)
        known = media.picture_of(content)
    else:
        known, content = media.examined(content, hint=hint)
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
        part=part,
    )
    trail.record(act, kept, by=by, on=on, fields=("kind", "title", "content"))
    return kept


@command
def request_print(
    record: Record, *, sheet: str, by: Any, on: date, about: UUID | None = None, form: str = "pdf"
) -> PrintRequest:
    """Ask for a sheet, perhaps of one entry; the worker makes it in the name of whoever asked."""
    wanted = sheet_called(sheet)
    if wanted is None:
        raise Refused("Select which sheet you want")
    if form not in wanted.forms:
        raise Refused(f"{wanted.title} is made as PDF alone")
    require(policy.may_print(record, wanted.part, by=by))
    require(wanted.makes(record, by=by, about=about))
    asked = PrintRequest.objects.create(
        record=record,
        owner=policy.agency_filing_for(record, by=by),
        sheet=sheet,
        form=form,
        about=about,
        asked_by=by,
        asked_at=by.identity.now,
    )
    trail.record(acts.PRINT_REQUESTED, asked, by=by, on=on, fields=(f"sheet.{sheet}", f"form.{form}"))
    app.configure_task("documents.make_print", queue="documents", lock=str(asked.pk)).defer(
        user=str(by.pk), asked=str(asked.pk)
    )
    return asked


@command
def file_print(asked: PrintRequest, *, content: bytes, title: str, part: Part, by: Any, on: date) -> StoredFile:
    """File the sheet that was made, in the part that it was made from."""
    require(policy.may_print(asked.record, part, by=by))
    made = StoredFile.Kind.MADE_HERE
    kept = _kept(asked.record, acts.PRINT_MADE, kind=made, title=title, content=content, by=by, on=on, part=part)
    asked.change(version=asked.version, file=kept)
    return kept
