"""Who was told that something is near or late, at which step, and who took note."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, User, tracked


@tracked
class Escalation(CaseData):
    """One step of one thing that is due, told to one user; it waits until somebody says that they know."""

    GRADE = Grade.SUMMARY
    AUDIENCES = reaches(
        Audience.SUMMARY, "what", "due", "step", "to", "at", "acknowledged_by", "acknowledged_at"
    ) | reaches(Audience.SYSTEM, "key")

    key = models.CharField(max_length=120)  # of the task, which may since be done and gone
    what = models.CharField(max_length=200)
    due = models.DateField()  # when it was due at that time
    step = models.CharField(max_length=30)
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "key", "due", "step", "to"], name="a_step_is_told_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_by=None, acknowledged_at=None)
                | Q(acknowledged_by__isnull=False, acknowledged_at__isnull=False),
                name="who_took_note_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["to"], condition=Q(acknowledged_at=None), name="tasks_told_and_waiting"),
        ]
