"""The pages that show: all of one person, one suspicion, one warrant to enter."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.breaches import deadlines, policy, presenting, queries, requirements
from lawburrows.breaches.views.writing import found, page_of
from lawburrows.web.records import open_record


@require_GET
def breaches(request: HttpRequest, ref: str) -> HttpResponse:
    """Open suspicions with the next step first, then wanted and missing, warrants, and what has ended."""
    record = open_record(request, ref, fields=("suspicions", "wanted", "missing", "warrants"))
    by: Any = request.user
    on = by.identity.today
    may = policy.may_raise(record, by=by)
    rows = queries.suspicions_of(record.pk, by=by)
    bases = queries.bases_of(rows, by=by)
    shown = [presenting.suspicion(row, bases[row.pk], ref, may) for row in rows]
    waits = deadlines.waits_of(rows, on=on)
    for one, row in zip(shown, rows, strict=True):
        one["waits"] = waits.get(row.pk, "")
    raised = {row.key for row in rows if row.key and row.state != "withdrawn"}
    wanted = [presenting.wanted(row, ref) for row in queries.wanted_of(record.pk, by=by)]
    missing = [presenting.missing(row, ref) for row in queries.missing_of(record.pk, by=by)]
    searches = [presenting.search(row, ref, on) for row in queries.searches_of(record.pk, by=by)]
    context = {
        "record": record,
        "may": may,
        "open": [one for one in shown if not one["ended"]],
        "late": presenting.late(requirements.passed(record.pk, by=by, on=on), raised, ref),
        "sought": [one for one in (*wanted, *missing) if one["live"]],
        "searches": [one for one in searches if one["live"]],
        "ended": [one for one in shown if one["ended"]],
        "ended_sought": [one for one in (*wanted, *missing) if not one["live"]],
        "ended_searches": [one for one in searches if not one["live"]],
    }
    return render(request, "breaches/breaches.html", context)


@require_GET
def suspicion(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """One suspicion: what is alleged, what it rests on, what was considered, and every step."""
    record = open_record(request, ref, fields=("suspicion", "evidence", "considerations"))
    by: Any = request.user
    on = by.identity.today
    row = found(queries.suspicion(record.pk, pk, by=by))
    basis = queries.basis_of(row, by=by)
    context = {
        "record": record,
        "row": row,
        "shown": presenting.suspicion(row, basis, ref, policy.may_raise(record, by=by)),
        "facts": presenting.facts(row),
        "needs": queries.needs_of(record.pk, by=by, on=on),
        "same": [
            {
                "title": presenting.title(one),
                "state": one.get_state_display(),
                "url": page_of("suspicion", ref, pk=one.pk),
            }
            for one in basis.charged_already
        ],
        "evidence": presenting.evidence(basis.evidence, ref, by),
        "considered": [presenting.considered(one) for one in queries.considerations_of(row, by=by)],
        "moves": presenting.moves(queries.moves_of(row, by=by)),
        "court": presenting.court_dates(queries.court_dates_of(row, by=by), ref, by, on),
        "court_is_next": presenting.court_is_next(row),
        "may": policy.may_work_on(row, by=by),
        "may_consider": policy.may_consider(row, by=by),
        "may_add_court_date": policy.may_add_court_date(row, by=by),
    }
    return render(request, "breaches/suspicion.html", context)


@require_GET
def search_warrant(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """One warrant to enter with every attempt."""
    record = open_record(request, ref, fields=("warrants",))
    by: Any = request.user
    on = by.identity.today
    row = found(queries.search(record.pk, pk, by=by))
    context = {
        "record": record,
        "row": row,
        "shown": presenting.search(row, ref, on),
        "head": ("When", "By whom", "What happened", "With the warrant?"),
        "may_attempt": policy.may_add_attempt(row, by=by),
        "may_answer": presenting.first_allowed(policy.may_take_on(row, to, by=by, on=on) for to in policy.ANSWERS),
        "may_end": presenting.first_allowed(policy.may_take_on(row, to, by=by, on=on) for to in policy.ENDS),
    }
    return render(request, "breaches/search_warrant.html", context)
