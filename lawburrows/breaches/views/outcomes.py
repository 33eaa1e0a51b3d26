"""What follows from a suspicion, and days in court."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from lawburrows.breaches import commands, forms, policy, presenting, queries
from lawburrows.breaches.views.writing import adding, altering, found, page_of
from lawburrows.rules.verdict import refusal
from lawburrows.web.records import open_record


def move_on(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The moves that may follow now; those that may not say why."""
    record = open_record(request, ref, fields=("suspicion",))
    by: Any = request.user
    row = found(queries.suspicion(record.pk, pk, by=by))
    basis = queries.basis_of(row, by=by)
    verdicts = policy.may_go_on(row, by=by, basis=basis)
    allowed = [to for to, verdict in verdicts.items() if verdict]
    form = forms.MoveOn(
        request.POST or None, allowed=allowed, initial={"version": row.version, "happened_on": by.identity.today}
    )
    nothing = refusal(policy.what_next(row, basis) or policy.ENDED_SAID)
    context = {
        "record": record,
        "row": row,
        "basis": basis,
        "refused": presenting.refused(verdicts),
        "may": presenting.first_allowed([*verdicts.values(), nothing]),
        "same": basis.charged_already,
        "needs": queries.needs_of(record.pk, by=by, on=by.identity.today),
        "back_url": page_of("suspicion", ref, pk=pk),
    }
    act = partial(commands.move_on, row, by=by, on=by.identity.today)
    return altering(request, form, act, "move_on", "What follows is recorded", context)


def add_court_date(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.suspicion(record.pk, pk, by=by))
    form = forms.AddCourtDate(request.POST or None)

    def act() -> object:
        return commands.add_court_date(row, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": record,
        "row": row,
        "may": policy.may_add_court_date(row, by=by),
        "back_url": page_of("suspicion", ref, pk=pk),
    }
    return adding(request, form, act, "add_court_date", "The date in court is recorded", context)


def record_hearing(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.court_date(record.pk, pk, by=by))
    form = forms.RecordHearing(request.POST or None, initial={"version": row.version})
    context = {
        "record": record,
        "row": row,
        "may": policy.may_record_hearing(row, by=by, on=by.identity.today),
        "back_url": page_of("suspicion", ref, pk=row.suspicion_id),
    }
    act = partial(commands.record_hearing, row, by=by, on=by.identity.today)
    return altering(request, form, act, "record_hearing", "Recorded. Record the result too, if there was one", context)
