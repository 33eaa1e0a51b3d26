"""Where a person lives and how they are reached, travel and pay."""

from django.db import models

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import Fact, tracked


@tracked
class Address(Fact):
    """A place that a person uses, for a time; or that they have no fixed abode and where they are found."""

    class Use(models.TextChoices):
        HOME = "home", "sole or main home"
        FOUND = "found", "no fixed abode: regularly found at"
        STAY = "stay", "stays at"
        RELEASE = "release", "proposed address on release"
        WORK = "work", "works at"
        FORMER = "former", "former address"
        OTHER = "other", "other"

    GRADE = Grade.SUMMARY
    ON_CARD = {"use": (Use.HOME.value, Use.FOUND.value)}
    AUDIENCES = reaches(Audience.DUTY, "use", "lines", "town", "postcode") | reaches(
        Audience.SUMMARY, "note", "starts", "ends"
    )

    use = models.CharField(max_length=10, choices=Use.choices)
    lines = models.CharField(max_length=300, blank=True)
    town = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]

    @property
    def whole(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.lines, self.town, self.postcode) if part)


@tracked
class Contact(Fact):
    """A telephone number, an e-mail address or a name used online."""

    class Kind(models.TextChoices):
        TELEPHONE = "telephone", "telephone"
        EMAIL = "email", "e-mail"
        ONLINE = "online", "online account"

    AUDIENCES = reaches(Audience.FULL, "kind", "value", "note")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class Vehicle(Fact):
    """A vehicle that a person owns or uses."""

    AUDIENCES = reaches(Audience.FULL, "registration", "what", "note")

    registration = models.CharField(max_length=20)
    what = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class Account(Fact):
    """A bank account or a payment card, told under the notification requirements. Its number is encrypted."""

    class Kind(models.TextChoices):
        BANK = "bank", "bank account"
        CARD = "card", "payment card"

    AUDIENCES = reaches(Audience.FULL, "kind", "provider", "holder", "sealed", "ending") | reaches(
        Audience.SYSTEM, "digest"
    )

    kind = models.CharField(max_length=6, choices=Kind.choices)
    provider = models.CharField(max_length=120, blank=True)
    holder = models.CharField(max_length=200, blank=True)
    sealed = models.BinaryField()
    digest = models.BigIntegerField()
    ending = models.CharField(max_length=8)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class TravelDocument(Fact):
    """A passport or another document of identity. Its number is encrypted."""

    class Kind(models.TextChoices):
        PASSPORT = "passport", "passport"
        DRIVING_LICENCE = "driving_licence", "driving licence"
        IDENTITY_CARD = "identity_card", "identity card"

    AUDIENCES = reaches(Audience.FULL, "kind", "country", "sealed", "ending", "expires_on") | reaches(
        Audience.SYSTEM, "digest"
    )

    kind = models.CharField(max_length=16, choices=Kind.choices)
    country = models.CharField(max_length=80, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()
    digest = models.BigIntegerField()
    ending = models.CharField(max_length=8)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
