"""The conditions of an order: each in the words of whoever imposed it, with its own period and who checks it."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import Agency, Fact, User, tracked
from lawburrows.orders.models.happenings import Happening
from lawburrows.orders.models.orders import Order
from lawburrows.rules.conditions import ConditionKind, Nature


@tracked
class Condition(Fact):
    """One prohibition or requirement, verbatim.

    It can be read without its order, as a duty desk must: `under` names the order, `ends` is its own end, the end of
    the order or the day on which an event ended it, whichever is first, and `suspended_on` is that of the order.
    """

    GRADE = Grade.SUMMARY
    ON_CARD = {"enforceable": (True,)}
    AUDIENCES = reaches(
        Audience.DUTY,
        "under",
        "number",
        "kind",
        "nature",
        "text",
        "zone",
        "from_time",
        "until_time",
        "weekdays",
        "starts",
        "ends",
        "enforceable",
        "suspended_on",
    ) | reaches(
        Audience.FULL,
        "order",
        "until",
        "checking_agency",
        "checked_by",
        "how_checked",
        "evidence",
        "catalogue",
        "catalogue_version",
        "catalogue_item",
        "added_by",
        "ended_by",
    )

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="conditions")
    under = models.CharField(max_length=120)
    number = models.PositiveSmallIntegerField(default=1)  # its place in the order
    kind = models.CharField(max_length=20, choices=[(one.value, one.words) for one in ConditionKind])
    nature = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Nature])
    text = models.TextField()
    zone = models.CharField(max_length=500, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    weekdays = models.CharField(max_length=7, blank=True)  # digits, Monday is 1; empty: every day
    until = models.DateField(null=True, blank=True)  # its own end as it was imposed; empty: with the order
    enforceable = models.BooleanField(null=True, blank=True)  # by the police, at once; None: nobody has said
    suspended_on = models.DateField(null=True, blank=True)
    checking_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    how_checked = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=1000, blank=True)
    catalogue = models.CharField(max_length=40, blank=True)
    catalogue_version = models.PositiveSmallIntegerField(null=True, blank=True)
    catalogue_item = models.CharField(max_length=40, blank=True)
    added_by = models.ForeignKey(Happening, null=True, blank=True, on_delete=models.PROTECT, related_name="added")
    ended_by = models.ForeignKey(Happening, null=True, blank=True, on_delete=models.PROTECT, related_name="ended")

    class Meta:
        constraints = [
            # One of an order that ends before it begins was never in force: it ends on the day on which it starts.
            models.CheckConstraint(
                condition=Q(starts__isnull=False) & (Q(ends=None) | Q(ends__gte=models.F("starts"))),
                name="a_condition_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=(Q(from_time=None) & Q(until_time=None))
                | (Q(from_time__isnull=False) & Q(until_time__isnull=False)),
                name="the_hours_of_a_condition_have_two_ends",
            ),
            models.CheckConstraint(
                condition=Q(catalogue="", catalogue_version=None, catalogue_item="")
                | (~Q(catalogue="") & Q(catalogue_version__isnull=False) & ~Q(catalogue_item="")),
                name="a_condition_from_a_catalogue_says_which_version",
            ),
        ]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["order"])]
