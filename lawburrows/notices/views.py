"""The page of one's own notices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lawburrows.notices import commands, queries
from lawburrows.web.dates import today
from lawburrows.web.pages import paginate


def notices(request: HttpRequest) -> HttpResponse:
    page = paginate(queries.notices(request.user), request.GET.get("page"), query=request.GET)
    queries.with_names(page.rows)
    return render(request, "notices/notices.html", {"page": page, "unread": queries.unread(request.user)})


def read_notices(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        commands.read_notices(by=request.user, on=today())
    return redirect("notices:notices")
