"""What a person told the police under the notification requirements, and times when the clock does not run."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, Fact, User, tracked


@tracked
class Notification(CaseData):
    """One notification that was made: under which section, on what day, and what kind of home was told."""

    class Section(models.TextChoices):
        INITIAL = "s83", "first notification (section 83)"
        CHANGE = "s84", "change (section 84)"
        PERIODIC = "s85", "periodic notification (section 85)"
        TRAVEL = "s86_travel", "travel (section 86)"
        RETURN = "s86_return", "return from travel (section 86)"

    class Home(models.TextChoices):
        SOLE_OR_MAIN = "sole_or_main", "a sole or main residence"
        REGULARLY_FOUND = "place_regularly_found", "no sole or main residence"

    AUDIENCES = reaches(
        Audience.FULL,
        "section",
        "made_on",
        "home",
        "station",
        "note",
        "withdrawn_on",
        "withdrawn_by",
        "withdrawn_because",
        "corrected_on",
        "corrected_because",
    )

    section = models.CharField(max_length=10, choices=Section.choices)
    made_on = models.DateField()
    home = models.CharField(max_length=24, choices=Home.choices, default=Home.SOLE_OR_MAIN)
    station = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    # One that was recorded by mistake stays, struck through; the clock leaves it out.
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=500, blank=True, db_default="", default="")

    # One that was made, but recorded wrongly: what stood before is in the history of the row.
    corrected_on = models.DateField(null=True, blank=True)
    corrected_because = models.CharField(max_length=500, blank=True, db_default="", default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corrected_on=None, corrected_because="")
                | (Q(corrected_on__isnull=False) & ~Q(corrected_because="")),
                name="notification_is_corrected_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="notification_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["record", "made_on"])]


@tracked
class Absence(Fact):
    """A time in custody, in hospital or abroad: from its first day until the day of return (that day not included)."""

    class Kind(models.TextChoices):
        CUSTODY = "custody", "in custody"
        HOSPITAL = "hospital", "in hospital"
        ABROAD = "abroad", "outside the United Kingdom"

    AUDIENCES = reaches(Audience.FULL, "kind", "place", "return_told")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    place = models.CharField(max_length=120, blank=True)
    # The return from abroad was told before leaving, and went as it was told: it is not told again.
    return_told = models.BooleanField(default=False, db_default=False)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
