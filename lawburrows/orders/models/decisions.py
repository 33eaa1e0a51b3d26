"""Category, level and risk of serious harm: dated facts, each with who decided and why. Three different things."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import Fact, User, tracked

_SHOWN = reaches(Audience.SUMMARY, "value", "starts", "ends") | reaches(
    Audience.FULL, "decided_by", "reason", "authority"
)


class Decision(Fact):
    """A value that holds from a day, who decided it, and why; one current value of a kind."""

    GRADE = Grade.SUMMARY
    AUDIENCES = _SHOWN

    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=120, blank=True)  # who decided, in words, when it came from elsewhere
    reason = models.CharField(max_length=1000, blank=True)

    class Meta(Fact.Meta):
        abstract = True
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(fields=["record"], condition=Q(ends=None), name="one_current_%(class)s"),
        ]


@tracked
class CategoryDecision(Decision):
    """The MAPPA category: 1, 2 or 3 (see rules.mappa)."""

    value = models.PositiveSmallIntegerField(choices=[(1, "1"), (2, "2"), (3, "3")])


@tracked
class LevelDecision(Decision):
    """The MAPPA level of management: 1, 2 or 3 (see rules.mappa)."""

    value = models.PositiveSmallIntegerField(choices=[(1, "1"), (2, "2"), (3, "3")])


@tracked
class HarmDecision(Decision):
    """The risk of serious harm as it was judged (see rules.harm). None recorded is not low: it is not assessed."""

    class Value(models.TextChoices):
        LOW = "low", "low"
        MEDIUM = "medium", "medium"
        HIGH = "high", "high"
        VERY_HIGH = "very_high", "very high"

    value = models.CharField(max_length=10, choices=Value.choices)
