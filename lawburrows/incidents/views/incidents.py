"""All incidents that somebody may see, one of them, and what is done with its report."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.access.why import why_visible
from lawburrows.audit import trail
from lawburrows.bodies.queries import chairs
from lawburrows.incidents import acts, commands, forms, policy, presenting, queries
from lawburrows.incidents.filling import NOT_READ, report
from lawburrows.incidents.views.opening import GIVEN, act_on, opened, page_of
from lawburrows.web.acting import once
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import find_record, open_record


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """Those of the cases that the reader may see: a chair's are the ones whose report was sent to them."""
    by: Any = request.user
    on = by.identity.today
    if not (may := policy.may_oversee(by=by, chairs=chairs(by, on=on))):
        raise PermissionDenied(may.reason)
    found = queries.all_incidents(by=by)
    shown = dict.fromkeys(one.record_id for one in found)
    trail.viewed(acts.LISTED, by=by, on=on, records=shown, fields=("state",))
    cards = [
        {
            "one": one,
            "url": page_of(one),
            "who": getattr(one.record, "person", None),
            "tag": presenting.tag(one),
            "late": presenting.late(one, on),
            "open": queries.is_open(one),
        }
        for one in found
    ]
    groups = [("Open", [one for one in cards if one["open"]]), ("Ended", [one for one in cards if not one["open"]])]
    return render(request, "incidents/incidents.html", {"groups": groups})


@require_GET
def incident(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What happened, the report as it was or will be sent, the decision, the review, and social work's own."""
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    chair = queries.chair_now(found.record, on=on)
    social, review = queries.social_work_of(found), queries.review_of(found, by=by)
    context: dict[str, Any] = {
        "record": found.record,
        "incident": found,
        "tag": presenting.tag(found),
        "late": presenting.late(found, on),
        "course": presenting.course(found),
        "happened": presenting.happened(found),
        "parts": report(found, by=by, on=on) if found.state == "draft" else found.report,
        "sent": found.sent_at is not None,
        "not_read": NOT_READ,
        "deeds": presenting.deeds(found, chair, by=by),
        "chair": chair,
        "papers": presenting.papers(found),
        "once": OnceForm(),
    }
    if social is not None:
        context |= {
            "social": presenting.social_work(social),
            "social_tag": presenting.tag(social),
            "social_deeds": presenting.social_work_deeds(social, by=by),
        }
    if review is not None:
        context |= _review(found, review, chair, by)
    return render(request, "incidents/incident.html", context)


def _review(found: Any, review: Any, chair: Any, by: Any) -> dict[str, Any]:
    on = by.identity.today
    panel = queries.panel_of(review, by=by)
    return {
        "review": presenting.review(review),
        "review_deeds": presenting.review_deeds(found, review, panel, chair, by=by),
        "panel": presenting.panel(panel),
        "panel_head": presenting.PANEL_HEAD,
        "leaving": [(one, policy.may_end_member(one, chair, by=by)) for one in panel if one.left_on is None],
        "timeline": presenting.timeline(queries.timeline_of(review, by=by)),
        "timeline_head": presenting.TIMELINE_HEAD,
        "recommendations": [
            presenting.recommendation(one, by=by, on=on) for one in queries.recommendations_of(review, by=by)
        ],
        "names": queries.named_in_summary(review, by=by) if found.state in ("reviewing", "reported") else [],
    }


@GIVEN
def record_incident(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    on = by.identity.today
    start = None if request.method == "POST" else {"social_work": queries.is_supervised(record, by=by, on=on)}
    form = forms.RecordIncident(request.POST or None, initial=start)
    back = reverse("casefile:joint", args=[ref])

    def act() -> object:
        given = form.cleaned_data["social_work"]
        return commands.record_incident(record, happened=form.happened(), social_work=given, by=by, on=on)

    said = "The incident is recorded. Its report is filled from the record: look at it, and send it to the chair"
    if answer := once(request, form, act, back, said):
        return answer
    context = {"record": record, "form": form, "may": policy.may_record(record, by=by), "back_url": back}
    return render(request, "incidents/record_incident.html", context)


@GIVEN
def change_incident(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    start = {name: getattr(found, name) for name in forms.Happened.__dataclass_fields__} | {"version": found.version}
    form = forms.ChangeIncident(request.POST or None, initial=start)

    def act() -> object:
        version = form.cleaned_data["version"]
        return commands.change_incident(found, happened=form.happened(), version=version, by=by, on=by.identity.today)

    may = policy.may_change(found, by=by)
    words = {"title": "Change what was typed", "button": "Save", "said": "Saved"}
    return act_on(request, found, form, act, may, **words)


@GIVEN
def send_report(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    chair = queries.chair_now(found.record, on=on)
    form = forms.SendReport(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("answer_by", "version")}
        return commands.send_report(found, **given, by=by, on=on)

    lede = f"It goes to {chair}, who is let into this one case until the matter ends. The report stays as it is now."
    words = {
        "title": "Send the report to the chair",
        "button": "Send it",
        "said": "The report is sent, and kept as it is",
    }
    may = policy.may_send(found, chair, by=by)
    return act_on(request, found, form, act, may, **words, lede=lede if chair else "")


@GIVEN
def pass_on_incident(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    chair = queries.chair_now(found.record, on=on)
    form = forms.PassOn(request.POST or None, initial={"version": found.version})

    def act() -> object:
        return commands.pass_on_incident(found, version=form.cleaned_data["version"], by=by, on=on)

    lede = f"{chair} chairs the group now. {found.chair} sees the case no more." if chair else ""
    words = {"title": "Pass it on to the present chair", "button": "Pass it on", "said": "The present chair has it"}
    return act_on(request, found, form, act, policy.may_pass_on(found, chair, by=by), **words, lede=lede)


@GIVEN
def withhold_report(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    form = forms.Because(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("because", "version")}
        return commands.withhold_report(found, **given, by=by, on=by.identity.today)

    words = {"title": "Send no report", "button": "Send none", "said": "Recorded: no report goes to the group"}
    return act_on(request, found, form, act, policy.may_withhold(found, by=by), **words)


@GIVEN
def view_report(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    form = forms.ViewReport(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("view", "view_because", "decide_by", "version")}
        return commands.view_report(found, **given, by=by, on=on)

    words = {"title": "Review the report", "button": "Put it to the group", "said": "Your review is recorded"}
    may = policy.may_view(found, queries.chair_now(found.record, on=on), by=by)
    return act_on(request, found, form, act, may, **words, parts=found.report)


def _after(found: Any, by: Any) -> str:
    """Whoever was let in may not see the case once the matter has ended: back to their list."""
    return reverse("incidents:incidents") if why_visible(found.record, by=by).lent else page_of(found)


@GIVEN
def decide_incident(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    form = forms.DecideIncident(request.POST or None, initial={"version": found.version})

    def act() -> object:
        version = form.cleaned_data["version"]
        return commands.decide_incident(found, decided=form.decided(), version=version, by=by, on=on)

    words = {"title": "Record the decision of the group", "button": "Record it", "said": "The decision is recorded"}
    may = policy.may_decide(found, queries.chair_now(found.record, on=on), by=by)
    rows = presenting.course(found)
    return act_on(request, found, form, act, may, **words, rows=rows, to=_after(found, by))


@GIVEN
def end_other_review(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = opened(request, ref, pk)
    on = by.identity.today
    form = forms.EndOther(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("outcome", "version")}
        return commands.end_other_review(found, **given, by=by, on=on)

    words = {
        "title": "Say what came of the other review",
        "button": "Record it",
        "said": "Recorded; the matter has ended",
    }
    may = policy.may_end_other(found, queries.chair_now(found.record, on=on), by=by)
    rows = presenting.course(found)
    return act_on(request, found, form, act, may, **words, rows=rows, to=_after(found, by))
