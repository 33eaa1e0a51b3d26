"""Corrections that a partner proposes to another agency's entry, and two records becoming one."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, Record, User, tracked

_SAID = (
    "entry_kind",
    "entry_id",
    "field",
    "was",
    "proposed",
    "reason",
    "proposed_by",
    "proposed_at",
    "answer",
    "answered_by",
    "answered_at",
    "answer_reason",
)


class ProposedCorrection(CaseData):
    """A proposed correction: of which entry, which field, to what, why; and what its owner answered.

    It quotes the entry, so that each part of a record has its own table of them.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting", "waiting for its owner"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    entry_kind = models.CharField(max_length=60)
    entry_id = models.UUIDField()
    field = models.CharField(max_length=40)
    was = models.CharField(max_length=500, blank=True)
    proposed = models.CharField(max_length=500)
    reason = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


ANSWERED_BY_SOMEBODY = Q(answer="waiting", answered_by=None) | (~Q(answer="waiting") & Q(answered_by__isnull=False))


@tracked
class Correction(ProposedCorrection):
    """A correction of an entry in the general part."""

    AUDIENCES = reaches(Audience.FULL, *_SAID)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ANSWERED_BY_SOMEBODY, name="an_answered_correction_says_by_whom")
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class VictimsCorrection(ProposedCorrection):
    """A correction of an entry about victims and other people, for those who may see them."""

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, *_SAID)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ANSWERED_BY_SOMEBODY, name="an_answered_victims_correction_says_by_whom")
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Merge(CaseData):
    """That another record was of this same person: which rows came over, so that it can be read and undone by hand."""

    AUDIENCES = reaches(Audience.FULL, "merged", "reason", "merged_by", "merged_at") | reaches(
        Audience.SYSTEM, "moved", "carried_at"
    )

    merged = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    moved = models.JSONField(default=dict)  # model label → ids of the rows that came over by the merger's own hand
    carried_at = models.DateTimeField(null=True)  # when the worker had carried over the rest, or found none

    class Meta:
        indexes = [
            models.Index(fields=["record"]),
            models.Index(fields=["merged_at"], condition=Q(carried_at=None), name="merges_to_be_completed"),
        ]
