"""What every row of case data has: its record, its owner, its version, its valid period, and its history."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self, TypeVar

import pghistory
from django.db import OperationalError, connection, models
from django.db.models import F, Q
from psycopg.errors import DeadlockDetected, LockNotAvailable

from lawburrows.access.grades import Audience, Grade, Part, reaches
from lawburrows.access.models.agencies import Agency
from lawburrows.access.scope import OnCard, Visible
from lawburrows.rules.verdict import Refused

# After waiting, a row is judged by who was listed when the wait began; a second look judges it by who is listed now.
LOOKS = 2
M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Keep every state of a row of this model, by database trigger, in a table beside it."""
    # One trigger for a whole INSERT: a load of a thousand rows keeps its history in one statement, ten times as fast.
    events = (pghistory.InsertEvent(level=pghistory.Statement), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    row = pghistory.ObjForeignKey(db_constraint=False, on_delete=models.DO_NOTHING)
    # None is allowed and documented ("avoid attaching historical context altogether"), but missing from its annotation.
    kept: M = pghistory.track(*events, obj_field=row, context_field=None)(model)  # type: ignore[arg-type]  # see above
    return kept


class StaleEdit(Exception):
    """Someone saved this row since it was read. `current` is the row as it now stands."""

    def __init__(self, current: CaseData) -> None:
        super().__init__("Someone else has changed this since you opened it")
        self.current = current


class VisibleQuerySet(models.QuerySet[Any]):
    """A queryset that begins at its reader."""

    def visible_to(self, by: Any, *, grade: Grade | None = None) -> Self:
        """Only the rows whose record `by` may see at this grade (the model's own when none is named)."""
        path = "pk" if self.model._meta.label == "access.Record" else "record_id"
        part = getattr(self.model, "PART", Part.GENERAL)
        return self.filter(Visible(F(path), by=by, grade=grade or self.model.GRADE, part=part))

    def on_the_card(self, by: Any) -> Self:
        """Only the rows that stand on the card of the record in hand, for a duty desk that named a purpose."""
        kept, today = self.model.ON_CARD, by.identity.today
        if kept is None:
            raise TypeError(f"{self.model._meta.label} is not on the card")
        rows = self.filter(OnCard(F("record_id"), by=by), record=by.identity.record)
        return rows.filter(holding(self.model, kept, on=today))


def holding(model: Any, kept: Mapping[str, Sequence[object]], *, on: date) -> Q:
    """Rows that have one of these values in each column, and hold on a day."""
    found = Q()
    for column, values in kept.items():
        one = Q(**{f"{column}__in": [value for value in values if value is not None]})
        found &= one | Q(**{f"{column}__isnull": True}) if None in values else one
    if issubclass(model, Fact):
        found &= (Q(starts=None) | Q(starts__lte=on)) & (Q(ends=None) | Q(ends__gt=on))
    return found


MERGED = "This record was merged into another: write there"
BUSY = "This record is being merged with another just now. Nothing was saved: try again"


def hold(record: uuid.UUID) -> None:
    """Nobody merges this record away until the end of the transaction; refused when it was merged before.

    It waits for a merge that is under way (which holds the record for update, and with a lock that is less than this
    one, FOR KEY SHARE, a reader of `merged_into` would not wait), and what is read afterwards is as that left it.
    """
    with connection.cursor() as cursor:
        for _ in range(LOOKS):
            try:
                cursor.execute("SELECT merged_into_id FROM access_record WHERE id = %s FOR SHARE", [record])
            except OperationalError as error:
                raise busy(error) from error
            if row := cursor.fetchone():
                break
    if row and row[0]:
        raise Refused(MERGED)


def busy(error: OperationalError) -> Exception:
    """A lock that was waited for too long, or by two in a circle, in plain words; anything else as it is."""
    return Refused(BUSY) if isinstance(error.__cause__, LockNotAvailable | DeadlockDetected) else error


class CaseData(models.Model):
    """A row about one record. Row security is made for every model that descends from this, without exception."""

    GRADE = Grade.FULL
    PART = Part.GENERAL
    AUDIENCES: dict[str, frozenset[Audience]] = {}
    # Who sees another part may add rows here, and does not read them back. None: only who sees this part.
    ADDED_FROM: Part | None = None
    # Which rows stand on the card of a person: those that have one of these values, and hold today. None: not one.
    ON_CARD: Mapping[str, Sequence[object]] | None = None
    AUDIENCES_OF_ALL = reaches(Audience.SYSTEM, "id", "record", "version") | reaches(
        Audience.FULL, "owner", "starts", "ends"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey("access.Record", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Written while its record is held: a row never stays behind on one that is merged away at the same moment."""
        hold(self.record_id)
        super().save(*args, **kwargs)

    def change(self, *, version: int, **values: Any) -> None:
        """Write the values if the row is still at this version; raise StaleEdit with the row as it stands if not."""
        hold(self.record_id)
        model = type(self)
        changed = model._default_manager.filter(pk=self.pk, version=version).update(version=F("version") + 1, **values)
        if not changed:
            raise StaleEdit(model._default_manager.get(pk=self.pk))
        self.refresh_from_db()


class Fact(CaseData):
    """Something that was so from a day until another (that day not included), or since or until an unknown one."""

    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")), name="%(class)s_ends_after_it_starts"
            )
        ]
