"""Finding a person: the one query of the search page, over the register's own search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.people.queries import FEW, Found, find_people, person_of
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.names import SHORTEST_NEAR, fold
from lawburrows.search import elsewhere
from lawburrows.search.wording import Sought, parts

LIKELY = 20  # a number, or the whole name with the date of birth
CERTAIN = 1000


@dataclass(frozen=True)
class Answer:
    """What was found: those who are likely meant, those who may be, and records of which only the existence is told."""

    likely: list[Found]
    possible: list[Found]
    existing: list[Found]
    tried: list[str]
    tried_elsewhere: list[str] = field(default_factory=list)
    not_asked: str = ""  # with a purpose: why other areas were not asked

    @property
    def records(self) -> list[Record]:
        return [one.record for one in (*self.likely, *self.possible, *self.existing)]


def find(by: Any, sought: Sought, *, purpose: str = "") -> Answer:
    """Only what the reader may see; with a purpose also that records exist outside the reader's own cases."""
    seen = _ask(by, sought)
    existing: list[Found] = []
    not_asked = elsewhere.why_not_asked(by, sought) if purpose else ""
    if purpose and elsewhere.may_ask(sought):
        identity.change(by, purpose=purpose)
        existing = [one for one in _ask(by, sought) if one.person is None]
        identity.change(by, purpose="")
    return Answer(
        likely=[one for one in seen if one.person and one.score >= LIKELY],
        possible=[one for one in seen if one.person and one.score < LIKELY],
        existing=existing,
        tried=_tried(sought),
        tried_elsewhere=elsewhere.tried(sought) if purpose and not not_asked else [],
        not_asked=not_asked,
    )


def _ask(by: Any, sought: Sought) -> list[Found]:
    found = _by_reference(by, sought.ref) if sought.ref else []
    known = {one.record.pk for one in found}
    if any((sought.given, sought.family, sought.born, sought.identifier, sought.postcode, sought.address)):
        found += find_people(by, **parts(sought))
    return [
        one
        for one in found
        if one.record.merged_into_id is None and (one.score == CERTAIN or one.record.pk not in known)
    ]


def _by_reference(by: Any, ref: str) -> list[Found]:
    plain = ref.upper().replace("-", "")
    written = f"{plain[:2]}-{plain[2:6]}-{plain[6:]}"
    grade = Grade.EXISTENCE if by.identity.purpose else Grade.SUMMARY
    records = Record.objects.visible_to(by, grade=grade).filter(ref=written).select_related("lead", "area", "manager")
    return [Found(record, person_of(record, by), CERTAIN, ("register number",)) for record in records]


def _tried(sought: Sought) -> list[str]:
    """In words, what was compared besides the letters as they were typed: only what was."""
    tried = []
    names = fold(f"{sought.given} {sought.family}").tokens
    born = PartialDate.parse(sought.born)
    if names:
        tried.append("each name in any place, former names and aliases")
    if len(names) > 1:
        tried.append("two names together that sound alike")
    if names and not (sought.identifier or sought.postcode or sought.address) and (born.known or not sought.born):
        if not born.exact:
            tried.append("the beginning of each name")
        if not born.exact and len(names) == 1 and len(names[0]) >= SHORTEST_NEAR:
            tried.append(f"where fewer than {FEW} are found so, names one letter off and names that sound alike")
    if born.exact:
        tried.append("the date with day and month changed round")
    if sought.born and not born.known:
        tried.append("nothing by the date of birth, for there is no such date")
    elif born.known and (names or not born.exact):
        tried.append("the year of birth with the family name" if names else "a year of birth finds only beside a name")
    if sought.identifier:
        tried.append("the number as each kind of official number")
        tried.append("as a telephone number, an e-mail address and a vehicle on the records that you see in full")
    if sought.postcode or sought.address:
        tried.append("earlier addresses too, by any word of the street or the town")
    if sought.ref:
        tried.append("the register number")
    return tried
