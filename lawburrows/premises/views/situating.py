"""Where an address lies, photographs of it, and moving in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from lawburrows.circumstances.queries import is_subject
from lawburrows.premises import commands, forms, policy
from lawburrows.premises.views.sending import GIVEN, adding, altering, found, page_of, round_of, shown_of


@GIVEN
def set_position(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    premises = shown_of(request, ref, pk).premises
    initial = {"version": premises.version} | ({"position": premises.at.reference} if premises.at else {})
    form = forms.SetPosition(request.POST or None, initial=initial)

    def act(version: int) -> None:
        at = form.cleaned_data["position"]
        commands.set_position(premises, at=at, version=version, by=by, on=by.identity.today)

    context = {
        "record": premises.record,
        "premises": premises,
        "may": policy.may_place(premises, by=by),
        "back_url": page_of(premises),
    }
    return altering(request, form, act, "set_position", "The position is saved", context)


@GIVEN
def add_picture(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    one = round_of(shown, found(shown.last).assessment.number).assessment
    form = forms.AddPicture(request.POST or None, request.FILES or None)

    def act() -> None:
        given = form.cleaned_data
        commands.add_picture(one, what=given["what"], content=given["content"].read(), by=by, on=by.identity.today)

    context = {
        "record": one.record,
        "premises": shown.premises,
        "may": policy.may_add_picture(one, by=by),
        "back_url": f"{page_of(shown.premises)}#photographs",
    }
    return adding(request, form, act, "add_picture", "The photograph is filed", context)


@GIVEN
def move_in(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    premises = shown_of(request, ref, pk).premises
    record, on = premises.record, by.identity.today
    form = forms.MoveIn(
        request.POST or None, subject=is_subject(record, by=by, on=on), initial={"version": premises.version}
    )

    def act(version: int) -> None:
        commands.move_in(premises, new=form.new(), version=version, by=by, on=on)

    context = {
        "record": record,
        "premises": premises,
        "may": policy.may_move_in(premises, by=by),
        "back_url": page_of(premises),
    }
    said = "It is the home of the person now. What a move calls for falls due, and those who must know were told"
    return altering(request, form, act, "move_in", said, context)
