"""Wanted: a warrant for the person is live. Missing: nobody knows where they are, and that is out of character or a danger."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.breaches.models.suspicions import Suspicion


@tracked
class Wanted(CaseData):
    """A warrant for a person's arrest: wanted from the day it was granted until it is executed or withdrawn."""

    class Ended(models.TextChoices):
        EXECUTED = "executed", "executed"
        WITHDRAWN = "withdrawn", "withdrawn or recalled by the court"
        MISTAKE = "mistake", "recorded by mistake"

    GRADE = Grade.EXISTENCE
    ON_CARD = {"ended_on": (None,)}
    AUDIENCES = reaches(Audience.DUTY, "court", "number", "granted_on", "what_for", "review_on", "ended_on") | reaches(
        Audience.FULL, "suspicion", "recorded_by", "ended", "ended_because", "ended_by"
    )

    court = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    granted_on = models.DateField()
    what_for = models.CharField(max_length=500)
    suspicion = models.ForeignKey(Suspicion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)  # from this day it is no longer live
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, ended="", ended_because="", ended_by=None)
                | (Q(ended_on__gte=F("granted_on"), ended_by__isnull=False) & ~Q(ended="") & ~Q(ended_because="")),
                name="a_warrant_ends_with_a_reason",
            )
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["granted_on"])]


@tracked
class Missing(CaseData):
    """A time during which nobody knew where a person was, out of character or at risk; never a suspicion by itself."""

    class Why(models.TextChoices):
        CHARACTER = "character", "out of character"
        AT_RISK = "at_risk", "at risk, or a risk to others"
        BOTH = "both", "out of character, and at risk or a risk to others"

    GRADE = Grade.EXISTENCE
    ON_CARD = {"ended_on": (None,)}
    AUDIENCES = reaches(Audience.DUTY, "since", "why", "why_said", "circulated", "review_on", "ended_on") | reaches(
        Audience.FULL, "reported_by", "recorded_by", "found_where", "ended_because", "ended_by"
    )

    since = models.DateField()
    reported_by = models.CharField(max_length=300)
    why = models.CharField(max_length=10, choices=Why.choices)
    why_said = models.CharField(max_length=1000)
    circulated = models.CharField(max_length=500, blank=True)  # to whom, and when; empty: not circulated
    review_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    found_where = models.CharField(max_length=300, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="", ended_by=None)
                | (Q(ended_on__gte=F("since"), ended_by__isnull=False) & ~Q(ended_because="")),
                name="a_time_missing_ends_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["record"], condition=Q(ended_on=None), name="a_person_is_missing_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["since"])]
