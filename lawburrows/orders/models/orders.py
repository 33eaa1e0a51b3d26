"""Orders of a court and licences as facts; what they demand stands in `conditions`, what happened to them in `happenings`."""

from django.db import models

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Fact, tracked
from lawburrows.documents.models import StoredFile


@tracked
class Order(Fact):
    """One order: its kind, the court, the day, and until when it runs (unknown or without end: empty)."""

    class Kind(models.TextChoices):
        SHPO = "shpo", "sexual harm prevention order (SHPO)"
        SOPO = "sopo", "sexual offences prevention order (SOPO)"
        SRO = "sro", "sexual risk order (SRO)"
        RSHO = "rsho", "risk of sexual harm order (RSHO)"
        FTO = "fto", "foreign travel order"
        NOTIFICATION = "notification", "notification order"
        CONTINUATION = "continuation", "notification continuation order (section 88C)"
        DISCHARGED = "discharged", "decision that indefinite requirements end (section 88C)"
        LICENCE = "licence", "licence"
        CPO = "cpo", "community payback order"
        SUPERVISED_RELEASE = "supervised_release", "supervised release order"
        EXTENDED = "extended", "extended sentence"
        OLR = "olr", "order for lifelong restriction (OLR)"
        COMPULSION = "compulsion", "compulsion order"
        RESTRICTION = "restriction", "compulsion order with restriction order"
        HOSPITAL_DIRECTION = "hospital_direction", "hospital direction"
        TRANSFER_TREATMENT = "transfer_treatment", "transfer for treatment direction"
        OTHER = "other", "other order"

    AUDIENCES = reaches(
        Audience.FULL, "kind", "court", "made_on", "summary", "interim", "paper", "suspended_on", "recalled_on"
    )

    kind = models.CharField(max_length=20, choices=Kind.choices)
    court = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    summary = models.CharField(max_length=500, blank=True)
    interim = models.BooleanField(default=False, db_default=False)
    paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # As its events leave it: since when it does not bind for now. Written by the commands that record events.
    suspended_on = models.DateField(null=True, blank=True)
    recalled_on = models.DateField(null=True, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
