"""The visit to the police station as one screen, and the paper that was signed there."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.notification import commands, policy, queries
from lawburrows.notification.dates import returns_to_tell
from lawburrows.notification.deciding import told_before
from lawburrows.notification.forms import Attendance, SignedPaper
from lawburrows.notification.held import ever_held
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.queries import notifications_of
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.queries import entries
from lawburrows.rules.verdict import Refused
from lawburrows.web.records import find_record, open_record, sent_once

MEANWHILE = (
    "What we hold was changed while you were writing. Nothing that you typed is lost: look at it, and send again"
)
NOT_KEPT = ("csrfmiddlewaretoken", "once", "signature", "keep")


@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, ref: str) -> HttpResponse:
    """One column: what we hold beside what is said of it, what is new, and how the visit went."""
    sent = request.method == "POST"
    record = find_record(request, ref) if sent else open_record(request, ref, fields=("notifications",))
    by: Any = request.user
    on = by.identity.today
    if sent and "keep" in request.POST:
        return _keep(request, record)
    ever = ever_held(record, by=by)
    rows = [one for one in ever if one.stands_on(on)]
    draft = None if sent else queries.draft_of(record, by=by)
    data = request.POST if sent else QueryDict(queries.typed_in(draft)) if draft else None
    told = notifications_of(record.pk, by=by)
    initial = {"came_on": on, "station": next((one.station for one in told if one.station), "")}
    files = request.FILES if sent else None
    returns = returns_to_tell(record.pk, by=by, on=on)
    page = Attendance(rows, record=record, by=by, data=data, files=files, initial=initial, returns=bool(returns))
    last = next((one.made_on for one in told if one.withdrawn_by_id is None), None)
    context: dict[str, Any] = {"changed": [], "draft": draft, "last": last}
    context["fresh"] = [row.id for row in rows if row.new_since(last)]
    context["gone"] = [row for row in ever if row.ended_since(last, on=on)]
    if draft:
        page.untried()
    elif sent and page.is_valid():

        def act() -> str:
            visit = commands.record_visit(record, new=page.visit(), by=by, on=on)
            messages.success(request, "The notification is recorded")
            return reverse("notification:acknowledgement", args=[ref, visit.pk])

        try:
            return redirect(sent_once(request, page.counter.cleaned_data["once"], act))
        except Refused as refused:
            page.counter.add_error(None, str(refused))
        except commands.ChangedMeanwhile as meanwhile:
            context["changed"] = meanwhile.rows
            page.shown_again()
            page.counter.add_error(None, MEANWHILE)
        except commands.StaleEdit:
            page.counter.add_error(None, MEANWHILE)
    clock = clocks_for([record.pk], by=by, on=on)[record.pk]
    context |= {
        "record": record,
        "page": page,
        "returns": returns,
        "form": page.counter,
        "first": not told_before(clock, on),
        "subject": clock.grounds.subject_on(on),
        "needs": [one for one in entries(BY_KEY["need"], record, by) if one.ends is None or one.ends > on],
        "may": policy.may_take_visit(record, by=by),
        "back_url": reverse("notification:notifications", args=[ref]),
    }
    return render(request, "notification/attend.html", context)


def _keep(request: HttpRequest, record: Any) -> HttpResponse:
    """What was typed so far, unexamined."""
    by: Any = request.user
    quietly = request.POST["keep"] == "quietly"  # by the script, now and then
    typed = request.POST.copy()
    for name in NOT_KEPT:
        typed.pop(name, None)
    try:
        commands.keep_draft(record, typed=typed.urlencode(), by=by, on=by.identity.today)
        if quietly:
            return HttpResponse(status=204)
        messages.success(request, "Kept as a draft: you find it here again. A signature is not kept")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("notification:attend", record.ref)


@require_http_methods(["GET", "HEAD", "POST"])
def file_paper(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """File what was signed on paper."""
    record = find_record(request, ref) if request.method == "POST" else open_record(request, ref)
    by: Any = request.user
    visit = queries.visit(record.pk, pk, by=by)
    if visit is None:
        raise Http404("no such visit")
    form = SignedPaper(request.POST or None, request.FILES or None, initial={"version": visit.version})
    to = reverse("notification:notifications", args=[ref])
    if form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            content = given["content"].read()
            commands.file_paper(visit, content=content, version=given["version"], by=by, on=by.identity.today)
            messages.success(request, "The signed paper is filed")
            return to

        try:
            return redirect(sent_once(request, given["once"], act))
        except Refused as refused:
            form.add_error("content", str(refused))
        except commands.StaleEdit:
            form.add_error(None, "Someone else has filed the paper meanwhile")
    may = policy.may_file_paper(visit, by=by)
    context = {"record": record, "form": form, "visit": visit, "may": may, "back_url": to}
    return render(request, "notification/file_paper.html", context)
