"""The page of one's own notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY, Role
from lawburrows.notices import commands, queries
from lawburrows.web.dates import today
from lawburrows.web.pages import paginate


def notices(request: HttpRequest) -> HttpResponse:
    page = paginate(queries.notices(request.user), request.GET.get("page"), query=request.GET)
    queries.shown(page.rows, by=request.user)
    context = {"page": page, "unread": queries.unread(request.user), "only_here": roles_with_notices_alone(request)}
    return render(request, "notices/notices.html", context)


def roles_with_notices_alone(request: HttpRequest) -> list[Role]:
    """The roles of a reader who has no other page; empty for everybody else."""
    reader: Any = getattr(request, "reader", None)
    if reader is None or reader.permissions - {Permission.MEETINGS_TAKE_PART}:
        return []
    return [BY_KEY[key] for key in dict.fromkeys(posting.role for posting in reader.postings)]


def read_notices(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        commands.read_notices(by=request.user, on=today())
    return redirect("notices:notices")
