"""What falls due: each row is a deadline of one record, brought into line with the facts by the worker."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Grade, Part, reaches
from lawburrows.access.models import CaseData, User, VisibleQuerySet, tracked
from lawburrows.access.roles import BY_KEY
from lawburrows.access.scope import Visible, is_system, roles_of
from lawburrows.orders.due import TOLD_BY_THE_PERSON

# The dates that a summary has. Whatever else falls due repeats what lies deeper in the record: it is for those who see
# that, and one that repeats what lies in a compartment is for those who see the compartment.
IN_THE_SUMMARY = TOLD_BY_THE_PERSON | {"end_of_requirements", "order_expiry", "liberation", "handover"}
IN_A_PART = {"protection_receipt": Part.VICTIMS}
Gate = tuple[Grade, Part]


def gate_of(kind: str) -> Gate:
    """What a reader has to see of a record to see a thing of this kind that is due on it."""
    if part := IN_A_PART.get(kind):
        return Grade.SUMMARY, part
    return Grade.SUMMARY if kind in IN_THE_SUMMARY else Grade.FULL, Part.GENERAL


def kinds_in_lists(by: Any) -> Q:
    """The kinds of things that stand in lists of whole caseloads, by the roles of a reader: cheaper than to ask of each
    row, and never more than that would give."""
    roles = [BY_KEY[role] for role in roles_of(by)]
    found = Q() if all(role.inside >= Grade.FULL for role in roles) else Q(kind__in=IN_THE_SUMMARY)
    hidden = [kind for kind, part in IN_A_PART.items() if any(part not in role.parts for role in roles)]
    return found & ~Q(kind__in=hidden)


class TaskQuerySet(VisibleQuerySet):
    """Tasks as far as a reader sees what they repeat."""

    def visible_to(self, by: Any, *, grade: Grade | None = None) -> Self:
        if is_system(by):
            return super().visible_to(by, grade=grade)
        record, least = F("record_id"), grade or Grade.SUMMARY
        seen = Q(Visible(record, by=by, grade=Grade.FULL)) & ~Q(kind__in=IN_A_PART)
        if least <= Grade.SUMMARY:
            seen |= Q(kind__in=IN_THE_SUMMARY) & Q(Visible(record, by=by, grade=least))
        roles = [BY_KEY[role] for role in roles_of(by)]
        for kind, part in IN_A_PART.items():
            if any(part in role.parts for role in roles):  # for the others it need not be asked of each row
                seen |= Q(kind=kind) & Q(Visible(record, by=by, grade=least, part=part))
        return self.filter(seen)


class Task(CaseData):
    """One deadline in somebody's hands: what, when, why (its steps), and how bad it is to be late."""

    GRADE = Grade.SUMMARY
    GATES = frozenset({(Grade.FULL, Part.GENERAL), *((Grade.SUMMARY, part) for part in IN_A_PART.values())})
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

    objects: ClassVar[Any] = TaskQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "key"], name="a_deadline_is_one_task")]
        indexes = [
            models.Index(fields=["due"], condition=models.Q(done_on=None), name="tasks_open_by_due"),
            models.Index(fields=["done_on"], condition=~models.Q(done_on=None), name="tasks_done_by_day"),
            models.Index(fields=["whose", "due"]),
        ]

    @property
    def gate(self) -> Gate:
        return gate_of(self.kind)


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
