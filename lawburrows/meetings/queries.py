"""Reads about meetings and their cases; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from django.db.models import Exists, F, OuterRef

from lawburrows.access.models import Area, AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.database.lists import one_of
from lawburrows.meetings.models import Invitation, Meeting, MeetingCase
from lawburrows.meetings.models.meetings import areas_planned

WITH = ("area", "chair", "minute_taker")
FIRST, USUAL = time(9, 30), 30


def areas_to_plan(*, by: Any) -> list[tuple[str, str]]:
    """The regions and council areas in which somebody plans meetings, to choose from."""
    everywhere, areas = areas_planned(by)
    found = Area.objects.filter(kind__in=(Area.Kind.COUNCIL, Area.Kind.REGION))
    found = found if everywhere else found.filter(pk__in=areas)
    return [(str(one.pk), f"{one.name} ({one.get_kind_display()})") for one in found.order_by("-kind", "name")]


def area(key: Any) -> Area | None:
    return Area.objects.filter(pk=key).first() if key else None


def people_who_take_part(*, by: Any, on: date) -> list[tuple[str, str]]:
    """Those in the areas of the reader who may lead or minute a meeting, with their agency, to choose from."""
    everywhere, areas = areas_planned(by)
    roles = keys(lambda role: Permission.ORDERS_WRITE in role.permissions)
    rows = Posting.objects.in_force(on).filter(role__in=roles, user__is_active=True).select_related("user", "agency")
    if not everywhere:
        rows = rows.filter(area__in=AreaCover.objects.filter(council_area__in=areas).values("area"))
    return list({str(one.user_id): f"{one.user}, {one.agency}" for one in rows.order_by("user__name", "pk")}.items())


def user(key: Any) -> User | None:
    return User.objects.filter(pk=key, is_active=True).first() if key else None


def meetings_between(first: date, last: date | None, *, by: Any, within: Any = None) -> list[Meeting]:
    """Those that the reader may know of, in order of time."""
    rows = Meeting.objects.visible_to(by).filter(day__gte=first).select_related(*WITH)
    if last:
        rows = rows.filter(day__lt=last)
    if within:
        rows = rows.filter(area=within)
    return list(rows.order_by("day", "begins", "pk")[:200])


def areas_of_meetings(*, by: Any) -> list[tuple[str, str]]:
    """The areas of all meetings that the reader may know of."""
    found = Area.objects.filter(pk__in=Meeting.objects.visible_to(by).order_by().values("area"))
    return [(str(pk), name) for pk, name in found.order_by("name").values_list("pk", "name")]


def meeting(pk: uuid.UUID, *, by: Any) -> Meeting | None:
    found: Meeting | None = Meeting.objects.visible_to(by).filter(pk=pk).select_related(*WITH, "planned_by").first()
    return found


def counts_of(meetings: Sequence[Meeting], *, by: Any) -> Counter[uuid.UUID]:
    """How many cases of each meeting the reader may see, in one query."""
    rows = MeetingCase.objects.visible_to(by).filter(one_of("meeting_id", [one.pk for one in meetings]))
    return Counter(rows.exclude(state="taken_off").values_list("meeting_id", flat=True))


def cases_of(meeting: Meeting, *, by: Any) -> list[MeetingCase]:
    """The cases that the reader may see, in their order. Of the others nothing is told, not even how many."""
    rows = MeetingCase.objects.visible_to(by).filter(meeting=meeting).exclude(state="taken_off")
    found = list(rows.select_related("record__person", "added_by", "closed_by").order_by("begins", "pk"))
    for one in found:
        one.meeting = meeting
    return found


def case(record: Record, pk: uuid.UUID, *, by: Any) -> MeetingCase | None:
    rows = MeetingCase.objects.visible_to(by).filter(record=record, pk=pk)
    found: MeetingCase | None = rows.select_related(
        "meeting__area", "meeting__chair", "meeting__minute_taker", "closed_by"
    ).first()
    if found is not None:
        found.record = record
    return found


def cases_about(record: uuid.UUID, *, by: Any) -> list[MeetingCase]:
    """Every case of one person, the newest first."""
    rows = MeetingCase.objects.visible_to(by).filter(record=record).exclude(state="taken_off")
    people = (f"meeting__{name}" for name in WITH)
    return list(rows.select_related(*people).order_by("-meeting__day", "-begins", "pk"))


def planned_elsewhere(records: Iterable[uuid.UUID], *, by: Any, on: date) -> list[MeetingCase]:
    """Cases on meetings ahead of an area in which the person is managed no longer."""
    rows = MeetingCase.objects.visible_to(by).filter(one_of("record_id", records), state="planned")
    rows = rows.filter(meeting__state="planned", meeting__day__gte=on).exclude(meeting__area=F("record__area"))
    within = AreaCover.objects.filter(area=OuterRef("meeting__area"), council_area=OuterRef("record__area"))
    rows = rows.exclude(Exists(within)).select_related("record", *(f"meeting__{name}" for name in WITH))
    return list(rows.order_by("record", "pk"))


def next_turn(meeting: Meeting, *, by: Any) -> time:
    """When the next case begins, as far as the reader sees the others."""
    last = cases_of(meeting, by=by)
    return last[-1].ends_at if last else meeting.begins


def record_numbered(ref: str, *, by: Any) -> Record | None:
    """The record of a number, if the reader has it in full."""
    found: Record | None = (
        Record.objects.visible_to(by, grade=MeetingCase.GRADE)
        .filter(ref__iexact=ref.strip())
        .select_related("area")
        .first()
    )
    return found


def planned_for(records: Iterable[uuid.UUID], *, by: Any) -> dict[uuid.UUID, MeetingCase]:
    """The next meeting at which each of these people is discussed."""
    rows = MeetingCase.objects.visible_to(by).filter(
        one_of("record_id", records), state="planned", meeting__state="planned"
    )
    found: dict[uuid.UUID, MeetingCase] = {}
    for one in rows.select_related("meeting").order_by("meeting__day", "begins", "pk"):
        found.setdefault(one.record_id, one)
    return found


def whom_to_tell(meeting: Meeting, *, by: Any) -> list[User]:
    """Everybody who is to know that a meeting was moved or cancelled, but for whoever did it."""
    told = {one.pk: one for one in (meeting.chair, meeting.minute_taker)}
    asked = Invitation.objects.visible_to(by).filter(case__meeting=meeting, case__state="planned")
    told |= {one.user_id: one.user for one in asked.select_related("user")}
    told.pop(by.pk, None)
    return list(told.values())
