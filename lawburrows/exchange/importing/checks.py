"""Checking an extract row by row and column by column, and turning it into people that can be loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, TypedDict

from lawburrows.access.models import Agency, Area, Record, User
from lawburrows.access.policy import may_be_named
from lawburrows.access.queries import LEADING
from lawburrows.exchange.importing import facts, values
from lawburrows.exchange.importing.columns import ADDRESSES, CONTACTS, IDENTIFIER_OF, NAMES, NEEDS, PEOPLE, WARNINGS
from lawburrows.exchange.importing.directory import Directory
from lawburrows.exchange.importing.read import Extract, Row
from lawburrows.exchange.importing.values import Findings, Found
from lawburrows.people import intake
from lawburrows.people.keys import RULE_OF
from lawburrows.rules import identifiers, postcode
from lawburrows.rules.dates import PartialDate

MOST_PROBLEMS = 5000
NOT_UTF8 = (
    "This is the first line that is not UTF-8, so the whole file was read as Windows-1252. Look at the names with "
    "accents in every row: if they are wrong, save the file as CSV UTF-8 and bring it again"
)
_COLUMN_OF = {"given": "forename", "middle": "middle_names", "family": "surname", "lines": "address_line"}


@dataclass(frozen=True)
class Intake:
    """One person of an extract, ready to be loaded."""

    person_id: str
    row: int
    digest: str
    person: intake.NewPerson
    facts: facts.Facts
    partners: tuple[Agency, ...] = ()


@dataclass
class Checked:
    """What a whole extract came to: the people, what was found, and how many people rows were read."""

    people: list[Intake] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    read: int = 0

    @property
    def warned(self) -> int:
        """How many rows have a warning."""
        return len({(one.row, one.column.rpartition(".")[0]) for one in self.findings.found if not one.structural})

    @property
    def refused(self) -> int:
        """How many rows have a structural error."""
        return len({(one.row, one.column.rpartition(".")[0]) for one in self.findings.found if one.structural})


@dataclass(frozen=True)
class Defaults:
    """Who leads and which council area it is, where a row does not say."""

    lead: Agency | None
    area: Area | None = None


def check(extract: Extract, directory: Directory, defaults: Defaults, *, by: Any) -> Checked:
    """Every row of every sheet, as `by` may load it; nothing is written."""
    checked = Checked()
    findings = checked.findings
    for heading in extract.unknown:
        findings.found.append(Found(1, heading, "", "Nothing knows this column; it is left out"))
    if extract.not_utf8:
        findings.found.append(Found(extract.not_utf8, "", "", NOT_UTF8))
    if not extract.rows:
        findings.found.append(Found(0, "", "", "There is no row below the headings: nobody is in this file", True))
    people, others = _by_person(extract.rows, findings)
    checked.read = len(people)
    for person_id, row in people.items():
        rows = others.pop(person_id, [])
        if made := _person(row, rows, directory, defaults, findings, by):
            digest = sha256(json.dumps([sorted(one.values.items()) for one in (row, *rows)]).encode()).hexdigest()
            person, partners = made
            checked.people.append(
                Intake(person_id, row.number, digest, person, facts.facts(row, rows, findings), partners)
            )
    for rows in others.values():
        for row in rows:
            findings.refuse(row, "person_id", "No row of the people's sheet has this number")
    return checked


def _by_person(rows: Iterable[Row], findings: Findings) -> tuple[dict[str, Row], dict[str, list[Row]]]:
    people: dict[str, Row] = {}
    others: dict[str, list[Row]] = {}
    for row in rows:
        person_id = row["person_id"]
        if not person_id:
            findings.refuse(row, "person_id", "Every row needs the number of its person")
        elif len(person_id) > 100:
            findings.refuse(row, "person_id", "A number of a person has 100 characters at most")
        elif row.sheet is not PEOPLE:
            others.setdefault(person_id, []).append(row)
        elif person_id in people:
            findings.refuse(row, "person_id", f"Row {people[person_id].number} has the same number")
        else:
            people[person_id] = row
    return people, others


def _person(
    row: Row, rows: list[Row], directory: Directory, defaults: Defaults, findings: Findings, by: Any
) -> tuple[intake.NewPerson, tuple[Agency, ...]] | None:
    lead = directory.agency(row["lead"]) if row["lead"] else defaults.lead
    if lead is None:
        findings.refuse(row, "lead", "No agency has this key or name")
    elif lead.kind not in LEADING:
        findings.refuse(row, "lead", f"{lead} cannot lead a case: name a police service, a council, prisons or health")
        lead = None
    area = directory.area(row["council_area"]) if row["council_area"] else defaults.area
    if area is None:
        findings.refuse(row, "council_area", "It must name one of the council areas")
    given, family = values.text(row, "forename", findings), values.text(row, "surname", findings)
    if not (given or family):
        findings.refuse(row, "surname", "A given or a family name must be stated")
    if lead is None or area is None or not (given or family):
        return None
    born, stated = _birth(row, findings, by.identity.today)
    named: dict[str, Any] = {name: _user(row, name, directory, findings, by) for name in Record.NAMED}
    person = intake.NewPerson(
        name=intake.NewName(given, family, values.text(row, "middle_names", findings), kind="main"),
        lead=lead,
        area=area,
        sex=values.sex(row, findings),
        born=born,
        born_stated=stated,
        ethnicity=values.text(row, "ethnicity", findings),
        names=tuple(_name(one, findings) for one in rows if one.sheet is NAMES),
        addresses=tuple(_addresses(row, rows, findings)),
        contacts=tuple(
            intake.NewContact(
                values.choice(one, CONTACTS.column("kind"), findings, "telephone"),
                values.text(one, "value", findings),
                values.text(one, "note", findings),
            )
            for one in rows
            if one.sheet is CONTACTS
        ),
        identifiers=tuple(_identifiers(row, rows, findings)),
        warnings=tuple(_warnings(rows, findings)),
        needs=tuple(_need(one, findings) for one in rows if one.sheet is NEEDS),
        **named,
    )
    for fault in intake.faults(person):
        name, _, text = fault.partition(": ")
        findings.refuse(row, _COLUMN_OF.get(name, name), text)
    return person, tuple(_partners(row, directory, findings, lead))


def _birth(row: Row, findings: Findings, today: date) -> tuple[date | None, str]:
    """A whole date that has come; anything else in the words in which it was stated."""
    read = PartialDate.parse(row["date_of_birth"])
    if read.earliest and read.earliest > today:
        findings.warn(row, "date_of_birth", "It lies in the future: kept as it was stated")
        return None, read.text
    if read.text and read.exact is None:
        findings.warn(row, "date_of_birth", "Not a whole, real date: kept as it was stated")
    return intake.birth(row["date_of_birth"])


def _user(row: Row, column: str, directory: Directory, findings: Findings, by: Any) -> User | None:
    """Whoever is named sees the case, so nobody is named by an extract who could not be named by hand."""
    if not row[column]:
        return None
    if (found := directory.user(row[column])) is None:
        findings.warn(row, column, "Nobody who can sign in has this e-mail address: left empty")
    elif not (verdict := may_be_named(found, by=by)):
        findings.warn(row, column, f"{verdict.reason}: left empty")
        return None
    return found


def _partners(row: Row, directory: Directory, findings: Findings, lead: Agency) -> Iterable[Agency]:
    for words in filter(None, map(str.strip, row["partners"].split(";"))):
        found = directory.agency(words)
        if found is None:
            findings.warn(row, "partners", f"No agency is called {words[:60]}: left out")
        elif found != lead:
            yield found


class Period(TypedDict):
    """From a day until another; an unknown one is left open."""

    starts: date | None
    ends: date | None


def _period(row: Row, findings: Findings, kept: list[str] | None = None) -> Period:
    starts, ends = values.day(row, "starts", findings, kept=kept), values.day(row, "ends", findings, kept=kept)
    if starts and ends and ends <= starts:
        findings.warn(row, "ends", "It is not after the start: the end is left open")
        ends = None
    return Period(starts=starts, ends=ends)


UNKNOWN = Period(starts=None, ends=None)


def _name(row: Row, findings: Findings) -> intake.NewName:
    kind = values.choice(row, NAMES.column("kind"), findings, "alias")
    if kind == "main":
        findings.warn(row, "kind", "The main name stands in the people's sheet: kept as an alias")
        kind = "alias"
    if not (row["forename"] or row["surname"]):
        findings.refuse(row, "surname", "A given or a family name must be stated")
    return intake.NewName(
        values.text(row, "forename", findings),
        values.text(row, "surname", findings),
        values.text(row, "middle_names", findings),
        kind=kind,
        **_period(row, findings),
    )


def _addresses(row: Row, rows: list[Row], findings: Findings) -> Iterable[intake.NewAddress]:
    if row["address_line"] or row["town"] or row["postcode"]:
        yield _address(row, findings, "home")
    for one in rows:
        if one.sheet is ADDRESSES:
            use = values.choice(one, ADDRESSES.column("use"), findings, "other")
            kept: list[str] = []
            period = _period(one, findings, kept)
            yield _address(one, findings, use, kept, period)


def _address(
    row: Row, findings: Findings, use: str, kept: Iterable[str] = (), period: Period = UNKNOWN
) -> intake.NewAddress:
    code = postcode.parse(row["postcode"])
    if code.warning:
        findings.warn(row, "postcode", code.warning)
    return intake.NewAddress(
        values.text(row, "address_line", findings),
        values.text(row, "town", findings),
        code.text[:40],
        use=use,
        note="; ".join((*filter(None, [row["note"]]), *kept))[:300],
        **period,
    )


def _identifiers(row: Row, rows: list[Row], findings: Findings) -> Iterable[intake.NewIdentifier]:
    yield intake.NewIdentifier("source", row["person_id"])
    stated: list[tuple[Row, str, str, str]] = [
        (row, column, kind, row[column]) for column, kind in IDENTIFIER_OF.items() if row[column]
    ]
    for one in rows:
        if one.sheet.name == "identifiers":
            kind = values.choice(one, one.sheet.column("kind"), findings)
            stated += [(one, "value", kind, one["value"])] if kind else []
    for where, column, kind, number in stated:
        if rule := RULE_OF.get(kind):
            found = identifiers.check(rule, number)
            if not found:
                findings.refuse(where, column, found.reason)
                continue
            if found.warning:
                findings.warn(where, column, found.warning)
        yield intake.NewIdentifier(str(kind), number)


def _warnings(rows: list[Row], findings: Findings) -> Iterable[intake.NewWarning]:
    for row in rows:
        if row.sheet is not WARNINGS:
            continue
        kind = values.choice(row, WARNINGS.column("kind"), findings, "other")
        review = values.day(row, "review_on", findings)
        if review is None:
            findings.refuse(row, "review_on", "A warning needs the day on which it is looked at again")
            continue
        yield intake.NewWarning(kind, values.text(row, "text", findings), review, **_period(row, findings))


def _need(row: Row, findings: Findings) -> intake.NewNeed:
    return intake.NewNeed(
        values.choice(row, NEEDS.column("kind"), findings, "other"),
        values.text(row, "text", findings),
        **_period(row, findings),
    )
