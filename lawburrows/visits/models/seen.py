"""What was seen at a visit, as rows: people, devices, concerns, and the acute factors."""

from django.db import models

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, tracked
from lawburrows.people.models import Other
from lawburrows.rules.visiting import FACTORS
from lawburrows.visits.models.visits import Visit


@tracked
class PersonSeen(CaseData):
    """Someone besides the person who was met; or, without a name, a sign of a child."""

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "visit", "other", "child", "words")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="people")
    other = models.ForeignKey(Other, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    child = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(other__isnull=False) | ~models.Q(words=""), name="who_was_seen_is_named_or_described"
            )
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["visit"])]


@tracked
class DeviceSeen(CaseData):
    """Devices of one kind that were seen, and how many."""

    class Kind(models.TextChoices):
        PHONE = "phone", "smartphone"
        OLD_PHONE = "old_phone", "other mobile phone"
        COMPUTER = "computer", "computer or laptop"
        TABLET = "tablet", "tablet"
        CONSOLE = "console", "games console"
        STORAGE = "storage", "drive, stick or card"
        OTHER = "other", "other device"

    AUDIENCES = reaches(Audience.FULL, "visit", "kind", "number", "words")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="devices_seen")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gt=0), name="a_device_that_was_seen_is_counted")
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["visit"])]


@tracked
class Concern(CaseData):
    """Something that worried the visitor; fact or opinion. Of a child or adult at risk the words stand in the referral."""

    class Kind(models.TextChoices):
        CHILD = "child", "a child at risk"
        ADULT = "adult", "an adult at risk"
        CONDITION = "condition", "a condition that may not be kept"
        DEVICE = "device", "a device or an account"
        HOUSEHOLD = "household", "someone new, or something at home"
        WELFARE = "welfare", "the person's own safety or health"
        OTHER = "other", "something else"

    class Nature(models.TextChoices):
        FACT = "fact", "fact: seen or heard"
        OPINION = "opinion", "opinion: what we make of it"

    AUDIENCES = reaches(Audience.FULL, "visit", "kind", "words", "nature")
    AT_RISK = (Kind.CHILD, Kind.ADULT)

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="concerns")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=1000, blank=True)
    nature = models.CharField(max_length=8, choices=Nature.choices)

    class Meta:
        indexes = [models.Index(fields=["record"]), models.Index(fields=["visit"])]


@tracked
class AcuteFactor(CaseData):
    """What was made of one acute factor at a visit. No score: a change is a reason to look at the plan."""

    class State(models.TextChoices):
        NO_CHANGE = "no_change", "no change"
        CHANGE = "change", "change"
        INTERVENE = "intervene", "intervene now"

    AUDIENCES = reaches(Audience.FULL, "visit", "factor", "state", "words")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="factors")
    factor = models.CharField(max_length=14, choices=[(one.key, one.words) for one in FACTORS])
    state = models.CharField(max_length=10, choices=State.choices)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "factor"], name="a_factor_is_looked_at_once_a_visit"),
            models.CheckConstraint(
                condition=models.Q(state="no_change") | ~models.Q(words=""), name="a_change_is_said_in_words"
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["visit"])]
