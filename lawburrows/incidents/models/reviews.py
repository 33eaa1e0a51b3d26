"""A significant case review: terms, panel, timeline, findings, recommendations, and whether it is published."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.actions.models import Action
from lawburrows.incidents.models.incidents import Incident
from lawburrows.rules import incidents as rules


@tracked
class CaseReview(CaseData):
    """One review of one incident."""

    class Publication(models.TextChoices):
        PUBLISHED = "published", "published"
        NOT_PUBLISHED = "not_published", "not published"

    AUDIENCES = reaches(
        Audience.FULL,
        "incident",
        "terms",
        "report_by",
        "findings",
        "summary",
        "summary_by",
        "handed_in_on",
        "publication",
        "publication_because",
        "publication_on",
        "publication_by",
    )

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="review")
    terms = models.CharField(max_length=4000, blank=True)
    report_by = models.DateField(null=True, blank=True)
    findings = models.TextField(blank=True)
    summary = models.TextField(blank=True)  # what may be published: without other people
    summary_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handed_in_on = models.DateField(null=True, blank=True)
    publication = models.CharField(max_length=13, choices=Publication.choices, blank=True)
    publication_because = models.CharField(max_length=2000, blank=True)
    publication_on = models.DateField(null=True, blank=True)
    publication_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(publication="", publication_by=None, publication_on=None)
                | (
                    Q(publication_by__isnull=False, publication_on__isnull=False, handed_in_on__isnull=False)
                    & ~Q(publication="")
                    & ~Q(publication_because="")
                ),
                name="publication_of_a_review_is_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(publication="published") | (~Q(summary="") & ~Q(publication_by=F("summary_by"))),
                name="nobody_publishes_their_own_summary",
            ),
        ]


@tracked
class PanelMember(CaseData):
    """Somebody who sees this one case from the day on which they are named until the review ends."""

    AUDIENCES = reaches(
        Audience.FULL, "review", "user", "agency", "leads", "named_by", "named_on", "until", "left_on", "left_because"
    ) | reaches(Audience.SYSTEM, "share")

    review = models.ForeignKey(CaseReview, on_delete=models.PROTECT, related_name="panel")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()
    until = models.DateField()  # the last day on which they see the case, if the review lasts as long
    share = models.UUIDField()
    left_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "user"], condition=Q(left_on=None), name="somebody_sits_in_a_panel_once"
            ),
            models.UniqueConstraint(
                fields=["review"], condition=Q(left_on=None, leads=True), name="a_review_has_one_lead_reviewer"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("named_on")), name="a_panel_member_sees_it_until_a_day"),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class TimelineEvent(CaseData):
    """One thing in the timeline of a review, and where it is known from."""

    AUDIENCES = reaches(Audience.FULL, "review", "day", "what", "source", "added_by")

    review = models.ForeignKey(CaseReview, on_delete=models.PROTECT, related_name="timeline")
    day = models.DateField()
    what = models.CharField(max_length=2000)
    source = models.CharField(max_length=300)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["record"])]


@tracked
class Recommendation(CaseData):
    """What a review recommends to one agency: its answer, its one date, the action, and what came of it."""

    AUDIENCES = reaches(
        Audience.FULL,
        "review",
        "number",
        "words",
        "agency",
        "response",
        "response_words",
        "responded_by",
        "responded_on",
        "due",
        "action",
        "done_on",
        "done_words",
    )

    review = models.ForeignKey(CaseReview, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=2000)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    response = models.CharField(max_length=8, choices=rules.RESPONSES, blank=True)
    response_words = models.CharField(max_length=2000, blank=True)
    responded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    responded_on = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="a_recommendation_has_its_number"),
            models.CheckConstraint(
                condition=Q(response="", responded_on=None, due=None, done_on=None)
                | (Q(response="rejected", due=None, done_on=None) & ~Q(response_words=""))
                | Q(response__in=["accepted", "in_part"], due__isnull=False, responded_on__isnull=False),
                name="an_accepted_recommendation_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(done_words=""), name="a_recommendation_that_is_done_says_how"
            ),
        ]
        indexes = [models.Index(fields=["record"])]
