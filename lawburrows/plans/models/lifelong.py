"""What the Risk Management Authority answered about the plan of an order for lifelong restriction."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models import Order


@tracked
class LifelongAnswer(CaseData):
    """Approved or rejected: the day, and the paper that says so."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", "approved"
        REJECTED = "rejected", "rejected"

    AUDIENCES = reaches(
        Audience.FULL, "order", "outcome", "answered_on", "letter", "paper", "reasons", "again_by", "recorded_by"
    )

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    answered_on = models.DateField()
    letter = models.CharField(max_length=200)  # how the paper is found: its reference and date
    paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)
    again_by = models.DateField(null=True, blank=True)  # the day by which it is sent again, as people set it
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="approved", again_by=None) | (Q(outcome="rejected") & ~Q(reasons="")),
                name="a_plan_is_rejected_with_reasons",
            ),
            models.UniqueConstraint(fields=["order", "answered_on", "outcome"], name="an_answer_is_recorded_once"),
        ]
        indexes = [models.Index(fields=["record"])]
