"""In what two records that may be of one person contradict each other."""

from __future__ import annotations

from datetime import date

from lawburrows.people.models import Person
from lawburrows.people.models.person import Sex
from lawburrows.rules.dates import PartialDate
from lawburrows.web.dates import write_date

Difference = tuple[str, str, str]  # what, what the one says, what the other says


def differences(one: Person, other: Person) -> list[Difference]:
    """What cannot be true of one person; what is not known on either side contradicts nothing but a death."""
    found = []
    if Sex.NOT_KNOWN not in (one.sex, other.sex) and one.sex != other.sex:
        found.append(("Sex", one.get_sex_display(), other.get_sex_display()))
    if _are_two_days(_born(one), _born(other)):
        found.append(("Date of birth", _told(one.born, one.born_stated), _told(other.born, other.born_stated)))
    if one.died_on != other.died_on:
        found.append(("Died on", _told(one.died_on), _told(other.died_on)))
    return found


def _born(person: Person) -> PartialDate:
    return PartialDate.parse(person.born.isoformat() if person.born else person.born_stated)


def _are_two_days(one: PartialDate, other: PartialDate) -> bool:
    if not (one.text and other.text):
        return False
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.latest < other.earliest or other.latest < one.earliest
    return one.text.casefold() != other.text.casefold()


def _told(day: date | None, stated: str = "") -> str:
    return write_date(day) if day else stated or "Not recorded"
