"""What someone is told: that something happened to a record, never what stands in it."""

import uuid

from django.db import models

from lawburrows.access.models import Record, User


class Notice(models.Model):
    """One message to one user."""

    class Kind(models.TextChoices):
        GLASS_BROKEN = "glass_broken", "A record was opened in an emergency"
        ACCESS_ASKED = "access_asked", "Someone asks to see a record"
        ACCESS_ANSWERED = "access_answered", "Your request to see a record was answered"
        EXISTENCE_TOLD = "existence_told", "Someone was told that a record exists"
        CORRECTION_PROPOSED = "correction_proposed", "A correction was proposed"
        CORRECTION_ANSWERED = "correction_answered", "Your proposed correction was answered"
        POSSIBLE_DUPLICATE = "possible_duplicate", "Two records may be of one person"
        CASE_MOVED = "case_moved", "A case was moved to another area"
        POSTING_GIVEN = "posting_given", "You were given a posting"
        FIRST_LINK_GIVEN = "first_link_given", "Two administrators gave out a first link to your account"
        AGREEMENT_ASKED = "agreement_asked", "Something waits for a second administrator"
        HANDOVER_PROPOSED = "handover_proposed", "You are asked to take a case over"
        HANDOVER_ANSWERED = "handover_answered", "A handover was answered or withdrawn"
        HANDED_OVER = "handed_over", "A case was handed over"
        MANAGEMENT_ENDED = "management_ended", "The last ground of a case has ended: sharing has stopped"
        GROUND_AGAIN = "ground_again", "A case has a ground again: nothing that had stopped came back by itself"
        CARD_OPENED = "card_opened", "The card of a person was opened"
        CHANGED = "changed", "Something has changed for a person"
        STEP_REACHED = "step_reached", "Something of yours is near its day, or late: see My work"
        JOB_DONE = "job_done", "Something you asked for is ready"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20, blank=True)  # also for those whom the record itself is hidden from
    about = models.UUIDField(null=True)
    address = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["to", "read_at", "at"])]
