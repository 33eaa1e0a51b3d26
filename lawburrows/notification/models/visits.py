"""A visit to the police station: who came, how they were known, what was told, and what was signed."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models import Notification


@tracked
class StationVisit(CaseData):
    """One visit, with the notification that was made on it."""

    class Identity(models.TextChoices):
        PHOTOGRAPH = "photograph", "by the photograph that we hold"
        DOCUMENT = "document", "by a document of identity that was shown"
        FINGERPRINTS = "fingerprints", "by fingerprints"
        KNOWN = "known", "known to the officer"

    class Signed(models.TextChoices):
        SCREEN = "screen", "signed on the screen"
        PAPER = "paper", "signed on paper"
        NOT = "not_signed", "would not or could not sign"

    AUDIENCES = reaches(
        Audience.FULL,
        "notification",
        "came_on",
        "station",
        "identity",
        "fingerprints",
        "photograph",
        "interpreter",
        "appropriate_adult",
        "who_helped",
        "read_back",
        "signed",
        "signature",
        "because",
        "next_what",
        "next_due",
        "next_unverified",
        "taken_by",
        "taken_at",
    )

    notification = models.OneToOneField(Notification, on_delete=models.PROTECT, related_name="visit")
    came_on = models.DateField()
    station = models.CharField(max_length=120)
    identity = models.CharField(max_length=12, choices=Identity.choices)
    fingerprints = models.BooleanField()
    photograph = models.BooleanField()
    interpreter = models.BooleanField(default=False)
    appropriate_adult = models.BooleanField(default=False)
    who_helped = models.CharField(max_length=200, blank=True)
    read_back = models.BooleanField()
    signed = models.CharField(max_length=10, choices=Signed.choices)
    signature = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)  # why it came under its section
    # What the acknowledgement says of the next date, as it was worked out then.
    next_what = models.CharField(max_length=200, blank=True)
    next_due = models.DateField(null=True, blank=True)
    next_unverified = models.BooleanField(default=False)
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(signed="screen") | Q(signature__isnull=False), name="what_was_signed_on_the_screen_is_kept"
            )
        ]
        indexes = [models.Index(fields=["record", "came_on"])]


@tracked
class Finding(CaseData):
    """One thing that was told on a visit: still so, changed, new or ended; in words, as it was acknowledged."""

    class Answer(models.TextChoices):
        SAME = "same", "still so"
        CHANGED = "changed", "changed"
        NEW = "new", "new"
        ENDED = "ended", "no longer so"
        DISPUTED = "disputed", "not right"

    AUDIENCES = reaches(
        Audience.FULL, "visit", "matter", "answer", "words", "was", "happened_on", "entry_kind", "entry_id"
    )

    visit = models.ForeignKey(StationVisit, on_delete=models.PROTECT, related_name="findings")
    matter = models.CharField(max_length=20)  # of rules.notification.matters, in small letters
    answer = models.CharField(max_length=8, choices=Answer.choices)
    words = models.CharField(max_length=600)
    was = models.CharField(max_length=600, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    entry_kind = models.CharField(max_length=20, blank=True)  # of people.kinds, where a row of the register says it
    entry_id = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record"]), models.Index(fields=["visit"])]


@tracked
class Draft(CaseData):
    """A visit that somebody began to type: encrypted whole, for numbers may stand in it, and theirs alone."""

    AUDIENCES = reaches(Audience.SYSTEM, "typed") | reaches(Audience.FULL, "kept_by", "kept_at", "done")

    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    typed = models.BinaryField()
    done = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["record", "kept_by"])]
