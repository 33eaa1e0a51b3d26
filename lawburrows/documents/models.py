"""Files that are kept: where the bytes lie, what they are, and how they are marked."""

from django.db import models

from lawburrows.access.grades import Audience, Marking, reaches
from lawburrows.access.models import CaseData, User, tracked


@tracked
class StoredFile(CaseData):
    """One file on a record: its bytes lie below UPLOADS under their digest, never under a name of the sender's."""

    class Kind(models.TextChoices):
        PHOTOGRAPH = "photograph", "photograph"
        COURT_PAPER = "court_paper", "court paper"
        REPORT = "report", "report"
        MADE_HERE = "made_here", "made by Lawburrows"
        OTHER = "other", "other document"

    AUDIENCES = reaches(
        Audience.FULL, "kind", "title", "media_type", "size", "marking", "added_at", "added_by", "scan"
    ) | reaches(Audience.SYSTEM, "sha256")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    marking = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.OFFICIAL_SENSITIVE)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    scan = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record", "added_at"])]


@tracked
class PrintRequest(CaseData):
    """Somebody asked to have a sheet made; until the worker has filed it there is no file."""

    AUDIENCES = reaches(Audience.FULL, "sheet", "asked_by", "asked_at", "file") | reaches(Audience.SYSTEM, "about")

    sheet = models.CharField(max_length=40)
    about = models.UUIDField(null=True, blank=True)  # the one entry that it is of, for a sheet of one
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["record"])]
