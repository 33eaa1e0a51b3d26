"""What people bring: a batch, shown before it is loaded whole or not at all, and a comparison with the register."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from lawburrows.access.models import Agency, Area, User


class Batch(models.Model):
    """One file that somebody brought: its digest, what was found in it, and what became of it."""

    class State(models.TextChoices):
        READING = "reading", "being read"
        CHECKED = "checked", "checked, waiting for a decision"
        REFUSED = "refused", "refused: it has structural errors"
        WAITING = "waiting", "waiting to be loaded"
        LOADING = "loading", "being loaded"
        LOADED = "loaded", "loaded"
        FAILED = "failed", "stopped; nothing was loaded"
        DISCARDED = "discarded", "discarded; nothing was loaded"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+"
    )  # for which it was brought
    brought_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    read = models.PositiveIntegerField(default=0)
    loaded = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0)  # rows that were loaded before, word for word
    changed = models.PositiveIntegerField(default=0)  # rows that were loaded before and say something else now
    doubles = models.PositiveIntegerField(default=0)  # rows that may be people whom the register has already
    source = models.CharField(max_length=60, blank=True, default="")
    encoding = models.CharField(max_length=20, blank=True, default="")
    lead = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    loading_since = models.DateTimeField(null=True)
    cleared_on = models.DateField(null=True)  # when its file and what was found in it were deleted
    message = models.CharField(max_length=500, blank=True)

    @property
    def new(self) -> int:
        """How many people it adds, once it was checked and nothing of it is refused."""
        return max(0, self.read - self.already - self.changed)


class Problem(models.Model):
    """One thing that was found in a batch: where, how bad, and in words what to do."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=200, blank=True)
    structural = models.BooleanField()
    text = models.CharField(max_length=300)
    # Of whom it speaks and in which column, as the file writes it: gone with the file, and read by its bringer alone.
    person_id = models.CharField(max_length=100, blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    heading = models.CharField(max_length=60, blank=True, default="")


class SourceRow(models.Model):
    """Which row of which source of an agency became which record, so that the same file again adds nothing.

    What another agency loaded is never told: a guessed source and number would say that a person is on the register.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=60)
    person_id = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    record = models.UUIDField()
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "source", "person_id"], name="a_source_row_of_an_agency_is_loaded_once"
            )
        ]


class Comparison(models.Model):
    """One extract of another register that was compared with this one, as the one who brought it may see it."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting to be compared"
        COMPARING = "comparing", "being compared"
        COMPARED = "compared", "compared"
        STOPPED = "stopped", "stopped; nothing was compared"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    comparing_since = models.DateTimeField(null=True)
    read = models.PositiveIntegerField(default=0)
    compared = models.PositiveIntegerField(default=0)
    differences = models.PositiveIntegerField(default=0)
    encoding = models.CharField(max_length=20, blank=True, default="")
    columns = ArrayField(models.CharField(max_length=60), default=list)  # those that were compared
    message = models.CharField(max_length=500, blank=True)


class Difference(models.Model):
    """One line of a comparison, read only while its record may still be seen; without a record, nobody here is meant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="found")
    place = models.PositiveIntegerField()
    record = models.UUIDField(null=True)
    row = models.PositiveIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=400, blank=True)
    about = models.CharField(max_length=100, blank=True)
    field = models.CharField(max_length=60, blank=True)
    extract = models.CharField(max_length=1000, blank=True)
    register = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparison", "place"], name="a_comparison_has_one_difference_in_a_place")
        ]
