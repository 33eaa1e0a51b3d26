"""Restricted patients: consent of the Scottish Ministers, suspension of detention, and care programme meetings.

Dates and decisions alone: clinical matter stays with the health board.
"""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, Fact, tracked
from lawburrows.orders.models.orders import Order


@tracked
class Consent(CaseData):
    """What the Scottish Ministers were asked to consent to, and what they answered."""

    class Matter(models.TextChoices):
        SUSPENSION = "suspension", "suspension of detention"
        TRANSFER = "transfer", "transfer"
        VARIATION = "variation", "variation of the conditions of discharge"
        RECALL = "recall", "recall"

    class Answer(models.TextChoices):
        GIVEN = "given", "given"
        REFUSED = "refused", "refused"

    AUDIENCES = reaches(
        Audience.FULL,
        "order",
        "matter",
        "what",
        "asked_on",
        "asked_by",
        "needed_by",
        "answer",
        "answered_on",
        "answered_by",
        "note",
    )

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="consents")
    matter = models.CharField(max_length=10, choices=Matter.choices)
    what = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=120, blank=True)
    needed_by = models.DateField(null=True, blank=True)  # no text gives a time limit; whoever asks may set a day
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_on__gte=models.F("asked_on"))),
                name="consent_is_answered_on_a_day_after_it_was_asked",
            )
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Leave(Fact):
    """One suspension of detention: in the grounds, escorted or unescorted, for a time, on conditions."""

    class Kind(models.TextChoices):
        GROUNDS = "grounds", "in the hospital's grounds"
        ESCORTED = "escorted", "escorted, outside the grounds"
        UNESCORTED = "unescorted", "unescorted, outside the grounds"

    AUDIENCES = reaches(Audience.FULL, "order", "kind", "consent", "conditions", "ended_because")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="leaves")
    conditions = models.TextField(blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class CareMeeting(CaseData):
    """One meeting under the Care Programme Approach, and the day of the next."""

    AUDIENCES = reaches(Audience.FULL, "order", "held_on", "next_on")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="care_meetings")
    held_on = models.DateField()
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=models.F("held_on")), name="the_next_care_meeting_is_later"
            )
        ]
        indexes = [models.Index(fields=["record"])]
