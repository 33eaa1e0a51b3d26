"""From which source of an agency people came before: the same file under another name must not add them again."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from lawburrows.access.models import Agency
from lawburrows.exchange.duplicates import first_and_last
from lawburrows.exchange.importing.checks import Checked, Intake
from lawburrows.exchange.importing.values import Found
from lawburrows.exchange.models import SourceRow
from lawburrows.people.models import Person
from lawburrows.rules.names import fold

AT_ONCE = 1000


def refuse_known_elsewhere(checked: Checked, *, source: str, agency: Agency, by: Any, stated: bool = True) -> list[str]:
    """Refuse the whole when another source of the agency has any of the people; those sources, the likeliest first.

    A source that somebody `stated`, and under which the agency loaded before, is taken at its word.
    """
    if stated and SourceRow.objects.filter(agency=agency, source=source).exists():
        return []
    found = _known_elsewhere(checked, source, agency, by)
    names = sorted(found, key=lambda name: (-len(found[name]), name))
    for name in names:
        text = (
            f"{len(found[name])} of {len(checked.people)} people came from “{name}” before, under the same numbers: give "
            f"“{name}” as where this file comes from, or leave them out. Otherwise they would be added twice"
        )
        checked.findings.found.append(Found(0, "", "", text, structural=True))
    return names


def _known_elsewhere(checked: Checked, source: str, agency: Agency, by: Any) -> dict[str, list[Intake]]:
    """Another source → the people whom it has under the same number, if it is the same row or the same person.

    Nobody is told of a record that is hidden from them.
    """
    found: dict[str, list[Intake]] = defaultdict(list)
    mine = SourceRow.objects.filter(agency=agency)
    others = list(mine.exclude(source=source).values_list("source", flat=True).distinct())
    for start in range(0, len(checked.people) if others else 0, AT_ONCE):
        some = {one.person_id: one for one in checked.people[start : start + AT_ONCE]}
        rows = list(mine.filter(source__in=others, person_id__in=some))
        people = Person.objects.visible_to(by).filter(record__in=[row.record for row in rows])
        here = {person.record_id: person for person in people}
        for row in rows:
            one, person = some[row.person_id], here.get(row.record)
            if person and (row.digest == one.digest or _same(one, person)):
                found[row.source].append(one)
    return found


def _same(one: Intake, person: Person) -> bool:
    """The same name and date of birth: a column that was added changes every row, but not whom it is about."""
    born = one.person.born, one.person.born_stated
    said = first_and_last(one)
    return any(born) and born == (person.born, person.born_stated) and said <= set(fold(person.name).tokens)
