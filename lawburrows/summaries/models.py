"""The executive summary of the minutes of one case: one writes it, a second person checks and releases it."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.meetings.models import MeetingCase
from lawburrows.rules import summaries as rules


@tracked
class ExecutiveSummary(CaseData):
    """What is released lies in the part of the minutes as they do; who asked for it is named."""

    PART = Part.MINUTES
    MOVES = rules.MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "case",
        "for_whom",
        "text",
        "state",
        "written_by",
        "written_at",
        "checked_by",
        "checked_at",
        "returned_because",
    )

    case = models.ForeignKey(MeetingCase, on_delete=models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=rules.CHOICES, default="draft")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], name="a_case_has_one_executive_summary"),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("written_by")),
                name="nobody_checks_their_own_executive_summary",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="a_released_summary_says_who_checked_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""), name="a_returned_summary_says_why"
            ),
        ]
        indexes = [models.Index(fields=["record"])]
