"""A pack of one meeting for one who is asked to it: how it stands, what it was made of, and its bytes."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Marking
from lawburrows.access.models import User
from lawburrows.meetings.models import Invitation, Meeting
from lawburrows.meetings.models.meetings import areas_planned
from lawburrows.rules import packs as rules


class Packs(models.QuerySet[Any]):
    """Spoken filters of packs."""

    def visible_to(self, by: Any) -> Self:
        """One's own, and how those stand that one has made: never what is in them."""
        everywhere, areas = areas_planned(by)
        planned = Q() if everywhere else Q(meeting__area__in=areas) | Q(user=by.pk)
        return self.filter(planned)


class Pack(models.Model):
    """Made again, it keeps its number, and whoever it is for reads it anew."""

    MOVES = rules.MOVES

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # of the copy, on each of its pages
    state = models.CharField(max_length=7, choices=rules.CHOICES, default="waiting")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)  # the statement on confidentiality
    opened_at = models.DateTimeField(null=True, blank=True)  # the first time since it was made

    objects = Packs.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="somebody_has_one_pack_of_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "number"], name="a_pack_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(made_at__isnull=False), name="a_pack_that_is_ready_was_made"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(acknowledged_at__isnull=False),
                name="a_pack_is_opened_once_confidentiality_is_acknowledged",
            ),
        ]


class PackCase(models.Model):
    """One case in a pack: the invitation that it rests on, and of which parts of the record it was made."""

    id = models.BigAutoField(primary_key=True)
    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="cases")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    parts = models.CharField(max_length=100, blank=True)  # of the record; empty: nothing of it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "invitation"], name="a_case_stands_in_a_pack_once")]
        indexes = [models.Index(fields=["invitation"])]


class PackFile(models.Model):
    """The bytes lie in the row, so that whoever loses one case of it loses them in the database too."""

    pack = models.OneToOneField(Pack, primary_key=True, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    cases = models.PositiveSmallIntegerField()  # all of which must still be theirs
    marking = models.PositiveSmallIntegerField(choices=Marking.choices)
