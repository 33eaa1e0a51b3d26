"""Agencies, the areas that they serve, and their teams: editable data."""

import uuid

from django.db import models


class Area(models.Model):
    """A council area, a police division, a MAPPA region or a health board's area."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "council area"
        DIVISION = "division", "police division"
        REGION = "region", "MAPPA region"
        HEALTH = "health", "health board area"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120)
    unverified = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="an_area_of_a_kind_is_named_once")]

    def __str__(self) -> str:
        return self.name


class AreaCover(models.Model):
    """That one area contains a council area; every council area contains itself."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="covers")
    council_area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="covered_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "council_area"], name="an_area_is_covered_once")]


class Agency(models.Model):
    """An authority or body whose people use the register."""

    class Kind(models.TextChoices):
        POLICE = "police", "police"
        COUNCIL = "council", "council"
        PRISONS = "prisons", "prison service"
        HEALTH = "health", "health board"
        COORDINATION = "coordination", "MAPPA coordination"
        GOVERNMENT = "government", "Scottish Government"
        INSPECTORATE = "inspectorate", "inspectorate"
        OTHER = "other", "other body"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    name = models.CharField(max_length=120)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT)
    telephone = models.CharField(max_length=40, blank=True)
    unverified = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="an_agency_key_is_used_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def has_managers(self) -> bool:
        """Whether a role that manages cases is posted there; in prisons and health those who work with them decide."""
        return self.kind not in {self.Kind.PRISONS.value, self.Kind.HEALTH.value}


class OnCall(models.Model):
    """Whom to call at night and at weekends: a telephone that is answered, for an area or for the whole country."""

    class Kind(models.TextChoices):
        POLICE = "police", "on-call officer"
        SOCIAL_WORK = "social_work", "social work out of hours"
        HEALTH = "health", "health out of hours"
        OTHER = "other", "other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="on_call")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT)
    words = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40)
    hours = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(telephone=""), name="an_on_call_row_has_a_telephone")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.agency}"


class Team(models.Model):
    """A team of an agency in an area."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="a_team_is_named_once_in_an_agency")]

    def __str__(self) -> str:
        return self.name
