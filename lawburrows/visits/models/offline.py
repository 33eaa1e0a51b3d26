"""A device on which somebody takes briefs along: known here, so that it can be told to forget."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from lawburrows.access.models import User


class OfflineDevice(models.Model):
    """One browser of one user. What it holds is encrypted there; here stands only that it is, and what it took."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    took = ArrayField(models.CharField(max_length=12), default=list, blank=True)  # register numbers, of the last taking
    took_until = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user"])]
