"""Values of entries as words."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import CaseData
from lawburrows.people.kinds import Kind
from lawburrows.people.sealing import mask
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.dates import write_date

LABELS = {
    ("name", "given"): "Given names",
    ("name", "middle"): "Middle names",
    ("name", "family"): "Family name",
    ("address", "use"): "Used as",
    ("address", "lines"): "Address",
    ("person", "born_stated"): "Date of birth as stated",
    ("person", "born"): "Date of birth",
    ("relationship", "other"): "To",
    ("relationship", "managed"): "To (managed person)",
    ("warning", "review_on"): "Looked at again on",
    ("occupation", "place"): "Where or for whom",
    ("direction", "parent"): "Parent or carer who notifies",
    ("direction", "made_on"): "Directed on",
    ("contact", "value"): "Number or address",
    ("vehicle", "what"): "Make, model and colour",
    ("other", "born_stated"): "Born, as stated",
}

PERIOD = {"starts": "Since", "ends": "Until"}


def label_of(kind: Kind, name: str) -> str:
    """A part of an entry as every page calls it."""
    column: Any = kind.model._meta.get_field(name)
    label = LABELS.get((kind.key, name)) or PERIOD.get(name) or str(column.verbose_name)
    return label[:1].upper() + label[1:]


def shown(value: Any, field: Any = None) -> str:
    """A value as it is read: dates written out, choices by their words, nothing as nothing."""
    choices = dict(getattr(field, "choices", None) or {})
    if value in choices and value != "":
        return str(choices[value])
    if isinstance(value, date):
        return write_date(value)
    if hasattr(value, "ref"):
        return str(value.ref)
    return "" if value is None else str(value)


def rows_of(kind: Kind, entry: Any) -> list[dict[str, str]]:
    """The parts of an entry that say something, as key and value."""
    rows = []
    for name in kind.fields:
        column: Any = entry._meta.get_field(name)
        value = getattr(entry, f"get_{name}_display")() if column.choices else getattr(entry, name)
        text = value.name if name == "other" and value is not None else shown(value)
        if text:
            rows.append({"key": label_of(kind, name), "value": text})
    if kind.number:
        doubt = getattr(entry, "doubt", "")
        rows.append({"key": "Number", "value": mask(entry.ending), "note": doubt})
    return rows


def last_day(entry: CaseData) -> date | None:
    """The last day on which an entry holds; none while it has no end."""
    ends: date | None = getattr(entry, "ends", None)
    return ends - ONE_DAY if ends else None


def period(entry: CaseData) -> str:
    """Since when and until which day, that day included, in words; empty for what has no period."""
    starts, last = getattr(entry, "starts", None), last_day(entry)
    return " ".join(
        [*([f"since {write_date(starts)}"] if starts else []), *([f"until {write_date(last)}"] if last else [])]
    )
