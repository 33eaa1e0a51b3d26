"""The pages of one date, taking note of it, and the list of those whom a corrected rule had wronged."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds
from lawburrows.audit import trail
from lawburrows.tasks import acts, corrected, explaining, policy, queries
from lawburrows.tasks.commands import correcting as commands
from lawburrows.tasks.context_processors import history_of
from lawburrows.tasks.forms import DealWith, TakeNote
from lawburrows.web.acting import once
from lawburrows.web.menu import address
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

A_PAGE = 25
KINDS = {"": "All", "held": "Held too long", "pursued": "Pursued wrongly"}


@require_GET
def why(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One date with its steps and provisions, whichever app it comes from; what it was before, and who was told."""
    record = open_record(request, ref, fields=("dates", "steps"))
    by: Any = request.user
    task = queries.task_of(record, key, by=by)
    if task is None:
        raise Http404("nothing of this kind is due")
    due = explaining.live(record, key, by=by, on=by.identity.today) if task.done_on is None else None
    steps = [{"text": one.text, "result": one.result, "source": one.source} for one in due.steps] if due else task.steps
    may = policy.may_begin(task.address, by=by)
    context = {
        "record": record,
        "task": task,
        "steps": steps,
        "source": due.source if due else None,
        "act_url": address(task.address, ref=ref) if may and task.address and task.done_on is None else "",
        "instead": may.reason if task.done_on is None else "",
        "history": history_of(record, key, by=by),
    }
    return render(request, "tasks/why.html", context)


@require_http_methods(["GET", "POST"])
def take_note(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Say that one knows of something near or late; it is not done by that, and no date moves."""
    by: Any = request.user
    record = open_record(request, ref)
    task = queries.task_of(record, key, by=by)
    if task is None:
        raise Http404("nothing of this kind is due")
    form = TakeNote(request.POST or None)
    to = address("tasks:why", ref=ref, key=key)

    def act() -> None:
        commands.take_note(task, by=by, on=by.identity.today)

    sent = once(request, form, act, to, "You have taken note. It is still to be done")
    told = explaining.told_of(record.pk, key, by=by)
    may = policy.may_take_note(task, by=by, waiting=any(one.noted_at is None for one in told))
    context = {"record": record, "form": form, "task": task, "told": told, "may": may, "back_url": to}
    return sent or render(request, "tasks/take_note.html", context)


@require_GET
def corrections(request: HttpRequest) -> HttpResponse:
    """Each change of the rules with its counts; and, for those who may see them, the people whom it put right."""
    by: Any = request.user
    may = policy.may_read_corrections(by=by)
    if not may:
        raise PermissionDenied(may.reason)
    on = by.identity.today
    of = request.GET.get("of", "")
    of = of if of in KINDS else ""
    every = request.GET.get("all") == "yes"
    sees = holds(by, Permission.RULES_CHANGE)
    some = corrected.wronged(by=by, of=of, waiting=not every) if sees else []
    page = paginate(some, request.GET.get("page"), A_PAGE, query=request.GET)
    lines = corrected.lines(page.rows, by=by)
    trail.viewed(
        acts.CORRECTIONS_LISTED, by=by, on=on, records={row.record_id for row in lines}, fields=("was", "now", "why")
    )
    context = {
        "page": page,
        "rows": [_line(row) for row in lines],
        "changes": corrected.changes_of_rules(),
        "sees": sees,
        "every": every,
        "of": of,
        "tabs": [{"label": label, "url": f"?of={key}", "current": key == of} for key, label in KINDS.items()],
    }
    return render(request, "tasks/corrections.html", context)


def _line(row: Any) -> dict[str, Any]:
    done = getattr(row, "correction", None)
    person = getattr(row.record, "person", None)
    return {
        "row": row,
        "who": person.name if person else row.record.ref,
        "who_url": address("casefile:record", ref=row.record.ref),
        "how": [words for words, so in ((KINDS["held"], row.held), (KINDS["pursued"], row.pursued)) if so],
        "done": done,
        "url": "" if done else address("tasks:deal_with", ref=row.record.ref, pk=str(row.pk)),
    }


@require_http_methods(["GET", "POST"])
def deal_with(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Say what was done about one person whom a rule had held too long or pursued."""
    by: Any = request.user
    record = open_record(request, ref)
    change = corrected.change_of(record.pk, pk, by=by)
    if change is None:
        raise Http404("nobody was wronged by this")
    form = DealWith(request.POST or None)
    to = address("tasks:corrections")

    def act() -> None:
        commands.deal_with(change, what=form.cleaned_data["what"], by=by, on=by.identity.today)

    sent = once(request, form, act, to, "Dealt with")
    done = corrected.done_about(change)
    may = policy.may_deal_with(change, by=by, done=done is not None)
    context = {"record": record, "form": form, "change": change, "done": done, "may": may, "back_url": to}
    return sent or render(request, "tasks/deal_with.html", context)
