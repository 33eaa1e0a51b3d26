"""The compartment of victims: who speaks for them, what they wish, what keeps them safe; and that they were told.

Outside of it a victim is a letter and nothing more.
"""

from django.db import models

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.custody.models import ToldDate
from lawburrows.orders.models import Condition
from lawburrows.people.models import Other


@tracked
class VictimCare(CaseData):
    """One victim, by the letter under which the plan speaks of them."""

    class Wish(models.TextChoices):
        YES = "yes", "wishes to be told"
        NO = "no", "does not wish to be told"
        NOT_ASKED = "not_asked", "not asked yet"

    PART = Part.VICTIMS
    AUDIENCES = reaches(
        Audience.VICTIMS,
        "other",
        "letter",
        "contact_agency",
        "contact_person",
        "wish",
        "wish_on",
        "no_contact",
        "no_contact_condition",
        "zone",
        "zone_condition",
    )

    other = models.ForeignKey(Other, on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(max_length=2)
    contact_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact_person = models.CharField(max_length=200, blank=True)
    wish = models.CharField(max_length=10, choices=Wish.choices)
    wish_on = models.DateField(null=True, blank=True)
    no_contact = models.CharField(max_length=1000, blank=True)
    no_contact_condition = models.ForeignKey(
        Condition, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    zone = models.CharField(max_length=1000, blank=True)
    zone_condition = models.ForeignKey(Condition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "letter"], name="a_letter_means_one_victim"),
            models.UniqueConstraint(fields=["other"], name="a_victim_has_one_letter"),
        ]

    @property
    def reference(self) -> str:
        return f"victim {self.letter}"

    def __str__(self) -> str:
        return self.reference


@tracked
class VictimTold(CaseData):
    """The contact agency of a victim was told of a date of release."""

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "care", "date", "told_on", "how", "told_by")

    care = models.ForeignKey(VictimCare, on_delete=models.PROTECT, related_name="told")
    date = models.ForeignKey(ToldDate, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    how = models.CharField(max_length=500)
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["care", "date"], name="a_date_is_told_to_a_victim_once")]
        indexes = [models.Index(fields=["record"])]
