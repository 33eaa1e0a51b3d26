"""The card of a person: a purpose and a few words, then one screen; told to the record manager."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.purposes import Purpose
from lawburrows.access.queries import serves_a_duty_desk, survivor
from lawburrows.access.why import why_visible
from lawburrows.audit import trail
from lawburrows.casefile import acts, commands, forms
from lawburrows.casefile.card import card_of, photograph_of
from lawburrows.documents.serving import give
from lawburrows.web import purposes
from lawburrows.web.acting import send_once
from lawburrows.web.records import find_record


def _kept(ref: str) -> str:
    """Under this name the purpose of a card is kept, apart from that of a search."""
    return f"card {ref}"


def _in_the_case(request: HttpRequest, ref: str) -> Any | None:
    """The record, for those who see it in full; they need no purpose."""
    try:
        return _kept_record(request, find_record(request, ref, grade=Grade.FULL), Grade.FULL)
    except Http404:
        return None


def _with_purpose(request: HttpRequest, ref: str, purpose: str) -> Any:
    """A record that is closed is on no desk: nothing of it is shared any more."""
    by: Any = request.user
    identity.change(by, purpose=purpose)
    record = _kept_record(request, find_record(request, ref, grade=Grade.EXISTENCE), Grade.EXISTENCE)
    if record.closed_on is not None:
        raise Http404("no such card")
    return record


def _kept_record(request: HttpRequest, record: Any, grade: Grade) -> Any:
    """What was merged lies on the record that was kept."""
    by: Any = request.user
    kept = survivor(record, by, grade=grade) or record
    return record if kept.pk == record.pk else find_record(request, kept.ref, grade=grade)


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, ref: str) -> HttpResponse:
    """A duty desk names a purpose first; whether there is such a record is told only then."""
    by: Any = request.user
    if not may(by, Permission.CARD_OPEN):
        raise Http404("no such card")
    if found := _in_the_case(request, ref):
        return _shown(request, found, in_the_case=True)
    if not serves_a_duty_desk(by):
        raise Http404("no such card")
    if request.method == "GET" and (purpose := purposes.kept(request, _kept(ref))):
        return _shown(request, _with_purpose(request, ref, purpose), in_the_case=False)
    form = forms.OpenCard(request.POST or None, initial={"purpose": purposes.kept(request, ref)})
    if form.is_valid():
        given = form.cleaned_data
        record = _with_purpose(request, ref, given["purpose"])

        def act() -> str:
            commands.open_card(record, words=given["words"], by=by, on=by.identity.today)
            purposes.keep(request, [_kept(ref)], given["purpose"])
            return reverse("casefile:card", args=[ref])

        if answer := send_once(request, form, act):
            return answer
    context = {"form": form, "ref": ref, "back_url": reverse("search:search")}
    return render(request, "casefile/open_card.html", context)


def _shown(request: HttpRequest, record: Any, *, in_the_case: bool) -> HttpResponse:
    by: Any = request.user
    purpose = by.identity.purpose
    trail.viewed(acts.CARD_SEEN, record, by=by, on=by.identity.today, fields=("card",), purpose=purpose)
    context = {
        "card": card_of(record, by=by, in_the_case=in_the_case),
        "asked_because": Purpose(purpose).label if purpose in Purpose.values else "",
        "because": "",
        "why": why_visible(record, by=by).because,
        "in_the_case": in_the_case,
        "identity": None,
        "warnings": [],
        "now": by.identity.now,
        "who": by,
    }
    return render(request, "casefile/card.html", context)


@require_GET
def card_photograph(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture of the card, for whoever has the card open."""
    by: Any = request.user
    found = _in_the_case(request, ref) if may(by, Permission.CARD_OPEN) else None
    in_the_case = found is not None
    if found is None:
        purpose = purposes.kept(request, _kept(ref)) if serves_a_duty_desk(by) else ""
        if not purpose:
            raise Http404("no such picture")
        found = _with_purpose(request, ref, purpose)
    picture = photograph_of(found, by=by, in_the_case=in_the_case)
    if picture is None:
        raise Http404("no such picture")
    trail.viewed(
        acts.CARD_SEEN, found, by=by, on=by.identity.today, fields=("photograph",), purpose=by.identity.purpose
    )
    return give(picture.sha256, picture.media_type, "photograph", shown=True)
