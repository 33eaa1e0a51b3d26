"""That a person left joint management: why, what the record showed, what was still open; and why it was opened again."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.rules import exits


@tracked
class Exit(CaseData):
    """One decision to close the record. Whether it is closed now, the record itself says."""

    class State(models.TextChoices):
        CLOSED = "closed", "closed"
        OPENED_AGAIN = "opened_again", "opened again"

    MOVES: dict[str, set[str]] = {State.CLOSED: {State.OPENED_AGAIN}}
    REASONS = [(row.key, row.words) for row in exits.REASONS]
    AGAIN = [(row.key, row.words) for row in exits.AGAIN]
    AUDIENCES = reaches(
        Audience.FULL,
        "state",
        "reason",
        "found",
        "rationale",
        "checks",
        "category",
        "level",
        "closed_on",
        "decided_by",
        "decided_at",
        "review_on",
        "review_rule",
        "review_unverified",
        "again_on",
        "again_by",
        "again_why",
        "again_words",
    )

    state = models.CharField(max_length=12, choices=State.choices, default=State.CLOSED)
    reason = models.CharField(max_length=16, choices=REASONS)
    found = models.TextField(blank=True)  # what the record showed that day, in a sentence
    rationale = models.CharField(max_length=2000)
    checks = models.JSONField(default=list)  # each: key, words, how many were open, and what was said of them
    category = models.PositiveSmallIntegerField(null=True, blank=True)  # as they were decided, until that day
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    review_on = models.DateField(null=True, blank=True)  # when somebody looks whether it is kept longer
    review_rule = models.CharField(max_length=300, blank=True)
    review_unverified = models.BooleanField(default=True)
    again_on = models.DateField(null=True, blank=True)
    again_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    again_why = models.CharField(max_length=16, choices=AGAIN, blank=True)
    again_words = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", again_on=None, again_by=None, again_why="", again_words="")
                | (Q(state="opened_again", again_on__isnull=False, again_by__isnull=False) & ~Q(again_why="")),
                name="a_record_is_opened_again_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(again_on=None) | Q(again_on__gte=models.F("closed_on")),
                name="a_record_is_opened_again_after_it_was_closed",
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="an_exit_says_why"),
        ]
        indexes = [models.Index(fields=["record"])]
