"""The trail, as auditors read it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import roles_that_may
from lawburrows.audit import trail
from lawburrows.audit.queries import Cursor
from lawburrows.oversight import acts, policy, queries
from lawburrows.oversight.forms import Filters
from lawburrows.web.dates import write_date
from lawburrows.web.errors import Forbidden

FILTERS = ("person", "who", "act", "earliest", "latest")


@require_GET
def audit_log(request: HttpRequest) -> HttpResponse:
    """Who looked at what and who changed what, with the reason; to read it is itself written down."""
    by: Any = request.user
    if not policy.may_read_the_trail(by=by):
        raise Forbidden("Your role does not let you read the audit trail.", roles=roles_that_may(Permission.AUDIT_READ))
    asked = any(value for name, value in request.GET.items() if name != "before")
    form = Filters(request.GET if asked else None)
    sought = form.sought()
    wrong = form.is_bound and not form.is_valid()
    lines, following = (
        ([], None) if wrong else queries.read_trail(sought, before=Cursor.read(request.GET.get("before")))
    )
    trail.viewed(
        acts.TRAIL_READ,
        by=by,
        on=by.identity.today,
        records=[record for line in lines for record in line.shown],
        fields=[name for name in FILTERS if getattr(sought, name)],
        reason=", ".join(text for text, _ in _words(sought)),
    )
    applied = [{"text": text, "url": _without(request, name)} for text, name in _words(sought)]
    context = {
        "lines": lines,
        "filters": form,
        "applied": applied,
        "clear_url": reverse("oversight:audit_log"),
        "more_url": _with(request, before=following.text) if following else "",
        "first_url": _without(request, "before") if request.GET.get("before") else "",
    }
    return render(request, "oversight/audit_log.html", context)


def _words(sought: queries.Sought) -> list[tuple[str, str]]:
    """The filters that hold, in words, each with its name."""
    found = [(sought.person, "person"), (sought.who.name if sought.who else "", "who")]
    found.append((dict(queries.acts()).get(sought.act, ""), "act"))
    found.append((f"From {write_date(sought.earliest)}" if sought.earliest else "", "earliest"))
    found.append((f"Until {write_date(sought.latest)}" if sought.latest else "", "latest"))
    return [(text, name) for text, name in found if text]


def _with(request: HttpRequest, **more: str) -> str:
    rest = request.GET.copy()
    for name, value in more.items():
        rest[name] = value
    return f"?{rest.urlencode()}"


def _without(request: HttpRequest, name: str) -> str:
    """The address without one filter, from its first page."""
    rest = request.GET.copy()
    for key in [key for key in rest if key == name or key.startswith(f"{name}_") or key == "before"]:
        rest.pop(key)
    return f"?{rest.urlencode()}"
