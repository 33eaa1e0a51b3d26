"""Reads about the strategic groups; whoever may read of them reads all of it, for no case is in it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from lawburrows.access.models import Area
from lawburrows.bodies.models import Body, BodyAction, BodyMeeting, Member, Memorandum, in_office

ORDER = {"chair": 0, "deputy": 1, "member": 2}


def bodies(*, on: date) -> list[Body]:
    """The national one first, then by region; each with its members of the day and its open actions."""
    sitting = Member.objects.filter(in_office(on)).select_related("agency", "user")
    open_ = BodyAction.objects.filter(state="open").select_related("agency").order_by("due", "number")
    found = Body.objects.select_related("area").prefetch_related(
        Prefetch("members", queryset=sitting, to_attr="sitting"), Prefetch("actions", queryset=open_, to_attr="open")
    )
    return sorted(found, key=lambda one: (one.kind != "national", one.name))


def body(pk: uuid.UUID, *, on: date) -> Body | None:
    return next((one for one in bodies(on=on) if one.pk == pk), None)


def meetings_of(body: Body) -> list[BodyMeeting]:
    return list(
        BodyMeeting.objects.filter(body=body)
        .select_related("recorded_by")
        .prefetch_related("decisions")
        .order_by("-day")
    )


def ended_actions_of(body: Body) -> list[BodyAction]:
    rows = BodyAction.objects.filter(body=body).exclude(state="open").select_related("agency")
    return list(rows.order_by("-ended_on", "number"))


def member(body: Body, pk: uuid.UUID) -> Member | None:
    found = Member.objects.filter(body=body, pk=pk).select_related("agency").first()
    if found is not None:
        found.body = body
    return found


def action(body: Body, pk: uuid.UUID) -> BodyAction | None:
    found = BodyAction.objects.filter(body=body, pk=pk).select_related("agency").first()
    if found is not None:
        found.body = body
    return found


def group_of(area: Area | uuid.UUID) -> Body | None:
    """The Strategic Oversight Group in whose region a council area lies."""
    return Body.objects.filter(area__covers__council_area=area).first()


def chair_of(area: Area | uuid.UUID, *, on: date) -> Member | None:
    """Who chairs the Strategic Oversight Group of the region of a council area."""
    sitting = Member.objects.filter(in_office(on), office="chair", body__area__covers__council_area=area)
    return sitting.select_related("user", "body").first()


def chairs(user: Any, *, on: date) -> bool:
    """Whether somebody chairs any group."""
    return Member.objects.filter(in_office(on), office="chair", user=user).exists()


def memoranda() -> list[tuple[Area, Memorandum | None]]:
    """Each council area with the memorandum that stands there, or none."""
    rows = Memorandum.objects.filter(replaced_on=None).prefetch_related("parties__agency")
    stands = {one.area_id: one for one in rows}
    areas = Area.objects.filter(kind=Area.Kind.COUNCIL).order_by("name")
    return [(area, stands.get(area.pk)) for area in areas]


def memorandum(pk: uuid.UUID) -> Memorandum | None:
    return (
        Memorandum.objects.filter(pk=pk).select_related("area", "filed_by").prefetch_related("parties__agency").first()
    )


def memorandum_of(area: Area) -> Memorandum | None:
    return Memorandum.objects.filter(area=area, replaced_on=None).first()


def regions_without() -> list[tuple[str, str]]:
    """The regions that have no group yet, to choose from."""
    kept = Body.objects.exclude(area=None).values("area")
    rows = Area.objects.filter(kind=Area.Kind.REGION).exclude(pk__in=kept).order_by("name")
    return [(str(one.pk), one.name) for one in rows]


def has_chair(body: Body, *, on: date) -> bool:
    return Member.objects.filter(Q(ends=None) | Q(ends__gt=on), body=body, office="chair").exists()
