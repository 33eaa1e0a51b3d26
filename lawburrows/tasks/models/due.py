"""What falls due: each row is a deadline of one record, brought into line with the facts by the worker."""

from django.db import models

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, User, tracked


class Task(CaseData):
    """One deadline in somebody's hands: what, when, why (its steps), and how bad it is to be late."""

    GRADE = Grade.SUMMARY
    AUDIENCES = reaches(
        Audience.SUMMARY, "kind", "what", "due", "provision", "unverified", "steps", "harm", "whose", "done_on"
    ) | reaches(Audience.SYSTEM, "key", "address", "label", "edition", "digest")

    key = models.CharField(max_length=120)  # which deadline of the record this is; the same again is the same task
    kind = models.CharField(max_length=60)
    what = models.CharField(max_length=200)
    due = models.DateField()
    provision = models.CharField(max_length=200)
    unverified = models.BooleanField(default=False)
    steps = models.JSONField(default=list)  # [{"text", "result", "provision"}]
    harm = models.PositiveSmallIntegerField(default=3)
    whose = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)  # the name of the page that does it
    label = models.CharField(max_length=40, blank=True)  # the words of its button
    done_on = models.DateField(null=True, blank=True)
    edition = models.CharField(max_length=16, blank=True)  # of the rules and figures by which it was worked out
    digest = models.CharField(max_length=16, blank=True)  # of all that it says, to see whether anything is new

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "key"], name="a_deadline_is_one_task")]
        indexes = [
            models.Index(fields=["due"], condition=models.Q(done_on=None), name="tasks_open_by_due"),
            models.Index(fields=["done_on"], condition=~models.Q(done_on=None), name="tasks_done_by_day"),
            models.Index(fields=["whose", "due"]),
        ]


@tracked
class NotYet(CaseData):
    """Why something that is overdue has not been done yet, said on a day; and by when it is expected."""

    AUDIENCES = reaches(Audience.FULL, "what", "reason", "expected_on", "said_by", "said_at") | reaches(
        Audience.SYSTEM, "key"
    )

    key = models.CharField(max_length=120)  # of the task, which may since be done and gone
    what = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    expected_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "key", "said_at"])]
