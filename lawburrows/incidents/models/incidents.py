"""One serious incident: what happened, the report as it was sent, the chair's review, and the decision of the group."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.rules import incidents as rules

CRITERIA = [(row.key, row.words) for row in rules.CRITERIA]


@tracked
class Incident(CaseData):
    """What is typed is what the record cannot know; the rest is filled in, and kept as it was on the day of sending."""

    MOVES = rules.moves(rules.STATES)
    AUDIENCES = reaches(
        Audience.FULL,
        "number",
        "state",
        "criterion",
        "happened_on",
        "happened_at",
        "place",
        "what",
        "charge",
        "charged_on",
        "others_involved",
        "publicity",
        "publicity_words",
        "recorded_by",
        "recorded_on",
        "report",
        "sent_by",
        "sent_at",
        "chair",
        "due_on",
        "not_sent_because",
        "view",
        "view_because",
        "viewed_by",
        "viewed_on",
        "decision",
        "decided_because",
        "other_review",
        "decided_on",
        "decided_by",
        "outcome",
        "ended_on",
    ) | reaches(Audience.SYSTEM, "chair_share")

    number = models.PositiveSmallIntegerField()  # of this record, for people to say aloud
    state = models.CharField(max_length=10, choices=rules.choices(rules.STATES), default=rules.FIRST)
    criterion = models.CharField(max_length=16, choices=CRITERIA)
    happened_on = models.DateField()
    happened_at = models.CharField(max_length=100, blank=True)  # the hour, as it is known
    place = models.CharField(max_length=300)
    what = models.CharField(max_length=4000)
    charge = models.CharField(max_length=1000, blank=True)
    charged_on = models.DateField(null=True, blank=True)
    others_involved = models.CharField(max_length=1000, blank=True)  # agencies that are not in the case
    publicity = models.CharField(max_length=8, choices=rules.MEDIA, default="none")
    publicity_words = models.CharField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    report = models.JSONField(default=list)  # title and lines, part by part, as they were sent
    sent_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    chair = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    chair_share = models.UUIDField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # by when the next thing is done, as people set it
    not_sent_because = models.CharField(max_length=2000, blank=True)
    view = models.CharField(max_length=5, choices=rules.ANSWERS, blank=True)
    view_because = models.CharField(max_length=4000, blank=True)
    viewed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    viewed_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=5, choices=rules.ANSWERS, blank=True)
    decided_because = models.CharField(max_length=4000, blank=True)
    other_review = models.CharField(max_length=300, blank=True)  # which
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=4000, blank=True)  # of another review
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(place=""), name="an_incident_says_what_and_where"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "not_sent"], sent_by=None, sent_at=None)
                | (~Q(state__in=["draft", "not_sent"]) & Q(sent_by__isnull=False, sent_at__isnull=False)),
                name="a_sent_report_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_sent") | ~Q(not_sent_because=""), name="an_unsent_report_says_why"
            ),
            models.CheckConstraint(
                condition=Q(view="", viewed_by=None, viewed_on=None)
                | (Q(viewed_by__isnull=False, viewed_on__isnull=False) & ~Q(view="") & ~Q(view_because="")),
                name="a_chair_who_reviewed_a_report_says_why",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_on=None)
                | (Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(decision="") & ~Q(decided_because="")),
                name="a_decision_about_an_incident_says_why",
            ),
        ]
        indexes = [models.Index(fields=["record", "state"])]

    def __str__(self) -> str:
        return f"Serious incident {self.number}"
