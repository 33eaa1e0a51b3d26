"""Users, and the postings that give them their rights for a time."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from lawburrows.access import roles
from lawburrows.access.grades import Marking
from lawburrows.access.models.agencies import Agency, Area, Team


class Users(BaseUserManager["User"]):
    """Makes users; nobody is born with rights."""

    def create_user(self, email: str, password: str | None = None, **more: object) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who signs in. What they may do is in their postings alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Users()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email"], name="an_email_address_signs_in_once")]

    def __str__(self) -> str:
        return self.name

    def postings_on(self, on: date) -> list[Posting]:
        """The postings in force on a day, read once for this object (an object lives for one request)."""
        kept: dict[date, list[Posting]] = self.__dict__.setdefault("_postings", {})
        if on not in kept:
            kept[on] = list(self.postings.in_force(on).select_related("agency", "area", "team"))
        return kept[on]

    @property
    def audit_who(self) -> str:
        return str(self.pk)

    @property
    def audit_agency(self) -> str:
        """The agency of the posting in force that began last, for the trail; of the last that was, if none is."""
        if "_audit_agency" not in self.__dict__:
            identity = getattr(self, "identity", None)
            held = sorted(self.postings_on(identity.today), key=lambda one: one.starts) if identity else []
            newest = held[-1].agency.key if held else self._agency_of_the_last_posting()
            self.__dict__["_audit_agency"] = newest
        return str(self.__dict__["_audit_agency"])

    def _agency_of_the_last_posting(self) -> str:
        return self.postings.order_by("-starts").values_list("agency__key", flat=True).first() or ""


class Postings(models.QuerySet["Posting"]):
    """Spoken filters of postings."""

    def in_force(self, on: date) -> Postings:
        return self.filter(starts__lte=on).filter(Q(ends=None) | Q(ends__gt=on))


class Posting(models.Model):
    """A user's place in an agency for a time: area, team, role, clearance and vetting. From included, until not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="postings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="postings")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=30, choices=roles.CHOICES)
    clearance = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.OFFICIAL_SENSITIVE)
    vetting_expires = models.DateField(null=True, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = Postings.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("starts")), name="a_posting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.key for role in roles.ROLES]), name="a_posting_has_a_known_role"
            ),
        ]
        indexes = [models.Index(fields=["user", "starts"])]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.agency}"
