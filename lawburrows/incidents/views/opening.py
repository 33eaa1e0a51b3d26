"""What the pages of an incident share: finding it, and one form on one page."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.incidents import queries
from lawburrows.web.acting import changing, once, side_by_side
from lawburrows.web.records import find_record, open_record

BESIDE = ("Part", "Stands now", "You typed")
GIVEN = require_http_methods(["GET", "HEAD", "POST"])


def opened(request: HttpRequest, ref: str, pk: uuid.UUID) -> Any:
    """The incident with its record, as the reader sees them."""
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    by: Any = request.user
    found = queries.incident(record, pk, by=by)
    if found is None:
        raise Http404("no such incident")
    return found


def page_of(incident: Any) -> str:
    return reverse("incidents:incident", args=[incident.record.ref, incident.pk])


def there(found: Any) -> Any:
    if found is None:
        raise Http404("there is none")
    return found


def act_on(
    request: HttpRequest,
    incident: Any,
    form: Any,
    act: Callable[[], object],
    may: Any,
    *,
    title: str,
    button: str,
    said: str,
    to: str = "",
    **context: Any,
) -> HttpResponse:
    """A form that changes something that others may have changed meanwhile carries a version."""
    back = page_of(incident)
    if "version" in form.fields:
        answer = changing(request, form, act, to or back, said)
    else:
        answer = once(request, form, act, to or back, said)
    if isinstance(answer, HttpResponse):
        return answer
    beside = side_by_side(form, answer) if answer is not None else []
    context |= {"record": incident.record, "incident": incident, "form": form, "may": may, "back_url": back}
    return render(
        request,
        "incidents/act.html",
        context | {"title": title, "button": button, "beside": beside, "beside_head": BESIDE},
    )
