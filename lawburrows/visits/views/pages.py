"""The pages that show: the tab of a person's visits, one visit, and the brief to read before the door."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.visits import policy, presenting, queries
from lawburrows.visits.brief import brief_of
from lawburrows.visits.deadlines import next_visit_of
from lawburrows.visits.forms import KindFilter
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

A_PAGE = 20


@require_GET
def visits(request: HttpRequest, ref: str) -> HttpResponse:
    """What is due and why, what is planned, what waits, and every visit and contact in short."""
    by: Any = request.user
    record = open_record(request, ref, fields=("visits",))
    on = by.identity.today
    asked = request.GET.get("kind", "")
    kind = asked if asked in queries.KINDS else ""
    found = queries.visits_of(record.pk, by=by, kind=kind)
    page = paginate(found, request.GET.get("page"), A_PAGE, query=request.GET)
    filters = KindFilter({"kind": kind})
    following = next_visit_of(record.pk, by=by, on=on)
    referrals = [presenting.referral(one, ref, by) for one in queries.referrals_of(record.pk, by=by)]
    context = {
        "record": record,
        "may": policy.may_write(record, by=by),
        "may_refer": policy.may_refer(record, by=by),
        "may_plan": policy.may_plan(record, held=following.held, by=by),
        "next": following,
        "plans": [presenting.plan(one, ref, by, following.held) for one in queries.plans_of(record.pk, by=by)],
        "two_people": policy.two_people(queries.warnings_of(record.pk, by=by, on=on)),
        "waiting": [one for one in referrals if not one["receipt"]],
        "received": [one for one in referrals if one["receipt"]],
        "page": page,
        "rows": [presenting.in_short(one, ref, by) for one in page],
        "filters": filters,
        "kind": kind,
        "applied": [{"text": dict(presenting.FILTERS)[kind], "url": "?"}] if kind else [],
    }
    return render(request, "visits/visits.html", context)


@require_GET
def visit(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """One visit with all that was seen; or the same as a sheet of paper."""
    by: Any = request.user
    record = open_record(request, ref, fields=("visit",))
    found = queries.visit(record.pk, pk, by=by)
    if found is None:
        raise Http404("no such visit")
    there = queries.seen_at(found, by=by)
    context = {
        "record": record,
        "visit": found,
        "there": there,
        "title": presenting.title(found),
        "rows": presenting.rows(found, there),
        "factors": presenting.factors(there),
        "unsigned": policy.stands_unsigned(found),
        "may_correct": policy.may_correct(found, by=by),
        "may_sign": policy.may_sign(found, by=by),
        "sheet_url": f"{reverse('visits:visit', args=[ref, pk])}?sheet=yes",
        **_paper(record, by),
    }
    sheet = request.GET.get("sheet") == "yes"
    return render(request, "visits/visit_sheet.html" if sheet else "visits/visit.html", context)


@require_GET
def brief(request: HttpRequest, ref: str) -> HttpResponse:
    """What to know before the door; or the same as a sheet of paper."""
    by: Any = request.user
    record = open_record(request, ref, fields=("brief",))
    context = {
        "record": record,
        "brief": brief_of(record, by=by, on=by.identity.today),
        "may": policy.may_write(record, by=by),
        **_paper(record, by),
    }
    sheet = request.GET.get("sheet") == "yes"
    return render(request, "visits/brief_sheet.html" if sheet else "visits/brief.html", context)


def _paper(record: Any, by: Any) -> dict[str, Any]:
    return {"marking": record.get_marking_display(), "printed_by": by, "printed_on": by.identity.now}
