"""Records: what access is decided on. They carry no case data, only who leads, who is in, who is out."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Grade, Marking, reaches
from lawburrows.access.models.agencies import Agency, Area
from lawburrows.access.models.case import VisibleQuerySet, tracked
from lawburrows.access.models.users import User

ENDS_AFTER_START = Q(ends=None) | Q(ends__gt=F("starts"))


@tracked
class Record(models.Model):
    """One case: its lead authority, council area, marking and the people named in it."""

    NAMED = ("manager", "notification_officer", "supervising_officer", "prison_contact")
    GRADE = Grade.EXISTENCE
    AUDIENCES = (
        reaches(Audience.EXISTENCE, "ref", "lead", "area", "marking", *NAMED)
        | reaches(Audience.SUMMARY, "closed_on")
        | reaches(Audience.FULL, "restricted", "opened_on", "merged_into")
        | reaches(Audience.SYSTEM, "id", "version")
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(max_length=12, editable=False)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="led")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="records")
    marking = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.OFFICIAL_SENSITIVE)
    restricted = models.BooleanField(default=False)
    manager = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notification_officer = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supervising_officer = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    prison_contact = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    version = models.PositiveIntegerField(default=1)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref"], name="a_record_reference_is_used_once"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="a_record_is_not_merged_into_itself"
            ),
        ]
        indexes = [models.Index(fields=["lead", "area"]), models.Index(fields=["manager"])]

    def __str__(self) -> str:
        return self.ref

    @property
    def record_id(self) -> uuid.UUID:
        """A record is about itself; the trail asks every subject for its record."""
        return self.id


class ForATime(models.Model):
    """Something that holds from a day until another (that day not included)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="%(class)ss")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Partner(ForATime):
    """An agency that is in the case beside the lead, and how much of it it sees."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    grade = models.PositiveSmallIntegerField(choices=Grade.choices, default=Grade.FULL)

    class Meta:
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="a_partner_ends_after_it_starts")]
        indexes = [models.Index(fields=["record", "agency"])]


class Reader(ForATime):
    """Someone on the list of those who may read a restricted record."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="a_reader_ends_after_it_starts")]
        indexes = [models.Index(fields=["record", "user"])]


class Exclusion(ForATime):
    """Someone who may not see a record, whatever else would let them: a conflict of interest."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="an_exclusion_ends_after_it_starts")]
        indexes = [models.Index(fields=["record", "user"])]


class Share(ForATime):
    """A grade given to one user for a time: by the record manager's yes, by break-glass, or for an inspection."""

    class Kind(models.TextChoices):
        GRANTED = "granted", "the record manager agreed"
        BREAK_GLASS = "break_glass", "opened in an emergency"
        INSPECTION = "inspection", "sampled for an inspection"
        REVIEW = "review", "named in the review of a serious incident"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="shares")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    grade = models.PositiveSmallIntegerField(choices=Grade.choices)
    expires_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ENDS_AFTER_START, name="a_share_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(kind="break_glass") | Q(expires_at__isnull=False), name="break_glass_expires"
            ),
        ]
        indexes = [models.Index(fields=["record", "user"])]


class AccessRequest(models.Model):
    """Someone asks the record manager to see a record that is not theirs; the manager answers."""

    class Answer(models.TextChoices):
        WAITING = "waiting", "waiting for an answer"
        YES = "yes", "agreed"
        NO = "no", "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="requests")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_by=None) | (~Q(answer="waiting") & Q(answered_by__isnull=False)),
                name="an_answered_request_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["record", "asked_by"],
                condition=Q(answer="waiting"),
                name="one_waiting_request_for_a_record_and_a_person",
            ),
        ]
