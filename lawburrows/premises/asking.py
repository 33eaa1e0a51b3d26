"""Reads about the parts of an assessment: as those in the case see them, and as whoever is asked does."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import Visible
from lawburrows.premises.models import AgencyPart, Assessment, Finding, SignedPart
from lawburrows.rules.premises import CHECK, KIND, checks_of

ANSWERS = keys(lambda role: Permission.MEETINGS_TAKE_PART in role.permissions)
COLOURS = {"nothing": "grey", "found": "orange", "not_checked": "yellow"}


@dataclass(frozen=True)
class Part:
    """One part with what was signed, and whether it is late."""

    part: AgencyPart
    signed: SignedPart | None
    findings: tuple[Finding, ...]
    late: bool
    mine: bool = False  # the reader asked for it, and may chase it

    @property
    def heading(self) -> str:
        words = KIND[self.part.kind].words
        return words[:1].upper() + words[1:]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The checks in the order of the guidance, each with what was found."""
        found = {one.check_of: one for one in self.findings}
        return [
            {"words": row.words, "one": found[row.key], "colour": COLOURS[found[row.key].result]}
            for row in checks_of(self.part.kind)
            if row.key in found
        ]


def parts_of(assessments: list[Assessment], *, by: Any, on: date) -> dict[uuid.UUID, list[Part]]:
    """The parts of each of these assessments, those that are not signed first; in three queries."""
    rows = AgencyPart.objects.visible_to(by).filter(assessment__in=assessments).exclude(state="withdrawn")
    parts = list(rows.select_related("agency", "asked", "asked_by").order_by("due", "agency__name", "pk"))
    keys_of = [one.pk for one in parts]
    texts = SignedPart.objects.visible_to(by).filter(part__in=keys_of).select_related("signed_by", "owner")
    signed = {one.part_id: one for one in texts}
    findings: dict[uuid.UUID, list[Finding]] = {}
    for one in Finding.objects.visible_to(by).filter(part__in=keys_of):
        findings.setdefault(one.part_id, []).append(one)
    found: dict[uuid.UUID, list[Part]] = {one.pk: [] for one in assessments}
    for part in parts:
        late = part.state == "asked" and part.due < on
        mine = part.asked_by_id == by.pk
        one = Part(part, signed.get(part.pk), tuple(findings.get(part.pk, ())), late, mine)
        found[part.assessment_id].append(one)
    return {key: sorted(some, key=lambda one: one.signed is not None) for key, some in found.items()}


def part(pk: uuid.UUID, *, by: Any) -> AgencyPart | None:
    """One that the reader was sent, or may see because they are in the case."""
    for rows in (AgencyPart.objects.mine(by), AgencyPart.objects.visible_to(by)):
        found: AgencyPart | None = rows.filter(pk=pk).select_related("agency", "asked", "asked_by").first()
        if found is not None:
            return found
    return None


def signed_of(one: AgencyPart, *, by: Any) -> Part:
    """The part as its reader may have it: those in the case, and whoever signed it."""
    mine = SignedPart.objects.filter(part=one, signed_by=by.pk).select_related("signed_by").first()
    seen = mine or SignedPart.objects.visible_to(by).filter(part=one).select_related("signed_by").first()
    asked = one.asked_id == by.pk
    findings = Finding.objects.filter(part=one) if asked else Finding.objects.visible_to(by).filter(part=one)
    return Part(one, seen, tuple(findings) if seen else (), False)


def asked_of_me(*, by: Any) -> list[AgencyPart]:
    """What waits for the reader's signature, by the day on which it is due."""
    rows = AgencyPart.objects.mine(by).filter(state="asked").select_related("agency", "asked_by")
    return list(rows.order_by("due", "pk"))


def signed_by_me(*, by: Any, most: int = 20) -> list[AgencyPart]:
    rows = AgencyPart.objects.mine(by).filter(state="signed").select_related("agency", "asked_by")
    return list(rows.order_by("-due", "pk")[:most])


def asked_without_the_record(*, by: Any) -> QuerySet[AgencyPart]:
    """Of these those about people whose record the reader does not have: no other list of work has them."""
    rows = AgencyPart.objects.mine(by).exclude(Visible(F("record_id"), by=by, grade=Grade.FULL))
    found: QuerySet[AgencyPart] = rows.filter(state="asked")
    return found


def in_full(one: AgencyPart, *, by: Any) -> bool:
    """Whether the reader has the record itself."""
    return Record.objects.visible_to(by, grade=Grade.FULL).filter(pk=one.record_id).exists()


def answers_for(user: User, *, on: date) -> list[Posting]:
    """The postings by which somebody answers for their agency."""
    rows = Posting.objects.in_force(on).filter(user=user, role__in=ANSWERS).select_related("agency")
    return list(rows.order_by("starts", "pk"))


def people_of(record: Record, *, on: date, role: str = "") -> list[tuple[str, str]]:
    """Whom to ask, at which agency, to choose from: those whose role usually writes it first, then those of the case,
    then whoever answers for their agency in its area."""
    named = [pk for name in Record.NAMED if (pk := getattr(record, f"{name}_id"))]
    covering = AreaCover.objects.filter(council_area=record.area_id).values("area")
    rows = Posting.objects.in_force(on).filter(
        Q(user__in=named) | Q(area__in=covering), role__in=ANSWERS, user__is_active=True
    )
    order: dict[str, tuple[bool, bool, str]] = {}
    for one in rows.select_related("user", "agency").order_by("user__name", "pk"):
        words = f"{one.user}, {one.agency}"
        order.setdefault(f"{one.user_id}:{one.agency_id}", (one.role != role, one.user_id not in named, words))
    return [(key, words) for key, (_, _, words) in sorted(order.items(), key=lambda row: row[1])]


def words_of(key: str) -> str:
    return CHECK[key].words
