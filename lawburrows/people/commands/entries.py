"""Adding, changing and ending the entries of a person's details; every kind of entry goes through these three."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lawburrows.access.models import CaseData, Fact, Record, StaleEdit, hold
from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.documents.commands import store_file
from lawburrows.people import acts, policy, sealing
from lawburrows.people.intake import NewIdentifier
from lawburrows.people.keys import number_digest
from lawburrows.people.kinds import BY_KEY, Kind, kind_of
from lawburrows.people.models import Address, Identifier, Name, Person
from lawburrows.people.register import rekey, sealed, sort_key
from lawburrows.rules.verdict import Refused, first_refusal, require
from lawburrows.web.dates import write_date

__all__ = ["StaleEdit", "add_entry", "change_entry", "end_entry", "end_present_home", "reveal_number"]

MAIN_NAME_STAYS = "A person always has one main name: add another, and this one ends with it"


@command
def add_entry(kind: Kind, record: Record, *, values: Mapping[str, Any], by: Any, on: date) -> CaseData:
    """A new entry; a new main name or home ends the present one on the day on which it begins."""
    hold(record.pk)
    require(
        first_refusal(
            (kind.given, f"{kind.title} are not added by hand"), (policy.may_add(kind.model, record, by=by), "")
        )
    )
    columns = _columns(kind, record, values, by=by, on=on)
    if kind.is_single(columns):
        _end_present(kind, record, columns.get("starts") or on, by=by, on=on)
    entry = kind.model._default_manager.create(record=record, owner=policy.agency_entering(record, by=by), **columns)
    trail.record(kind.acts.added, entry, by=by, on=on, fields=values)
    _follow(kind, record)
    return entry


@command
def change_entry(entry: CaseData, *, version: int, values: Mapping[str, Any], by: Any, on: date) -> CaseData:
    """The values as they should stand. StaleEdit when somebody saved it since `version` was read."""
    hold(entry.record_id)
    kind = kind_of(entry)
    require(policy.may_change(entry, by=by))
    columns = _columns(kind, entry.record, values, by=by, on=on)
    was_present = kind.is_single(
        {name: getattr(entry, name) for name in ("ends", *kind.fields) if hasattr(entry, name)}
    )
    will_be = kind.is_single({**{name: getattr(entry, name, None) for name in ("ends", *kind.fields)}, **columns})
    if isinstance(entry, Name) and was_present and not will_be:
        raise Refused(MAIN_NAME_STAYS)
    if will_be and not was_present:
        _end_present(kind, entry.record, columns.get("starts") or on, by=by, on=on)
    entry.change(version=version, **columns)
    trail.record(kind.acts.changed, entry, by=by, on=on, fields=values)
    _follow(kind, entry.record)
    return entry


@command
def end_entry(entry: Fact, *, version: int, ends: date, by: Any, on: date) -> Fact:
    """It was so until this day, which is not included."""
    kind = kind_of(entry)
    require(
        first_refusal(
            (policy.may_change(entry, by=by), ""),
            (kind.timed, f"{kind.title} do not end"),
            (entry.ends is None, "This has ended already"),
            (not (isinstance(entry, Name) and entry.kind == Name.Kind.MAIN), MAIN_NAME_STAYS),
            (entry.starts is None or entry.starts < ends, "It must end after the day on which it began"),
        )
    )
    entry.change(version=version, ends=ends)
    trail.record(kind.acts.ended, entry, by=by, on=on, fields=("ends",))
    return entry


@command
def end_present_home(record: Record, *, ends: date, by: Any, on: date) -> None:
    """The person has no home any more: the present one ends on the day from which they are found elsewhere."""
    hold(record.pk)
    require(policy.may_add(Address, record, by=by))
    _end_present(BY_KEY["address"], record, ends, by=by, on=on)
    trail.record(acts.PERSON.changed, record, by=by, on=on, fields=("address",))


@command
def reveal_number(entry: Any, *, reason: str, by: Any, on: date) -> str:
    """The whole of a protected number, for a reason in words that stands in the trail."""
    require(policy.may_reveal(entry, by=by, reason=reason))
    trail.viewed(acts.NUMBER_REVEALED, entry, by=by, on=on, fields=("number",), reason=reason)
    return sealing.decrypt(entry.sealed)


def _columns(kind: Kind, record: Record, values: Mapping[str, Any], *, by: Any, on: date) -> dict[str, Any]:
    """What goes into the row: protected numbers sealed, photographs filed."""
    if kind.young:
        require(policy.may_direct_a_parent(record, made_on=values["made_on"]))
    columns = dict(values)
    if number := columns.pop("number", ""):
        if kind.model is Identifier:
            columns |= sealed(NewIdentifier(columns["kind"], number))
        else:
            plain = "".join(number.split())
            columns |= {
                "sealed": sealing.encrypt(plain),
                "digest": number_digest(kind.key, plain),
                "ending": sealing.ending(plain),
            }
    if (content := columns.pop("content", None)) is not None:
        title = columns.get("note") or "Photograph"
        file = store_file(record, kind="photograph", title=title[:200], content=content, by=by, on=on)
        columns |= {"file": file, "sha256": file.sha256, "media_type": file.media_type}
    return columns


def _end_present(kind: Kind, record: Record, day: date, *, by: Any, on: date) -> None:
    rows: Any = kind.model._default_manager
    for present in rows.filter(record=record, ends=None, **kind.single or {}):
        if present.starts and present.starts >= day:
            raise Refused(f"The present {kind.word} began on {write_date(present.starts)}: this one must begin later")
        present.change(version=present.version, ends=day)
        trail.record(kind.acts.ended, present, by=by, on=on, fields=("ends",))


def _follow(kind: Kind, record: Record) -> None:
    """The person's shown name and search keys follow what was written."""
    if kind.model is Name:
        main = Name.objects.filter(record=record, kind=Name.Kind.MAIN, ends=None).first()
        person = Person.objects.get(record=record)
        if main and person.name != main.whole[:400]:
            person.change(version=person.version, name=main.whole[:400], sort_key=sort_key(main))
    if kind.findable:
        rekey(record)
