"""When the last ground of a person had ended, and what was stopped."""

from django.db import models

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import CaseData, tracked


@tracked
class ManagementEnded(CaseData):
    """Nothing holds a person under management any more, from a day; sharing stopped when that was found. A ground that
    comes later brings nothing back by itself."""

    AUDIENCES = reaches(Audience.FULL, "ended_on", "stopped_on", "again_on")

    ended_on = models.DateField()  # the first day on which no ground held
    stopped_on = models.DateField()
    again_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=models.Q(again_on=None), name="management_has_ended_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__lte=models.F("stopped_on")), name="sharing_stops_when_management_has_ended"
            ),
        ]
