"""A suspicion that a person raised, what it rests on, what was considered, and every step to its outcome."""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.breaches.chain import MOVES, State
from lawburrows.orders.models import Condition, Order


@tracked
class Suspicion(CaseData):
    """That a requirement may have been broken: which, what is alleged, when, how it became known, who raised it."""

    class Of(models.TextChoices):
        NOTIFICATION = "notification", "a notification requirement"
        CONDITION = "condition", "a condition of an order or a licence"

    class Duty(models.TextChoices):
        INITIAL = "initial", "first notification (section 83)"
        CHANGE = "change", "notification of a change (section 84)"
        PERIODIC = "periodic", "periodic notification (section 85)"
        TRAVEL = "travel", "notification of travel or return (section 86)"
        FALSE = "false", "false information given to the police (section 91)"
        OTHER = "other", "another notification requirement"

    MOVES = MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "number",
        "of",
        "duty",
        "due_on",
        "rule_unverified",
        "order",
        "condition",
        "requirement",
        "provision",
        "alleged",
        "first_day",
        "last_day",
        "known_how",
        "source",
        "raised_by",
        "raised_on",
        "state",
        "since",
    ) | reaches(Audience.SYSTEM, "key")

    number = models.PositiveSmallIntegerField()  # of this record, for people to say aloud
    of = models.CharField(max_length=12, choices=Of.choices)
    duty = models.CharField(max_length=10, choices=Duty.choices, blank=True)
    key = models.CharField(max_length=120, blank=True)  # of the date in the statutory clock that had passed
    due_on = models.DateField(null=True, blank=True)
    rule_unverified = models.BooleanField(default=False)  # the date rested on a rule that nobody has confirmed
    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    condition = models.ForeignKey(Condition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requirement = models.TextField()  # word for word, as it stood when the suspicion was raised
    provision = models.CharField(max_length=300, blank=True)
    alleged = models.CharField(max_length=4000)
    first_day = models.DateField()
    last_day = models.DateField()
    known_how = models.CharField(max_length=2000)
    source = models.CharField(max_length=300)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.SUSPECTED)
    since = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="a_failure_ends_after_it_begins"),
            models.CheckConstraint(
                condition=(Q(of="notification") & ~Q(duty="") & Q(order=None, condition=None))
                | Q(of="condition", duty="", order__isnull=False),
                name="a_suspicion_says_of_what",
            ),
        ]
        indexes = [models.Index(fields=["record", "state"])]


@tracked
class Evidence(CaseData):
    """One thing that a suspicion rests on, and whether anybody has verified it."""

    class State(models.TextChoices):
        UNVERIFIED = "unverified", "not verified"
        VERIFIED = "verified", "verified"
        SET_ASIDE = "set_aside", "set aside: nothing rests on it"

    MOVES = {
        State.UNVERIFIED: {State.VERIFIED, State.SET_ASIDE},
        State.VERIFIED: {State.SET_ASIDE},
        State.SET_ASIDE: {State.VERIFIED},
    }
    AUDIENCES = reaches(
        Audience.FULL, "suspicion", "what", "source", "obtained_on", "opinion", "state", "judged_by", "judged_on", "how"
    )

    suspicion = models.ForeignKey(Suspicion, on_delete=models.PROTECT, related_name="evidence")
    what = models.CharField(max_length=2000)
    source = models.CharField(max_length=300)
    obtained_on = models.DateField()
    opinion = models.BooleanField(default=False)  # somebody's view, not a fact
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNVERIFIED)
    judged_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judged_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unverified", judged_by=None, judged_on=None, how="")
                | (
                    Q(state__in=["verified", "set_aside"], judged_by__isnull=False, judged_on__isnull=False)
                    & ~Q(how="")
                ),
                name="evidence_is_judged_by_somebody_who_says_how",
            )
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["suspicion"])]


@tracked
class Consideration(CaseData):
    """What was weighed before anything is decided: the excuse, the needs, the person's own account, what is doubtful."""

    class Excuse(models.TextChoices):
        NONE = "none", "no excuse was offered"
        REASONABLE = "reasonable", "an excuse was offered; it may be reasonable"
        NOT_REASONABLE = "not_reasonable", "an excuse was offered; it does not seem reasonable"
        NOT_ASKED = "not_asked", "the person could not be asked"

    AUDIENCES = reaches(
        Audience.FULL,
        "suspicion",
        "excuse",
        "excuse_said",
        "excuse_why",
        "needs_known",
        "needs_met",
        "account",
        "no_account_because",
        "rule_checked",
        "opinion",
        "considered_by",
        "considered_at",
    )

    suspicion = models.ForeignKey(Suspicion, on_delete=models.PROTECT, related_name="considerations")
    excuse = models.CharField(max_length=16, choices=Excuse.choices)
    excuse_said = models.CharField(max_length=2000, blank=True)
    excuse_why = models.CharField(max_length=2000)
    needs_known = models.CharField(max_length=1000, blank=True)  # as they were shown to whoever considered
    needs_met = models.CharField(max_length=1000)
    account = models.CharField(max_length=4000, blank=True)
    no_account_because = models.CharField(max_length=1000, blank=True)
    rule_checked = models.CharField(max_length=1000, blank=True)  # who confirmed a date on an unverified rule, and how
    opinion = models.CharField(max_length=2000, blank=True)
    considered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    considered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(account="") & ~Q(no_account_because="")) | (~Q(account="") & Q(no_account_because="")),
                name="the_account_stands_or_why_there_is_none",
            )
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["suspicion"])]


@tracked
class Move(CaseData):
    """One step of the chain: from what to what, on which day, who decided, and on what grounds."""

    AUDIENCES = reaches(
        Audience.FULL,
        "suspicion",
        "before",
        "after",
        "happened_on",
        "grounds",
        "authority",
        "reference",
        "moved_by",
        "moved_at",
    )

    suspicion = models.ForeignKey(Suspicion, on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16, choices=State.choices)
    after = models.CharField(max_length=16, choices=State.choices)
    happened_on = models.DateField()
    grounds = models.CharField(max_length=2000)
    authority = models.CharField(max_length=300, blank=True)  # who decided, where it was somebody outside
    reference = models.CharField(max_length=60, blank=True)  # theirs: of the fiscal, of the court
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="a_move_leads_somewhere_else"),
            models.CheckConstraint(condition=~Q(grounds=""), name="a_move_has_grounds"),
        ]
        indexes = [
            models.Index(fields=["record"]),
            models.Index(fields=["suspicion"]),
            models.Index(fields=["after", "happened_on"]),
        ]


@tracked
class CourtDate(CaseData):
    """One day in court, and what happened on it once somebody has written that down."""

    AUDIENCES = reaches(Audience.FULL, "suspicion", "day", "court", "purpose", "happened", "happened_by")

    suspicion = models.ForeignKey(Suspicion, on_delete=models.PROTECT, related_name="court_dates")
    day = models.DateField()
    court = models.CharField(max_length=120)
    purpose = models.CharField(max_length=200)
    happened = models.CharField(max_length=1000, blank=True)
    happened_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suspicion", "day"], name="a_suspicion_is_in_court_once_a_day"),
            models.CheckConstraint(
                condition=Q(happened="", happened_by=None) | (~Q(happened="") & Q(happened_by__isnull=False)),
                name="what_happened_in_court_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["record"])]
