"""One version of a risk management plan, and the signatures of it."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.rules.plan import MOVES, STATES, State
from lawburrows.rules.plan.signing import NEEDED


@tracked
class Plan(CaseData):
    """A version: a draft until it is signed; the signed one stays in force until the next is signed."""

    MOVES = MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "number",
        "state",
        "after",
        "why",
        "limits",
        "review_on",
        "begun_on",
        "begun_by",
        "asked_on",
        "sign_by",
        "gaps_because",
        "in_force_on",
        "ended_on",
    )

    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=[(row.state.value, row.words) for row in STATES], default=State.DRAFT.value
    )
    after = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=1000, blank=True)  # what calls for this version
    limits = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # its author
    asked_on = models.DateField(null=True, blank=True)
    sign_by = models.DateField(null=True, blank=True)
    gaps_because = models.CharField(max_length=1000, blank=True)  # why it is signed although something is missing
    in_force_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="a_version_of_a_plan_has_its_number"),
            models.UniqueConstraint(
                fields=["record"], condition=Q(state__in=("draft", "waiting")), name="one_plan_at_a_time_is_written"
            ),
            models.UniqueConstraint(
                fields=["record"], condition=Q(state="in_force"), name="one_plan_at_a_time_is_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", asked_on__isnull=False, sign_by__isnull=False) | ~Q(state="waiting"),
                name="a_plan_that_waits_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("in_force", "replaced"), in_force_on__isnull=False)
                | (~Q(state__in=("in_force", "replaced")) & Q(in_force_on=None)),
                name="a_plan_in_force_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


@tracked
class Signature(CaseData):
    """One signature of one version. What was signed and then taken back stays, and no longer counts."""

    AUDIENCES = reaches(Audience.FULL, "plan", "signs_as", "signed_by", "agency_kind", "signed_at", "taken_back_on")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="signatures")
    signs_as = models.CharField(max_length=12, choices=[(row.key, row.words) for row in NEEDED])
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency_kind = models.CharField(max_length=20)
    signed_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "signs_as"], condition=Q(taken_back_on=None), name="a_plan_is_signed_once_as_each"
            ),
            models.UniqueConstraint(
                fields=["plan", "signed_by"], condition=Q(taken_back_on=None), name="nobody_signs_a_plan_twice"
            ),
        ]
        indexes = [models.Index(fields=["record"])]
