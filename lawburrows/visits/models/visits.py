"""A visit that is planned, and a visit or another contact that was made."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked

UNSUCCESSFUL = ("refused", "no_reply")


@tracked
class PlannedVisit(CaseData):
    """A visit to come: when, whether the person knows, and who goes."""

    AUDIENCES = reaches(
        Audience.FULL, "at", "announced", "visitor", "second", "note", "cancelled_on", "cancelled_because"
    )

    at = models.DateTimeField()
    announced = models.BooleanField()
    visitor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=F("visitor")), name="two_who_go_are_different_people"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None, cancelled_because="")
                | (Q(cancelled_on__isnull=False) & ~Q(cancelled_because="")),
                name="a_planned_visit_is_cancelled_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Visit(CaseData):
    """A visit or a contact that was made or tried. Fact, opinion and the person's own words stand apart."""

    class Kind(models.TextChoices):
        HOME = "home", "visit at home"
        ELSEWHERE = "elsewhere", "visit at another place"
        OFFICE = "office", "contact at an office"
        TELEPHONE = "telephone", "telephone call"
        TEXT = "text", "text message"
        VIDEO = "video", "video call"

    class Entry(models.TextChoices):
        CONSENT = "consent", "the person let us in"
        LET_IN = "let_in", "someone else let us in"
        WARRANT = "warrant", "by a warrant"
        REFUSED = "refused", "entry was refused"
        NO_REPLY = "no_reply", "no reply"

    class Looked(models.TextChoices):
        NONE = "none", "none seen"
        SEEN = "seen", "some were seen"
        NOT_LOOKED = "not_looked", "not looked for"

    class Acute(models.TextChoices):
        NO_CHANGE = "no_change", "no change in any"
        CHANGED = "changed", "something has changed"
        NOT_CONSIDERED = "not_considered", "not considered"

    class Outcome(models.TextChoices):
        ROUTINE = "routine", "nothing further until the next visit"
        DISCUSS = "discuss", "to be discussed with a manager or the partners"
        ACTED = "acted", "something was done at once"

    AUDIENCES = reaches(
        Audience.FULL,
        "kind",
        "at",
        "entry",
        "let_in_by",
        "seen",
        "places",
        "children",
        "devices",
        "acute",
        "facts",
        "opinion",
        "said",
        "outcome",
        "outcome_words",
        "next_on",
        "author",
        "second",
        "signed_at",
        "signed_version",
        "differing_view",
        "recorded_at",
        "plan",
    ) | reaches(Audience.SYSTEM, "draft")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    entry = models.CharField(max_length=10, choices=Entry.choices, blank=True)
    let_in_by = models.CharField(max_length=200, blank=True)
    seen = models.BooleanField()  # the person themself was met or spoken to
    places = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    children = models.CharField(max_length=10, choices=Looked.choices, blank=True)
    devices = models.CharField(max_length=10, choices=Looked.choices, blank=True)
    acute = models.CharField(max_length=14, choices=Acute.choices, blank=True)
    facts = models.CharField(max_length=4000, blank=True)
    opinion = models.CharField(max_length=4000, blank=True)
    said = models.CharField(max_length=4000, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.ROUTINE)
    outcome_words = models.CharField(max_length=1000, blank=True)
    next_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    second = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_version = models.PositiveIntegerField(null=True, blank=True)  # as it stood once it was signed
    differing_view = models.CharField(max_length=4000, blank=True)
    plan = models.ForeignKey(PlannedVisit, null=True, blank=True, on_delete=models.PROTECT, related_name="visits")
    draft = models.UUIDField(null=True, blank=True)  # under which the author's own device held it

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=F("author")), name="a_joint_visit_has_two_authors"
            ),
            models.CheckConstraint(
                condition=~Q(entry="no_reply") | Q(seen=False), name="nobody_is_seen_where_nobody_replies"
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_version=None, differing_view="")
                | Q(signed_at__isnull=False, signed_version__isnull=False, second__isnull=False),
                name="a_second_signature_says_who_and_when",
            ),
            models.UniqueConstraint(fields=["draft"], name="a_draft_becomes_one_visit"),
            models.UniqueConstraint(fields=["plan"], name="a_planned_visit_is_made_once"),
        ]
        indexes = [models.Index(fields=["record", "at"])]

    @property
    def in_person(self) -> bool:
        return self.kind in (self.Kind.HOME, self.Kind.ELSEWHERE)

    @property
    def successful(self) -> bool:
        """Somebody let us in, or the contact came about."""
        return self.entry not in UNSUCCESSFUL
