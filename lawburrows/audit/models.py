"""The trail's tables: entries, what lies beside them, and the tree that seals them.

Nothing here has a foreign key: an entry must outlive what it speaks of. Who may do what is in `grants`; that nobody
changes a row is in migration 0002.
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

MOST_RECORDS = 1000


class Entry(models.Model):
    """One look or one change. It names records and fields, never a value."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField()
    day = models.DateField()  # the day the act was said to be done on, London's
    who = models.TextField()  # a user's id, or "system:" and a name
    agency = models.TextField()
    act = models.TextField()
    verb = models.TextField()
    subject_type = models.TextField()
    subject_id = models.TextField()
    records = ArrayField(models.UUIDField())
    fields = ArrayField(models.TextField())
    purpose = models.TextField()
    digest = models.BinaryField(null=True)  # commits to the reason or the search terms in Aside
    request = models.TextField()
    leaf = models.BinaryField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="audit_entry_names_at_most_1000_records",
                condition=models.Q(records__len__lte=MOST_RECORDS),
            ),
        )
        indexes = (
            models.Index("who", models.F("at").desc(), models.F("id").desc(), name="audit_entry_by_person"),
            models.Index(models.F("at").desc(), models.F("id").desc(), name="audit_entry_by_time"),
            models.Index("act", models.F("at").desc(), models.F("id").desc(), name="audit_entry_by_act"),
        )


class Mention(models.Model):
    """An entry under each record that it is about, so that "who has looked at this record" is one index scan."""

    pk = models.CompositePrimaryKey("record_id", "at", "entry_id")
    record_id = models.UUIDField()
    at = models.DateTimeField()
    entry_id = models.UUIDField()
    verb = models.TextField()


class Aside(models.Model):
    """The words that an entry commits to. They can be erased; the entry stands."""

    entry_id = models.UUIDField(primary_key=True)
    salt = models.BinaryField()
    text = models.TextField()


class Unsealed(models.Model):
    """The queue to the sealer: entries that are written and have no place in the tree yet."""

    entry_id = models.UUIDField(primary_key=True)
    leaf = models.BinaryField()
    since = models.DateTimeField(db_default=Now())


class Leaf(models.Model):
    """The place that the sealer gave to an entry."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    leaf = models.BinaryField()


class Node(models.Model):
    """The root of a complete subtree, at every eighth height."""

    pk = models.CompositePrimaryKey("height", "index")
    height = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()


class Head(models.Model):
    """The root of the tree at one size, signed."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    at = models.DateTimeField()
    key_id = models.TextField()
    signature = models.BinaryField()


class Cosignature(models.Model):
    """What a witness says of a head: I have seen it, and it continues what I saw before."""

    pk = models.CompositePrimaryKey("size", "witness")
    size = models.BigIntegerField()
    witness = models.TextField()
    at = models.DateTimeField()
    signature = models.BinaryField()


class Touched(models.Model):
    """Records that a command changed, until the tasks have been brought up to date."""

    sequence = models.BigAutoField(primary_key=True)
    record_id = models.UUIDField()
