"""The serious incident review of justice social work: notice, review, reply of the Care Inspectorate, follow-up."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.incidents.models.incidents import Incident
from lawburrows.rules import incidents as rules


@tracked
class SocialWorkReview(CaseData):
    """Beside the report to the oversight group, and not in its place. What happened stands in the incident."""

    MOVES = rules.moves(rules.SOCIAL_WORK_STATES)
    AUDIENCES = reaches(
        Audience.FULL,
        "incident",
        "state",
        "council",
        "notified_on",
        "notified_how",
        "notified_by",
        "findings",
        "sent_on",
        "replied_on",
        "reply",
        "due_on",
        "follow_up",
        "not_needed_because",
        "ended_on",
    )

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="social_work")
    state = models.CharField(max_length=10, choices=rules.choices(rules.SOCIAL_WORK_STATES), default="to_notify")
    council = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notified_on = models.DateField(null=True, blank=True)
    notified_how = models.CharField(max_length=300, blank=True)
    notified_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    findings = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=4000, blank=True)
    due_on = models.DateField(null=True, blank=True)  # by when the next thing is done, where people set it
    follow_up = models.CharField(max_length=4000, blank=True)
    not_needed_because = models.CharField(max_length=2000, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["to_notify", "not_needed"]) | Q(notified_on__isnull=False),
                name="a_notified_social_work_review_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "follow_up", "ended"]) | Q(sent_on__isnull=False),
                name="a_sent_social_work_review_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_needed") | ~Q(not_needed_because=""), name="an_unneeded_review_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(follow_up="")),
                name="a_followed_up_review_says_how",
            ),
        ]
        indexes = [models.Index(fields=["record"])]
