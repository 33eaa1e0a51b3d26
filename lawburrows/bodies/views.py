"""The pages of the strategic groups and the memoranda. Nothing on them is about a person who is managed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.bodies import acts, commands, forms, policy, presenting, queries
from lawburrows.documents.serving import give
from lawburrows.web.acting import once

GIVEN = require_http_methods(["GET", "HEAD", "POST"])


def _reader(request: HttpRequest) -> Any:
    by: Any = request.user
    if not (may := policy.may_read(by=by)):
        raise PermissionDenied(may.reason)
    return by


def _there(found: Any) -> Any:
    if found is None:
        raise Http404("there is none")
    return found


@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    """Every group with its chair and what is open, and the memorandum of each council area."""
    by = _reader(request)
    on = by.identity.today
    context = {
        "cards": [presenting.card(one, on=on) for one in queries.bodies(on=on)],
        "head": presenting.MEMORANDA_HEAD,
        "memoranda": presenting.memoranda(queries.memoranda(), on=on),
        "may_add": policy.may_add_body(by=by),
        "may_file": policy.may_file_memorandum(by=by),
    }
    return render(request, "bodies/bodies.html", context)


@require_GET
def body(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    found = _there(queries.body(pk, on=on))
    context = {
        "body": found,
        "members_head": presenting.MEMBERS_HEAD,
        "members": presenting.members(found.sitting, found, by=by, on=on),
        "actions_head": presenting.ACTIONS_HEAD,
        "actions": presenting.actions(found.open, found, by=by, on=on),
        "ended_head": presenting.ENDED_HEAD,
        "ended": presenting.ended(queries.ended_actions_of(found)),
        "meetings": presenting.meetings(queries.meetings_of(found)),
        "may": policy.may_keep(found, by=by),
    }
    return render(request, "bodies/body.html", context)


def _act(
    request: HttpRequest, form: Any, act: Callable[[], object], may: Any, to: str, words: tuple[str, str, str]
) -> HttpResponse:
    """`words`: the title, the button, and what is said afterwards."""
    title, button, said = words
    if answer := once(request, form, act, to, said):
        return answer
    context = {"form": form, "may": may, "back_url": to, "title": title, "button": button}
    return render(request, "bodies/act.html", context)


@GIVEN
def add_body(request: HttpRequest) -> HttpResponse:
    by = _reader(request)
    form = forms.AddBody(request.POST or None)

    def act() -> object:
        return commands.add_body(**form.values(), by=by, on=by.identity.today)

    words = ("Add the group of a region", "Add it", "The group is added")
    return _act(request, form, act, policy.may_add_body(by=by), reverse("bodies:bodies"), words)


@GIVEN
def add_member(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    found = _there(queries.body(pk, on=on))
    form = forms.AddMember(request.POST or None)

    def act() -> object:
        return commands.add_member(found, **form.values(), by=by, on=on)

    words = (f"Add a member of {found}", "Add them", "The member is added")
    return _act(request, form, act, policy.may_keep(found, by=by), reverse("bodies:body", args=[pk]), words)


@GIVEN
def end_member(request: HttpRequest, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    member = _there(queries.member(_there(queries.body(pk, on=on)), one))
    form = forms.EndMember(request.POST or None)

    def act() -> object:
        return commands.end_member(member, by=by, on=on)

    words = (f"{member} leaves {member.body}", "End the membership", "The membership has ended")
    may = policy.may_end_member(member, by=by, on=on)
    return _act(request, form, act, may, reverse("bodies:body", args=[pk]), words)


@GIVEN
def record_meeting(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    found = _there(queries.body(pk, on=on))
    form = forms.RecordMeeting(request.POST or None)

    def act() -> object:
        return commands.record_meeting(found, **form.values(), by=by, on=on)

    words = (f"Record a meeting of {found}", "Record it", "The meeting is recorded")
    return _act(request, form, act, policy.may_keep(found, by=by), reverse("bodies:body", args=[pk]), words)


@GIVEN
def give_body_action(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    found = _there(queries.body(pk, on=on))
    form = forms.GiveBodyAction(request.POST or None)

    def act() -> object:
        return commands.give_body_action(found, **form.values(), by=by, on=on)

    words = (f"Give an action of {found}", "Give the action", "The action is given")
    return _act(request, form, act, policy.may_keep(found, by=by), reverse("bodies:body", args=[pk]), words)


@GIVEN
def end_body_action(request: HttpRequest, pk: uuid.UUID, one: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    on = by.identity.today
    action = _there(queries.action(_there(queries.body(pk, on=on)), one))
    form = forms.EndBodyAction(request.POST or None)

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("state", "outcome")}
        return commands.end_body_action(action, **given, by=by, on=on)

    words = (f"Action {action.number}: what came of it", "Record it", "Recorded")
    return _act(request, form, act, policy.may_end_action(action, by=by), reverse("bodies:body", args=[pk]), words)


@GIVEN
def file_memorandum(request: HttpRequest) -> HttpResponse:
    by = _reader(request)
    form = forms.FileMemorandum(request.POST or None, request.FILES or None)

    def act() -> object:
        given, sent = form.cleaned_data, form.cleaned_data.get("content")
        file = {"title": given["title"], "content": sent.read(), "media_type": sent.content_type or ""} if sent else {}
        dates = {name: given[name] for name in ("agreed_on", "review_on")}
        where: Any = forms.area(given["council"])
        return commands.file_memorandum(where, **dates, **file, parties=form.parties(), by=by, on=by.identity.today)

    words = ("File a memorandum", "File it", "The memorandum is filed, in the place of the one before")
    return _act(request, form, act, policy.may_file_memorandum(by=by), reverse("bodies:bodies"), words)


@require_GET
def memorandum(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    found = _there(queries.memorandum(pk))
    context = {"memorandum": found, "rows": presenting.memorandum(found, on=by.identity.today)}
    return render(request, "bodies/memorandum.html", context)


@require_GET
def memorandum_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by = _reader(request)
    found = _there(queries.memorandum(pk))
    if not found.sha256:
        raise Http404("no document is filed")
    trail.viewed(acts.MEMORANDUM_READ, found, by=by, on=by.identity.today)
    return give(found.sha256, found.media_type, found.title, shown=False)
