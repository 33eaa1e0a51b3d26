"""Whom a rule, since corrected, had held too long or pursued wrongly: by each change of the rules, and person by person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q

from lawburrows.tasks.models import Correction, DateChange, Reckoning

WRONGED = Q(held=True) | Q(pursued=True)


@dataclass(frozen=True)
class Changed:
    """One change of the rules or figures: since when, what was new, and how many it had wronged."""

    pk: uuid.UUID
    since: datetime
    rules: bool
    figures: tuple[str, ...]
    held: int
    pursued: int
    dealt_with: int


def changes_of_rules(*, most: int = 50) -> list[Changed]:
    """The newest changes, each beside the one before it. Counts alone: whoever reads them need not see anybody."""
    rows: list[Reckoning | None] = [*Reckoning.objects.order_by("-since")[: most + 1], None]
    found = []
    for row, before in pairwise(rows):
        if row is None:
            break
        old = set(before.figures) if before else set()
        new = tuple(_in_words(text) for text in row.figures if text not in old) if before else ()
        rules = before is not None and before.code != row.code
        found.append(Changed(row.pk, row.since, rules, new, row.held, row.pursued, row.dealt_with))
    return found[:most]


def _in_words(text: str) -> str:
    """table|key|area|from|value, as `AgreedFigures.texts` gives it."""
    _, key, area, starts, value = text.split("|", 4)
    where = "" if area == "None" else f", {area}"
    return f"{key.replace('_', ' ')}: {value} from {starts}{where}"


def wronged(*, by: Any, of: str = "", waiting: bool = True) -> list[uuid.UUID]:
    """The changes of dates by which people whom the reader may see were wronged, those not dealt with first."""
    rows = DateChange.objects.visible_to(by).filter(WRONGED)
    if of:
        rows = rows.filter(**{of: True})
    if waiting:
        rows = rows.filter(correction=None)
    return list(rows.order_by("correction__at", "-at", "pk").values_list("pk", flat=True))


def lines(some: list[uuid.UUID], *, by: Any) -> list[DateChange]:
    """These changes with whom they are about and what was done, in the order that was given."""
    rows = DateChange.objects.visible_to(by).filter(pk__in=some)
    found = {row.pk: row for row in rows.select_related("record__person", "reckoning", "correction__by")}
    return [found[pk] for pk in some if pk in found]


def change_of(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> DateChange | None:
    return DateChange.objects.visible_to(by).filter(WRONGED, record=record, pk=pk).select_related("record").first()


def done_about(change: DateChange) -> Correction | None:
    return Correction.objects.filter(moved=change).select_related("by").first()


def count() -> None:
    """The counts of every change of the rules, brought up to date by the worker."""
    rows = DateChange.objects.filter(WRONGED).exclude(reckoning=None).values("reckoning")
    counted = rows.annotate(
        held=Count("pk", filter=Q(held=True)),
        pursued=Count("pk", filter=Q(pursued=True)),
        dealt=Count("correction"),
    )
    for row in counted.order_by("reckoning"):
        Reckoning.objects.filter(pk=row["reckoning"]).update(
            held=row["held"], pursued=row["pursued"], dealt_with=row["dealt"]
        )
