"""A managed person: names, birth, numbers, and the keys by which they are found."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import CaseData, Fact, tracked


class Sex(models.TextChoices):
    MALE = "male", "male"
    FEMALE = "female", "female"
    OTHER = "other", "other"
    NOT_KNOWN = "not_known", "not known"


@tracked
class Person(CaseData):
    """A person who is managed. One record, one person; the name shown is the current main name."""

    GRADE = Grade.SUMMARY
    ON_CARD = {}
    AUDIENCES = (
        reaches(Audience.DUTY, "name", "sex", "born", "born_stated")
        | reaches(Audience.SUMMARY, "ethnicity", "died_on")
        | reaches(Audience.SYSTEM, "sort_key")
    )

    record = models.OneToOneField("access.Record", on_delete=models.PROTECT, related_name="person")
    name = models.CharField(max_length=400)
    sort_key = models.CharField(max_length=400)  # C collation sorts by code point, so the folded name is kept
    sex = models.CharField(max_length=10, choices=Sex.choices, default=Sex.NOT_KNOWN)
    born = models.DateField(null=True, blank=True)
    born_stated = models.CharField(max_length=100, blank=True)  # partial or impossible, as it was stated
    ethnicity = models.CharField(max_length=100, blank=True)
    died_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sort_key"])]

    def __str__(self) -> str:
        return self.name


@tracked
class Name(Fact):
    """A name of a person, of a kind, for a time."""

    class Kind(models.TextChoices):
        MAIN = "main", "main name"
        BIRTH = "birth", "name at birth"
        FORMER = "former", "former name"
        ALIAS = "alias", "alias"
        NICKNAME = "nickname", "nickname"
        ONLINE = "online", "name used online"

    GRADE = Grade.SUMMARY
    AUDIENCES = reaches(Audience.SUMMARY, "kind", "given", "middle", "family", "starts", "ends")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    given = models.CharField(max_length=200, blank=True)
    middle = models.CharField(max_length=200, blank=True)
    family = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["record"], condition=Q(kind="main", ends=None), name="a_person_has_one_current_main_name"
            ),
            models.CheckConstraint(condition=~Q(given="", family=""), name="a_name_says_something"),
        ]
        indexes = [models.Index(fields=["record"])]

    @property
    def whole(self) -> str:
        """Given names, then family name, as it is said aloud."""
        return " ".join(part for part in (self.given, self.middle, self.family) if part)


@tracked
class Identifier(CaseData):
    """A number that an authority gave. It is encrypted; only its end is shown until someone asks for the rest."""

    class Kind(models.TextChoices):
        PNC = "pnc", "PNC"
        CRO = "cro", "CRO"
        CHS = "chs", "CHS (criminal history)"
        CHI = "chi", "CHI (health)"
        PRISON = "prison", "prison number"
        VISOR = "visor", "ViSOR reference"
        MAPPA = "mappa", "MAPPA reference"
        COUNCIL = "council", "council reference"
        NATIONAL_INSURANCE = "nino", "National Insurance number"
        SOURCE = "source", "number in the source of an extract"

    AUDIENCES = reaches(Audience.FULL, "kind", "sealed", "ending", "doubt") | reaches(Audience.SYSTEM, "digest")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    sealed = models.BinaryField()
    digest = models.BigIntegerField()
    ending = models.CharField(max_length=8)
    doubt = models.CharField(max_length=200, blank=True)  # why its form or check character is in doubt

    class Meta:
        indexes = [models.Index(fields=["record"]), models.Index(fields=["digest"])]


class SearchKey(CaseData):
    """A keyed token under which a person may be found; it cannot be read back without the key."""

    GRADE = Grade.EXISTENCE
    AUDIENCES = reaches(Audience.SYSTEM, "key", "family")

    key = models.BigIntegerField()
    family = models.PositiveSmallIntegerField()  # what kind of token: see people.keys

    class Meta:
        indexes = [models.Index(fields=["key", "record"]), models.Index(fields=["record"])]
