"""What an agency is asked before a meeting, and its answer, in one of four ways. The answer is that agency's data."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from lawburrows.access.addressed import Addressed
from lawburrows.access.grades import Audience, Marking, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.rules import meetings as rules


class Requests(Addressed):
    """Whoever is asked has the request alone: who it is about, so that they can search, and nothing of the record."""

    TO = "asked"


@tracked
class InformationRequest(CaseData):
    """One agency is asked what it holds, through one named person there, by a day that people set."""

    MOVES = rules.moves(rules.REQUEST)
    AUDIENCES = reaches(
        Audience.FULL,
        "case",
        "agency",
        "asked",
        "identity",
        "question",
        "due",
        "state",
        "reason",
        "asked_by",
        "asked_at",
    ) | reaches(Audience.SYSTEM, "marking", "restricted")

    case = models.ForeignKey("meetings.MeetingCase", on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    identity = models.CharField(max_length=2000)  # to search by: as the record had it on the day of asking
    question = models.CharField(max_length=1000)
    due = models.DateField()
    # Of the record, which whoever was asked may not read. Set when they are asked; a trigger of the record keeps both.
    marking = models.PositiveSmallIntegerField(choices=Marking.choices)
    restricted = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=rules.choices(rules.REQUEST), default="asked")
    reason = models.CharField(max_length=300, blank=True)  # why it was withdrawn
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects: ClassVar[Any] = Requests.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency"],
                condition=~Q(state="withdrawn"),
                name="an_agency_is_asked_once_for_a_case",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="a_withdrawn_request_says_why"
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["asked", "state"])]


@tracked
class InformationAnswer(CaseData):
    """What an agency answered. `owner` is that agency: it decides about its information."""

    AUDIENCES = reaches(Audience.FULL, "request", "reply", "text", "answered_by", "answered_at")

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="answers")
    reply = models.CharField(max_length=12, choices=[(row.key, row.words) for row in rules.REPLIES])
    text = models.CharField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request"], name="a_request_is_answered_once"),
            models.CheckConstraint(
                condition=(Q(reply__in=[row.key for row in rules.REPLIES if row.tells]) & ~Q(text=""))
                | Q(reply__in=[row.key for row in rules.REPLIES if not row.tells], text=""),
                name="an_answer_says_what_is_held_and_no_more",
            ),
        ]
        indexes = [models.Index(fields=["record"])]
