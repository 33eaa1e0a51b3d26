"""What happens to an order after it was made, with the paper that says so."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models.orders import Order


@tracked
class Happening(CaseData):
    """One thing that happened to an order: the day, who decided, why, and what it did to the order's end."""

    class Kind(models.TextChoices):
        VARIED = "varied", "varied"
        INTERIM = "interim", "interim order made"
        SUSPENDED = "suspended", "suspended"
        SUSPENSION_ENDED = "suspension_ended", "suspension ended"
        APPEAL_LODGED = "appeal_lodged", "appeal lodged"
        APPEAL_DECIDED = "appeal_decided", "appeal decided"
        CONDITIONALLY_DISCHARGED = "conditional_discharge", "conditional discharge"
        RECALLED = "recalled", "recalled"
        RELEASED_AGAIN = "released_again", "released again after a recall"
        DISCHARGED = "discharged", "discharged"
        REVOKED = "revoked", "revoked"
        REPLACED = "replaced", "replaced by another order"
        EXPIRED = "expired", "expired"
        REVIEWED = "reviewed", "formal review of the licence held"
        PLAN_SENT = "plan_sent", "risk management plan sent to the Risk Management Authority"
        REPORTED = "reported", "yearly report on the risk management plan sent"

    class Authority(models.TextChoices):
        SHERIFF = "sheriff", "sheriff court"
        HIGH_COURT = "high_court", "High Court"
        OTHER_COURT = "other_court", "another court"
        PAROLE_BOARD = "parole_board", "Parole Board"
        MINISTERS = "ministers", "Scottish Ministers"
        TRIBUNAL = "tribunal", "Mental Health Tribunal"
        CHIEF_CONSTABLE = "chief_constable", "chief constable"
        NOBODY = "nobody", "nobody: its time ran out"
        OTHER = "other", "somebody else"

    class Outcome(models.TextChoices):
        ALLOWED = "allowed", "allowed"
        ALLOWED_IN_PART = "part", "allowed in part"
        REFUSED = "refused", "refused"
        ABANDONED = "abandoned", "abandoned"

    AUDIENCES = reaches(
        Audience.FULL,
        "order",
        "kind",
        "happened_on",
        "authority",
        "decided_by",
        "reason",
        "outcome",
        "replaced_by",
        "paper",
        "new_end",
        "former_end",
        "withdrawn_on",
        "withdrawn_by",
        "withdrawn_because",
    )

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    happened_on = models.DateField()
    authority = models.CharField(max_length=16, choices=Authority.choices)
    decided_by = models.CharField(max_length=120, blank=True)  # which court, or who, by name
    reason = models.CharField(max_length=1000, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    replaced_by = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # What it did to the end of the order: both are None where it did nothing, or the order had no end.
    new_end = models.DateField(null=True, blank=True)
    former_end = models.DateField(null=True, blank=True)
    # One that was recorded by mistake stays, struck through, and no longer counts.
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="a_happening_is_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(kind="appeal_decided") & ~Q(outcome="")) | (~Q(kind="appeal_decided") & Q(outcome="")),
                name="an_appeal_that_is_decided_has_an_outcome",
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["order"])]
