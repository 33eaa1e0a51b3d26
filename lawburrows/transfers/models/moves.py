"""A person moves: within Scotland by a handover that is offered and answered, beyond it by papers and a receipt."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.custody.models import Handover
from lawburrows.rules import transferring as rules


@tracked
class Transfer(CaseData):
    """What a transfer adds to its handover: the police's view, the reasons of a refusal, and who decided after it."""

    class Decided(models.TextChoices):
        GOES_ON = "goes_on", "the transfer goes on"
        STAYS = "stays", "the person stays"

    GRADE = Grade.SUMMARY  # as the handover: whoever is asked to take over reads it before they do
    AUDIENCES = reaches(
        Audience.SUMMARY,
        "handover",
        "after",
        "supervised",
        "reason",
        "police_on",
        "police_said",
        "refused_for",
        "refused_by",
        "decided",
        "decided_by",
        "decided_on",
        "decided_because",
    )

    handover = models.OneToOneField(Handover, on_delete=models.PROTECT, related_name="transfer")
    after = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supervised = models.BooleanField()  # as the facts were when it was offered
    reason = models.CharField(max_length=1000)
    police_on = models.DateField(null=True, blank=True)
    police_said = models.CharField(max_length=1000, blank=True)
    refused_for = models.JSONField(default=list)  # keys of rules.transferring.REFUSALS
    refused_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided = models.CharField(max_length=8, choices=Decided.choices, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(refused_by=None, refused_for=[]) | (Q(refused_by__isnull=False) & ~Q(refused_for=[])),
                name="a_refused_transfer_says_for_what",
            ),
            models.CheckConstraint(
                condition=Q(decided="", decided_by=None, decided_on=None, decided_because="")
                | (
                    Q(refused_by__isnull=False, decided_by__isnull=False, decided_on__isnull=False)
                    & ~Q(decided="")
                    & ~Q(decided_because="")
                ),
                name="what_is_decided_after_a_refusal_says_why",
            ),
        ]
        indexes = [models.Index(fields=["record"])]

    @property
    def stands(self) -> str:
        """Its state by the table of rules."""
        return rules.state_of(self.handover.state, supervised=self.supervised, decided=self.decided)


@tracked
class HandOff(CaseData):
    """Papers that go to an authority outside Scotland, and its receipt; until then the record stays led as it is."""

    class State(models.TextChoices):
        PREPARED = "prepared", "prepared"
        SENT = "sent", "sent, waits for the written receipt"
        RECEIVED = "received", "received"
        WITHDRAWN = "withdrawn", "withdrawn"

    MOVES: dict[str, set[str]] = {row.key: set(row.follows) for row in rules.ABROAD_STATES if row.follows}
    OPEN = (State.PREPARED, State.SENT)
    AUDIENCES = reaches(
        Audience.FULL,
        "state",
        "country",
        "authority",
        "reason",
        "planned_on",
        "items",
        "prepared_by",
        "prepared_at",
        "sent_on",
        "sent_how",
        "received_on",
        "received_by",
        "receipt",
        "withdrawn_because",
    )

    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    country = models.CharField(max_length=16, choices=rules.COUNTRIES)
    authority = models.CharField(max_length=200)
    reason = models.CharField(max_length=1000)
    planned_on = models.DateField()
    items = models.JSONField(default=list)  # keys of rules.transferring.TO_SEND
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=300, blank=True)
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=200, blank=True)  # who there, by name and post
    receipt = models.CharField(max_length=300, blank=True)  # how it came, and its reference
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(state__in=("prepared", "sent")), name="one_hand_off_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("sent", "received")) | Q(sent_on__isnull=False),
                name="what_was_sent_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | (Q(received_on__isnull=False) & ~Q(received_by="") & ~Q(receipt="")),
                name="a_receipt_says_when_and_from_whom",
            ),
        ]
        indexes = [models.Index(fields=["record"])]
