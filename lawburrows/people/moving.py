"""Rows of case data come over to the record that is kept; where it has its own, that one stands."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, OperationalError, models, transaction
from django.db.models import F

from lawburrows.access.grades import Part
from lawburrows.access.models import CaseData, Fact, Record, busy
from lawburrows.access.models.case import LOOKS
from lawburrows.access.security import case_models
from lawburrows.people.models import Person, SearchKey
from lawburrows.rules.verdict import Refused

STAYS = (Person, SearchKey)  # its particulars stay where they were written; its keys are made again
LEFT = "left"  # under this word `Merge.moved` keeps the rows of which the kept record had the same already
Moved = dict[str, list[str]]


def hold_both(kept: Record, merged: Record) -> None:
    """Both records as they now stand, and nobody writes in either; two opposite merges take them in the same order."""
    both = Record.objects.filter(pk__in=[kept.pk, merged.pk]).order_by("pk")
    for _ in range(LOOKS):
        try:
            held = {record.pk for record in both.select_for_update()}
        except OperationalError as error:
            raise busy(error) from error
        if {kept.pk, merged.pk} <= held:
            break
    else:
        raise Refused("One of the two was changed just now. Look at both again")
    kept.refresh_from_db()
    merged.refresh_from_db()


def part_of_model(model: type[models.Model]) -> Part:
    return getattr(model, "PART", Part.GENERAL)


def movable(parts: Iterable[Part]) -> list[type[CaseData]]:
    """The kinds of rows that lie in these parts of a record and come over with it."""
    wanted = set(parts)
    return [model for model in case_models() if model not in STAYS and part_of_model(model) in wanted]


def move_rows(those: Iterable[type[CaseData]], kept: Record, merged: Record, *, on: date) -> Moved:
    """Bring the rows of these kinds over; which came, by the label of their kind."""
    moved: Moved = {}
    for model in those:
        _move(model, kept, merged, moved, on=on)
    return moved


def _move(model: type[CaseData], kept: Record, merged: Record, moved: Moved, *, on: date) -> None:
    rows = list(model._default_manager.filter(record=merged))
    came = [row.pk for row in rows]
    if rows and not _moves(model, came, kept):
        came = [row.pk for row in rows if _moves(model, [row.pk], kept) or _moves_closed(row, kept, on)]
    if came:
        moved[model._meta.label] = [str(pk) for pk in came]
    if left := [f"{model._meta.label} {row.pk}" for row in rows if row.pk not in came]:
        moved.setdefault(LEFT, []).extend(left)


def _moves(model: type[CaseData], keys: list[uuid.UUID], kept: Record, **more: Any) -> bool:
    """Move the rows; False, and nothing done, when one of them would stand where the kept record has its own."""
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=keys).update(record=kept, version=F("version") + 1, **more)
    except IntegrityError:
        return False
    return True


def _moves_closed(row: models.Model, kept: Record, on: date) -> bool:
    """A present decision of the merged record ends on the day of the merge: the kept record's own stands."""
    return isinstance(row, Fact) and row.ends is None and _moves(type(row), [row.pk], kept, ends=closing(row, on))


def closing(row: Fact, on: date) -> date:
    """The day on which it ends: none ends before it began."""
    return max(on, row.starts + timedelta(days=1)) if row.starts else on
