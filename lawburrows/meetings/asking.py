"""Reads about who is asked to a case, and about what agencies were asked and answered."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import Visible
from lawburrows.database.lists import one_of
from lawburrows.governance.queries import figure
from lawburrows.governance.tables import QUORUM
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Invitation, MeetingCase
from lawburrows.people.models import Person
from lawburrows.rules.meetings import REPLY

ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+[^\s<>(),;.]")
TAKES_PART = keys(lambda role: Permission.MEETINGS_TAKE_PART in role.permissions)


def invitations_of(case: MeetingCase, *, by: Any) -> list[Invitation]:
    rows = Invitation.objects.visible_to(by).filter(case=case).select_related("user", "agency", "asked_by")
    found = list(rows.order_by("agency__name", "user__name", "pk"))
    for one in found:
        one.case, one.record = case, case.record
    return found


def invitation(pk: uuid.UUID, *, by: Any) -> Invitation | None:
    """One that the reader was sent, or may see because they are in the case."""
    for rows in (Invitation.objects.mine(by), Invitation.objects.visible_to(by)):
        found: Invitation | None = (
            rows.filter(pk=pk).select_related("user", "agency", "case__meeting__area", "case__meeting__chair").first()
        )
        if found is not None:
            return found
    return None


def my_invitations(*, by: Any, on: date) -> list[Invitation]:
    """Those of the reader that lie ahead, the next first; a case that was taken off asks nobody."""
    rows = Invitation.objects.mine(by).filter(
        case__state="planned", case__meeting__state="planned", case__meeting__day__gte=on
    )
    rows = rows.select_related("agency", "case__meeting__area")
    return list(rows.order_by("case__meeting__day", "case__begins", "pk"))


def days_asked(*, by: Any, on: date, until: date) -> Counter[date]:
    """On how many cases of each day the reader is asked to be there; no more than that for a calendar outside."""
    rows = Invitation.objects.mine(by).exclude(state="apologies")
    rows = rows.filter(case__state="planned", case__meeting__state="planned")
    days = rows.filter(case__meeting__day__gte=on, case__meeting__day__lte=until)
    return Counter(set(days.values_list("case__meeting__day", flat=True)))


def name_of(record: uuid.UUID, *, by: Any) -> str:
    """The name, for whoever may have the summary; nothing for anybody else."""
    found: str | None = Person.objects.visible_to(by).filter(record=record).values_list("name", flat=True).first()
    return found or ""


def deputy_of(absent: Invitation) -> dict[str, str]:
    """What the form for the deputy begins with: as senior as whoever cannot come, and the address that was named."""
    found = ADDRESS.search(absent.deputy)
    return {"email": found[0] if found else "", "seniority": absent.seniority}


def takes_part(user: User, *, on: date) -> list[Posting]:
    """The postings by which somebody takes part in meetings or answers for their agency."""
    rows = Posting.objects.in_force(on).filter(user=user, role__in=TAKES_PART).select_related("agency")
    return list(rows.order_by("starts", "pk"))


def people_of(case: MeetingCase, *, on: date) -> list[tuple[str, str]]:
    """Whom to ask, at which agency, to choose from: first those named in the case, then those who take part in its
    area. Whoever has two posts stands there twice."""
    record = case.record
    named = [pk for name in Record.NAMED if (pk := getattr(record, f"{name}_id"))]
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    rows = Posting.objects.in_force(on).filter(
        Q(user__in=named) | Q(area__in=covering), role__in=TAKES_PART, user__is_active=True
    )
    order: dict[str, tuple[bool, str]] = {}
    for one in rows.select_related("user", "agency").order_by("user__name", "pk"):
        order.setdefault(f"{one.user_id}:{one.agency_id}", (one.user_id not in named, f"{one.user}, {one.agency}"))
    return [(key, words) for key, (_, words) in sorted(order.items(), key=lambda row: row[1])]


@dataclass(frozen=True)
class Asked:
    """One request with its answer, how it stands, and whether it is late."""

    request: InformationRequest
    answer: InformationAnswer | None
    late: bool
    mine: bool = False  # the reader asked, and may chase it

    @property
    def words(self) -> str:
        return REPLY[self.answer.reply].words if self.answer else "No answer yet"

    @property
    def colour(self) -> str:
        if self.answer is None:
            return "red" if self.late else "yellow"
        return {"none": "grey", "not_relevant": "grey", "shared": "blue", "discuss": "orange"}[self.answer.reply]


def requests_of(case: MeetingCase, *, by: Any, on: date) -> list[Asked]:
    """What was asked for one case, those without an answer first."""
    rows = InformationRequest.objects.visible_to(by).filter(case=case).exclude(state="withdrawn")
    requests = list(rows.select_related("agency", "asked", "asked_by").order_by("due", "agency__name", "pk"))
    answers = InformationAnswer.objects.visible_to(by).filter(one_of("request_id", [one.pk for one in requests]))
    answered = {one.request_id: one for one in answers.select_related("owner", "answered_by")}
    found = [
        Asked(one, answered.get(one.pk), one.state == "asked" and one.due < on, one.asked_by_id == by.pk)
        for one in requests
    ]
    return sorted(found, key=lambda one: (one.answer is not None, not one.late))


def answered_of(cases: Sequence[MeetingCase], *, by: Any) -> dict[uuid.UUID, tuple[int, int]]:
    """For each case, how many agencies have answered, and how many were asked."""
    rows = InformationRequest.objects.visible_to(by).filter(one_of("case_id", [one.pk for one in cases]))
    found: dict[uuid.UUID, tuple[int, int]] = {}
    for case, state in rows.exclude(state="withdrawn").values_list("case_id", "state"):
        done, every = found.get(case, (0, 0))
        found[case] = (done + (state == "answered"), every + 1)
    return found


def request(pk: uuid.UUID, *, by: Any) -> InformationRequest | None:
    """One that the reader was sent, or may see because they are in the case."""
    for rows in (InformationRequest.objects.mine(by), InformationRequest.objects.visible_to(by)):
        found: InformationRequest | None = rows.filter(pk=pk).select_related("agency", "asked", "asked_by").first()
        if found is not None:
            return found
    return None


def answer_to(one: InformationRequest, *, by: Any) -> InformationAnswer | None:
    """For those in the case, and for whoever gave it."""
    mine = InformationAnswer.objects.filter(request=one, answered_by=by.pk)
    seen = InformationAnswer.objects.visible_to(by).filter(request=one)
    found: InformationAnswer | None = mine.first() or seen.first()
    return found


def asked_of_me(*, by: Any) -> list[InformationRequest]:
    """What waits for the reader's answer, by the day on which it is due."""
    rows = InformationRequest.objects.mine(by).filter(state="asked").select_related("agency", "asked_by")
    return list(rows.order_by("due", "pk"))


def my_requests(case: MeetingCase, *, by: Any) -> list[InformationRequest]:
    """What the reader was asked about one case, answered or not."""
    rows = InformationRequest.objects.mine(by).filter(case=case).exclude(state="withdrawn").select_related("agency")
    return list(rows.order_by("due", "pk"))


def asked_without_the_record(*, by: Any) -> QuerySet[InformationRequest]:
    """Of these those about people whose record the reader does not have: no other list of work has them."""
    rows = InformationRequest.objects.mine(by).exclude(Visible(F("record_id"), by=by, grade=Grade.FULL))
    found: QuerySet[InformationRequest] = rows.filter(state="asked")
    return found


def in_full(one: InformationRequest, *, by: Any) -> bool:
    """Whether the reader has the record itself."""
    return Record.objects.visible_to(by, grade=Grade.FULL).filter(pk=one.record_id).exists()


def agencies_not_asked(case: MeetingCase, *, by: Any) -> list[tuple[str, str]]:
    asked = InformationRequest.objects.visible_to(by).filter(case=case).exclude(state="withdrawn").values("agency")
    rows = Agency.objects.exclude(pk__in=asked).order_by("name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


@dataclass(frozen=True)
class Quorum:
    """How many agencies must be there, as people agreed it, and how many are; None: nobody has agreed a figure."""

    needed: int | None
    here: int

    @property
    def met(self) -> bool:
        return self.needed is None or self.here >= self.needed

    @property
    def words(self) -> str:
        there = f"{self.here} {'agency' if self.here == 1 else 'agencies'} here"
        if self.needed is None:
            return f"No quorum agreed: no rule names a figure. {there}"
        return f"Quorum {self.needed} agencies, {'met' if self.met else 'not met'}: {there}"


def quorum_of(case: MeetingCase, some: Sequence[Invitation], *, on: date) -> Quorum:
    agreed = figure(QUORUM.key, f"level_{case.meeting.level}", on=on)
    here = len({one.agency_id for one in some if one.here})
    return Quorum(int(agreed.value) if agreed else None, here)
