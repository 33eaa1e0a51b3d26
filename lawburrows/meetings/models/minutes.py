"""The minutes of one case: one minute-taker writes them, others propose, the chair agrees, and each receipt is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.rules import meetings as rules

TEXTS = tuple(row.key for row in rules.HEADINGS)


@tracked
class Minutes(CaseData):
    """What was said, considered and decided about one person at one meeting."""

    PART = Part.MINUTES
    MOVES = rules.moves(rules.MINUTES)
    AUDIENCES = reaches(
        Audience.FULL,
        "case",
        *TEXTS,
        "disclosure",
        "disclosure_why",
        "level",
        "level_why",
        "next_review",
        "no_actions",
        "no_quorum",
        "state",
        "agreed_by",
        "agreed_at",
        "circulated_at",
    )

    case = models.ForeignKey("meetings.MeetingCase", on_delete=models.PROTECT, related_name="minutes")
    discussion = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    victims = models.TextField(blank=True)
    children = models.TextField(blank=True)
    diversity = models.TextField(blank=True)
    disclosure = models.CharField(max_length=3, choices=[("yes", "yes"), ("no", "no")], blank=True)
    disclosure_why = models.CharField(max_length=2000, blank=True)  # the decision, or why there is none
    level = models.PositiveSmallIntegerField(null=True, blank=True, choices=[(1, "1"), (2, "2"), (3, "3")])
    level_why = models.CharField(max_length=1000, blank=True)
    next_review = models.DateField(null=True, blank=True)
    no_actions = models.CharField(max_length=300, blank=True)  # why no action follows, where none does
    no_quorum = models.CharField(max_length=300, blank=True)  # why it went ahead without a quorum that was agreed
    state = models.CharField(max_length=10, choices=rules.choices(rules.MINUTES), default="writing")
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], name="a_case_has_one_set_of_minutes"),
            models.CheckConstraint(
                condition=Q(state__in=["writing", "draft"], agreed_by=None, agreed_at=None)
                | Q(state__in=["agreed", "circulated"], agreed_by__isnull=False, agreed_at__isnull=False),
                name="agreed_minutes_say_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Dissent(CaseData):
    """That somebody saw it otherwise: who, for which agency, and what."""

    PART = Part.MINUTES
    AUDIENCES = reaches(Audience.FULL, "minutes", "who", "what", "recorded_by", "recorded_at")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="dissents")
    who = models.CharField(max_length=200)
    what = models.CharField(max_length=2000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record"])]


@tracked
class Proposal(CaseData):
    """Words that somebody else would add or correct; the minute-taker takes them in, or leaves them with a reason."""

    PART = Part.MINUTES
    MOVES = rules.moves(rules.PROPOSAL)
    AUDIENCES = reaches(
        Audience.FULL, "minutes", "heading", "text", "state", "reason", "proposed_by", "proposed_at", "judged_at"
    )

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="proposals")
    heading = models.CharField(max_length=12, choices=[(row.key, row.words) for row in rules.HEADINGS])
    text = models.CharField(max_length=4000)
    state = models.CharField(max_length=10, choices=rules.choices(rules.PROPOSAL), default="proposed")
    reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="left") | ~Q(reason=""), name="words_that_are_left_out_say_why")
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Receipt(CaseData):
    """That minutes were sent to somebody, and when they said that they have them."""

    PART = Part.MINUTES
    AUDIENCES = reaches(Audience.FULL, "minutes", "to", "sent_at", "received_at")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="receipts")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "to"], name="minutes_are_sent_to_somebody_once")]
        indexes = [models.Index(fields=["record"])]
