"""Reads about applications; each begins at what its reader may see, and a match at the rule of its record."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.models import Area, AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.disclosures.models import Application, ApplicationAnswer, ApplicationMatch
from lawburrows.disclosures.models.applications import areas_of
from lawburrows.governance.queries import TimeLimits, bank_holidays, time_limits
from lawburrows.rules.applications import State, named, shared
from lawburrows.rules.deadline import Deadline
from lawburrows.rules.intervals import interval

_HANDLERS = keys(lambda role: Permission.APPLICATIONS_HANDLE in role.permissions)
MOST = 500  # of the newest, among which a pattern is looked for


def areas_to_choose(*, by: Any) -> list[tuple[str, str]]:
    """The council areas in which somebody handles applications."""
    everywhere, areas = areas_of(by, Permission.APPLICATIONS_HANDLE)
    found = Area.objects.filter(kind=Area.Kind.COUNCIL).order_by("name")
    return [(str(one.pk), one.name) for one in (found if everywhere else found.filter(pk__in=areas))]


def applications(*, by: Any, area: uuid.UUID | None = None) -> list[Application]:
    """What is open first, the urgent before the others; then the newest."""
    rows = Application.objects.visible_to(by).select_related("area", "taken_by")
    rows = rows.filter(area=area) if area else rows
    found = list(rows.order_by("-taken_on", "-number", "pk")[:MOST])
    return sorted(found, key=lambda one: (one.state == State.CLOSED.value, not one.urgent))


def application(pk: uuid.UUID, *, by: Any) -> Application | None:
    found: Application | None = (
        Application.objects.visible_to(by).filter(pk=pk).select_related("area", "taken_by").first()
    )
    return found


def answer_of(one: Application, *, by: Any) -> ApplicationAnswer | None:
    rows = ApplicationAnswer.objects.visible_to(by).filter(application=one.pk)
    found: ApplicationAnswer | None = rows.select_related("decided_by", "given_by").first()
    return found


def matches_of(one: Application, *, by: Any) -> list[ApplicationMatch]:
    """With records that the reader sees in full; of others they learn nothing."""
    rows = ApplicationMatch.objects.visible_to(by).filter(application=one.pk)
    return list(rows.select_related("record", "matched_by").order_by("matched_on", "pk"))


def met_by(record: Record, pk: uuid.UUID, *, by: Any) -> Application | None:
    """The application that met this record, for whoever handles it and sees the record."""
    if not ApplicationMatch.objects.visible_to(by).filter(application=pk, record=record).exists():
        return None
    return application(pk, by=by)


def record_called(ref: str, *, by: Any) -> Record | None:
    """A record that the reader sees in full; hidden and absent alike are None."""
    found: Record | None = Record.objects.visible_to(by).filter(ref__iexact=ref.strip(), merged_into=None).first()
    return found


def next_application(area: uuid.UUID, *, by: Any) -> int:
    last = Application.objects.visible_to(by).filter(area=area).order_by("-number").first()
    return last.number + 1 if last else 1


def like(one: Application, *, by: Any) -> list[tuple[Application, list[str]]]:
    """Other applications that name the same person, child or applicant, with as what they name them."""
    others = {each.pk: each for each in applications(by=by) if each.pk != one.pk}
    rows = [(pk, named(each.applicant, each.about, each.children)) for pk, each in others.items()]
    found = shared(named(one.applicant, one.about, one.children), rows)
    return [(others[pk], roles) for pk, roles in found.items() if isinstance(pk, uuid.UUID)]


def due_of_application(one: Application, *, on: date, limits: TimeLimits | None = None) -> Deadline | None:
    """The time limit that runs in this state, from first contact, as governance has agreed it."""
    key = State(one.state).row.limit
    if not key:
        return None
    row = (limits or time_limits()).row(key, on=one.taken_on, area=one.area_id)
    return interval(row, one.taken_on, holidays=bank_holidays(on=on) if "working" in row.unit.value else ())


def who_answers(one: Application, *, on: date) -> list[User]:
    """Those who handle applications in its area."""
    covering = AreaCover.objects.filter(council_area=one.area_id).values("area")
    here = Posting.objects.in_force(on).filter(
        Q(area=None) | Q(area=one.area_id) | Q(area__in=covering), role__in=_HANDLERS
    )
    return list(User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name", "pk"))
