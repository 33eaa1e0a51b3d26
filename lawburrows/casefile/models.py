"""When each reader last looked at a record, so that the overview can say what is new to them."""

from django.db import models

from lawburrows.access.models import Record, User


class LastLook(models.Model):
    """Of one reader and one record: the last look, and the last one of the visit before it."""

    pk = models.CompositePrimaryKey("user_id", "record_id")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True)
