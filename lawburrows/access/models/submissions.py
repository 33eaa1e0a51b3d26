"""One submission of a form, so that sending it twice does one thing."""

from django.db import models


class Submission(models.Model):
    """The token that a form carried, who sent it, and where they were sent afterwards."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=300, blank=True)
