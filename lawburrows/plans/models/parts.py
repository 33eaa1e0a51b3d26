"""What a version of a plan says: risks, scenarios, strategies, intrusive measures, signs and protective factors.

`same` is one for all versions of a thing: by it two versions are compared.
"""

import uuid

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, tracked
from lawburrows.plans.models.plan import Plan

SHORT = 1000


class PlanPart(CaseData):
    """One entry of one version."""

    same = models.UUIDField(default=uuid.uuid4)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(default=1)  # its number on the page

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["plan"])]


OF_ALL = reaches(Audience.SYSTEM, "same") | reaches(Audience.FULL, "plan", "place")


@tracked
class Risk(PlanPart):
    """A kind of harm, to whom, in words."""

    class Harm(models.TextChoices):
        SEXUAL = "sexual", "sexual harm"
        DOMESTIC = "domestic", "domestic abuse"
        VIOLENCE = "violence", "violence"
        STALKING = "stalking", "stalking"
        OTHER = "other", "other harm"

    AUDIENCES = OF_ALL | reaches(Audience.FULL, "harm", "whom", "words", "unread")

    harm = models.CharField(max_length=10, choices=Harm.choices)
    whom = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    unread = models.BooleanField(default=False)  # taken from the register, and nobody has looked at it yet

    class Meta(PlanPart.Meta):
        pass

    def __str__(self) -> str:
        return f"Risk {self.place}, {self.get_harm_display()}"


@tracked
class Scenario(PlanPart):
    """How harm might plausibly come about. It is not a prediction."""

    AUDIENCES = OF_ALL | reaches(Audience.FULL, "risk", "who", "what", "whereabouts", "occasion", "reasons")

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=SHORT, blank=True)
    what = models.CharField(max_length=SHORT, blank=True)
    whereabouts = models.CharField(max_length=SHORT, blank=True)
    occasion = models.CharField(max_length=SHORT, blank=True)
    reasons = models.CharField(max_length=SHORT, blank=True)

    class Meta(PlanPart.Meta):
        pass

    def __str__(self) -> str:
        return f"Scenario {self.place}"


@tracked
class Strategy(PlanPart):
    """What is done about a risk: by whom, how often, and what follows when it fails."""

    class Kind(models.TextChoices):
        MONITORING = "monitoring", "monitoring"
        SUPERVISION = "supervision", "supervision"
        TREATMENT = "treatment", "treatment"
        VICTIM_SAFETY = "victim_safety", "victim safety"

    AUDIENCES = OF_ALL | reaches(
        Audience.FULL,
        "risk",
        "kind",
        "words",
        "victim",
        "agency",
        "person",
        "frequency",
        "each_weeks",
        "trigger",
        "response",
        "unread",
    )

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    words = models.TextField()
    victim = models.CharField(max_length=10, blank=True)  # a reference such as "victim A", never a name
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200, blank=True)
    frequency = models.CharField(max_length=300, blank=True)
    each_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    trigger = models.CharField(max_length=SHORT, blank=True)  # if …
    response = models.CharField(max_length=SHORT, blank=True)  # … then who does what
    unread = models.BooleanField(default=False)

    class Meta(PlanPart.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(victim="") | Q(kind="victim_safety"), name="only_victim_safety_refers_to_a_victim"
            ),
            models.CheckConstraint(
                condition=Q(each_weeks=None) | Q(each_weeks__gte=1), name="a_strategy_is_done_every_so_many_weeks"
            ),
        ]

    @property
    def often(self) -> str:
        """How often, in words and in weeks."""
        weeks = (
            f"every {self.each_weeks} weeks" if (self.each_weeks or 0) > 1 else "every week" if self.each_weeks else ""
        )
        return ", ".join(part for part in (self.frequency, weeks) if part)

    def __str__(self) -> str:
        return f"Strategy {self.place}, {self.get_kind_display()}"


@tracked
class Measure(PlanPart):
    """An intrusive measure: necessary because, what less was considered, and when it is looked at again."""

    AUDIENCES = OF_ALL | reaches(Audience.FULL, "words", "necessity", "less_intrusive", "review_on")

    words = models.TextField()
    necessity = models.TextField(blank=True)
    less_intrusive = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta(PlanPart.Meta):
        pass

    def __str__(self) -> str:
        return f"Intrusive measure {self.place}"


@tracked
class Note(PlanPart):
    """An early-warning sign, or a protective factor."""

    class Kind(models.TextChoices):
        SIGN = "sign", "early-warning sign"
        PROTECTIVE = "protective", "protective factor"

    AUDIENCES = OF_ALL | reaches(Audience.FULL, "kind", "words")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField()

    class Meta(PlanPart.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} {self.place}"
