"""What one administrator proposes and another agrees to; and how much each user holds, in numbers."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from lawburrows.access import roles
from lawburrows.access.grades import Marking
from lawburrows.access.models import Agency, Area, User


class Proposed(models.Model):
    """Something for two people: who proposed it for whom, and what another said."""

    class Answer(models.TextChoices):
        WAITING = "waiting", "waits for another administrator"
        AGREED = "agreed", "agreed"
        DECLINED = "declined", "declined"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer="agreed")
                | Q(answered_by__isnull=False) & ~Q(answered_by=F("proposed_by")) & ~Q(answered_by=F("user")),
                name="%(class)s_is_agreed_by_another",
            )
        ]


class ProposedPosting(Proposed):
    """A posting that somebody would have."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=roles.CHOICES)
    clearance = models.PositiveSmallIntegerField(choices=Marking.choices)
    vetting_expires = models.DateField(null=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.agency}"


class FirstLink(Proposed):
    """A link with which somebody chooses a password. Whoever proposed it sees the link, whoever agreed the code."""

    code = models.CharField(max_length=128, blank=True)  # its digest
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "A first link: a new password, and a new second factor"


class Holding(models.Model):
    """How many cases and what work somebody had when the worker last counted: numbers alone, for those who see no case."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    cases = models.PositiveIntegerField()  # open ones that name the user
    overdue = models.PositiveIntegerField()  # on these cases
    week = models.PositiveIntegerField()
    unsigned = models.PositiveIntegerField()  # joint visits that the user has still to sign
    handovers = models.PositiveIntegerField()  # proposed by the user, not answered
    counted_at = models.DateTimeField()
