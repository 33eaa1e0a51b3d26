"""Two records of one person become one, and nothing of either is lost."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, OperationalError, models, transaction
from django.db.models import F

from lawburrows.access.models import CaseData, Fact, Record, busy
from lawburrows.access.models.case import LOOKS
from lawburrows.access.security import case_models
from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.people import acts, policy
from lawburrows.people.joining import join_access
from lawburrows.people.models import Address, Merge, Name, Person, SearchKey
from lawburrows.people.register import rekey
from lawburrows.rules.verdict import Refused, require

STAYS = (Person, SearchKey)  # its particulars stay where they were written; its keys are made again
LEFT = "left"  # under this word `Merge.moved` keeps the rows of which the kept record had the same already


@command
def merge_people(kept: Record, merged: Record, *, reason: str, by: Any, on: date) -> Merge:
    """Every row of `merged` comes over to `kept`; its page leads there; its history stays under its own name."""
    require(policy.may_merge(kept, merged, by=by, reason=reason))
    _hold_both(kept, merged)
    require(policy.may_merge(kept, merged, by=by, reason=reason))  # somebody may have merged either in the meantime
    join_access(kept, merged, by=by, on=on)
    _make_room(kept, merged, on=on)
    moved: dict[str, list[str]] = {}
    for model in case_models():
        if issubclass(model, CaseData) and model not in STAYS:
            _move(model, kept, merged, moved, on=on)
    made = Merge.objects.create(
        record=kept,
        owner=policy.agency_entering(kept, by=by),
        merged=merged,
        reason=reason,
        merged_by=by,
        merged_at=by.identity.now,
        moved=moved,
    )
    Record.objects.filter(pk=merged.pk).update(
        merged_into=kept, closed_on=merged.closed_on or on, version=F("version") + 1
    )
    merged.refresh_from_db()
    rekey(kept)
    trail.record(
        acts.PEOPLE_MERGED, made, by=by, on=on, records=[merged.pk], fields=tuple(_moved_names(moved)), aside=reason
    )
    return made


def _hold_both(kept: Record, merged: Record) -> None:
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


def _moved_names(moved: dict[str, list[str]]) -> list[str]:
    """The kinds of rows that came over, as the trail names fields."""
    return sorted(label.lower() for label in moved if label != LEFT)


def _make_room(kept: Record, merged: Record, *, on: date) -> None:
    """One main name and one home: those of the record that is kept."""
    Name.objects.filter(record=merged, kind=Name.Kind.MAIN, ends=None).update(
        kind=Name.Kind.ALIAS, version=F("version") + 1
    )
    home = {"use": Address.Use.HOME, "ends": None}
    if Address.objects.filter(record=kept, **home).exists():
        for address in Address.objects.filter(record=merged, **home):
            address.change(version=address.version, ends=_closing(address, on))


def _move(model: type[CaseData], kept: Record, merged: Record, moved: dict[str, list[str]], *, on: date) -> None:
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
    return isinstance(row, Fact) and row.ends is None and _moves(type(row), [row.pk], kept, ends=_closing(row, on))


def _closing(row: Fact, on: date) -> date:
    return max(on, row.starts + timedelta(days=1)) if row.starts else on
