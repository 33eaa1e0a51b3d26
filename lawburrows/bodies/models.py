"""Groups with their members, meetings, decisions and actions, and memoranda. None of it is about a person who is managed."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q

from lawburrows.access.models import Agency, Area, User, tracked
from lawburrows.rules import bodies as rules


class Kept(models.Model):
    """A row that carries no case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


@tracked
class Body(Kept):
    """A Strategic Oversight Group of one region, or the National Strategic Group."""

    kind = models.CharField(max_length=20, choices=rules.KINDS)
    name = models.CharField(max_length=200)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area"], name="a_region_has_one_oversight_group"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="national"), name="there_is_one_national_strategic_group"
            ),
            models.CheckConstraint(
                condition=Q(kind="national", area=None) | Q(kind="strategic_oversight", area__isnull=False),
                name="an_oversight_group_has_its_region",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class Member(Kept):
    """Somebody sits in a group for a time. A chair signs in here; a member need not."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    office = models.CharField(max_length=8, choices=rules.OFFICES, default="member")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name="a_member_ends_after_start"),
            models.CheckConstraint(condition=~Q(office="chair") | Q(user__isnull=False), name="a_chair_signs_in_here"),
            models.UniqueConstraint(
                fields=["body"], condition=Q(office="chair", ends=None), name="a_group_has_one_chair"
            ),
        ]
        indexes = [models.Index(fields=["body", "starts"])]

    def __str__(self) -> str:
        return self.name


@tracked
class BodyMeeting(Kept):
    """A meeting of a group that was held: when, who came, what was talked about."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    present = models.CharField(max_length=2000, blank=True)
    about = models.CharField(max_length=4000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "day"], name="a_group_meets_once_a_day")]


@tracked
class BodyDecision(Kept):
    """One thing that a meeting of a group decided."""

    meeting = models.ForeignKey(BodyMeeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="a_decision_of_a_meeting_has_its_number")
        ]


@tracked
class BodyAction(Kept):
    """What one agency has to do by one date."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=1000)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    state = models.CharField(max_length=8, choices=[(row.key, row.words) for row in rules.STATES], default=rules.FIRST)
    outcome = models.CharField(max_length=1000, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    MOVES: dict[str, set[str]] = {row.key: set(row.follows) for row in rules.STATES if row.follows}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="an_action_of_a_group_has_its_number"),
            models.CheckConstraint(
                condition=Q(state="open", outcome="", ended_on=None)
                | (Q(state__in=["done", "not_done"], ended_on__isnull=False) & ~Q(outcome="")),
                name="an_ended_action_of_a_group_says_what_came_of_it",
            ),
        ]


@tracked
class Memorandum(Kept):
    """What the authorities of a council area have agreed; the next one replaces it."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    review_on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)
    filed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True)  # of its document
    sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area"], condition=Q(replaced_on=None), name="an_area_has_one_memorandum"),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("agreed_on")), name="a_memorandum_is_reviewed_after_it_was_agreed"
            ),
        ]


@tracked
class Party(Kept):
    """One agency that is a party, and by which duty."""

    memorandum = models.ForeignKey(Memorandum, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=rules.DUTIES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["memorandum", "agency"], name="an_agency_is_a_party_once")]


def in_office(on: Any) -> Q:
    """Members who sit in a group on a day."""
    return Q(starts__lte=on) & (Q(ends=None) | Q(ends__gt=on))
