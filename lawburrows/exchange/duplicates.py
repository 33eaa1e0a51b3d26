"""Rows of an extract that may be people whom the register has already: said row by row, before anything is loaded."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency
from lawburrows.exchange import register
from lawburrows.exchange.importing.checks import Checked, Intake
from lawburrows.exchange.importing.values import Found
from lawburrows.exchange.models import SourceRow
from lawburrows.people.keys import number_digest
from lawburrows.people.models import Identifier, Person
from lawburrows.rules.names import fold

AT_ONCE = 1000
MOST_NAMED = 3  # records in one warning
_LABEL = dict(Identifier.Kind.choices)
Alike = dict[int, dict[uuid.UUID, list[str]]]  # row → record → in what they are alike


def warn_of_duplicates(checked: Checked, *, source: str, agency: Agency, by: Any) -> int:
    """Warn of every row that shares a number, or name and birth, with a record that `by` may see; how many there are.

    Nobody is told of a record that is hidden from them.
    """
    warned = 0
    for start in range(0, len(checked.people), AT_ONCE):
        some = checked.people[start : start + AT_ONCE]
        alike: Alike = defaultdict(lambda: defaultdict(list))
        _by_row(some, alike, source, agency)
        _by_number(some, alike, by)
        _by_name_and_birth(some, alike, by)
        refs = _seen({record for found in alike.values() for record in found}, by)
        for one in some:
            found = {refs[record]: why for record, why in alike[one.row].items() if record in refs}
            if found:
                warned += 1
                checked.findings.found.append(Found(one.row, "person_id", one.person_id, _said(found)))
    return warned


def _said(found: dict[str, list[str]]) -> str:
    """In a sentence: which records, and in what they are alike."""
    named = [f"{ref} (the same {', '.join(why)})" for ref, why in sorted(found.items())[:MOST_NAMED]]
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return f"Possible duplicate of {'; '.join(named)}{more}: look before you load it"[:300]


def _by_row(some: Sequence[Intake], alike: Alike, source: str, agency: Agency) -> None:
    """The same row, word for word, that came from another source of this agency."""
    rows = SourceRow.objects.filter(agency=agency, person_id__in=[one.person_id for one in some])
    known: dict[tuple[str, str], list[SourceRow]] = defaultdict(list)
    for row in rows.exclude(source=source):
        known[row.person_id, row.digest].append(row)
    for one in some:
        for row in known.get((one.person_id, one.digest), ()):
            alike[one.row][row.record].append(f"row, loaded from “{row.source}”")


def _by_number(some: Sequence[Intake], alike: Alike, by: Any) -> None:
    rows = {
        (number_digest(number.kind, number.value), number.kind): one.row
        for one in some
        for number in one.person.identifiers
        if number.kind != Identifier.Kind.SOURCE
    }
    found = Identifier.objects.visible_to(by).filter(digest__in={digest for digest, _ in rows})
    for record, digest, kind in found.values_list("record", "digest", "kind").order_by("kind"):
        if row := rows.get((digest, kind)):
            alike[row][record].append(_LABEL[kind])


def _by_name_and_birth(some: Sequence[Intake], alike: Alike, by: Any) -> None:
    born: dict[date, list[Intake]] = defaultdict(list)
    for one in some:
        if one.person.born:
            born[one.person.born].append(one)
    found = Person.objects.visible_to(by).filter(born__in=born)
    for record, day, name in found.values_list("record", "born", "name"):
        words = set(fold(name).tokens)
        for one in born[day]:
            if (said := first_and_last(one)) and words.issuperset(said):
                alike[one.row][record].append("name and date of birth")


def first_and_last(one: Intake) -> set[str]:
    """The first given name and the family name, folded: what somebody is known by in any register."""
    return {*fold(one.person.name.given).tokens[:1], *fold(one.person.name.family).tokens}


def _seen(records: Iterable[uuid.UUID], by: Any) -> dict[uuid.UUID, str]:
    """Reference of each record that may be told of."""
    open_ones = register.open_records(by, grade=Grade.SUMMARY).filter(pk__in=records)
    return dict(open_ones.values_list("pk", "ref"))
