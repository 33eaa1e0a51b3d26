"""The serious incident review of justice social work, step by step."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from lawburrows.incidents import commands, forms, policy, presenting, queries
from lawburrows.incidents.views.opening import GIVEN, act_on, opened, there


def _step(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    form_class: Any,
    command: Callable[..., object],
    judge: Callable[..., Any],
    words: tuple[str, str, str],
) -> HttpResponse:
    """`words`: the title, the button, and what is said afterwards."""
    by: Any = request.user
    found = opened(request, ref, pk)
    one = there(queries.social_work_of(found))
    form = form_class(request.POST or None, initial={"version": one.version})

    def act() -> object:
        given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return command(one, **given, by=by, on=by.identity.today)

    title, button, said = words
    rows = presenting.social_work(one)
    return act_on(request, found, form, act, judge(one, by=by), title=title, button=button, said=said, rows=rows)


@GIVEN
def notify_inspectorate(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    words = ("Record the notice to the Care Inspectorate", "Record it", "Recorded. The review is due in 3 months")
    return _step(request, ref, pk, forms.Notify, commands.notify_inspectorate, policy.may_notify, words)


@GIVEN
def refuse_social_work(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    words = ("Not a serious incident of social work", "Record it", "Recorded with your reasons")
    return _step(request, ref, pk, forms.Because, commands.refuse_social_work, policy.may_notify, words)


@GIVEN
def send_social_work(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    words = ("Record that the review was sent", "Record it", "Recorded. The Care Inspectorate has the review")
    return _step(request, ref, pk, forms.SendSocialWork, commands.send_social_work, policy.may_send_social_work, words)


@GIVEN
def note_reply(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    words = ("Record the reply", "Record it", "The reply is recorded")
    return _step(request, ref, pk, forms.NoteReply, commands.note_reply, policy.may_note_reply, words)


@GIVEN
def end_social_work(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    words = ("Record the follow-up", "Record it", "Recorded. Social work's review has ended")
    return _step(request, ref, pk, forms.FollowUp, commands.end_social_work, policy.may_end_social_work, words)
