"""Prisons in which somebody was held, the dates that the prison service gave, and steps on the way to release."""

from django.db import models

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, Fact, User, tracked
from lawburrows.orders.models import Absence


@tracked
class PrisonStay(Fact):
    """One prison for a part of a time in custody; the time in custody itself is what the statutory clock reads."""

    AUDIENCES = reaches(Audience.FULL, "absence", "establishment")

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="stays")
    establishment = models.CharField(max_length=120)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["record"], condition=models.Q(ends=None), name="one_prison_at_a_time_holds_a_person"
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class ToldDate(CaseData):
    """A date of the sentence as the prison service gave it; the last that was told stands before any worked out."""

    class Kind(models.TextChoices):
        CURFEW = "home_detention_curfew", "Home detention curfew possible"
        PAROLE = "parole", "Parole possible"
        RELEASE = "release", "Release"
        CUSTODY = "custody", "End of the custodial term"
        SENTENCE = "sentence", "End of the sentence with its extension"
        LICENCE = "licence", "End of the licence"

    AUDIENCES = reaches(Audience.FULL, "kind", "day", "told_on", "told_by", "recorded_by", "recorded_at")

    kind = models.CharField(max_length=24, choices=Kind.choices)
    day = models.DateField()
    told_on = models.DateField()
    told_by = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "kind", "recorded_at"])]


@tracked
class CustodyStep(CaseData):
    """Something that was done, or is planned for a day, on the way from admission to release."""

    class Kind(models.TextChoices):
        INDUCTION = "prison_induction", "First meeting with the prison-based social worker"
        DESIGNATION = "designation_letter", "Designation letter sent to the home council"
        CONFERENCE = "case_conference", "Case conference held"
        NOTIFICATION = "release_notification", "MAPPA notification sent before release"
        REFERRAL = "release_referral", "Referral sent before release"
        OPEN_PAPERS = "open_estate_papers", "Papers for the open estate complete"
        OPEN_ESTATE = "open_estate", "Transfer to the open estate"
        HOME_LEAVE = "home_leave", "Home leave"
        UNESCORTED = "unescorted_leave", "Unescorted leave"

    PROGRESSION = (Kind.OPEN_ESTATE, Kind.HOME_LEAVE, Kind.UNESCORTED)  # may be planned for a day to come
    AUDIENCES = reaches(Audience.FULL, "kind", "day", "note", "recorded_by", "recorded_at")

    kind = models.CharField(max_length=24, choices=Kind.choices)
    day = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "kind", "day"])]
