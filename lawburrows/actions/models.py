"""An action: what is to be done, which agency and person has it, its one date; and every step since it was given."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.documents.models import StoredFile
from lawburrows.rules import actions as rules

RUNNING = Q(state__in=rules.RUNNING)
STATES = [(row.state.value, row.words) for row in rules.STATES]
GIVEN_BY = [(row.given_by.value, row.words) for row in rules.GIVEN_BY]


@tracked
class Action(CaseData):
    """Something that one person of one agency has to do by one date. It names what gave it as a task names a page."""

    MOVES = rules.MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "number",
        "what",
        "agency",
        "whose",
        "due",
        "given_kind",
        "given_key",
        "given_words",
        "given_by",
        "given_on",
        "state",
        "outcome",
        "since",
    )

    number = models.PositiveSmallIntegerField()  # of this record, for people to say aloud
    what = models.CharField(max_length=1000)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    whose = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    given_kind = models.CharField(max_length=10, choices=GIVEN_BY)
    given_key = models.CharField(max_length=80, blank=True)
    given_words = models.CharField(max_length=200, blank=True)  # which meeting, plan or review, as it is called
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    state = models.CharField(max_length=10, choices=STATES, default="open")
    outcome = models.CharField(max_length=10, choices=STATES, blank=True)  # as reported, accepted or not
    since = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="an_action_says_what_is_to_be_done"),
            models.CheckConstraint(condition=Q(due__gte=F("given_on")), name="an_action_is_due_after_it_was_given"),
            models.CheckConstraint(
                condition=Q(state="open", outcome="")
                | Q(state="reported", outcome__in=["done", "not_done", "not_needed"])
                | Q(state=F("outcome"), outcome__in=["done", "not_done", "not_needed"]),
                name="an_action_that_has_ended_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["record", "state"]),
            models.Index(fields=["whose"], condition=RUNNING, name="actions_running_by_owner"),
        ]

    def __str__(self) -> str:
        return f"Action {self.number}"

    @property
    def running(self) -> bool:
        return self.state in rules.RUNNING


@tracked
class ActionStep(CaseData):
    """One thing that happened to an action since it was given: who, when, what was before, and why."""

    class Kind(models.TextChoices):
        MOVED = "moved", "date changed"
        GIVEN_ON = "given_on", "given to somebody else"
        REPORTED = "reported", "outcome reported"
        ACCEPTED = "accepted", "accepted"
        RETURNED = "returned", "returned"

    AUDIENCES = reaches(
        Audience.FULL,
        "action",
        "number",
        "kind",
        "words",
        "outcome",
        "evidence",
        "due_was",
        "due_now",
        "whose_was",
        "whose_now",
        "by",
        "at",
    )

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()  # the version of the action that it made
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.CharField(max_length=4000, blank=True)
    outcome = models.CharField(max_length=10, choices=STATES, blank=True)
    evidence = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_was = models.DateField(null=True, blank=True)
    due_now = models.DateField(null=True, blank=True)
    whose_was = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    whose_now = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="moved") | Q(due_was__isnull=False, due_now__isnull=False),
                name="a_changed_date_says_what_it_was",
            ),
            models.CheckConstraint(
                condition=~Q(kind="given_on") | Q(whose_was__isnull=False, whose_now__isnull=False),
                name="an_action_given_on_says_whose_it_was",
            ),
            models.CheckConstraint(condition=Q(kind="accepted") | ~Q(words=""), name="a_step_of_an_action_says_why"),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["action", "number"])]
