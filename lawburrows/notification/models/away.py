"""Stays away from home, journeys out of the country, and changes that were told before they happened."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, Fact, tracked
from lawburrows.orders.models import Absence, Notification


class Told(CaseData):
    """Something that a person must tell: the notification on which they did, if they have."""

    told = models.ForeignKey(Notification, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def was_told(self) -> bool:
        """Whether it was told: on a notification that has not been withdrawn since."""
        return self.told is not None and self.told.withdrawn_on is None


@tracked
class Stay(Told, Fact):
    """A time at a place in the United Kingdom that is not the home; until the day of leaving, that day not included."""

    AUDIENCES = reaches(Audience.FULL, "told", "lines", "town", "postcode", "note")

    lines = models.CharField(max_length=300, blank=True)
    town = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(starts__isnull=False), name="a_stay_has_its_first_day"),
            models.CheckConstraint(condition=~Q(lines="", town="", postcode=""), name="a_stay_has_its_place"),
        ]
        indexes = [models.Index(fields=["record", "starts"])]

    @property
    def place(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.lines, self.town, self.postcode) if part)


@tracked
class Journey(Told):
    """A journey out of the United Kingdom: what was told of it before, and what came of it."""

    AUDIENCES = reaches(
        Audience.FULL,
        "told",
        "destination",
        "leaves_on",
        "returns_on",
        "return_place",
        "carrier",
        "arrives_at",
        "accommodation",
        "known_in_time",
        "excuse",
        "left_on",
        "returned_on",
        "absence",
        "cancelled_on",
        "note",
    )

    destination = models.CharField(max_length=200)  # the country, or the countries in their order
    leaves_on = models.DateField()
    returns_on = models.DateField(null=True, blank=True)
    return_place = models.CharField(max_length=200, blank=True)
    carrier = models.CharField(max_length=200, blank=True)
    arrives_at = models.CharField(max_length=200, blank=True)
    accommodation = models.CharField(max_length=500, blank=True)
    known_in_time = models.BooleanField(default=True)  # the details, more than seven days before
    excuse = models.CharField(max_length=300, blank=True)
    left_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    absence = models.OneToOneField(Absence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cancelled_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(returns_on=None) | Q(returns_on__gte=F("leaves_on")), name="a_journey_returns_after_leaving"
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(left_on__isnull=False, returned_on__gte=F("left_on")),
                name="who_returns_has_left",
            ),
            models.CheckConstraint(
                # Who is back on the day of leaving was away for no whole day.
                condition=Q(left_on=None) | Q(absence__isnull=False) | Q(returned_on=F("left_on")),
                name="who_left_is_absent",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | Q(left_on=None), name="a_cancelled_journey_was_never_begun"
            ),
        ]
        indexes = [models.Index(fields=["record", "leaves_on"])]

    @property
    def cut_short(self) -> bool:
        """Returned earlier than was told."""
        return bool(self.returned_on and self.returns_on and self.returned_on < self.returns_on)

    @property
    def overstayed(self) -> bool:
        """Returned later than was told."""
        return bool(self.returned_on and self.returns_on and self.returned_on > self.returns_on)


@tracked
class AdvanceNotice(Told):
    """A change told before it happened, with the day named; and what became of it."""

    class Matter(models.TextChoices):
        HOME = "home", "a new home address"
        NAMES = "names", "a new name"

    class Outcome(models.TextChoices):
        WAITING = "", "not known yet"
        HAPPENED = "happened", "it happened"
        NOT_HAPPENED = "not_happened", "it did not happen"

    AUDIENCES = reaches(
        Audience.FULL, "told", "matter", "words", "becomes", "specified_on", "outcome", "happened_on", "said_on"
    )

    matter = models.CharField(max_length=10, choices=Matter.choices)
    words = models.CharField(max_length=600)
    becomes = models.JSONField(default=dict)  # the values of the new entry in the register, when it happens
    specified_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True, default=Outcome.WAITING)
    happened_on = models.DateField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)  # that it did not happen

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="happened", happened_on__isnull=False, said_on=None)
                | Q(outcome="not_happened", happened_on=None)
                | Q(outcome="", happened_on=None, said_on=None),
                name="what_became_of_a_notice_has_its_day",
            )
        ]
        indexes = [models.Index(fields=["record"])]
