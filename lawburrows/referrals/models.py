"""A notification or referral with every step that it took, and what bodies outside were told."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.orders.models import Conviction
from lawburrows.rules.referrals import CHOICES, MOVES, OPEN, OUTSIDE, WITH_THE_SENDER, Kind, State

OPEN_STATES = tuple(state.value for state in OPEN)
CHANGEABLE = tuple(state.value for state in WITH_THE_SENDER)
ANSWERED = tuple(one.value for one in (State.ACCEPTED, State.ARRANGED, State.RECORDED, State.REFUSED))
NUMBERS = [(1, "1"), (2, "2"), (3, "3")]


@tracked
class Referral(CaseData):
    """What is asked of the coordinator, and why. What the record holds is not typed again: see `filled`."""

    MOVES = MOVES
    KINDS = [(Kind.NOTIFICATION.value, "MAPPA notification"), (Kind.REFERRAL.value, "MAPPA referral")]
    AUDIENCES = reaches(
        Audience.FULL,
        "kind",
        "state",
        "category",
        "level",
        "urgent",
        "confirmed",
        "conviction",
        "why",
        "considered",
        "cannot",
        "to",
        "begun_by",
        "begun_on",
        "sent_by",
        "sent_on",
        "answered_by",
        "answered_on",
        "wanted_by",
        "meeting_on",
    )

    kind = models.CharField(max_length=12, choices=KINDS)
    state = models.CharField(max_length=10, choices=CHOICES, default=State.DRAFT.value)
    category = models.PositiveSmallIntegerField(choices=NUMBERS, null=True, blank=True)
    level = models.PositiveSmallIntegerField(choices=NUMBERS, null=True, blank=True)  # asked for; not yet decided
    urgent = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)  # what guidance does not expect has been considered
    conviction = models.ForeignKey(Conviction, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    considered = models.TextField(blank=True)  # category 3: why, by reason of that conviction
    cannot = models.TextField(blank=True)  # what of the plan cannot be delivered at the level below
    to = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    sent_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)  # the last time
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    wanted_by = models.DateField(null=True, blank=True)  # of one that was returned
    meeting_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind"],
                condition=Q(state__in=OPEN_STATES),
                name="one_open_referral_of_a_kind_for_a_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn"))
                | Q(
                    sent_on__isnull=False,
                    sent_by__isnull=False,
                    to__isnull=False,
                    level__isnull=False,
                    category__isnull=False,
                ),
                name="a_sent_referral_says_to_whom_and_what_is_asked",
            ),
            models.CheckConstraint(
                condition=Q(kind="notification")
                | Q(state__in=("draft", "withdrawn"))
                | (Q(level__gt=1) & ~Q(cannot="")),
                name="a_sent_referral_says_what_the_level_below_cannot_do",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ANSWERED) | Q(answered_by__isnull=False, answered_on__isnull=False),
                name="an_answered_referral_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(wanted_by__isnull=False),
                name="a_returned_referral_is_wanted_by_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="arranged", meeting_on__isnull=False) | (~Q(state="arranged") & Q(meeting_on=None)),
                name="an_arranged_referral_has_its_meeting",
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["to", "state"])]


@tracked
class ReferralStep(CaseData):
    """One move of a notification or referral; a sending keeps what was sent, word for word."""

    AUDIENCES = reaches(
        Audience.FULL, "referral", "before", "after", "reason", "lacks", "content", "made_by", "made_at"
    )

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    before = models.CharField(max_length=10, choices=CHOICES)
    after = models.CharField(max_length=10, choices=CHOICES)
    reason = models.TextField(blank=True)
    lacks = models.TextField(blank=True)  # what a returned one lacks
    content = models.JSONField(default=list)  # [{"title", "lines": [[what, the words]]}]
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(after__in=("returned", "refused", "withdrawn")) | ~Q(reason=""),
                name="a_step_back_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class OutsideForm(CaseData):
    """What a body outside the arrangements was told of a person, why, and whether the person knows."""

    class Knows(models.TextChoices):
        TOLD = "told", "the person has been told"
        NOT_TOLD = "not_told", "the person has not been told"

    AUDIENCES = reaches(
        Audience.FULL,
        "form",
        "recipient",
        "addressed",
        "why",
        "changed",
        "knows",
        "why_not_told",
        "content",
        "told_by",
        "told_on",
    )

    form = models.CharField(max_length=2, choices=list(OUTSIDE.items()))
    recipient = models.CharField(max_length=120)
    addressed = models.CharField(max_length=300)
    why = models.CharField(max_length=1000)
    changed = models.CharField(max_length=1000, blank=True)
    knows = models.CharField(max_length=8, choices=Knows.choices)
    why_not_told = models.CharField(max_length=500, blank=True)
    content = models.JSONField(default=list)  # [what, the words] of what is told, and nothing besides
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="what_is_told_outside_has_its_reason"),
            models.CheckConstraint(
                condition=~Q(knows="not_told") | ~Q(why_not_told=""), name="who_is_not_told_of_it_has_a_reason_why"
            ),
            models.CheckConstraint(condition=~Q(form="7b") | ~Q(changed=""), name="a_change_of_circumstances_is_said"),
        ]
        indexes = [models.Index(fields=["record"])]
