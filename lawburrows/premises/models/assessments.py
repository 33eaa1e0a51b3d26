"""An address that is assessed, and each time that it was: asked for, decided, or left out with reasons."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.documents.models import StoredFile
from lawburrows.people.models import Address
from lawburrows.rules import premises as rules
from lawburrows.rules.grid import EAST, NORTH, Point

POSITION = Q(easting=None, northing=None) | Q(
    easting__isnull=False, easting__gte=0, easting__lt=EAST, northing__isnull=False, northing__gte=0, northing__lt=NORTH
)


@tracked
class Premises(CaseData):
    """One address of one person, present or planned; a planned one becomes an entry of the details on moving in."""

    AUDIENCES = reaches(
        Audience.FULL,
        "address",
        "lines",
        "town",
        "postcode",
        "easting",
        "northing",
        "ended_on",
        "ended_because",
    )

    address = models.ForeignKey(Address, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lines = models.CharField(max_length=300, blank=True)
    town = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=40, blank=True)
    easting = models.IntegerField(null=True, blank=True)
    northing = models.IntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(ended_on=None), name="an_address_is_assessed_in_one_place"
            ),
            models.CheckConstraint(condition=POSITION, name="premises_lie_on_the_grid"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="") | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="premises_end_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(lines="") | ~Q(town="") | ~Q(postcode=""), name="premises_have_an_address"
            ),
        ]
        indexes = [
            models.Index(fields=["record"]),
            models.Index(fields=["easting", "northing"], condition=Q(ended_on=None), name="premises_near"),
        ]

    @property
    def whole(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.lines, self.town, self.postcode) if part)

    @property
    def at(self) -> Point | None:
        return Point(self.easting, self.northing) if self.easting is not None and self.northing is not None else None

    def __str__(self) -> str:
        return self.whole


@tracked
class Assessment(CaseData):
    """One time that an address was assessed: why, from which day the clock runs, and what was decided with reasons."""

    MOVES = rules.moves(rules.ASSESSMENT)
    AUDIENCES = reaches(
        Audience.FULL,
        "premises",
        "number",
        "why",
        "words",
        "notified_on",
        "asked_on",
        "asked_by",
        "led_by",
        "state",
        "outcome",
        "reasons",
        "conditions",
        "manageable",
        "manageability",
        "missing_because",
        "decided_on",
        "decided_by",
    )

    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=8, choices=rules.WHYS)
    words = models.CharField(max_length=1000, blank=True)  # what is asked, or what has changed
    notified_on = models.DateField()  # the address was notified then; of a yearly review the renewal date
    asked_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    led_by = models.CharField(max_length=12, choices=[(row.key, row.words) for row in rules.LEADS])
    state = models.CharField(max_length=10, choices=rules.choices(rules.ASSESSMENT), default="gathering")
    outcome = models.CharField(max_length=12, choices=rules.OUTCOMES, blank=True)
    reasons = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    manageable = models.BooleanField(null=True, blank=True)
    manageability = models.CharField(max_length=1000, blank=True)
    missing_because = models.CharField(max_length=1000, blank=True)  # why it was decided without a part
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["premises", "number"], name="an_assessment_has_its_number"),
            models.UniqueConstraint(
                fields=["premises"], condition=Q(state="gathering"), name="an_address_is_assessed_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="gathering", decided_on=None, decided_by=None)
                | (~Q(state="gathering") & Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(reasons="")),
                name="an_assessment_ends_with_reasons",
            ),
            models.CheckConstraint(
                condition=(Q(state="decided", manageable__isnull=False) & ~Q(outcome=""))
                | (~Q(state="decided") & Q(outcome="", manageable=None)),
                name="a_decided_assessment_says_its_outcome",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="conditions") & ~Q(conditions="")) | (~Q(outcome="conditions") & Q(conditions="")),
                name="conditions_of_an_address_are_said",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("asked_on")),
                name="an_assessment_is_decided_after_it_was_asked",
            ),
        ]
        indexes = [models.Index(fields=["record"])]

    def __str__(self) -> str:
        return f"Assessment {self.number}, {self.get_why_display()}"


@tracked
class Picture(CaseData):
    """A photograph of the place, filed on the record like any document."""

    AUDIENCES = reaches(Audience.FULL, "assessment", "file", "what")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file"], name="a_photograph_belongs_to_one_assessment")]
        indexes = [models.Index(fields=["record"])]
