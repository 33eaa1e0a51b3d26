"""A level 1 review: its answers, the date of the next, what had changed when it was signed, and who signed which text."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, reaches
from lawburrows.access.models import Agency, CaseData, User, tracked
from lawburrows.rules import reviews as rules

STATES = [(row.state.value, row.words) for row in rules.STATES]
SIGNS_AS = [(row.signs_as.value, row.words) for row in rules.SIGNATURES]
ANSWERS = [("same", "as before"), ("other", "otherwise"), ("", "not answered")]
RUNNING = Q(state__in=rules.RUNNING)
ANSWERED = Q()
for _one in rules.QUESTIONS:
    ANSWERED &= Q(**{_one.key: "same"}) | (Q(**{_one.key: "other"}) & ~Q(**{f"{_one.key}_words": ""}))


@tracked
class LevelOneReview(CaseData):
    """One review. A changed text has another `text` number, and a signature counts for the text that was signed."""

    MOVES = rules.MOVES
    AUDIENCES = reaches(
        Audience.FULL,
        "state",
        "since",
        "text",
        "last_on",
        "level",
        "level_words",
        "risk",
        "risk_words",
        "plan",
        "plan_words",
        "others",
        "others_words",
        "next_on",
        "supervised",
        "seen",
        "author",
        "author_agency",
        "signed_on",
        "begun_by",
        "begun_on",
        "returned_by",
        "returned_because",
    )

    state = models.CharField(max_length=8, choices=STATES, default="draft")
    since = models.DateField()
    text = models.PositiveIntegerField(default=1)
    last_on = models.DateField(null=True, blank=True)  # the review before: what changed is counted from there
    level = models.CharField(max_length=5, choices=ANSWERS, blank=True)
    level_words = models.CharField(max_length=2000, blank=True)
    risk = models.CharField(max_length=5, choices=ANSWERS, blank=True)
    risk_words = models.CharField(max_length=2000, blank=True)
    plan = models.CharField(max_length=5, choices=ANSWERS, blank=True)
    plan_words = models.CharField(max_length=2000, blank=True)
    others = models.CharField(max_length=5, choices=ANSWERS, blank=True)
    others_words = models.CharField(max_length=2000, blank=True)
    next_on = models.DateField(null=True, blank=True)
    supervised = models.BooleanField(default=False)  # a licence or order of supervision was in force: signed jointly
    seen = models.JSONField(default=list)  # what had changed, in words, as its author saw it: [heading, [lines]]
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True, blank=True)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    returned_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    returned_because = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "done"])
                | (Q(next_on__isnull=False, author__isnull=False, signed_on__isnull=False) & ANSWERED),
                name="a_signed_review_answers_its_questions",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""), name="a_returned_review_says_why"
            ),
        ]
        indexes = [models.Index(fields=["record", "state"])]


@tracked
class ReviewSignature(CaseData):
    """Who signed which text of a review, as what and for which agency."""

    AUDIENCES = reaches(Audience.FULL, "review", "text", "signs_as", "by", "agency", "at")

    review = models.ForeignKey(LevelOneReview, on_delete=models.PROTECT, related_name="signatures")
    text = models.PositiveIntegerField()
    signs_as = models.CharField(max_length=10, choices=SIGNS_AS)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "text", "by"], name="nobody_signs_a_text_of_a_review_twice"),
        ]
        indexes = [models.Index(fields=["record"])]
