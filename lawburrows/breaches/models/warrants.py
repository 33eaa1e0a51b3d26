"""A sheriff's warrant to enter, examine and search the notified address (section 96A), from application to return."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.people.models import Address


@tracked
class SearchWarrant(CaseData):
    """An application of a senior officer, the sheriff's answer, and what became of the warrant."""

    class State(models.TextChoices):
        APPLIED = "applied", "applied for, not answered yet"
        GRANTED = "granted", "granted"
        REFUSED = "refused", "refused by the sheriff"
        NOT_PURSUED = "not_pursued", "application not pursued"
        EXECUTED = "executed", "executed"
        LAPSED = "lapsed", "lapsed without being executed"
        RETURNED = "returned", "returned to the court"

    MOVES = {
        State.APPLIED: {State.GRANTED, State.REFUSED, State.NOT_PURSUED},
        State.GRANTED: {State.EXECUTED, State.LAPSED},
        State.EXECUTED: {State.RETURNED},
        State.LAPSED: {State.RETURNED},
    }
    AUDIENCES = reaches(
        Audience.FULL,
        "address",
        "address_said",
        "officer",
        "rank",
        "grounds",
        "applied_on",
        "recorded_by",
        "state",
        "answered_on",
        "court",
        "number",
        "expires_on",
        "answer_said",
        "executed_on",
        "found",
        "ended_on",
        "ended_because",
        "returned_on",
    )

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="+")
    address_said = models.CharField(max_length=500)  # as it stood when the application was made
    officer = models.CharField(max_length=120)
    rank = models.CharField(max_length=60)
    grounds = models.CharField(max_length=4000)
    applied_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.APPLIED)
    answered_on = models.DateField(null=True, blank=True)
    court = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=60, blank=True)
    expires_on = models.DateField(null=True, blank=True)  # the last day, as the sheriff set it
    answer_said = models.CharField(max_length=1000, blank=True)
    executed_on = models.DateField(null=True, blank=True)
    found = models.CharField(max_length=4000, blank=True)  # facts, not what anybody thinks of them
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)
    returned_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["applied", "not_pursued"], answered_on=None)
                | (
                    Q(state__in=["granted", "refused", "executed", "lapsed", "returned"], answered_on__isnull=False)
                    & ~Q(court="")
                ),
                name="a_warrant_is_answered_by_a_court",
            ),
            models.CheckConstraint(
                condition=~Q(state="executed") | (Q(executed_on__isnull=False) & ~Q(found="")),
                name="a_search_says_what_was_found",
            ),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class Attempt(CaseData):
    """One attempt to enter the address: before the application, or under the warrant."""

    AUDIENCES = reaches(Audience.FULL, "warrant", "under", "day", "time", "by_whom", "what_happened", "recorded_by")

    warrant = models.ForeignKey(SearchWarrant, on_delete=models.PROTECT, related_name="attempts")
    under = models.BooleanField(default=False)  # made with the warrant in hand
    day = models.DateField()
    time = models.TimeField(null=True, blank=True)
    by_whom = models.CharField(max_length=300)
    what_happened = models.CharField(max_length=1000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["record"]), models.Index(fields=["warrant"])]
