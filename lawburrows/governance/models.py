"""Rows of rule tables that people may change, whose figures guidance sets and not statute; and its editions."""

import uuid

from django.db import models

from lawburrows.access.models import Area, User, tracked
from lawburrows.governance.tables import NEVER_FOR_THE_PAST


@tracked
class RuleRow(models.Model):
    """One figure of one rule table, from a day on: its source, how far it is confirmed, who proposed and agreed it.

    Once agreed it stands for ever (a trigger refuses to change it); another from a later day takes its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    value = models.CharField(max_length=200)
    starts = models.DateField()
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # none: all
    source = models.CharField(max_length=300)
    edition = models.CharField(max_length=120, blank=True)  # of the guidance in which it stands
    verified = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "key", "starts", "area"],
                name="a_figure_has_one_value_from_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(table__in=NEVER_FOR_THE_PAST)
                | models.Q(agreed_by=None)
                | models.Q(agreed_on__isnull=False, starts__gte=models.F("agreed_on")),
                name="a_time_limit_is_never_agreed_for_the_past",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by=None) | ~models.Q(agreed_by=models.F("proposed_by")),
                name="nobody_agrees_their_own_figure",
            ),
        ]


class Edition(models.Model):
    """One edition of one guidance: from when it is in force, where it is read, and what is new in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guidance = models.CharField(max_length=160)
    name = models.CharField(max_length=120)
    starts = models.DateField()
    link = models.CharField(max_length=300)
    summary = models.TextField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guidance", "name"], name="an_edition_of_guidance_is_there_once")
        ]

    def __str__(self) -> str:
        return f"{self.guidance}, {self.name}"


class EditionRead(models.Model):
    """That a user says they have read an edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="read_by")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="an_edition_is_read_once_by_each")]
