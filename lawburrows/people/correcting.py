"""What a correction can be about, how a value is quoted and read, and who is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Q

from lawburrows.access.grades import Part
from lawburrows.access.models import CaseData, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import may_know
from lawburrows.access.roles import BY_KEY as ROLES
from lawburrows.people.kinds import BY_KEY, kind_of
from lawburrows.people.models import Correction, ProposedCorrection, VictimsCorrection
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.verdict import Refused

TABLES: dict[Part, type[ProposedCorrection]] = {Part.GENERAL: Correction, Part.VICTIMS: VictimsCorrection}
DECIDERS = [key for key, role in ROLES.items() if Permission.ACCESS_MANAGE in role.permissions]


def entry_of(correction: ProposedCorrection) -> CaseData:
    """The entry that the correction is about."""
    return BY_KEY[correction.entry_kind].model._default_manager.get(pk=correction.entry_id)


def correctable(entry: CaseData) -> list[str]:
    """The names of the fields of an entry that a correction can be about."""
    kind = kind_of(entry)
    names = [*kind.fields, *(("starts", "ends") if kind.timed else ())]
    fields = [entry._meta.get_field(name) for name in names]
    return [one.name for one in fields if isinstance(one, CharField | DateField)]


def written(entry: CaseData, field: str) -> str:
    """A value as a correction quotes it."""
    value = getattr(entry, field)
    return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")


def read_value(entry: CaseData, field: str, text: str) -> Any:
    """The proposed words as a value of that field; Refused in words when they cannot be one."""
    if field not in correctable(entry):
        raise Refused("Select which part of the entry is wrong")
    column: Any = entry._meta.get_field(field)
    if isinstance(column, DateField):
        day = PartialDate.parse(text).exact
        if text.strip() and day is None:
            raise Refused("Enter a whole, real date, like 3 April 1971")
        return day
    if column.choices:
        for value, label in column.flatchoices:
            if text.strip().casefold() in (str(value).casefold(), str(label).casefold()):
                return value
        raise Refused("Enter one of: " + ", ".join(str(label) for _, label in column.flatchoices))
    if len(text) > min(column.max_length, 500):
        raise Refused(f"The correction must be {min(column.max_length, 500)} characters or fewer")
    return text


def owners_of(entry: CaseData, *, on: date) -> list[User]:
    """Who of the owner agency is named in the case; else who decides for it in that area; else the record manager."""
    record, mine = entry.record, Q(postings__agency=entry.owner, postings__starts__lte=on)
    mine &= Q(postings__ends=None) | Q(postings__ends__gt=on)
    named = [pk for role in record.NAMED if (pk := getattr(record, f"{role}_id"))]
    inside = Q(postings__area=None) | Q(postings__area__covers__council_area=record.area_id)
    for wanted in (Q(pk__in=named), Q(postings__role__in=DECIDERS) & inside):
        if found := may_know(User.objects.filter(mine & wanted, is_active=True).distinct(), record, on=on):
            return found
    return may_know([record.manager], record, on=on) if record.manager else []
