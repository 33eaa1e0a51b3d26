"""Sensitive places of a council area. They say nothing of any person, and belong to no record."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from lawburrows.access.models import Area, User
from lawburrows.rules import premises as rules
from lawburrows.rules.grid import EAST, NORTH, Point


class PlaceBatch(models.Model):
    """One file of places: read and shown, then taken in whole or left."""

    class State(models.TextChoices):
        CHECKED = "checked", "read, not taken in"
        TAKEN = "taken", "taken in"
        LEFT = "left", "left"

    MOVES = {"checked": {"taken", "left"}}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)  # [kind, name, easting, northing]
    problems = models.JSONField(default=list)  # sentences, each about one row
    count = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)  # of them there already
    state = models.CharField(max_length=8, choices=State.choices, default=State.CHECKED)
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()


class Place(models.Model):
    """One place, by hand or from a batch, until somebody says that it is no longer there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(row.key, row.words) for row in rules.PLACES])
    name = models.CharField(max_length=200)
    easting = models.IntegerField()
    northing = models.IntegerField()
    batch = models.ForeignKey(PlaceBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(easting__gte=0, easting__lt=EAST, northing__gte=0, northing__lt=NORTH),
                name="a_place_lies_on_the_grid",
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "easting", "northing"],
                condition=Q(closed_on=None),
                name="a_place_is_entered_once",
            ),
        ]
        indexes = [
            models.Index(fields=["easting", "northing"], condition=Q(closed_on=None), name="places_near"),
            models.Index(fields=["area", "name"], condition=Q(closed_on=None), name="places_of_an_area"),
        ]

    @property
    def at(self) -> Point:
        return Point(self.easting, self.northing)
