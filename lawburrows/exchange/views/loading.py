"""Bringing an extract: the file, what was found in it, the decision, and how far the load has come."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.exchange import acts, exporting, policy, queries, storage, wording
from lawburrows.exchange.commands import batches
from lawburrows.exchange.forms import BringExtract, DecideToLoad, DiscardExtract
from lawburrows.rules.verdict import Verdict
from lawburrows.web.acting import send_once
from lawburrows.web.pages import paginate
from lawburrows.web.records import sent_before, sent_now

BUSY = {"reading", "waiting", "loading"}
LOOK_AGAIN = "3"  # seconds; the browser asks again by itself, without script
COLUMNS = ("row", "column", "value", "kind", "text", "person_id", "name", "heading")


def insist(verdict: Verdict) -> None:
    if not verdict:
        raise PermissionDenied(verdict.reason)


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """Bring a file; below, what was brought before."""
    by: Any = request.user
    insist(policy.may_load(by=by))
    form = BringExtract(request.POST or None, request.FILES or None)
    if form.is_valid():
        if before := sent_before(request, form.cleaned_data["once"]):
            return redirect(before)
        content = form.cleaned_data["content"]
        made = batches.bring_file(
            name=content.name,
            pieces=content.chunks(),
            source=form.cleaned_data["source"],
            lead=form.cleaned_data["lead"],
            area=form.cleaned_data["area"],
            by=by,
            on=by.identity.today,
        )
        return redirect(sent_now(form.cleaned_data["once"], reverse("exchange:batch", args=[made.pk])))
    rows = [
        [
            {"text": one.name, "url": reverse("exchange:batch", args=[one.pk])},
            one.source,
            one.brought_at,
            one.get_state_display(),
        ]
        for one in queries.batches(by)[:20]
    ]
    return render(
        request, "exchange/load.html", {"form": form, "head": ["File", "From", "Brought", "State"], "rows": rows}
    )


def _mine(request: HttpRequest, key: uuid.UUID) -> Any:
    insist(policy.may_load(by=request.user))
    if (found := queries.batch(key, request.user)) is None:
        raise Http404("no such batch")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One batch: what was found, and the button that loads it."""
    by: Any = request.user
    found = _mine(request, key)
    stopped = queries.has_stopped(found, by)
    form = DecideToLoad(request.POST or None)
    if form.is_valid():

        def act() -> str:
            batches.ask_to_load(found, stopped=stopped, by=by, on=by.identity.today)
            return request.path

        if answer := send_once(request, form, act):
            return answer
    asked = request.GET.get("page")
    loaded = paginate(queries.rows_loaded(found, by), asked, 50, query=request.GET)
    people = queries.people_loaded(loaded, by)
    records = [one.record.pk for one in people]
    trail.viewed(acts.BATCH_SEEN, found, by=by, on=by.identity.today, records=records)
    # One list has pages: who was loaded, or before that what was found; all that was found can be taken as CSV.
    page = paginate(queries.problems(found), 1 if people else asked, 50, query=request.GET)
    busy = found.state in BUSY and not stopped and found.cleared_on is None
    shown = {
        "batch": found,
        "form": form,
        "discarding": DiscardExtract(),
        "page": page,
        "stopped": stopped,
        "busy": busy,
        "done": storage.done(found.pk)[0] if found.state == "loading" else 0,
        "may": policy.may_load_batch(found, by=by, stopped=stopped),
        "may_discard": policy.may_discard_batch(found, by=by),
        "crumbs": [{"text": "Load an extract", "url": reverse("exchange:load")}, {"text": found.name}],
        "summary": _figures(found),
        "head": ["Row", "Whose row", "What is the matter", "Column", "What it says"],
        "rows": [_problem(one) for one in page],
        "loaded": loaded,
        "loaded_head": ["Person", "Record", "Number in the file", "Record manager", "What to do next"],
        "people": [_person(one) for one in people],
    }
    answer = render(request, "exchange/batch.html", shown)
    if found.state in BUSY:
        answer["Refresh"] = LOOK_AGAIN
    return answer


def _figures(found: Any) -> list[dict[str, Any]]:
    """How many of each; how many are new is known once nothing of it is refused."""
    checked = found.state not in ("reading", "refused") and (found.read or not found.refused)
    return [
        {"key": "From", "value": found.source},
        {"key": "Encoding", "value": found.encoding, "missing": "Not read yet"},
        {"key": "People read", "value": found.read},
        {
            "key": "New people",
            "value": found.new if checked else None,
            "missing": "Not known before it can be read without a refusal",
        },
        {"key": "Loaded before, unchanged", "value": found.already, "note": "Not loaded again"},
        {"key": "Loaded before, changed since", "value": found.changed, "note": "Not loaded again: reconcile them"},
        {
            "key": "Possible duplicates",
            "value": found.doubles,
            "note": "Among the new people. Look at each before you load: a new record is made for it",
        },
        {"key": "Rows with a warning", "value": found.warned},
        {"key": "Rows refused", "value": found.refused},
        {"key": "Loaded", "value": found.loaded},
    ]


def _problem(one: Any) -> list[Any]:
    return [
        one.row or "The file",
        ", ".join(filter(None, (one.name, one.person_id))) or "Nobody's",
        f"{'Refused' if one.structural else 'Warning'}: {one.text}",
        wording.column_told(one.column, one.heading),
        one.value or "Nothing",
    ]


def _person(one: queries.Loaded) -> list[Any]:
    ref = one.record.ref
    following: Any = "Nothing"
    if one.record.manager is None:
        naming = {"text": f"Name a record manager for {ref}", "url": reverse("casefile:name_people", args=[ref])}
        following = naming if one.in_full else "Whoever sees it in full names one"
    return [
        {"text": one.name or ref, "url": reverse("casefile:record", args=[ref])},
        ref,
        one.number,
        str(one.record.manager or "No record manager named yet"),
        following,
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Delete a file of which nothing was loaded: the wrong one, or one that adds nobody."""
    by: Any = request.user
    found = _mine(request, key)
    form = DiscardExtract(request.POST or None)
    if form.is_valid():

        def act() -> str:
            batches.discard_batch(found, by=by, on=by.identity.today)
            messages.success(request, "The file was deleted. Nobody was loaded from it")
            return reverse("exchange:load")

        if answer := send_once(request, form, act):
            return answer
    trail.viewed(acts.BATCH_SEEN, found, by=by, on=by.identity.today)
    shown = {
        "batch": found,
        "form": form,
        "may": policy.may_discard_batch(found, by=by),
        "back_url": reverse("exchange:batch", args=[found.pk]),
    }
    return render(request, "exchange/discard.html", shown)


@require_GET
def problems(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Everything that was found, as CSV."""
    by: Any = request.user
    found = _mine(request, key)
    trail.viewed(acts.BATCH_SEEN, found, by=by, on=by.identity.today)
    rows = [
        {
            "row": str(one.row),
            "column": one.column,
            "value": one.value,
            "kind": "refused" if one.structural else "warning",
            "text": one.text,
            "person_id": one.person_id,
            "name": one.name,
            "heading": one.heading,
        }
        for one in queries.problems(found)
    ]
    return attachment(exporting.as_csv(COLUMNS, rows), "csv", "problems")


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The import form, empty."""
    insist(policy.may_load(by=request.user))
    return attachment(exporting.template(), "xlsx", "import-form")


def attachment(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep, never to show in the page."""
    answer = HttpResponse(content, content_type=exporting.MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer
