"""What one agency is asked about an address, and the part that it writes and signs. What it writes is its own data."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from lawburrows.access.addressed import Addressed
from lawburrows.access.grades import Audience, Marking, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.rules import premises as rules


class Parts(Addressed):
    """Whoever is asked has the part alone: who and which address it is about, and nothing else of the record."""

    TO = "asked"


@tracked
class AgencyPart(CaseData):
    """One agency is asked for its part, through one named person there, within a time limit."""

    MOVES = rules.moves(rules.PART)
    AUDIENCES = reaches(
        Audience.FULL,
        "assessment",
        "kind",
        "agency",
        "asked",
        "identity",
        "place",
        "question",
        "notified_on",
        "due",
        "state",
        "reason",
        "asked_by",
        "asked_at",
    ) | reaches(Audience.SYSTEM, "marking", "restricted")

    assessment = models.ForeignKey("premises.Assessment", on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=12, choices=[(row.key, row.words) for row in rules.PARTS])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    identity = models.CharField(max_length=2000)  # to search by: as the record had it on the day of asking
    place = models.CharField(max_length=500)  # the address that is assessed
    question = models.CharField(max_length=1000, blank=True)
    notified_on = models.DateField()
    due = models.DateField()
    # Of the record, which whoever was asked may not read. Set when they are asked; a trigger of the record keeps both.
    marking = models.PositiveSmallIntegerField(choices=Marking.choices)
    restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=rules.choices(rules.PART), default="asked")
    reason = models.CharField(max_length=300, blank=True)  # why it was withdrawn
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects: ClassVar[Any] = Parts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "kind", "agency"],
                condition=~Q(state="withdrawn"),
                name="an_agency_is_asked_once_for_a_part",
            ),
            models.CheckConstraint(condition=~Q(state="withdrawn") | ~Q(reason=""), name="a_withdrawn_part_says_why"),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["asked", "state"])]

    def __str__(self) -> str:
        return f"{self.agency}, {self.get_kind_display()}"


@tracked
class SignedPart(CaseData):
    """What an agency says of the address over its signature. `owner` is that agency."""

    AUDIENCES = reaches(Audience.FULL, "part", "text", "signed_by", "signed_at")

    part = models.ForeignKey(AgencyPart, on_delete=models.PROTECT, related_name="signed")
    text = models.TextField()
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part"], name="a_part_is_signed_once"),
            models.CheckConstraint(condition=~Q(text=""), name="a_signed_part_says_something"),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Finding(CaseData):
    """What one check of a part has found."""

    AUDIENCES = reaches(Audience.FULL, "part", "check_of", "result", "words")

    part = models.ForeignKey(AgencyPart, on_delete=models.PROTECT, related_name="findings")
    check_of = models.CharField(max_length=20, choices=[(row.key, row.words) for row in rules.CHECKS])
    result = models.CharField(max_length=12, choices=rules.RESULTS)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "check_of"], name="a_check_is_answered_once"),
            models.CheckConstraint(
                condition=Q(result="nothing") | ~Q(words=""), name="what_was_found_or_not_checked_is_said"
            ),
        ]
        indexes = [models.Index(fields=["record"])]
