"""The pages that show: the tab, the written acknowledgement, and the person's own sheet."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lawburrows.notification import acts, documents, policy, presenting, queries
from lawburrows.notification.dates import dates_in
from lawburrows.orders.queries import notifications_of
from lawburrows.orders.reading import Reading
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import open_record


@require_safe
def notifications(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the person stands, and everything that was told."""
    record = open_record(request, ref, fields=("notifications", "visits", "journeys", "stays", "notices"))
    by: Any = request.user
    on = by.identity.today
    reading = Reading([record.pk], by, on)
    visits = queries.visits_of(record.pk, by=by)
    context = {
        "record": record,
        "state": presenting.state_of(reading.clocks[record.pk], ref, on),
        "history": presenting.history(notifications_of(record.pk, by=by), visits, ref, by),
        "away": [
            ("Journeys abroad", "journey", presenting.journeys(queries.journeys_of(record.pk, by=by), ref, by)),
            ("Stays away from home", "stay", presenting.stays(queries.stays_of(record.pk, by=by), ref, by, on)),
            ("Changes told in advance", "advance", presenting.notices(queries.notices_of(record.pk, by=by), ref, by)),
        ],
        "more": dates_in(reading).get(record.pk),
        "today": on,
        "may": policy.may_take_visit(record, by=by),
        "may_away": policy.may_record_away(record, by=by),
        "may_told": policy.may_record_away(record, by=by, told=True),
    }
    return render(request, "notification/notifications.html", context)


@require_safe
def acknowledgement(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The paper for the person, on the screen and to print."""
    record = open_record(request, ref, act=acts.ACKNOWLEDGED)
    by: Any = request.user
    visits = queries.visits_of(record.pk, by=by)
    visit = next((one for one in visits if one.pk == pk), None)
    if visit is None:
        raise Http404("no such visit")
    context = {
        "record": record,
        **presenting.acknowledgement(visit, record, by),
        "once": OnceForm(),
        "printed_by": by,
        "printed_on": by.identity.now,
    }
    return render(request, "notification/acknowledgement.html", context)


@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The person's own sheet: plain, or easy to read."""
    record = open_record(request, ref, fields=("dates",))
    by: Any = request.user
    easy = request.GET.get("form") == "easy"
    made = documents.own_sheet_easy if easy else documents.own_sheet
    context = {
        "record": record,
        **made(record, by=by),
        "easy": easy,
        "once": OnceForm(),
        "printed_by": by,
        "printed_on": by.identity.now,
    }
    return render(request, "notification/sheet.html", context)
