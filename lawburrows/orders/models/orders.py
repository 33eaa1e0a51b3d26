"""Orders of a court as facts; their conditions, variations and breaches come with supervision."""

from django.db import models

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Fact, tracked


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
        RESTRICTION = "restriction", "compulsion order with restriction order"
        OTHER = "other", "other order"

    AUDIENCES = reaches(Audience.FULL, "kind", "court", "made_on", "summary")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    court = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    summary = models.CharField(max_length=500, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
