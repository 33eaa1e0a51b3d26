"""A date that moved: what it was, until when, and whether a fact, a rule or the day itself moved it."""

import uuid

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, User, tracked


class Reckoning(models.Model):
    """The rules and figures by which dates are worked out from a moment on; done when everybody was looked at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.CharField(max_length=16)  # a digest of the rules as written and of the figures as agreed
    code = models.CharField(max_length=16)  # a digest of the rules alone
    figures = models.JSONField(default=list)
    since = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when everybody was last looked at, day after day
    # Of whom it corrected, by night: how many were held too long, pursued wrongly, and since dealt with.
    held = models.PositiveIntegerField(default=0)
    pursued = models.PositiveIntegerField(default=0)
    dealt_with = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-since"], name="tasks_reckoning_newest")]


@tracked
class DateChange(CaseData):
    """The day on which something was due, and the one that took its place; none when it no longer holds."""

    class Why(models.TextChoices):
        FACT = "fact", "a fact changed"
        RULE = "rule", "a rule or a figure changed"
        BOTH = "both", "a fact changed, and a rule or a figure had changed too"
        DONE = "done", "it was done"
        TIME = "time", "the day came on which it no longer holds so"

    GRADE = Grade.SUMMARY
    AUDIENCES = reaches(Audience.SUMMARY, "what", "was", "now", "why", "at", "held", "pursued") | reaches(
        Audience.SYSTEM, "key", "kind", "reckoning"
    )

    key = models.CharField(max_length=120)  # of the task that it is about now
    kind = models.CharField(max_length=60)
    what = models.CharField(max_length=200)
    was = models.DateField()
    now = models.DateField(null=True)
    why = models.CharField(max_length=4, choices=Why.choices)
    reckoning = models.ForeignKey(Reckoning, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    held = models.BooleanField(default=False)  # a corrected rule: the person was held too long
    pursued = models.BooleanField(default=False)  # a corrected rule: the person was chased for what was not due

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(now=None) | ~Q(now=models.F("was")), name="a_date_that_moved_is_another"
            ),
            models.CheckConstraint(
                condition=Q(held=False, pursued=False) | Q(why__in=("rule", "both")),
                name="only_a_corrected_rule_held_or_pursued_wrongly",
            ),
        ]
        indexes = [
            models.Index(fields=["record", "key", "at"]),
            models.Index(fields=["reckoning"], condition=Q(held=True) | Q(pursued=True), name="tasks_wrongly"),
        ]


@tracked
class Correction(CaseData):
    """What was done about a person whom a rule, since corrected, had held or pursued wrongly."""

    AUDIENCES = reaches(Audience.FULL, "what", "by", "at") | reaches(Audience.SYSTEM, "moved")

    # named `moved`, since `change` is what writes a row of case data
    moved = models.OneToOneField(DateChange, on_delete=models.PROTECT, related_name="correction")
    what = models.CharField(max_length=1000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
