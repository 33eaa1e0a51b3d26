"""The page of custody, and those on which something of it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.policy import may_hand_over
from lawburrows.custody import commands, forms, policy, presenting, queries
from lawburrows.custody.deadlines import dates_in
from lawburrows.custody.leading import leading
from lawburrows.custody.picture import picture
from lawburrows.orders.reading import Reading
from lawburrows.web.acting import once
from lawburrows.web.dates import write_date
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@require_GET
def custody(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the person is held, the dates of the sentence, what falls due, the steps, and who leads."""
    record = open_record(request, ref, fields=("custody",))
    by: Any = request.user
    on = by.identity.today
    held = queries.held(record.pk, by=by)
    reading = Reading([record.pk], by, on)
    lines, words = presenting.sentence_dates(reading.facts[record.pk], queries.told_dates(record.pk, by=by), ref)
    found = dates_in(reading).get(record.pk)
    handovers = queries.handovers_of(record, by=by)
    context = {
        "record": record,
        "held": held,
        "stay": queries.stay_of(held, by=by),
        "stays": presenting.stays(queries.times_held(record.pk, by=by)),
        "lines": lines,
        "words": words,
        "picture": picture([line.day for line in lines], since=held.starts if held else None, on=on),
        "due": sorted(found.deadlines, key=lambda due: due.due or on) if found else [],
        "today": on,
        "stay_head": ["Prison", "From", "Until"],
        "step_head": ["Step", "On", "Note", "Recorded by"],
        "steps": [
            [step.get_kind_display(), write_date(step.day), step.note, f"{step.recorded_by}, {step.owner}"]
            for step in queries.steps_of(record.pk, by=by)
        ],
        "named": presenting.named(record),
        "leading": leading(record, by=by, on=on),
        "open": next((one for one in handovers if one.state in one.OPEN), None),
        "handovers": [one for one in handovers if one.state not in one.OPEN],
        "may": policy.may_record_custody(record, by=by),
        "may_hand_over": may_hand_over(record, by=by),
    }
    return render(request, "custody/custody.html", context)


def _recording(
    request: HttpRequest,
    ref: str,
    form: Any,
    act: str,
    command: Callable[..., Any],
    said: str,
    judge: Callable[[Any], Any],
    **more: Any,
) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    to = reverse("custody:custody", kwargs={"ref": ref})

    def write() -> object:
        values = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return command(record, by=by, on=by.identity.today, **values)

    if answer := once(request, form, write, to, said):
        return answer
    context = {"record": record, "form": form, "may": judge(record), "back_url": to}
    return render(request, f"custody/{act}.html", context | more)


@GIVEN
def record_admission(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    return _recording(
        request,
        ref,
        forms.Held(request.POST or None),
        "record_admission",
        commands.record_admission,
        "The admission is recorded. What falls due in custody is worked out",
        lambda record: policy.may_admit(record, held=queries.held(record.pk, by=by), by=by),
    )


@GIVEN
def record_transfer(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user

    def judge(record: Any) -> Any:
        held = queries.held(record.pk, by=by)
        return policy.may_transfer(record, held=held, stay=queries.stay_of(held, by=by), by=by)

    form = forms.Held(request.POST or None)
    return _recording(request, ref, form, "record_transfer", commands.record_transfer, "The prison is recorded", judge)


@GIVEN
def record_release(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    return _recording(
        request,
        ref,
        forms.RecordRelease(request.POST or None),
        "record_release",
        commands.record_release,
        "The release is recorded. Look at the dates, and at who should lead the case now",
        lambda record: policy.may_liberate(record, held=queries.held(record.pk, by=by), by=by),
    )


@GIVEN
def record_told_date(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    return _recording(
        request,
        ref,
        forms.RecordToldDate(request.POST or None, initial={"told_on": by.identity.today}),
        "record_told_date",
        commands.record_told_date,
        "The prison service's date is recorded: it goes before the one that is worked out here",
        lambda record: policy.may_record_custody(record, by=by),
    )


@GIVEN
def record_step(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    form = forms.RecordStep(request.POST or None, initial={"kind": request.GET.get("kind"), "day": by.identity.today})
    return _recording(
        request,
        ref,
        form,
        "record_step",
        commands.record_step,
        "The step is recorded",
        lambda record: policy.may_record_custody(record, by=by),
    )
