"""The sensitive places of a council area, kept by its coordinator: by hand, or a file that is looked at before it is taken in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.access.queries import council_areas
from lawburrows.premises import commands, forms, near, policy
from lawburrows.premises.views.sending import GIVEN, adding, found
from lawburrows.rules.premises import PLACE
from lawburrows.web.acting import once, send_once
from lawburrows.web.forms import OnceForm
from lawburrows.web.pages import paginate

HEAD = ["Name", "Kind", "Grid reference", ""]
SHOWN = 100


def _may(by: Any, area: Any = None) -> None:
    verdict = policy.may_keep_places(area, by=by)
    if not verdict:
        raise PermissionDenied(verdict.reason)


def _area(request: HttpRequest) -> Any:
    """The area that the address names; else the first that the reader keeps."""
    by: Any = request.user
    _may(by)
    if key := request.GET.get("area", ""):
        area = found(near.area_named(key))
        _may(by, area)
        return area
    mine = (near.area_named(key) for key, _ in council_areas())
    return found(next((one for one in mine if one and policy.covers(one, by=by)), None))


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    area = _area(request)
    by: Any = request.user
    page = paginate(near.places_of(area), request.GET.get("page"), query=request.GET)
    rows = [
        [
            one.name,
            PLACE[one.kind].words,
            one.at.reference,
            {"text": "No longer there", "url": reverse("premises:close_place", args=[one.pk])},
        ]
        for one in page
    ]
    areas = [(key, name) for key, name in council_areas() if policy.covers(near.area_named(key), by=by)]  # type: ignore[arg-type]
    context = {"area": area, "areas": areas, "page": page, "head": HEAD, "rows": rows, "batches": near.batches_of(area)}
    return render(request, "premises/places.html", context)


@GIVEN
def add_place(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    area = _area(request)
    form = forms.AddPlace(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        commands.add_place(
            area, kind=given["kind"], name=given["name"], at=given["position"], by=by, on=by.identity.today
        )

    back = f"{reverse('premises:places')}?area={area.pk}"
    return adding(request, form, act, "add_place", "The place is entered", {"area": area, "back_url": back})


@GIVEN
def close_place(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    _may(by)
    place = found(near.place(pk))
    _may(by, place.area)
    form = OnceForm(request.POST or None)

    def act() -> None:
        commands.close_place(place, by=by, on=by.identity.today)

    back = f"{reverse('premises:places')}?area={place.area_id}"
    return adding(request, form, act, "close_place", "It is no longer shown", {"place": place, "back_url": back})


@GIVEN
def bring_places(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    area = _area(request)
    form = forms.BringPlaces(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["content"]

        def act() -> str:
            made = commands.bring_places(area, name=sent.name, content=sent.read(), by=by, on=by.identity.today)
            return reverse("premises:take_places", args=[made.pk])

        if answer := send_once(request, form, act, field="content"):
            return answer
    back = f"{reverse('premises:places')}?area={area.pk}"
    return render(request, "premises/bring_places.html", {"area": area, "form": form, "back_url": back})


@GIVEN
def take_places(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the file holds and what is wrong with it; then it is taken in whole, or left."""
    by: Any = request.user
    _may(by)
    batch = found(near.batch(pk))
    _may(by, batch.area)
    form = OnceForm(request.POST or None)
    leave = "leave" in request.POST

    def act() -> None:
        (commands.leave_places if leave else commands.take_places)(batch, by=by, on=by.identity.today)

    back = f"{reverse('premises:places')}?area={batch.area_id}"
    said = "The file is left, and nothing of it was taken in" if leave else "The places are taken in"
    if answer := once(request, form, act, back, said):
        return answer
    context = {
        "batch": batch,
        "head": HEAD[:3],
        "rows": near.preview(batch, most=SHOWN),
        "new": batch.count - batch.known,
        "form": form,
        "back_url": back,
    }
    return render(request, "premises/take_places.html", context)
