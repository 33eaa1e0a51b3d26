"""Rows of rule tables that people may change: bank holidays and rows whose figures guidance sets, not statute."""

import uuid

from django.db import models

from lawburrows.access.models import User, tracked


@tracked
class RuleRow(models.Model):
    """One figure of one rule table, from a day on: its source, how far it is confirmed, who proposed and agreed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    value = models.CharField(max_length=200)
    starts = models.DateField()
    source = models.CharField(max_length=300)
    verified = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "key", "starts"], name="a_figure_has_one_value_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(agreed_by=None) | ~models.Q(agreed_by=models.F("proposed_by")),
                name="nobody_agrees_their_own_figure",
            ),
        ]
