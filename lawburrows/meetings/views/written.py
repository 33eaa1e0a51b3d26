"""The minute-taker's page: saved as often as they like, and by the page itself while they write."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lawburrows.meetings import commands, minuting, policy
from lawburrows.meetings.forms import minutes as forms
from lawburrows.meetings.intake import Written
from lawburrows.meetings.merging import Merged, marks, merge
from lawburrows.meetings.views.meetings import GIVEN
from lawburrows.meetings.views.writing import open_case
from lawburrows.rules.verdict import Refused, require
from lawburrows.web.acting import StaleEdit, at_the_same_moment

NAMES = tuple(name for name in forms.WriteMinutes.base_fields if name not in ("version", "began"))
NOTHING = vars(Written())
AGAIN = 5  # how often it is tried while others save at the same moment


@dataclass
class Outcome:
    """What stands after a save, or what stands in its way."""

    minutes: Any
    merged: Merged
    saved: bool


def values_of(minutes: Any) -> dict[str, Any]:
    return {name: getattr(minutes, name) for name in NAMES} if minutes else dict(NOTHING)


def form_of(minutes: Any, data: Any = None, *, typed: dict[str, Any] | None = None) -> forms.WriteMinutes:
    """The minutes as they stand, to be written on; with `typed`, what somebody typed in their place."""
    held = values_of(minutes)
    initial = held | (typed or {}) | {"version": minutes.version if minutes else 0}
    initial |= {"began": json.dumps(marks(held)), "level": str(initial["level"] or "")}
    decided = bool(minutes and minutes.state != "writing")
    opened_before = data is not None and "level_why" in data  # when the decisions could still be written
    return forms.WriteMinutes(data, initial=initial, decided=decided and not opened_before)


def _save(row: Any, form: forms.WriteMinutes, minutes: Any, by: Any) -> Outcome:
    """What was typed goes in where nobody else has changed it since; what others changed elsewhere stays."""
    version = form.cleaned_data["version"]
    taken: dict[str, None] = {}
    merged = Merged(values=values_of(minutes) | form.typed)
    for _ in range(AGAIN):
        if minutes is not None and minutes.version != version:
            settled = forms.DECISIONS if minutes.state != "writing" else ()
            merged = merge(form.typed, values_of(minutes), form.marks, settled=settled)
            taken |= dict.fromkeys(merged.taken)
            if merged.both:
                return Outcome(minutes, merged, saved=False)
            version = minutes.version
        held = values_of(minutes)
        if minutes is not None and marks(held | merged.values) == marks(held):
            require(policy.may_write_minutes(row, minutes, by=by))
            merged.taken = list(taken)
            return Outcome(minutes, merged, saved=True)
        new = Written(**(held | merged.values))
        try:
            minutes = commands.write_minutes(row, new=new, version=version, by=by, on=by.identity.today)
        except StaleEdit as stale:
            minutes = stale.current
            continue
        except IntegrityError as error:  # two began them at the same moment, and the other was let through
            if not at_the_same_moment(error):
                raise
            minutes = minuting.minutes_of(row, by=by)
            continue
        merged.taken = list(taken)
        return Outcome(minutes, merged, saved=True)
    raise Refused("Others save these minutes at this moment. Nothing of yours is lost: save again")


def _labels(names: list[str]) -> str:
    fields = forms.WriteMinutes.base_fields
    return ", ".join(str(fields[name].label) for name in names)


def _both(names: list[str]) -> str:
    return (
        f"{_labels(names)}: what stands now and what you typed are below, and nothing is lost. "
        "Put together what should stand, and save"
    )


@GIVEN
def write_minutes(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """Sent by the page itself while somebody writes, it answers in a few words for the page."""
    by: Any = request.user
    row = open_case(request, ref, pk)
    minutes = minuting.minutes_of(row, by=by)
    back = reverse("casefile:room", args=[ref, pk])
    quietly = request.headers.get("Accept") == "application/json"
    form = form_of(minutes, request.POST or None)
    context: dict[str, Any] = {"record": row.record, "row": row, "back_url": back}
    context["quoted"] = None if quietly else minuting.quoted_review(row)
    context["may"] = policy.may_write_minutes(row, minutes, by=by)
    if request.method == "POST" and form.is_valid():
        try:
            outcome = _save(row, form, minutes, by)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if outcome.saved:
                return _quiet(outcome) if quietly else _told(request, outcome, back)
            context |= _compared(form, outcome)
            if quietly:
                said = f"{_labels(outcome.merged.both)}: somebody else wrote there too. Save, and compare both"
                return JsonResponse({"said": said}, status=409)
            form = context["form"]
    if quietly:
        return JsonResponse({}, status=400)
    return render(request, "meetings/write_minutes.html", context | {"form": form})


def _quiet(outcome: Outcome) -> JsonResponse:
    """The version that the page goes on from, and what it must show that somebody else has written."""
    now = values_of(outcome.minutes)
    taken = {name: str(now[name] or "") for name in outcome.merged.taken}
    return JsonResponse({"version": outcome.minutes.version, "began": marks(now), "taken": taken})


def _told(request: HttpRequest, outcome: Outcome, back: str) -> HttpResponse:
    said = "The minutes are saved"
    if outcome.merged.taken:
        said += f". Somebody else saved meanwhile: what they wrote stands too, under {_labels(outcome.merged.taken)}"
    messages.success(request, said)
    return redirect(back)


def _compared(form: forms.WriteMinutes, outcome: Outcome) -> dict[str, Any]:
    """The page once more: what was typed where both wrote, what is held elsewhere, and both beside each other."""
    held, both = values_of(outcome.minutes), outcome.merged.both
    beside = [
        [str(forms.WriteMinutes.base_fields[name].label), str(held[name] or ""), str(form.typed[name] or "")]
        for name in both
    ]
    again = form_of(outcome.minutes, typed=outcome.merged.values)
    return {"form": again, "beside": beside, "both": _both(both)}
