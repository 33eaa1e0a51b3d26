"""One fact told to one third party: why, in which words, who approved it, and what came of it.

Who the third party is lies in the compartment of other people; elsewhere a disclosure says only what they are.
"""

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import CaseData, User, tracked
from lawburrows.people.models import Other
from lawburrows.rules import disclosures as rules

ROUTES = [(row.route.value, row.words) for row in rules.ROUTES]
FROM = [
    ("officer", "by somebody in the case"),
    ("meeting", "in a MAPPA meeting"),
    ("review", "at a level 1 review"),
    ("change", "because something had changed"),
    ("application", "upon an application under the community disclosure scheme"),
    ("before", "after another disclosure did not come about"),
]
NOT_YET = ("draft", "returned", "withdrawn")


class Heard(models.TextChoices):
    YES = "yes", "the person was asked, and said what stands here"
    SILENT = "silent", "the person was asked, and said nothing"
    NO = "no", "the person was not asked, because of what stands here"


class Manner(models.TextChoices):
    FACE = "face", "face to face"
    VIDEO = "video", "by video"
    TELEPHONE = "telephone", "by telephone"
    LETTER = "letter", "by letter"


@tracked
class Disclosure(CaseData):
    """All but the name of the third party."""

    MOVES = rules.MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "number",
        "state",
        "urgent",
        "route",
        "to_kind",
        "from_kind",
        "from_key",
        "from_words",
        "why",
        *rules.TEST_KEYS,
        "heard",
        "heard_words",
        "words",
        "keep",
        "decide_by",
        "begun_by",
        "begun_on",
        "asked",
        "decided_by",
        "decided_on",
        "decided_because",
        "tell_by",
        "made_on",
        "made_how",
        "made_by",
        "made_by_words",
        "made_words",
        "keeps",
        "sheet",
        "person_told",
        "person_told_words",
        "not_made_because",
        "look_on",
        "outcome",
        "reaction",
        "outcome_on",
    )

    number = models.PositiveSmallIntegerField()  # of this record, for people to say aloud
    state = models.CharField(max_length=10, choices=rules.CHOICES, default="draft")
    urgent = models.BooleanField(default=False)  # told at once, approved afterwards
    route = models.CharField(max_length=11, choices=ROUTES)
    to_kind = models.CharField(max_length=9, choices=list(rules.RECIPIENTS))
    from_kind = models.CharField(max_length=11, choices=FROM, default="officer")
    from_key = models.CharField(max_length=80, blank=True)
    from_words = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=2000)
    necessary = models.CharField(max_length=2000, blank=True)
    proportionate = models.CharField(max_length=2000, blank=True)
    ground = models.CharField(max_length=1000, blank=True)
    alternatives = models.CharField(max_length=2000, blank=True)
    confidentiality = models.CharField(max_length=2000, blank=True)
    private_life = models.CharField(max_length=2000, blank=True)
    risk_to_person = models.CharField(max_length=2000, blank=True)
    heard = models.CharField(max_length=6, choices=Heard.choices, blank=True)
    heard_words = models.CharField(max_length=4000, blank=True)
    words = models.TextField(blank=True)  # exactly what is told, and nothing besides
    keep = models.CharField(max_length=1000, blank=True)  # what they are asked to keep to themselves
    decide_by = models.DateField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    asked = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # to approve
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_because = models.CharField(max_length=2000, blank=True)
    tell_by = models.DateField(null=True, blank=True)
    made_on = models.DateField(null=True, blank=True)
    made_how = models.CharField(max_length=9, choices=Manner.choices, blank=True)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by_words = models.CharField(max_length=200, blank=True)  # who told, where it is not whoever records it
    made_words = models.CharField(max_length=2000, blank=True)  # how it went; of the person, how it was confirmed
    keeps = models.BooleanField(null=True, blank=True)  # they say that they keep it to themselves
    sheet = models.BooleanField(default=False)  # the sheet was handed over
    person_told = models.BooleanField(null=True, blank=True)
    person_told_words = models.CharField(max_length=500, blank=True)
    not_made_because = models.CharField(max_length=2000, blank=True)
    look_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=2000, blank=True)
    reaction = models.CharField(max_length=2000, blank=True)
    outcome_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="a_disclosure_says_what_it_is_to_prevent"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("begun_by")), name="nobody_approves_their_own_disclosure"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(made_by=None) | Q(urgent=False) | ~Q(decided_by=F("made_by")),
                name="nobody_approves_what_they_told_at_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "refused", "returned", "not_made", "not_upheld", "made", "ended"))
                | Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(decided_because=""),
                name="a_decided_disclosure_says_by_whom_and_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(*NOT_YET, "made_first"))
                | ~Q(words="") & ~Q(necessary="") & ~Q(proportionate="") & ~Q(ground=""),
                name="what_is_decided_says_its_words_and_its_test",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(tell_by__isnull=False), name="an_approved_disclosure_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=rules.TOLD)
                | Q(made_on__isnull=False, made_by__isnull=False, look_on__isnull=False)
                & ~Q(made_how="")
                & ~Q(words=""),
                name="what_was_told_says_when_how_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="made_first") | Q(urgent=True), name="only_an_urgent_disclosure_is_made_first"
            ),
            models.CheckConstraint(
                condition=~Q(state="not_made") | ~Q(not_made_because=""), name="what_was_not_told_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(outcome_on__isnull=False) & ~Q(outcome=""),
                name="an_ended_disclosure_says_what_came_of_it",
            ),
        ]
        indexes = [models.Index(fields=["record"])]

    def __str__(self) -> str:
        return f"Disclosure {self.number}"

    @property
    def said(self) -> dict[str, str]:
        """The parts of the test as they stand."""
        return {key: getattr(self, key) for key in rules.TEST_KEYS}


@tracked
class Recipient(CaseData):
    """Who is told: in the compartment of other people, and on no sheet, summary, export or pack."""

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "disclosure", "name", "tie", "contact", "other")

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    tie = models.CharField(max_length=200, blank=True)  # how they stand to the person, or to whom is protected
    contact = models.CharField(max_length=300, blank=True)
    other = models.ForeignKey(Other, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disclosure"], name="a_disclosure_is_to_one_third_party"),
            models.CheckConstraint(condition=~Q(name=""), name="a_third_party_has_a_name"),
        ]
        indexes = [models.Index(fields=["record"])]


@tracked
class DisclosureStep(CaseData):
    """One move of a disclosure: who, when, why; a decision keeps what was decided about, word for word."""

    AUDIENCES = reaches(Audience.FULL, "disclosure", "before", "after", "reason", "kept", "made_by", "made_at")

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="steps")
    before = models.CharField(max_length=10, choices=rules.CHOICES, blank=True)
    after = models.CharField(max_length=10, choices=rules.CHOICES)
    reason = models.CharField(max_length=2000, blank=True)
    kept = models.JSONField(default=dict)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record"])]
