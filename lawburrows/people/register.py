"""Writing whole new people into the register, many at once: records, facts and the keys by which they are found."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import ProgrammingError, connection, transaction

from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.access.references import new_ref
from lawburrows.access.rows import add_rows
from lawburrows.people import keys, sealing
from lawburrows.people.intake import NewIdentifier, NewName, NewPerson, faults
from lawburrows.people.models import (
    Address,
    CommunicationNeed,
    Contact,
    Identifier,
    Merge,
    Name,
    Person,
    SearchKey,
    Vehicle,
    Warning,
)
from lawburrows.rules import identifiers, names
from lawburrows.rules.verdict import Refused

NOT_PERMITTED = "42501"  # PostgreSQL's code for a row that the policies do not let through
PLAIN = (("addresses", Address), ("contacts", Contact), ("warnings", Warning), ("needs", CommunicationNeed))
# Some twenty for each person: the rows are made in the database, which is many times quicker than making objects.
ADD_KEYS = f"""
INSERT INTO {SearchKey._meta.db_table} (id, version, record_id, owner_id, family, key)
SELECT gen_random_uuid(), 1, record, owner, family, key
FROM unnest(%s::uuid[], %s::uuid[], %s::smallint[], %s::bigint[]) AS given (record, owner, family, key)
"""
FoundBy = tuple[uuid.UUID, uuid.UUID, int, int]  # record, owner, family, key
Made = dict[type[CaseData], list[dict[str, Any]]]


def write_people(rows: Sequence[NewPerson], *, owner: Agency, on: date) -> list[Person]:
    """The new people in the order in which they were given; all of them or, with a sentence, none."""
    for number, row in enumerate(rows, 1):
        if wrong := faults(row):
            raise Refused(f"Person {number} of {len(rows)}: {wrong[0]}")
    records = [_record(row, on) for row in rows]
    made: Made = {model: [] for model in (Identifier, *(model for _, model in PLAIN))}
    people, called, found = [], [], []
    for row, record in zip(rows, records, strict=True):
        person, names_of_one = _called(row, record, owner)
        people.append(person)
        called += names_of_one
        found += _facts(row, person, names_of_one, made)
    try:
        with transaction.atomic():
            Record.objects.bulk_create(records, batch_size=1000)
            Person.objects.bulk_create(people, batch_size=2000)
            Name.objects.bulk_create(called, batch_size=2000)
            for model, values in made.items():
                add_rows(model, values)
            _add_keys(found)
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_PERMITTED:
            raise
        raise Refused("You can only add people to a case that you would see in full: check agency and area") from error
    return people


def _record(row: NewPerson, on: date) -> Record:
    return Record(
        ref=new_ref(),
        lead=row.lead,
        area=row.area,
        marking=row.marking,
        opened_on=on,
        **{role: getattr(row, role) for role in Record.NAMED},
    )


def _called(row: NewPerson, record: Record, owner: Agency) -> tuple[Person, list[Name]]:
    mine = {"record": record, "owner": owner}
    stated = [(row.name, Name.Kind.MAIN), *((name, name.kind) for name in row.names)]
    called = [Name(**mine, **(vars(name) | {"kind": kind})) for name, kind in stated]
    person = Person(
        **mine,
        name=called[0].whole[:400],
        sort_key=sort_key(row.name),
        sex=row.sex,
        born=row.born,
        born_stated=row.born_stated,
        ethnicity=row.ethnicity,
        died_on=row.died_on,
    )
    return person, called


def _facts(row: NewPerson, person: Person, called: list[Name], made: Made) -> list[FoundBy]:
    """Put the rest of what is known into `made`, as plain values; gives what the person is found by."""
    mine = {"record_id": person.record_id, "owner_id": person.owner_id}
    for kind, model in PLAIN:
        made[model] += [mine | vars(one) for one in getattr(row, kind)]
    made[Identifier] += [mine | sealed(one) for one in row.identifiers]
    known = [(one.kind, one.value) for one in row.identifiers]
    found = keys.keys_of(person, called, row.addresses, known, reached=row.contacts)
    return [(person.record_id, person.owner_id, *key) for key in found]


def _add_keys(found: Collection[FoundBy]) -> None:
    if found:
        with connection.cursor() as cursor:
            cursor.execute(ADD_KEYS, [list(column) for column in zip(*found, strict=True)])


def make_findable(rows: Iterable[Contact | Vehicle]) -> None:
    """That people are found by contacts and vehicles which were written beside the entries' own commands."""
    _add_keys([(one.record_id, one.owner_id, *key) for one in rows for key in keys.keys_of_reach([one])])


def sort_key(name: NewName | Name) -> str:
    """The name folded, the family name first."""
    return " ".join((*names.fold(name.family).tokens, *names.fold(f"{name.given} {name.middle}").tokens))[:400]


def sealed(number: NewIdentifier) -> dict[str, object]:
    """The columns of a protected number: kept even in doubt, with the doubt; refused only when it can be no number."""
    value, doubt = keys.normalise(number.kind, number.value), ""
    if rule := keys.RULE_OF.get(number.kind):
        checked = identifiers.check(rule, number.value)
        if not checked:
            raise Refused(checked.reason)
        doubt = checked.warning
    return {
        "kind": number.kind,
        "sealed": sealing.encrypt(value),
        "digest": keys.number_digest(number.kind, value),
        "ending": sealing.ending(value),
        "doubt": doubt[:200],
    }


def rekey(record: Record) -> None:
    """Make the keys of one person again, from what the record and those merged into it say now and said before.

    Whoever writes may see the record and not one that was merged into it: what that one is found by then stays.
    """
    whole = [record.pk, *merged_into(record)]
    stated = list(Person.objects.filter(record__in=whole))
    [person] = [one for one in stated if one.record_id == record.pk]
    called = sorted(
        Name.objects.filter(record=record), key=lambda name: (name.kind != Name.Kind.MAIN, name.ends is not None)
    )
    known = [(one.kind, sealing.decrypt(one.sealed)) for one in Identifier.objects.filter(record=record)]
    addresses = list(Address.objects.filter(record=record))
    reached = [*Contact.objects.filter(record=record), *Vehicle.objects.filter(record=record)]
    wanted = {key for one in stated for key in keys.keys_of(one, called, addresses, known, reached=reached)}
    stale, have = [], set()
    for one in SearchKey.objects.filter(record__in=whole):
        if one.record_id == record.pk and (one.family, one.key) in wanted:
            have.add((one.family, one.key))
        else:
            stale.append(one.pk)
    if len(stated) == len(whole):
        SearchKey.objects.filter(pk__in=stale).delete()
    _add_keys([(record.pk, person.owner_id, *key) for key in wanted - have])


def merged_into(record: Record) -> list[uuid.UUID]:
    """The records that were merged into this one, and into those: each merge comes over with the rest of the case."""
    return list(Merge.objects.filter(record=record).values_list("merged_id", flat=True))
