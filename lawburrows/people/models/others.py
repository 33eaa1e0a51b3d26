"""Other people in a case: victims, children, household, associates, staff. They are never managed people."""

from django.db import models

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, Fact, Record, tracked


@tracked
class Other(CaseData):
    """Someone who is not managed. Never returned by a search, counted, matched or screened as a managed person."""

    class Category(models.TextChoices):
        """The categories that data protection law keeps apart (Data Protection Act 2018 section 38)."""

        VICTIM = "victim", "victim or possible victim"
        CHILD = "child", "child"
        HOUSEHOLD = "household", "member of the household"
        ASSOCIATE = "associate", "associate"
        WITNESS = "witness", "witness or informant"
        STAFF = "staff", "member of staff"

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "category", "name", "born_stated", "note", "safe_contact")

    category = models.CharField(max_length=10, choices=Category.choices)
    name = models.CharField(max_length=200)
    born_stated = models.CharField(max_length=100, blank=True)
    safe_contact = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record"])]


@tracked
class Relationship(Fact):
    """How a managed person stands to someone in their case, or to another managed person."""

    class Kind(models.TextChoices):
        PARTNER = "partner", "partner"
        FORMER_PARTNER = "former_partner", "former partner"
        PARENT = "parent", "parent"
        CHILD = "child", "child"
        SIBLING = "sibling", "brother or sister"
        RELATIVE = "relative", "other relative"
        FRIEND = "friend", "friend"
        COLLEAGUE = "colleague", "colleague"
        CO_ACCUSED = "co_accused", "co-accused"
        OTHER = "other", "other"

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "kind", "other", "managed", "note", "starts", "ends")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    other = models.ForeignKey(Other, null=True, blank=True, on_delete=models.PROTECT, related_name="relationships")
    managed = models.ForeignKey(Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(other=None, managed__isnull=False) | models.Q(other__isnull=False, managed=None),
                name="a_relationship_is_to_one_person",
            ),
        ]
        indexes = [models.Index(fields=["record"])]
