"""The pages of editions of guidance: all of them, adding one, saying that one has read it, and who has."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.governance import commands, policy, queries
from lawburrows.governance.forms import AddEdition, ReadEdition
from lawburrows.governance.views.allowing import allowed
from lawburrows.web.acting import once
from lawburrows.web.menu import address


def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, those in force first marked; what is new in each."""
    by: Any = request.user
    allowed(policy.may_read_deadlines(by=by))
    rows = queries.editions()
    current = {row.pk for row in queries.in_force(rows, on=by.identity.today)}
    context = {
        "rows": [
            {"edition": row, "in_force": row.pk in current, "later": row.starts > by.identity.today} for row in rows
        ],
        "may": policy.may_add_edition(by=by),
    }
    return render(request, "governance/editions.html", context)


def add_edition(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    allowed(policy.may_add_edition(by=by))
    form = AddEdition(request.POST or None)
    to = reverse("governance:editions")

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("guidance", "name", "starts", "link", "summary")}
        commands.add_edition(**given, by=by, on=by.identity.today)

    sent = once(request, form, act, to, "Added. Everybody who practises is asked to read it from its day on")
    return sent or render(request, "governance/add_edition.html", {"form": form, "back_url": to})


def edition(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One edition: what is new, and the word of the reader that they have read it."""
    by: Any = request.user
    allowed(policy.may_read_deadlines(by=by))
    found = queries.edition(pk)
    if found is None:
        raise Http404("no such edition")
    on = by.identity.today
    read_at = queries.has_read(found, by=by)
    form = ReadEdition(request.POST or None)
    to = address("tasks:my_work") or reverse("governance:editions")

    def act() -> None:
        commands.read_edition(found, by=by, on=on)

    sent = once(request, form, act, to, f"You have read {found}")
    governs = policy.may_add_edition(by=by)
    context = {
        "edition": found,
        "form": form,
        "read_at": read_at,
        "may": policy.may_read_edition(found, by=by, read=read_at is not None),
        "agencies": queries.readers_of(found, on=on) if governs else [],
        "governs": governs,
        "back_url": reverse("governance:editions"),
    }
    return sent or render(request, "governance/edition.html", context)
