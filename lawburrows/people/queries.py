"""Reading the register of people: finding, possible duplicates, and everything that is known of one person."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, F, IntegerField, Min, QuerySet, Sum, Value, When

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Area, CaseData, Record
from lawburrows.access.queries import LEADING
from lawburrows.access.queries import survivor as surviving
from lawburrows.access.roles import BY_KEY as ROLES
from lawburrows.access.scope import Visible
from lawburrows.access.security import case_models, history_of
from lawburrows.database.lists import one_of, one_of_numbers
from lawburrows.people.correcting import TABLES
from lawburrows.people.keys import (
    IN_FULL,
    ORDERS_ONLY,
    REASONS,
    WEIGHTS,
    Family,
    Key,
    keys_of,
    keys_of_beginnings,
    keys_of_near,
    keys_of_query,
    keys_of_reach_query,
    keys_of_sound,
)
from lawburrows.people.kinds import KINDS, Kind
from lawburrows.people.models import Address, Identifier, Merge, Name, Person, ProposedCorrection, SearchKey
from lawburrows.people.sealing import decrypt
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.names import SHORTEST_NEAR, begun, fold

MOST = 50
# Beyond the case, that a record exists is told only to someone who plainly means that person.
ENOUGH_TO_TELL = WEIGHTS[Family.NAME_PAIR] + WEIGHTS[Family.NAME]
LIKELY_DUPLICATE = WEIGHTS[Family.BORN]
MOST_BEGUN = 400  # of whom so many begin with the same letters, the first in the order of names are shown
# Apps above this one hold some of it; the list of everything that belongs to a record knows them by these names.
WEIGHS_MOST = {"people.Warning": "Warnings", "orders.Conviction": "Convictions", "orders.Order": "Orders"}
FEW = 5  # when fewer are found by a name as it was typed, its other spellings are looked for
NEAR = "a name is one letter off"
LEAST = 1  # the score of whoever is found by the beginning of a name alone


@dataclass(frozen=True)
class Candidate:
    record_id: uuid.UUID
    score: int
    families: frozenset[Family]


@dataclass(frozen=True)
class Found:
    """One answer of a search. Without a person, the reader may know no more than that the record exists."""

    record: Record
    person: Person | None
    score: int
    reasons: tuple[str, ...]


def candidates(keys: Collection[Key], by: Any, *, most: int = MOST) -> list[Candidate]:
    """The records that share keys with these, by weight; at summary, and with a purpose also at existence.

    A key of what is shown in full alone finds only those whom the reader sees in full.
    """
    purpose = bool(getattr(by.identity, "purpose", ""))
    grade = Grade.EXISTENCE if purpose else Grade.SUMMARY
    here = WEIGHTS.keys() - IN_FULL - (ORDERS_ONLY if purpose else set())
    rows = _sharing([key for family, key in keys if family in here], by, grade, most)
    if hidden := [key for family, key in keys if family in IN_FULL]:
        rows = _together(rows, _sharing(hidden, by, Grade.FULL, most))[:most]
    return rows


def _sharing(keys: list[int], by: Any, grade: Grade, most: int) -> list[Candidate]:
    if not keys:
        return []
    weight = Case(
        *(When(family=int(family), then=Value(n)) for family, n in WEIGHTS.items()), output_field=IntegerField()
    )
    rows = (
        SearchKey.objects.visible_to(by, grade=grade)
        .filter(one_of_numbers("key", keys))
        .values("record_id")
        .annotate(score=Sum(weight), families=ArrayAgg("family", distinct=True))
        .order_by("-score", "record_id")[:most]
    )
    return [
        Candidate(row["record_id"], row["score"], frozenset(Family(family) for family in row["families"]))
        for row in rows
    ]


def _together(some: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    found = {one.record_id: one for one in some}
    for one in others:
        if was := found.get(one.record_id):
            one = Candidate(one.record_id, was.score + one.score, was.families | one.families)
        found[one.record_id] = one
    return sorted(found.values(), key=lambda one: (-one.score, one.record_id))


def find_people(
    by: Any,
    *,
    given: str = "",
    middle: str = "",
    family: str = "",
    born: date | str | None = None,
    identifier: str = "",
    postcode: str = "",
    address: str = "",
    most: int = MOST,
) -> list[Found]:
    """The people who may be meant, the likeliest first, each with the reasons in words."""
    sought = keys_of_query(
        given=given,
        middle=middle,
        family=family,
        born=born,
        identifier=identifier,
        postcode=postcode,
        address=address,
    )
    reached = keys_of_reach_query(identifier) if identifier.strip() else set()
    found = _found(candidates(sought | reached, by, most=most), by, tell=enough_to_tell(sought))
    year = _year_alone(born)
    if len(found) < most and not (identifier or postcode or address) and (year or not born):
        typed = f"{given} {middle} {family}"
        found = _with(found, _beginning_so(by, typed, year, most=most), most)
        if len(found) < FEW:
            found = _with(found, _spelt_otherwise(by, typed, year, most=most), most)
    return found


def _with(found: list[Found], more: Iterable[Found], most: int) -> list[Found]:
    known = {one.record.pk: one for one in found}
    for one in more:
        known.setdefault(one.record.pk, one)
    return list(known.values())[:most]


def enough_to_tell(sought: Collection[Key]) -> bool:
    """Whether a question by these keys can mean one person so plainly that a record beyond the case is told of.

    An address alone is no person, and nobody is born on a day and on the day that it makes when it is turned round.
    """
    families = Counter(Family(family) for family, _ in sought if family not in ORDERS_ONLY)
    if families[Family.BORN]:
        del families[Family.BORN_SWAPPED]
    if families.keys() <= {Family.POSTCODE, Family.PLACE}:
        return False
    return sum(WEIGHTS.get(family, 0) * n for family, n in families.items()) >= ENOUGH_TO_TELL


def _year_alone(born: date | str | None) -> int | None:
    read = PartialDate.parse(born) if isinstance(born, str) else None
    return read.earliest.year if read and read.earliest and not read.exact else None


def _beginning_so(by: Any, typed: str, year: int | None, *, most: int) -> list[Found]:
    """Those of whose names each word typed begins one, in the order of their names; never beyond the summary.

    By equality of keys alone: to compare letters would look at rows before row security has hidden them.
    """
    words = [keys_of_beginnings(forms) for forms in begun(typed)]
    if not words:
        return []
    which = Case(*(When(key__in=keys, then=Value(n)) for n, keys in enumerate(words)), output_field=IntegerField())
    records = (
        SearchKey.objects.visible_to(by, grade=Grade.SUMMARY)
        .filter(one_of_numbers("key", [key for keys in words for key in keys]))
        .values("record_id")
        .annotate(begun=Count(which, distinct=True))
        .filter(begun=len(words))
        .values_list("record_id", flat=True)[:MOST_BEGUN]
    )
    return _in_order(records, by, year, REASONS[Family.NAME_START], most)


def _spelt_otherwise(by: Any, typed: str, year: int | None, *, most: int) -> Iterator[Found]:
    """Those with a name one letter away from the one name that was typed, then those with a name that sounds like it.

    As the beginnings by equality of keys: what might have been meant is made of what was typed, never of what is there.
    """
    words = fold(typed).tokens
    if len(words) != 1 or len(words[0]) < SHORTEST_NEAR:
        return
    for keys, reason in ((keys_of_near(words[0]), NEAR), (keys_of_sound(words[0]), REASONS[Family.SOUND])):
        records = (
            SearchKey.objects.visible_to(by, grade=Grade.SUMMARY)
            .filter(one_of_numbers("key", keys))
            .values_list("record_id", flat=True)[:MOST_BEGUN]
        )
        yield from _in_order(records if keys else (), by, year, reason, most)


def _in_order(records: Iterable[uuid.UUID], by: Any, year: int | None, reason: str, most: int) -> list[Found]:
    """The people of these records in the order of their names."""
    people = Person.objects.visible_to(by).filter(one_of("record_id", records))
    if year:
        people = people.filter(born__year=year)
    people = people.select_related("record__lead", "record__area", "record__manager").order_by("sort_key", "pk")
    return [Found(one.record, one, LEAST, (reason,)) for one in people[:most]]


def possible_duplicates(
    keys: Collection[Key], by: Any, *, but: Record | None = None, least: int = LIKELY_DUPLICATE
) -> list[Found]:
    """Those who share so much that they may be the same person."""
    alike = [(family, key) for family, key in keys if family not in ORDERS_ONLY | IN_FULL]
    found = _found(candidates(alike, by), by)
    return [one for one in found if one.score >= least and one.person and (but is None or one.record.pk != but.pk)]


def duplicates_of(record: Record, by: Any) -> list[Found]:
    """The possible duplicates of a person who is on the register."""
    return possible_duplicates(keys_of_record(record, by), by, but=record, least=ENOUGH_TO_TELL)


def keys_of_record(record: Record, by: Any) -> set[Key]:
    known = [(one.kind, decrypt(one.sealed)) for one in Identifier.objects.visible_to(by).filter(record=record)]
    names = sorted(Name.objects.visible_to(by).filter(record=record), key=lambda name: name.kind != Name.Kind.MAIN)
    person = Person.objects.visible_to(by).get(record=record)
    return keys_of(person, names, Address.objects.visible_to(by).filter(record=record), known)


def _found(ranked: list[Candidate], by: Any, *, tell: bool = False) -> list[Found]:
    """With `tell` also, without a person, that there is a record beyond what the reader sees."""
    ids = [one.record_id for one in ranked]
    seen = Record.objects.visible_to(by).select_related("lead", "area", "manager").filter(one_of("pk", ids))
    records = {one.pk: one for one in seen}
    people = {one.record_id: one for one in Person.objects.visible_to(by).filter(one_of("record_id", ids))}
    found = []
    for one in ranked:
        record, person = records.get(one.record_id), people.get(one.record_id)
        if record is None or (person is None and not (tell and one.score >= ENOUGH_TO_TELL)):
            continue
        reasons = tuple(REASONS[family] for family in sorted(one.families, key=lambda family: -WEIGHTS[family]))
        found.append(Found(record, person, one.score, reasons if person else ()))
    return found


def person_of(record: Record, by: Any) -> Person | None:
    return Person.objects.visible_to(by).filter(record=record).first()


def survivor(record: Record, by: Any) -> Record:
    """The record that this one was merged into, for whoever sees it; itself if it was not, or if they do not."""
    return surviving(record, by, grade=Grade.SUMMARY) or record


@dataclass(frozen=True)
class Section:
    """One kind of entry of a person: those that hold now, and those that ended."""

    kind: Kind
    present: tuple[CaseData, ...]
    past: tuple[CaseData, ...]
    entered: dict[uuid.UUID, datetime]


def details(record: Record, by: Any, *, on: date) -> list[Section]:
    """Everything that the reader may see of one person, kind by kind; a kind beyond the reader's grade is left out."""
    needed = {(kind.model.GRADE, kind.part) for kind in KINDS}
    columns = {f"{grade.name}_{part.name}": (grade, part) for grade, part in needed}
    seen = Record.objects.filter(pk=record.pk).values(
        **{name: Visible(F("pk"), by=by, grade=grade, part=part) for name, (grade, part) in columns.items()}
    )[0]
    return [_section(kind, record, by, on) for kind in KINDS if seen[f"{kind.model.GRADE.name}_{kind.part.name}"]]


def _section(kind: Kind, record: Record, by: Any, on: date) -> Section:
    rows = list(entries(kind, record, by))
    present = tuple(row for row in rows if not _is_past(row, on))
    past = tuple(row for row in rows if _is_past(row, on))
    return Section(kind, present, past, _entered(kind, rows))


def entries(kind: Kind, record: Record, by: Any) -> Any:
    """The rows of one kind, the newest first."""
    found = kind.model._default_manager.visible_to(by).filter(record=record).select_related("owner")
    if kind.key == "relationship":
        found = found.select_related("other", "managed")
    return found.order_by(F("starts").desc(nulls_last=True), "pk") if kind.timed else found.order_by("pk")


def entry(kind: Kind, record: Record, key: uuid.UUID, by: Any) -> CaseData | None:
    """One entry of a record, if the reader may have it."""
    return entries(kind, record, by).select_related("owner", "record", "record__lead").filter(pk=key).first()


def _is_past(row: CaseData, on: date) -> bool:
    ends = getattr(row, "ends", None)
    return ends is not None and ends <= on


def _entered(kind: Kind, rows: list[CaseData]) -> dict[uuid.UUID, datetime]:
    history = history_of(kind.model)
    if not rows or history is None:
        return {}
    found = history._default_manager.filter(pgh_obj_id__in=[row.pk for row in rows])
    return dict(found.values_list("pgh_obj_id").annotate(at=Min("pgh_created_at")))


def corrections(record: Record, by: Any) -> list[ProposedCorrection]:
    """Proposed corrections of a record in the parts that the reader sees, those that wait first, then the newest."""
    rows = [row for table in TABLES.values() for row in _corrections(table, record, by)]
    newest = sorted(rows, key=lambda one: one.proposed_at, reverse=True)
    return sorted(newest, key=lambda one: one.answer != ProposedCorrection.Answer.WAITING)


def correction(record: Record, key: uuid.UUID, by: Any) -> ProposedCorrection | None:
    found = (_corrections(table, record, by).filter(pk=key).first() for table in TABLES.values())
    return next(filter(None, found), None)


def _corrections(table: Any, record: Record, by: Any) -> QuerySet[ProposedCorrection]:
    found = table.objects.visible_to(by).filter(record=record)
    return found.select_related("record", "owner", "proposed_by", "answered_by")


def merges(record: Record, by: Any) -> list[tuple[Merge, Person | None]]:
    """What was merged into this record, each with the particulars as they stood there."""
    found = (
        Merge.objects.visible_to(by).filter(record=record).select_related("merged", "merged_by").order_by("merged_at")
    )
    rows = list(found)
    people = {
        one.record_id: one for one in Person.objects.visible_to(by).filter(record__in=[row.merged_id for row in rows])
    }
    return [(row, people.get(row.merged_id)) for row in rows]


def holdings(record: Record, by: Any) -> dict[str, int]:
    """How many there are of what weighs most in a record, as far as the reader sees it."""
    models = {model._meta.label: model for model in case_models()}
    return {
        words: models[label]._default_manager.visible_to(by).filter(record=record).count()
        for label, words in WEIGHS_MOST.items()
    }


def others_of(record: Record, by: Any) -> list[tuple[str, str]]:
    """The other people of a case, to be chosen in a relationship."""
    kind = next(kind for kind in KINDS if kind.key == "other")
    return [(str(one.pk), f"{one.name} ({one.get_category_display()})") for one in entries(kind, record, by)]


def record_called(ref: str, by: Any) -> Record | None:
    """Another managed person's record, if the reader has at least its summary."""
    return Record.objects.visible_to(by, grade=Grade.SUMMARY).filter(ref=ref.strip().upper()).first()


def leads_for(by: Any) -> list[Agency]:
    """The agencies that may lead what this person adds: their own; all authorities for who works for an area."""
    postings = by.postings_on(by.identity.today)
    if any(ROLES[posting.role].by_area >= Grade.FULL for posting in postings):
        return list(Agency.objects.filter(kind__in=LEADING).order_by("name"))
    return list({posting.agency_id: posting.agency for posting in postings}.values())


def areas_for(by: Any) -> list[Area]:
    """The council areas in which this person may open a record."""
    postings = by.postings_on(by.identity.today)
    councils = Area.objects.filter(kind=Area.Kind.COUNCIL)
    if not any(posting.area_id is None for posting in postings):
        councils = councils.filter(covered_by__area__in=[posting.area_id for posting in postings])
    return list(councils.distinct().order_by("name"))
