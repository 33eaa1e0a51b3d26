"""Reminding those who owe an answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.tasks import policy, waiting
from lawburrows.tasks.commands import chasing
from lawburrows.web.acting import once
from lawburrows.web.forms import OnceForm
from lawburrows.web.menu import address


@require_http_methods(["GET", "POST"])
def chase(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """From the list in one press; this page says what will happen, or why it cannot."""
    by: Any = request.user
    on = by.identity.today
    found = waiting.awaited(kind, key, by=by, on=on)
    if found is None:
        raise Http404("nobody owes this")
    form = OnceForm(request.POST or None)
    back = address("tasks:my_work")
    said = "Whoever owes the answer gets a notice"
    if answer := once(request, form, lambda: chasing.chase(found, by=by, on=on), back, said):
        return answer
    context = {
        "form": form,
        "one": found,
        "may": policy.may_chase(found, by=by, chased=found.chased_today),
        "back_url": back,
    }
    return render(request, "tasks/chase.html", context)
