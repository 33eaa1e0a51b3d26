"""A meeting, which belongs to an area and names nobody who is discussed; and each case of it, which is case data."""

from __future__ import annotations

import uuid
from datetime import time
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Area, AreaCover, CaseData, User, tracked
from lawburrows.access.models.case import StaleEdit
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY
from lawburrows.meetings.models.attending import Invitation
from lawburrows.rules import meetings as rules


def areas_planned(by: Any) -> tuple[bool, list[uuid.UUID]]:
    """Whether somebody plans meetings everywhere, and the areas in which they do: their own, and those within."""
    posted = [
        one.area_id
        for one in by.postings_on(by.identity.today)
        if Permission.MEETINGS_PLAN in BY_KEY[one.role].permissions
    ]
    if not posted:
        return False, []
    within = AreaCover.objects.filter(area__in=[one for one in posted if one]).values_list("council_area", flat=True)
    return None in posted, [*(one for one in posted if one), *within]


class Meetings(models.QuerySet[Any]):
    """Spoken filters of meetings."""

    def visible_to(self, by: Any) -> Self:
        """Whoever plans meetings in its area, leads or minutes it, or may see one of its cases. No case is told by it."""
        everywhere, areas = areas_planned(by)
        if everywhere:
            return self.all()
        cases = MeetingCase.objects.visible_to(by).filter(meeting=OuterRef("pk"))
        mine = Q(area__in=areas) | Q(chair=by.pk) | Q(minute_taker=by.pk)
        asked = Invitation.objects.mine(by).filter(case__meeting=OuterRef("pk"))
        return self.filter(mine | Exists(cases) | Exists(asked))


@tracked
class Meeting(models.Model):
    """A day and a time on which several cases of an area are discussed; of whom, stands in its cases alone."""

    MOVES = rules.moves(rules.MEETING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=[(2, "2"), (3, "3")])
    day = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    minute_taker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=rules.choices(rules.MEETING), default="planned")
    reason = models.CharField(max_length=500, blank=True)  # why it was moved last, or cancelled; names nobody
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = Meetings.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="a_meeting_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(place="", link=""), name="a_meeting_has_a_place_or_a_link"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="a_cancelled_meeting_says_why"
            ),
            models.CheckConstraint(condition=Q(level__in=[2, 3]), name="a_meeting_is_of_level_2_or_3"),
        ]
        indexes = [models.Index(fields=["area", "day"]), models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"Level {self.level} meeting of {self.area}"

    def change(self, *, version: int, **values: Any) -> None:
        """Write the values if the row is still at this version; raise StaleEdit with the row as it stands if not."""
        kept = Meeting.objects.filter(pk=self.pk, version=version)
        if not kept.update(version=F("version") + 1, **values):
            current: Any = Meeting.objects.get(pk=self.pk)
            raise StaleEdit(current)
        self.refresh_from_db()


@tracked
class MeetingCase(CaseData):
    """One person on a meeting: when it is their turn, why, and what became of it."""

    class Why(models.TextChoices):
        REFERRAL = "referral", "first meeting after a referral"
        REVIEW = "review", "review"
        CHANGE = "change", "something has changed"
        OTHER = "other", "another reason"

    MOVES = rules.moves(rules.CASE)
    AUDIENCES = reaches(
        Audience.FULL,
        "meeting",
        "begins",
        "lasts",
        "why",
        "words",
        "state",
        "reason",
        "added_by",
        "closed_by",
        "closed_at",
        "next_review",
        "minutes_agreed_on",
        "minutes_circulated_on",
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="cases")
    begins = models.TimeField()
    lasts = models.PositiveSmallIntegerField()  # minutes of the clock
    why = models.CharField(max_length=10, choices=Why.choices)
    words = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=rules.choices(rules.CASE), default="planned")
    reason = models.CharField(max_length=500, blank=True)  # why it was taken off
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)  # as the meeting set it
    # That minutes are agreed and sent is for all in the case, some of whom do not read minutes.
    minutes_agreed_on = models.DateField(null=True, blank=True)
    minutes_circulated_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "record"],
                condition=~Q(state="taken_off"),
                name="a_person_is_discussed_once_at_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_by__isnull=False, closed_at__isnull=False, next_review__isnull=False)
                | (~Q(state="closed") & Q(closed_by=None, closed_at=None, next_review=None)),
                name="a_closed_case_says_by_whom_and_when_next",
            ),
            models.CheckConstraint(condition=~Q(state="taken_off") | ~Q(reason=""), name="a_case_taken_off_says_why"),
            models.CheckConstraint(
                condition=Q(minutes_agreed_on=None) | Q(state="closed"), name="minutes_are_agreed_of_a_closed_case"
            ),
            models.CheckConstraint(
                condition=Q(minutes_circulated_on=None) | Q(minutes_agreed_on__isnull=False),
                name="minutes_are_circulated_once_agreed",
            ),
            models.CheckConstraint(condition=Q(lasts__gte=5, lasts__lte=240), name="a_case_lasts_5_to_240_minutes"),
        ]
        indexes = [models.Index(fields=["record", "state"]), models.Index(fields=["meeting", "begins"])]

    @property
    def ends_at(self) -> time:
        """When the next one may begin; the last minute of the day at the latest."""
        return later(self.begins, self.lasts)


def later(begins: time, lasts: int) -> time:
    """A time of the day so many minutes later, never past midnight."""
    total = min(begins.hour * 60 + begins.minute + lasts, 24 * 60 - 1)
    return time(total // 60, total % 60)
