"""What a person does for a living or learns, and, of one under 16, which parent was directed to notify for them."""

from django.db import models

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Fact, tracked


@tracked
class Occupation(Fact):
    """A job, unpaid work or a place of study, for a time."""

    class Kind(models.TextChoices):
        JOB = "job", "job"
        OWN_BUSINESS = "own_business", "own business"
        UNPAID = "unpaid", "unpaid or voluntary work"
        STUDY = "study", "school, college or training"

    AUDIENCES = reaches(Audience.FULL, "kind", "what", "place", "note")

    kind = models.CharField(max_length=14, choices=Kind.choices)
    what = models.CharField(max_length=200)
    place = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class ParentalDirection(Fact):
    """A court's direction that a parent or carer notifies in the place of a young person (section 89)."""

    AUDIENCES = reaches(Audience.FULL, "parent", "relation", "telephone", "court", "made_on")

    parent = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    court = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
