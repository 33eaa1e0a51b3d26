"""A referral of a child or an adult at risk: open until whoever it was sent to has said that it arrived."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, Part, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.visits.models.visits import Visit


@tracked
class ProtectionReferral(CaseData):
    """Who is at risk of what, told to which council; read by whoever may receive it, though they see a summary alone."""

    class Kind(models.TextChoices):
        CHILD = "child", "a child at risk"
        ADULT = "adult", "an adult at risk"

    GRADE = Grade.SUMMARY
    PART = Part.VICTIMS
    AUDIENCES = reaches(
        Audience.VICTIMS, "kind", "to", "team", "what", "urgent", "told_by_telephone", "made_at", "made_by", "visit"
    )

    kind = models.CharField(max_length=6, choices=Kind.choices)
    to = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=2000)
    urgent = models.BooleanField()
    told_by_telephone = models.CharField(max_length=200, blank=True)  # who was told, and when
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals")

    class Meta:
        indexes = [models.Index(fields=["record"]), models.Index(fields=["to"])]


@tracked
class ProtectionReceipt(CaseData):
    """That a referral arrived: who has it, when, and who says so here (the receiver, or whoever was told by them)."""

    GRADE = Grade.SUMMARY
    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "referral", "received_by", "received_at", "reference", "entered_by")

    referral = models.ForeignKey(ProtectionReferral, on_delete=models.PROTECT, related_name="receipts")
    received_by = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    reference = models.CharField(max_length=120, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral"], name="a_referral_is_received_once"),
            models.CheckConstraint(condition=~Q(received_by=""), name="a_receipt_names_the_receiver"),
        ]
        indexes = [models.Index(fields=["record"])]
