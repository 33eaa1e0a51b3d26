"""That something has changed, what it calls for, and what has no register of its own yet."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, Fact, User, tracked


@tracked
class Change(CaseData):
    """One change of circumstances: of what, since when, how it is known, and which rows it wrote."""

    class Kind(models.TextChoices):
        ADDRESS = "address", "where they live"
        HOUSEHOLD = "household", "who lives with them"
        PARTNER = "partner", "a partner"
        JOB = "job", "work or study"
        TELEPHONE = "telephone", "a telephone, e-mail or name online"
        VEHICLE = "vehicle", "a vehicle"
        ACCOUNT = "account", "a bank account or card"
        DEVICE = "device", "a computer, telephone or other device"
        NAME = "name", "a name"
        HEALTH = "health", "health"
        NEIGHBOUR = "neighbour", "who lives near, or what stands there"
        CONDITIONS = "conditions", "conditions of an order or licence"
        OTHER = "other", "something else"

    class Known(models.TextChoices):
        PERSON = "person", "the person said so"
        SEEN = "seen", "seen by staff"
        AGENCY = "agency", "another agency said so"
        FAMILY = "family", "family or the public said so"
        CHECK = "check", "found in a check of records"

    class Basis(models.TextChoices):
        FACT = "fact", "fact"
        OPINION = "opinion", "opinion"

    class Told(models.TextChoices):
        YES = "yes", "yes"
        NOT_YET = "not_yet", "not yet"
        NOT_KNOWN = "not_known", "not known"
        NOT_ASKED = "", "not asked for by law"

    AUDIENCES = reaches(
        Audience.FULL,
        "kind",
        "since",
        "known",
        "basis",
        "verified",
        "words",
        "told",
        "child",
        "wrote",
        "recorded_by",
        "recorded_at",
    )

    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateField()
    known = models.CharField(max_length=8, choices=Known.choices)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    verified = models.BooleanField()
    words = models.CharField(max_length=1000, blank=True)
    told = models.CharField(max_length=10, choices=Told.choices, blank=True)
    child = models.BooleanField(default=False)  # a child lives there, or visits
    wrote = models.JSONField(default=list)  # [the kind of row, its id]
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="health") | Q(words=""), name="a_change_says_nothing_of_the_health_matter"
            )
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Call(CaseData):
    """Something that a change calls for, until a person says what was done about it."""

    AUDIENCES = reaches(Audience.FULL, "of", "key", "due", "dealt_with_on", "dealt_with_by", "done")

    of = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="calls")
    key = models.CharField(max_length=20)
    due = models.DateField()
    dealt_with_on = models.DateField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "key"], name="a_change_calls_for_a_thing_once"),
            models.CheckConstraint(
                condition=Q(dealt_with_on=None, dealt_with_by=None, done="")
                | (Q(dealt_with_on__isnull=False, dealt_with_by__isnull=False) & ~Q(done="")),
                name="what_was_dealt_with_says_what_was_done",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Device(Fact):
    """A device that a person has or uses, in words, until devices have a register of their own."""

    class Kind(models.TextChoices):
        PHONE = "phone", "mobile telephone"
        COMPUTER = "computer", "computer or laptop"
        TABLET = "tablet", "tablet"
        CONSOLE = "console", "games console"
        STORAGE = "storage", "storage"
        OTHER = "other", "other"

    PART = Part.DEVICES
    AUDIENCES = reaches(Audience.FULL, "kind", "what")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    what = models.CharField(max_length=300)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class HealthChange(Fact):
    """What changed in somebody's health, in plain words: clinical matter stays with the health board.

    All in the case learn that health changed, by the `Change`; whoever learns of it first may write it here, and does
    not read it back unless they see the part.
    """

    PART = Part.HEALTH
    ADDED_FROM = Part.GENERAL
    AUDIENCES = reaches(Audience.HEALTH, "text", "starts", "ends")

    text = models.CharField(max_length=1000)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class AdultPathway(CaseData):
    """How a young person is managed from the eighteenth birthday, and whether what is held is still needed."""

    AUDIENCES = reaches(Audience.FULL, "pathway", "keeping", "decided_on", "decided_by")

    pathway = models.CharField(max_length=1000)
    keeping = models.CharField(max_length=1000)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record"], name="one_adult_pathway_for_a_person")]
