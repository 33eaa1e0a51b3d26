"""A plan, or one intrusive measure of it, was looked at again and stays as it is until another day."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.plans.models.parts import Measure
from lawburrows.plans.models.plan import Plan


@tracked
class PlanReview(CaseData):
    """What was found, and when it is looked at again. What has to change becomes a new version instead."""

    AUDIENCES = reaches(Audience.FULL, "plan", "measure", "words", "reviewed_on", "reviewed_by", "next_on")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews")
    words = models.TextField()
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    next_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on__gt=F("reviewed_on")), name="a_plan_is_looked_at_again_after_its_review"
            )
        ]
        indexes = [models.Index(fields=["plan"]), models.Index(fields=["record"])]
