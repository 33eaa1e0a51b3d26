"""An application under the community disclosure scheme. It belongs to an area, and to no record: that there is one is
said by its match alone, which is case data; the answer is read by those who decide it and who give it."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from lawburrows.access.grades import Audience, Part, reaches
from lawburrows.access.models import Area, AreaCover, CaseData, User, tracked
from lawburrows.access.models.case import StaleEdit
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY
from lawburrows.rules import applications as rules


def areas_of(by: Any, permission: Permission) -> tuple[bool, list[uuid.UUID]]:
    """Whether somebody holds it everywhere, and the council areas in which they do."""
    posted = [one.area_id for one in by.postings_on(by.identity.today) if permission in BY_KEY[one.role].permissions]
    if not posted:
        return False, []
    within = AreaCover.objects.filter(area__in=[one for one in posted if one]).values_list("council_area", flat=True)
    return None in posted, [*(one for one in posted if one), *within]


class Applications(models.QuerySet[Any]):
    """Spoken filters of what belongs to an area."""

    def visible_to(self, by: Any) -> Self:
        """Those who handle applications, in their area."""
        everywhere, areas = areas_of(by, Permission.APPLICATIONS_HANDLE)
        return self.all() if everywhere else self.filter(area__in=areas)


class Answers(models.QuerySet[Any]):
    """As `Applications`, for fewer."""

    def visible_to(self, by: Any) -> Self:
        """Whoever decided, whoever is named to give it, and who may decide in the area: alike whatever it says."""
        everywhere, areas = areas_of(by, Permission.DISCLOSURES_APPROVE)
        handled = Application.objects.visible_to(by).values("pk")
        mine = Q(decided_by=by.pk) | Q(given_by=by.pk) | (Q() if everywhere else Q(area__in=areas))
        return self.filter(mine, application__in=handled)


@tracked
class Application(models.Model):
    """Who asked, about whom, for which children, and why; from first contact until it is closed."""

    MOVES = rules.MOVES
    HOW = (("telephone", "by telephone, 101"), ("online", "online"), ("station", "at a police station"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of its area, for people to say aloud
    state = models.CharField(max_length=8, choices=rules.CHOICES, default=rules.FIRST.value)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_on = models.DateField()
    how = models.CharField(max_length=9, choices=HOW)
    applicant = models.CharField(max_length=200)
    contact = models.CharField(max_length=300)
    relation = models.CharField(max_length=8, choices=rules.RELATIONS)
    carer = models.CharField(max_length=300, blank=True)  # who cares for the child, where the applicant does not
    children = models.CharField(max_length=1000)  # one a line
    about = models.CharField(max_length=200)
    about_more = models.CharField(max_length=500, blank=True)
    concern = models.CharField(max_length=2000)
    urgent = models.BooleanField(default=False)
    protection = models.CharField(max_length=500, blank=True)  # who in child protection was told, when
    checks = models.CharField(max_length=2000, blank=True)
    met_on = models.DateField(null=True, blank=True)
    identity = models.CharField(max_length=500, blank=True)  # how who they are was checked
    met_words = models.CharField(max_length=2000, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = Applications.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="an_application_has_its_number_in_its_area"),
            models.CheckConstraint(
                condition=Q(urgent=False) | ~Q(protection=""), name="a_child_in_danger_is_told_to_child_protection"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("met", "decided", "answered")) | Q(met_on__isnull=False) & ~Q(identity=""),
                name="who_an_applicant_is_was_checked",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False) & ~Q(closed_because=""),
                name="a_closed_application_says_why",
            ),
        ]
        indexes = [models.Index(fields=["area", "state"])]

    def __str__(self) -> str:
        return f"Application {self.number}"

    def change(self, *, version: int, **values: Any) -> None:
        """Write the values if the row is still at this version; raise StaleEdit with the row as it stands if not."""
        kept = Application.objects.filter(pk=self.pk, version=version)
        if not kept.update(version=F("version") + 1, **values):
            current: Any = Application.objects.get(pk=self.pk)
            raise StaleEdit(current)
        self.refresh_from_db()


@tracked
class ApplicationAnswer(models.Model):
    """What was decided, in which words it is answered, and what the applicant undertook."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=rules.OUTCOMES)
    reason = models.CharField(max_length=2000)
    words = models.CharField(max_length=2000)  # exactly what is answered
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # who is named to give it
    given_on = models.DateField(null=True, blank=True)
    given_to = models.CharField(max_length=200, blank=True)
    undertaking = models.BooleanField(null=True, blank=True)  # to keep it to themselves, signed

    objects = Answers.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(reason=""), name="an_answer_has_its_words_and_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(given_on=None) | ~Q(given_to=""), name="an_answer_that_was_given_says_to_whom"
            ),
        ]


@tracked
class ApplicationMatch(CaseData):
    """The record of the person asked about: seen by those alone who see that record in full."""

    PART = Part.VICTIMS
    AUDIENCES = reaches(Audience.VICTIMS, "application", "matched_by", "matched_on", "why")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    matched_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    matched_on = models.DateField()
    why = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "record"], name="an_application_meets_a_record_once")
        ]
        indexes = [models.Index(fields=["record"])]
