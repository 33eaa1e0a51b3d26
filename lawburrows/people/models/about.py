"""What a person looks like, what may hurt someone, and what they need to be understood."""

from django.db import models

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import Fact, tracked
from lawburrows.documents.models import StoredFile


@tracked
class Description(Fact):
    """One thing about how a person looks."""

    class Kind(models.TextChoices):
        HEIGHT = "height", "height"
        BUILD = "build", "build"
        HAIR = "hair", "hair"
        EYES = "eyes", "eyes"
        MARK = "mark", "mark, scar or tattoo"
        OTHER = "other", "other"

    AUDIENCES = reaches(Audience.FULL, "kind", "text")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.CharField(max_length=500)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class Photograph(Fact):
    """A photograph: decoded and written again, without what the camera said about it.

    Whoever sees the summary sees the picture: where its bytes lie stands here too, for the file is for those in full.
    """

    GRADE = Grade.SUMMARY
    ON_CARD = {}
    AUDIENCES = (
        reaches(Audience.DUTY, "taken_on")
        | reaches(Audience.SUMMARY, "note")
        | reaches(Audience.SYSTEM, "file", "sha256", "media_type")
    )

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, default="")
    media_type = models.CharField(max_length=100, default="")
    taken_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class Warning(Fact):
    """What could hurt someone today, with the day on which it is looked at again."""

    class Kind(models.TextChoices):
        VIOLENCE = "violence", "violent"
        WEAPONS = "weapons", "weapons"
        LONE_STAFF = "lone_staff", "danger to lone staff"
        CHILDREN = "children", "no contact with children"
        SELF_HARM = "self_harm", "self-harm or suicide"
        WANTED = "wanted", "wanted"
        MISSING = "missing", "missing"
        OTHER = "other", "other"

    GRADE = Grade.EXISTENCE
    ON_CARD = {}
    AUDIENCES = reaches(Audience.DUTY, "kind", "text", "review_on", "starts", "ends")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=500)
    review_on = models.DateField()

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]


@tracked
class CommunicationNeed(Fact):
    """What a person needs to understand and to be understood; shown before anything is called a breach."""

    class Kind(models.TextChoices):
        INTERPRETER = "interpreter", "interpreter"
        LEARNING_DISABILITY = "learning_disability", "learning disability"
        APPROPRIATE_ADULT = "appropriate_adult", "appropriate adult"
        HEARING = "hearing", "hearing"
        SIGHT = "sight", "sight"
        READING = "reading", "reading and writing"
        OTHER = "other", "other"

    GRADE = Grade.SUMMARY
    ON_CARD = {}
    AUDIENCES = reaches(Audience.DUTY, "kind", "text") | reaches(Audience.SUMMARY, "starts", "ends")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.CharField(max_length=500, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["record"])]
