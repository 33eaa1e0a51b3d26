"""A batch: an extract that was read, checked and shown before it is loaded whole or not at all."""

import uuid

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

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    read = models.PositiveIntegerField(default=0)
    loaded = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0)  # rows that were loaded before, word for word
    changed = models.PositiveIntegerField(default=0)  # rows that were loaded before and say something else now
    source = models.CharField(max_length=60, blank=True, default="")
    encoding = models.CharField(max_length=20, blank=True, default="")
    lead = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    loading_since = models.DateTimeField(null=True)
    message = models.CharField(max_length=500, blank=True)


class Problem(models.Model):
    """One thing that was found in a batch: where, how bad, and in words what to do."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=200, blank=True)
    structural = models.BooleanField()
    text = models.CharField(max_length=300)


class SourceRow(models.Model):
    """Which row of which source became which record, so that the same file again adds nothing."""

    source = models.CharField(max_length=60)
    person_id = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    record = models.UUIDField()
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "person_id"], name="a_source_row_is_loaded_once")]
