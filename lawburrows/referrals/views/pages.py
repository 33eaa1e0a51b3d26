"""The pages that show: the coordinator's desk, one notification or referral, and what a body outside was told."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.access.queries import council_areas
from lawburrows.audit import trail
from lawburrows.referrals import acts, policy, presenting, queries
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import open_record


def area_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get("area", ""))
    except ValueError:
        return None


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the coordinator, what went back, and what waits for its meeting; by area."""
    by: Any = request.user
    if not (may := policy.may_open_desk(by=by)):
        raise PermissionDenied(may.reason)
    on = by.identity.today
    area = area_of(request)
    found = queries.at_the_desk(by=by, area=area)
    shown = dict.fromkeys(one.record_id for one in found)
    trail.viewed(acts.DESK_LISTED, by=by, on=on, records=shown, fields=("state", "level", "category"))
    context = {"groups": presenting.desk(found, by=by, on=on), "area": str(area or ""), "areas": council_areas()}
    return render(request, "referrals/desk.html", context)


def found_or_404(record: Any, pk: uuid.UUID, by: Any) -> Any:
    found = queries.referral(record, pk, by=by)
    if found is None:
        raise Http404("no such referral")
    return found


@require_GET
def referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """As it will be sent, or as it was sent; what is missing, who has it, and every step."""
    by: Any = request.user
    record = open_record(request, ref, fields=("referral",))
    found = found_or_404(record, pk, by)
    context = presenting.page(found, by=by, on=by.identity.today)
    return render(request, "referrals/referral.html", {"record": record, "once": OnceForm(), **context})


@require_GET
def told(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What a body outside was told, as it was told."""
    by: Any = request.user
    record = open_record(request, ref, fields=("outside_form",))
    found = queries.outside_form(record, pk, by=by)
    if found is None:
        raise Http404("no such form")
    return render(request, "referrals/told.html", {"record": record, "form_told": found, "once": OnceForm()})
