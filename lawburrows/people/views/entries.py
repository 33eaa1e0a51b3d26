"""Adding, changing and ending an entry, and seeing a protected number in full."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.people import policy, queries
from lawburrows.people.commands import entries as commands
from lawburrows.people.forms.entries import EndForm, RevealForm, form_for
from lawburrows.people.kinds import BY_KEY, Kind
from lawburrows.people.presenting import rows_of
from lawburrows.people.views.opening import (
    both_texts,
    details_url,
    insist,
    open_entry,
    open_record,
)
from lawburrows.rules.verdict import Refused
from lawburrows.web.acting import at_version, send_once


def _form(kind: Kind, request: HttpRequest, record: Any, **more: Any) -> Any:
    by: Any = request.user
    if kind.key == "relationship":
        more |= {"others": queries.others_of(record, by), "find": lambda ref: queries.record_called(ref, by)}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return form_for(kind)(*sent, record=record, by=by, **more)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    by: Any = request.user
    record, sort = open_record(request, ref), BY_KEY[kind]
    insist(policy.may_add(sort.model, record, by=by))
    form = _form(sort, request, record)
    if form.is_valid():

        def act() -> str:
            commands.add_entry(sort, record, values=form.values, by=by, on=by.identity.today)
            messages.success(request, f"The {sort.word} is recorded")
            return details_url(record)

        if answer := send_once(request, form, act):
            return answer
    return _page(request, record, form, sort, f"Add: {sort.word}")


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, ref: str, kind: str, key: uuid.UUID | None = None) -> HttpResponse:
    by: Any = request.user
    record, sort, entry = open_entry(request, ref, BY_KEY[kind].slug, key or _person(request, ref))
    insist(policy.may_change(entry, by=by))
    form = _form(sort, request, record, changing=True, initial=form_for(sort).initial_of(entry))
    stale: dict[str, Any] = {}
    if form.is_valid():

        def act() -> str:
            version = form.cleaned_data["version"]
            commands.change_entry(entry, version=version, values=form.values, by=by, on=by.identity.today)
            messages.success(request, f"The {sort.word} is changed")
            return details_url(record)

        stale = _try(request, form, act)
        if isinstance(stale, HttpResponse):
            return stale
    return _page(request, record, form, sort, f"Change: {sort.word}", entry=entry, **stale)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, ref: str, kind: str, key: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, sort, entry = open_entry(request, ref, BY_KEY[kind].slug, key)
    insist(policy.may_change(entry, by=by))
    form = EndForm(request.POST or None, initial={"version": entry.version, "ends": by.identity.today})
    stale: dict[str, Any] = {}
    if form.is_valid():

        def act() -> str:
            version, ends = form.cleaned_data["version"], form.cleaned_data["ends"]
            commands.end_entry(entry, version=version, ends=ends, by=by, on=by.identity.today)
            messages.success(request, f"The {sort.word} has ended")
            return details_url(record)

        stale = _try(request, form, act)
        if isinstance(stale, HttpResponse):
            return stale
    return _page(request, record, form, sort, f"End: {sort.word}", entry=entry, **stale)


@require_http_methods(["GET", "POST"])
def reveal_number(request: HttpRequest, ref: str, slug: str, key: uuid.UUID) -> HttpResponse:
    """The reason is sent, and the answer itself shows the number; no address leads back to it."""
    by: Any = request.user
    record, sort, entry = open_entry(request, ref, slug, key)
    insist(policy.may_reveal(entry, by=by))
    form = RevealForm(request.POST or None)
    number = ""
    if sort.number and form.is_valid():
        try:
            number = commands.reveal_number(entry, reason=form.cleaned_data["reason"], by=by, on=by.identity.today)
        except Refused as refused:
            form.add_error("reason", str(refused))
    told = {"number": number, "doubt": getattr(entry, "doubt", "")}
    return _page(request, record, form, sort, "See a number in full", entry=entry, template="reveal_number", **told)


def _person(request: HttpRequest, ref: str) -> uuid.UUID:
    found = queries.person_of(open_record(request, ref), request.user)
    return found.pk if found else uuid.uuid4()


def _try(request: HttpRequest, form: Any, act: Any) -> Any:
    """The answer, or what the page needs to show a late save beside what is held."""
    shown: dict[str, Any] = {}

    def compare(stale: commands.StaleEdit) -> None:
        shown["both"] = both_texts(form, stale.current)
        form.add_error(
            None, "Someone else changed this while you were writing. Compare both texts, then save what should stand"
        )
        at_version(form, stale.current.version)

    return send_once(request, form, act, late=compare) or shown


def _page(
    request: HttpRequest,
    record: Any,
    form: Any,
    kind: Kind,
    title: str,
    *,
    entry: Any = None,
    template: str = "entry",
    **more: Any,
) -> HttpResponse:
    context = {
        "record": record,
        "form": form,
        "kind": kind,
        "title": title,
        "entry": entry,
        "rows": rows_of(kind, entry) if entry else (),
        "back_url": details_url(record),
    }
    return render(request, f"people/{template}.html", context | more)
