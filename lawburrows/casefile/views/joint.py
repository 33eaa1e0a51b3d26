"""Joint management of a person: category, level, and everything that several authorities do together."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.casefile.joint import joint_management
from lawburrows.web.records import open_record


@require_GET
def joint(request: HttpRequest, ref: str) -> HttpResponse:
    """One page of sections, one section an app; what is long stands on pages of its own."""
    by: Any = request.user
    found = open_record(request, ref, fields=("category", "level"))
    sections = joint_management(found, by=by, on=by.identity.today)
    return render(request, "casefile/joint.html", {"record": found, "sections": sections})
