"""Who is asked to a case of a meeting, for which agency, and whether they came. Nobody is asked to a whole meeting."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from lawburrows.access.addressed import Addressed
from lawburrows.access.grades import Audience, Marking, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.rules import meetings as rules


@tracked
class Invitation(CaseData):
    """One person of one agency, asked to one case; that somebody is senior is declared, with their post."""

    class Seniority(models.TextChoices):
        SENIOR = "senior", "senior manager who can commit the agency"
        PRACTITIONER = "practitioner", "practitioner or other manager"

    MOVES = rules.moves(rules.INVITATION)
    AUDIENCES = reaches(
        Audience.FULL,
        "case",
        "agency",
        "user",
        "seniority",
        "post",
        "why_not_senior",
        "state",
        "apology",
        "deputy",
        "acknowledged_at",
        "here",
        "asked_by",
        "asked_at",
    ) | reaches(Audience.SYSTEM, "marking", "restricted")

    case = models.ForeignKey("meetings.MeetingCase", on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seniority = models.CharField(max_length=12, choices=Seniority.choices)
    post = models.CharField(max_length=120, blank=True)
    why_not_senior = models.CharField(max_length=300, blank=True)
    # Of the record, which whoever was asked may not read. Set when they are asked; a trigger of the record keeps both.
    marking = models.PositiveSmallIntegerField(choices=Marking.choices)
    restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=rules.choices(rules.INVITATION), default="asked")
    apology = models.CharField(max_length=300, blank=True)
    deputy = models.CharField(max_length=200, blank=True)  # as whoever cannot come named them: the coordinator asks
    acknowledged_at = models.DateTimeField(null=True, blank=True)  # the statement on confidentiality
    here = models.BooleanField(null=True, blank=True)  # None: nobody has said
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects: ClassVar[Any] = Addressed.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="somebody_is_asked_to_a_case_once"),
            models.CheckConstraint(
                condition=Q(deputy="") | Q(state="apologies"), name="a_deputy_stands_for_an_absentee"
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["user", "state"])]
