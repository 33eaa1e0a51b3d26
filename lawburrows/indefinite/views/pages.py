"""The pages that show: every review that falls due, and one review with its evidence."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.access.queries import council_areas
from lawburrows.audit import trail
from lawburrows.indefinite import acts, policy, presenting, queries
from lawburrows.indefinite.documents import current, evidence
from lawburrows.rules.notification.appeals import may_appeal_be_heard
from lawburrows.rules.notification.review import (
    ENDS_PREVENTION_ORDER,
    SHERIFF_WHEN_LATE,
    latest_end_of_continuation,
)
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

EVIDENCE = (
    ("convictions", "Convictions", ["Offence", "Convicted", "Time since the offence", "Age at the offence"]),
    ("notifications", "Notifications", ["Made", "What", "Withdrawn"]),
    ("suspicions", "Suspicions of breach and what came of them", ["Suspicion", "When", "Outcome so far", "Since"]),
    ("absences", "Custody, hospital, abroad", ["Where", "From", "Last day"]),
    ("orders", "Orders", ["Order", "Made", "Last day"]),
    ("risks", "Risk of serious harm", ["Risk", "Since", "Why"]),
)


def _area(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get("area", ""))
    except ValueError:
        return None


@require_GET
def radar(request: HttpRequest) -> HttpResponse:
    """Every review with a date of discharge in the next two years, and every one that is overdue."""
    by: Any = request.user
    if not (may := policy.may_open_radar(by=by)):
        raise PermissionDenied(may.reason)
    on = by.identity.today
    area = _area(request)
    some = queries.may_be_reviewed(queries.open_records(by=by, area=area), by=by, on=on)
    found = queries.reviews_for(some, by=by, on=on) if some else {}
    shown = [pk for pk, reviews in found.items() if any(presenting.within(one, on) for one in reviews)]
    named = queries.records_with_names(shown, by=by)
    rows = presenting.rows(found, named, on)
    page = paginate(rows, request.GET.get("page"), 50, query=request.GET)
    pages = {record.ref: pk for pk, record in named.items()}
    seen = dict.fromkeys(pages[row.ref] for row in page.rows)
    trail.viewed(acts.RADAR_LISTED, by=by, on=on, records=seen, fields=("review", "date_of_discharge"))
    context = {
        "page": page,
        "bars": presenting.bars(rows, on),
        "area": str(area or ""),
        "areas": council_areas(),
        "today": on,
        "checks": sum(bool(row.legal_check) for row in rows),
    }
    return render(request, "indefinite/radar.html", context)


@require_GET
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """The review in hand: its date and why, the evidence, the decision, service and the courts."""
    record = open_record(request, ref, fields=("review",))
    by: Any = request.user
    on = by.identity.today
    found = queries.reviews_of(record.pk, by=by, on=on)
    one = current(found, on)
    context: dict[str, Any] = {
        "record": record,
        "one": one,
        "others": [each for each in found if one and each.key != one.key],
        "today": on,
    }
    if one is not None:
        context |= _of(record, one, by, on)
    return render(request, "indefinite/review.html", context)


def _of(record: Any, one: Any, by: Any, on: Any) -> dict[str, Any]:
    comments = queries.comments_of(one.review, by=by) if one.review else []
    held = evidence(record, by=by, on=on)
    ended = (one.decision and one.decision.decided_on and one.decision.outcome == "end") or any(
        step.outcome == "end" for step in one.court
    )
    last = one.last_day_to_appeal
    return {
        "comments": comments,
        "tables": [
            {"caption": caption, "head": head, "rows": held[key]} for key, caption, head in EVIDENCE if held[key]
        ],
        "factors": held["factors"],
        "factors_cut": held["factors_cut"],
        "test": held["test"],
        "late": one.late(on),
        "sheriff_when_late": SHERIFF_WHEN_LATE,
        "latest_end": latest_end_of_continuation(one.date_of_discharge).day,
        "appeal": last,
        "onward": one.last_day_onward,
        "too_late": may_appeal_be_heard(lodged_in_time=bool(last and last.due and on <= last.due)),
        "prevention": queries.prevention_orders(record.pk, by=by, on=on) if ended else [],
        "ends_prevention": ENDS_PREVENTION_ORDER,
        "may_begin": policy.may_begin(record, one, by=by),
        "may_comment": policy.may_comment(record, by=by),
        "may_finish": policy.may_finish_pack(record, one, by=by),
        "may_prepare": policy.may_prepare(record, one, by=by),
        "may_decide": policy.may_decide(record, one, by=by),
        "may_serve": policy.may_serve(record, one, by=by),
        "may_lodge": policy.may_lodge(record, one, by=by, on=on),
    }
