"""Convictions and what the court did about them."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.rules.jurisdiction import Jurisdiction

JURISDICTIONS = [(one.value, one.label) for one in Jurisdiction]


@tracked
class Conviction(CaseData):
    """One conviction or finding: the offence by its governed code, the court, the days, and how it was done."""

    AUDIENCES = reaches(
        Audience.FULL,
        "jurisdiction",
        "offence_code",
        "offence_title",
        "schedule_3",
        "court",
        "convicted_on",
        "sentenced_on",
        "offence_from",
        "offence_until",
        "way",
        "relation",
        "victims",
        "note",
        "withdrawn_on",
        "withdrawn_by",
        "withdrawn_because",
    )

    jurisdiction = models.CharField(max_length=30, choices=JURISDICTIONS, default=Jurisdiction.SCOTLAND.value)
    offence_code = models.CharField(max_length=30)
    offence_title = models.CharField(max_length=300)
    schedule_3 = models.BooleanField(default=False)  # listed in Schedule 3, or the court found a sexual aspect
    court = models.CharField(max_length=120, blank=True)
    convicted_on = models.DateField()
    sentenced_on = models.DateField(null=True, blank=True)
    offence_from = models.DateField(null=True, blank=True)
    offence_until = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=40, blank=True)
    relation = models.CharField(max_length=40, blank=True)
    victims = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    # One that was recorded in error (of somebody else, or twice) stays, struck through; nothing follows from it.
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=500, blank=True, db_default="", default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="conviction_is_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(sentenced_on=None) | Q(sentenced_on__gte=models.F("convicted_on")),
                name="a_sentence_follows_its_conviction",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Disposal(CaseData):
    """What the court did: the kind in the words of the rules, and its length as the court said it."""

    AUDIENCES = reaches(
        Audience.FULL,
        "conviction",
        "kind",
        "months",
        "days",
        "extension_months",
        "relation_to_others",
        "overlap_months",
        "note",
    )

    class Relation(models.TextChoices):
        ALONE = "alone", "on its own"
        CONSECUTIVE = "consecutive", "consecutive to the others of that day"
        CONCURRENT = "concurrent", "concurrent with the others of that day"
        PARTLY = "partly_concurrent", "partly concurrent with the others of that day"

    conviction = models.ForeignKey(Conviction, on_delete=models.PROTECT, related_name="disposals")
    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(default=0)
    extension_months = models.PositiveSmallIntegerField(null=True, blank=True)
    relation_to_others = models.CharField(max_length=20, choices=Relation.choices, default=Relation.ALONE)
    overlap_months = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record"])]
