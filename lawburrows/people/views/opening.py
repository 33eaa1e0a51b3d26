"""What the pages of this app share: opening a record, refusing in words, showing both texts."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.people import queries
from lawburrows.people.kinds import KINDS, Kind
from lawburrows.people.presenting import shown
from lawburrows.rules.verdict import Verdict
from lawburrows.web import records

BY_SLUG = {kind.slug: kind for kind in KINDS}


def open_record(request: HttpRequest, ref: str, *, grade: Grade = Grade.FULL) -> Any:
    """A look leaves its entry; what is sent leaves the command's."""
    opening = records.find_record if request.method == "POST" else records.open_record
    return opening(request, ref, grade=grade)


def open_entry(request: HttpRequest, ref: str, slug: str, key: uuid.UUID) -> tuple[Any, Kind, Any]:
    kind = BY_SLUG.get(slug)
    record = open_record(request, ref)
    entry = kind and queries.entry(kind, record, key, request.user)
    if kind is None or entry is None:
        raise Http404("no such entry")
    return record, kind, entry


def insist(verdict: Verdict) -> None:
    """A page that is not for this reader says why."""
    if not verdict:
        raise PermissionDenied(verdict.reason)


def details_url(record: Any) -> str:
    return reverse("people:details", args=[record.ref])


def both_texts(form: Any, current: Any) -> list[dict[str, str]]:
    """Where what stands now differs from what was typed: each part with both."""
    stands = type(form).initial_of(current) if hasattr(type(form), "initial_of") else {"ends": current.ends}
    found = []
    for name, field in form.fields.items():
        if name in ("once", "version", "number", "content"):
            continue
        typed = form.cleaned_data.get(name)
        if shown(typed, field) != shown(stands.get(name), field):
            found.append(
                {"part": str(field.label), "theirs": shown(stands.get(name), field), "yours": shown(typed, field)}
            )
    return found
