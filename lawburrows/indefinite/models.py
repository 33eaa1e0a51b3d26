"""The review whether indefinite requirements continue: evidence, the decision by two people, service, the courts."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.orders.models import Order


@tracked
class Review(CaseData):
    """One review, by the key of its date in the statutory clock; from the first gathering to the end of it."""

    AUDIENCES = reaches(
        Audience.FULL, "date_of_discharge", "further", "begun_on", "begun_by", "ready_on", "ready_by"
    ) | reaches(Audience.SYSTEM, "key")

    key = models.CharField(max_length=120)
    date_of_discharge = models.DateField()  # as it stood when the review began; the clock is asked anew
    further = models.BooleanField(default=False)  # after a continuation order
    begun_on = models.DateField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ready_on = models.DateField(null=True, blank=True)
    ready_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "key"], name="a_date_is_reviewed_once")]


@tracked
class Comment(CaseData):
    """What an agency says, or what the person says for themselves: marked apart, in their own words."""

    class Whose(models.TextChoices):
        AGENCY = "agency", "an agency"
        PERSON = "person", "the person, in their own words"

    AUDIENCES = reaches(Audience.FULL, "review", "whose", "text", "said_on", "recorded_by")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    whose = models.CharField(max_length=8, choices=Whose.choices)
    text = models.TextField()
    said_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


@tracked
class ReviewDecision(CaseData):
    """The chief constable's decision: prepared by one, decided by another, served on the person."""

    class Outcome(models.TextChoices):
        CONTINUE = "continue", "the requirements continue: a continuation order"
        END = "end", "the requirements end"

    AUDIENCES = reaches(
        Audience.FULL,
        "review",
        "outcome",
        "reasons",
        "last_day",
        "prepared_by",
        "prepared_on",
        "decided_by",
        "decided_on",
        "order",
        "served_on",
        "served_how",
    )

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reasons = models.TextField()
    last_day = models.DateField(null=True, blank=True)  # of the continuation order
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_on = models.DateField()
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(null=True, blank=True)
    served_how = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="end", last_day=None) | Q(outcome="continue", last_day__isnull=False),
                name="a_continuation_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_on=None)
                | Q(decided_by__isnull=False, decided_on__isnull=False, order__isnull=False),
                name="a_decided_review_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("prepared_by")),
                name="nobody_decides_what_they_prepared",
            ),
            models.CheckConstraint(
                condition=Q(served_on=None) | Q(decided_on__isnull=False), name="what_is_served_was_decided"
            ),
        ]


@tracked
class CourtStep(CaseData):
    """The sheriff asked because no decision came in time, an appeal, or an appeal onward; and its outcome."""

    class Kind(models.TextChoices):
        LATE = "late", "application because no decision was made in time (section 88F)"
        APPEAL = "appeal", "appeal to the sheriff (section 88G)"
        ONWARD = "onward", "appeal against the sheriff's decision (section 88G(4))"

    class Outcome(models.TextChoices):
        CONTINUE = "continue", "the requirements continue"
        END = "end", "the requirements end"
        WITHDRAWN = "withdrawn", "withdrawn or not heard"

    AUDIENCES = reaches(
        Audience.FULL, "review", "kind", "lodged_on", "lodged_by", "outcome", "decided_on", "court", "note", "order"
    )

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="court_steps")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    lodged_on = models.DateField()
    lodged_by = models.CharField(max_length=120)
    court = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None) | (~Q(outcome="") & Q(decided_on__isnull=False)),
                name="a_court_decides_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["review"], condition=Q(outcome=""), name="one_court_at_a_time_has_a_review"
            ),
        ]
