"""The packs of a meeting for whoever plans it, and one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.documents.serving import SEALED
from lawburrows.meetings import queries as meetings
from lawburrows.meetings.policy import may_plan
from lawburrows.packs import acts, commands, forms, policy, queries
from lawburrows.rules.meetings import STATEMENT
from lawburrows.web.acting import once
from lawburrows.web.witnessing import held_back

GIVEN = require_http_methods(["GET", "POST"])
PATIENCE, LOOK_AGAIN = timedelta(minutes=2), "3"


def _meeting(request: HttpRequest, pk: UUID, *, planned: bool = False) -> Any:
    by: Any = request.user
    row = meetings.meeting(pk, by=by)
    if row is None:
        raise Http404("no such meeting")
    if planned and not (verdict := may_plan(row.area, by=by)):
        raise PermissionDenied(verdict.reason)
    return row


@require_GET
def packs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How each pack stands and who has read theirs; while some are made, the page looks again by itself."""
    by: Any = request.user
    row = _meeting(request, pk, planned=True)
    found = queries.standings(row, by=by)
    shown = list({one.record_id for each in found.rows for one in each.asked})
    trail.viewed(acts.PACKS_SEEN, by=by, on=by.identity.today, records=shown, fields=("case",))
    waiting = found.waiting
    late = any(by.identity.now - one.asked_at > PATIENCE for one in waiting)
    asked = sum(bool(one.asked) for one in found.rows)
    may = policy.may_make(row, asked=asked, by=by)
    context = {"row": row, "found": found, "late": late, "may": may}
    response = render(request, "packs/packs.html", context)
    if waiting and not late:
        response["Refresh"] = LOOK_AGAIN
    return response


@GIVEN
def make_packs(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = _meeting(request, pk, planned=True)
    asked = queries.asked_to(row, by=by)
    form = forms.MakePacks(request.POST or None)
    back = reverse("packs:packs", args=[pk])

    def act() -> None:
        commands.make_packs(row, by=by, on=by.identity.today)

    said = "The packs are being made. Whoever one is for is told when it is ready"
    if answer := once(request, form, act, back, said):
        return answer
    trail.viewed(
        acts.PACKS_SEEN,
        by=by,
        on=by.identity.today,
        records={one.record_id for some in asked.values() for one in some},
        fields=("case",),
    )
    may = policy.may_make(row, asked=len(asked), by=by)
    who = [(user, some[0].agency, len(some)) for user, some in asked.items()]
    return render(
        request, "packs/make_packs.html", {"form": form, "row": row, "who": who, "may": may, "back_url": back}
    )


def _mine(request: HttpRequest, pk: UUID) -> Any:
    by: Any = request.user
    found = queries.my_pack(_meeting(request, pk), by=by)
    if found is None:
        raise Http404("no pack was made")
    return found


@require_GET
def my_pack(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own: whether it is ready, whether something was written since, and the way to it."""
    by: Any = request.user
    row = _meeting(request, pk)
    pack = queries.my_pack(row, by=by)
    file = queries.file_of(pack, by=by) if pack and pack.state == "ready" else None
    standing = queries.Standing(by, queries.mine_at(row, by=by), pack)
    if file is not None:
        queries.compare([standing], by=by)
    context = {
        "row": row,
        "pack": pack,
        "file": file,
        "standing": standing,
        "may": policy.may_open(pack, file, by=by) if pack else None,
        "statement": STATEMENT,
    }
    return render(request, "packs/my_pack.html", context)


@GIVEN
def acknowledge_pack(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    pack = _mine(request, pk)
    form = forms.AcknowledgePack(request.POST or None)
    back = reverse("packs:my_pack", args=[pk])

    def act() -> None:
        commands.acknowledge_pack(pack, by=by, on=by.identity.today)

    if answer := once(request, form, act, back, "You have acknowledged that what is in your pack is confidential"):
        return answer
    context = {"form": form, "row": pack.meeting, "may": policy.may_acknowledge(pack, by=by), "statement": STATEMENT}
    return render(request, "packs/acknowledge_pack.html", context | {"back_url": back})


@require_GET
def open_pack(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bytes, once the witnesses have seen that they were made; whoever had them made sees that it was read."""
    by: Any = request.user
    pack = _mine(request, pk)
    verdict = policy.may_open(pack, queries.file_of(pack, by=by), by=by)
    if not verdict:
        raise PermissionDenied(verdict.reason)
    if waiting := held_back(request, queries.making_of(pack), what="Your pack"):
        return waiting
    file = commands.open_pack(pack, by=by, on=by.identity.today)
    response = HttpResponse(bytes(file.content), headers=SEALED, content_type="application/pdf")
    name = slugify(f"meeting-pack-{pack.meeting.day}-{pack.number}")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
