"""Being reminded elsewhere: mail with numbers, and a calendar with days, neither with anything of a case."""

from __future__ import annotations

from typing import Any

from allauth.core.internal.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.identity import acting
from lawburrows.audit import trail
from lawburrows.notices.queries import calendar_owner
from lawburrows.notices.queries import reminders as reminders_of
from lawburrows.tasks import acts, calendars, forms, policy
from lawburrows.tasks.commands import reminding
from lawburrows.web.acting import once
from lawburrows.web.errors import Forbidden
from lawburrows.web.forms import OnceForm
from lawburrows.web.menu import address

ASKED_AT_MOST = "60/m/ip"  # a program asks every quarter of an hour; who tries secrets is stopped long before one fits


def _insist(by: Any) -> None:
    if not policy.may_be_reminded(by=by):
        raise Forbidden(policy.may_be_reminded(by=by).reason, roles=policy.who_reads_work())


@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    _insist(by)
    mine, here = reminders_of(by), address("tasks:reminders")
    form = forms.ChooseDigest(request.POST or None, initial={"digest": mine.digest})

    def act() -> None:
        reminding.choose_digest(form.cleaned_data["digest"], by=by, on=by.identity.today)

    if answer := once(request, form, act, here, "Your choice is saved"):
        return answer
    context = {"form": form, "mine": mine, "calendar_form": OnceForm(), "back_url": address("tasks:my_work")}
    return render(request, "tasks/reminders.html", context)


@require_http_methods(["GET", "POST"])
def give_calendar(request: HttpRequest) -> HttpResponse:
    """A new address; it is shown on the answer and nowhere else, since only its digest is kept."""
    by: Any = request.user
    _insist(by)
    if request.method == "GET":
        return redirect("tasks:reminders")
    form = OnceForm(request.POST)
    secret = ""
    if form.is_valid():
        secret = reminding.give_calendar(by=by, on=by.identity.today)
    link = request.build_absolute_uri(address("tasks:calendar_feed", secret=secret)) if secret else ""
    return render(request, "tasks/calendar.html", {"link": link, "back_url": address("tasks:reminders")})


@require_http_methods(["GET", "POST"])
def stop_calendar(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    _insist(by)
    form, here = OnceForm(request.POST or None), address("tasks:reminders")
    said = "The address of your calendar answers nobody any more"
    stopped = once(request, form, lambda: reminding.stop_calendar(by=by, on=by.identity.today), here, said)
    return stopped or redirect(here)


def _file(request: HttpRequest, by: Any) -> HttpResponse:
    days = calendars.days_of(by=by, on=by.identity.today)
    trail.viewed(acts.CALENDAR_READ, by=by, on=by.identity.today, fields=("due",))
    link = request.build_absolute_uri(address("tasks:my_work"))
    made = calendars.calendar_of(days, made=by.identity.now, address=link)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """Once, for whoever is signed in."""
    by: Any = request.user
    _insist(by)
    answer = _file(request, by)
    answer["Content-Disposition"] = 'attachment; filename="lawburrows.ics"'
    return answer


@require_GET
@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program that nobody has signed in: its address is the secret. Whoever has it learns days alone."""
    if not consume(request, app="tasks", action="calendar", config={"calendar": ASKED_AT_MOST}, limit_get=True):
        return HttpResponse("Too many requests. Try again in a minute.", status=429, content_type="text/plain")
    owner = calendar_owner(calendars.digest_of(secret))
    if owner is None:
        raise Http404("no such calendar")
    with acting(owner):
        if not policy.may_be_reminded(by=owner):
            raise Http404("no such calendar")
        return _file(request, owner)
