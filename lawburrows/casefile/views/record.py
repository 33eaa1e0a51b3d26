"""Overview, chronology, the record as it was known, and who has looked."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.access import acts
from lawburrows.access import policy as access_policy
from lawburrows.access.grades import Grade
from lawburrows.access.queries import serves_a_duty_desk
from lawburrows.access.why import why_visible
from lawburrows.audit import trail
from lawburrows.audit.queries import Cursor
from lawburrows.casefile.as_known import as_known as known_at
from lawburrows.casefile.as_known import looks
from lawburrows.casefile.chronology import agencies_in, latest
from lawburrows.casefile.chronology import chronology as lines_of
from lawburrows.casefile.deeds import deeds_of
from lawburrows.casefile.forms import Filters, Moment
from lawburrows.casefile.lines import TELLING, Line, models_of
from lawburrows.casefile.reading import Now
from lawburrows.casefile.since import looked, news
from lawburrows.casefile.summary import IN_THE_BAR, ON_THE_OVERVIEW, overview, warnings
from lawburrows.casefile.views.opening import find_at_least
from lawburrows.people.queries import survivor
from lawburrows.web.dates import today
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

LATEST = 8
PAGE = 40


def timeline(lines: list[Line]) -> list[dict[str, Any]]:
    """Lines as the timeline draws them."""
    return [
        {
            "title": line.title,
            "text": line.text,
            "kind": line.kind,
            "by": line.by,
            "readers": line.readers,
            "when": line.when,
            "undated": line.undated,
        }
        for line in lines
    ]


def _in_two(lines: list[Line], day: date) -> tuple[list[Line], list[Line]]:
    """What has happened by a day, the newest first; and what is still to come, the soonest first."""
    coming = [line for line in lines if line.day > day]
    return [line for line in lines if line.day <= day], coming[::-1]


@require_GET
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """The overview; for someone outside the case with a purpose, only whom to call."""
    by: Any = request.user
    found, existence_only = find_at_least(request, ref)
    if existence_only:
        return _existence(request, found)
    trail.viewed(acts.SEEN, found, by=by, on=by.identity.today)
    if (kept := survivor(found, by)).pk != found.pk:
        return redirect("casefile:record", kept.ref)
    why = why_visible(found, by=by)
    is_full = why.grade == Grade.FULL
    reading = Now(found, by=by).read(*IN_THE_BAR, *ON_THE_OVERVIEW, *(models_of(TELLING) if is_full else ()))
    before = looked(found, by=by) if is_full else None
    context = {
        "record": found,
        "overview": overview(reading),
        "before": before,
        "news": news(reading, since=before) if before else [],
        "is_full": is_full,
        "latest": timeline(latest(reading, most=LATEST)) if is_full else [],
        "may_break_glass": access_policy.may_break_glass(by=by),
        "deeds": deeds_of(found, by=by) if is_full else [],
    }
    return render(request, "casefile/record.html", context)


def _existence(request: HttpRequest, found: Any) -> HttpResponse:
    by: Any = request.user
    trail.viewed(acts.EXISTENCE_TOLD, found, by=by, on=by.identity.today, purpose=by.identity.purpose)
    context = {
        "record": found,
        "alerts": warnings(Now(found, by=by)) if (desk := serves_a_duty_desk(by)) else [],
        "card": desk,
        "because": why_visible(found, by=by).because,
        "may_ask": access_policy.may_ask_for_access(found, by=by),
        "may_break_glass": access_policy.may_break_glass(by=by),
    }
    return render(request, "casefile/existence.html", context)


@require_GET
def chronology(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything that happened, filtered by what stands in the address."""
    by: Any = request.user
    found = open_record(request, ref)
    everything = lines_of(found, by=by)
    asked = any(key != "page" and key != "compact" for key in request.GET)
    form = Filters(request.GET if asked else None, agencies=agencies_in(everything))
    lines = lines_of(found, by=by, wanted=form.wanted()) if asked else everything
    happened, coming = _in_two(lines, by.identity.today)
    page = paginate(happened, request.GET.get("page"), PAGE, query=request.GET)
    context = {
        "record": found,
        "page": page,
        "coming": timeline(coming) if page.number == 1 else [],
        "level": 3 if coming and page.number == 1 else 2,
        "items": timeline(page.rows),
        "compact": request.GET.get("compact") == "yes",
        "filters": form,
        "applied": _applied(request, form),
        "clear_url": reverse("casefile:chronology", args=[ref]),
    }
    return render(request, "casefile/chronology.html", context)


def _applied(request: HttpRequest, form: Filters) -> list[dict[str, str]]:
    """The filters that hold, each with the address without it."""
    wanted, applied = form.wanted(), []
    kinds: Any = form.fields["kinds"]
    labels = dict(kinds.choices)

    def without(name: str, value: str | None = None) -> str:
        rest = request.GET.copy()
        rest.pop("page", None)
        if value is None:
            for key in [key for key in rest if key == name or key.startswith(f"{name}_")]:
                rest.pop(key)
        else:
            rest.setlist(name, [one for one in rest.getlist(name) if one != value])
        return f"?{rest.urlencode()}"

    applied += [{"text": labels[kind], "url": without("kinds", kind)} for kind in sorted(wanted.kinds)]
    applied += [
        {"text": f"{words}: {value:%d/%m/%Y}" if isinstance(value, date) else str(value), "url": without(name)}
        for name, words, value in (
            ("agency", "", wanted.agency),
            ("words", "", wanted.words),
            ("earliest", "From", wanted.earliest),
            ("latest", "Until", wanted.latest),
        )
        if value
    ]
    return applied


@require_GET
def as_known(request: HttpRequest, ref: str) -> HttpResponse:
    """The record turned back to a moment that stands in the address."""
    by: Any = request.user
    found = open_record(request, ref, fields=("history",))
    sent = any(key.startswith("day") for key in request.GET)
    form = Moment(request.GET if sent else None, initial={"day": today()})
    context: dict[str, Any] = {"record": found, "form": form, "known": None}
    if sent and form.is_valid():
        known = known_at(found, by=by, at=form.moment())
        there = known.overview
        happened, coming = _in_two(known.lines, known.at.date())
        context |= {
            "known": known,
            "overview": there,
            "items": timeline(happened),
            "coming": timeline(coming),
            "identity": there.identity if there else None,
            "warnings": there.warnings if there else [],
        }
    return render(request, "casefile/as_known.html", context)


@require_GET
def who_has_looked(request: HttpRequest, ref: str) -> HttpResponse:
    """Every look at the record and every change of it, the newest first."""
    found = open_record(request, ref, fields=("trail",))
    rows, following = looks(found, before=Cursor.read(request.GET.get("before")))
    more = f"?{urlencode({'before': following.text})}" if following else ""
    return render(request, "casefile/who_has_looked.html", {"record": found, "looks": rows, "more_url": more})
