"""All disclosures about a person, and one of them with what may be done next."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lawburrows.disclosures import documents, policy, presenting, queries
from lawburrows.rules.disclosures import WRITTEN_IN, State
from lawburrows.web.records import open_record


def page_of(name: str, ref: str, *more: Any) -> str:
    return reverse(f"disclosures:{name}", args=[ref, *more])


def found_or_404(record: Any, pk: uuid.UUID, by: Any) -> Any:
    found = queries.disclosure(record, pk, by=by)
    if found is None:
        raise Http404("no such disclosure")
    return found


@require_GET
def disclosures(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref, fields=("disclosures",))
    on = by.identity.today
    rows: list[dict[str, Any]] = [
        {
            "one": one,
            "title": presenting.title_of(one),
            "state": presenting.state_of(one),
            "due": presenting.due_of(one, on),
            "url": page_of("disclosure", ref, one.pk),
        }
        for one in queries.disclosures_of(record, by=by)
    ]
    context = {
        "record": record,
        "running": [row for row in rows if presenting.is_running(row["one"])],
        "ended": [row for row in rows if not presenting.is_running(row["one"])],
        "may": policy.may_propose(record, by=by),
    }
    return render(request, "disclosures/disclosures.html", context)


@require_GET
def disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What is missing stands first while it is written; then what whoever has it does next."""
    by: Any = request.user
    record = open_record(request, ref, fields=("disclosures", "words"))
    one = found_or_404(record, pk, by)
    recipient = queries.recipient_of(one, by=by)
    sees = policy.may_see_recipient(record, by=by)
    state = State(one.state)
    open_to_write = one.state in (*WRITTEN_IN, State.MADE_FIRST.value)
    context = {
        "record": record,
        "one": one,
        "title": presenting.title_of(one),
        "state": presenting.state_of(one),
        "owner": state.row.owner.value,
        "clock": state.row.clock,
        "due": presenting.due_of(one, by.identity.today),
        "lacks": queries.lacking(one, by=by) if open_to_write and sees else [],
        "proposed": presenting.proposed(one),
        "third": presenting.third_party(one, recipient),
        "tested": presenting.tested(one),
        "decided": presenting.decided(one),
        "steps": [presenting.step(each) for each in queries.steps_of(one, by=by)],
        "may": {
            "write": policy.may_change(one, by=by) if open_to_write else None,
            "send": policy.may_send(one, by=by) if one.state in WRITTEN_IN else None,
            "decide": policy.may_decide(one, by=by),
            "tell": policy.may_tell(one, by=by),
            "give_up": policy.may_not_make(one, by=by),
            "outcome": policy.may_record_outcome(one, by=by),
            "withdraw": policy.may_withdraw(one, by=by),
            "again": policy.may_propose(record, by=by) if one.state == State.NOT_MADE.value else None,
        },
        "handed": documents.may_hand(record, by=by, about=one.pk),
    }
    return render(request, "disclosures/disclosure.html", context)
