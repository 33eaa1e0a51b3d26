"""Files that are kept: where the bytes lie, what they are, and how they are marked."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Grade, Marking, Part, reaches
from lawburrows.access.models import CaseData, User, VisibleQuerySet, tracked
from lawburrows.access.scope import Visible, is_system

IN_A_PART = (Part.MINUTES,)  # the compartments from which a paper may be made


class Files(VisibleQuerySet):
    """Files as far as a reader sees the part of the record that each was made from."""

    def visible_to(self, by: Any, *, grade: Grade | None = None) -> Self:
        rows = super().visible_to(by, grade=grade)
        if is_system(by):
            return rows
        seen = Q(part=Part.GENERAL)
        for part in IN_A_PART:
            seen |= Q(Visible(F("record_id"), by=by, grade=grade or self.model.GRADE, part=part), part=part)
        return rows.filter(seen)


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
    ) | reaches(Audience.SYSTEM, "sha256", "part")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    marking = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.OFFICIAL_SENSITIVE)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    scan = models.CharField(max_length=100, blank=True)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.GENERAL)

    objects: ClassVar[Any] = Files.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=[Part.GENERAL, *IN_A_PART]), name="a_file_lies_in_a_part_that_is_guarded"
            )
        ]
        indexes = [models.Index(fields=["record", "added_at"])]


@tracked
class PrintRequest(CaseData):
    """Somebody asked to have a sheet made; until the worker has filed it there is no file."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"

    AUDIENCES = reaches(Audience.FULL, "sheet", "form", "asked_by", "asked_at", "file") | reaches(
        Audience.SYSTEM, "about"
    )

    sheet = models.CharField(max_length=40)
    form = models.CharField(max_length=4, choices=Form.choices, default=Form.PDF)
    about = models.UUIDField(null=True, blank=True)  # the one entry that it is of, for a sheet of one
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["record"])]
