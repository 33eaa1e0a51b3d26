"""Everything that happened to one person, in order, from every app; what was and what was done with the record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lawburrows.access.commands import OPEN_FOR
from lawburrows.access.grades import Part
from lawburrows.access.models import Partner, Record, Share
from lawburrows.casefile.lately import Lately
from lawburrows.casefile.lines import KINDS, TELLING, Line, lines_of
from lawburrows.casefile.reading import Now
from lawburrows.rules.term import ONE_DAY

CASE = "case"
CHOICES = [*KINDS.items(), (CASE, "Who is in the case")]


@dataclass(frozen=True)
class Wanted:
    """What the filters in the address ask for; empty means everything."""

    kinds: frozenset[str] = frozenset()
    agency: str = ""
    earliest: date | None = None
    latest: date | None = None
    words: str = ""

    def has(self, line: Line) -> bool:
        return (
            (not self.agency or line.by == self.agency)
            and (self.earliest is None or line.day >= self.earliest)
            and (self.latest is None or line.day <= self.latest)
            and all(word in f"{line.title} {line.text}".casefold() for word in self.words.casefold().split())
        )


def chronology(record: Record, *, by: Any, wanted: Wanted | None = None, without: Collection[Part] = ()) -> list[Line]:
    """The lines that are wanted, the newest first; `without`: compartments that are left out, whoever reads."""
    wanted = wanted or Wanted()
    reading = Lately(record, by=by, since=wanted.earliest) if wanted.earliest else Now(record, by=by)
    kinds = set(wanted.kinds) - {CASE} if wanted.kinds else None
    found = lines_of(reading, kinds=kinds, undated=True, without=without)
    if wanted.kinds == {CASE}:
        found = []
    if not wanted.kinds or CASE in wanted.kinds:
        found += _case(record, by)
    return sorted((line for line in found if wanted.has(line)), key=lambda line: line.order, reverse=True)


def latest(reading: Now, *, most: int) -> list[Line]:
    """The newest of what has happened and changes how the person is managed."""
    return [line for line in lines_of(reading, kinds=TELLING) if line.day <= reading.day][:most]


def agencies_in(lines: list[Line]) -> list[str]:
    """Who wrote them, to choose from."""
    return sorted({line.by for line in lines})


def _case(record: Record, by: Any) -> list[Line]:
    """The record itself: opened, closed, partners, and openings in an emergency. Needs the record in hand."""
    words, readers = dict(CHOICES)[CASE], "those in the case"

    def line(when: date | datetime, title: str, text: str, agency: str) -> Line:
        return Line(when, title, text, words, agency, readers)

    lead = record.lead.name
    found = [line(record.opened_on, "Record opened", "", lead)]
    if record.closed_on:
        found.append(line(record.closed_on, "Record closed", "", lead))
    for partner in Partner.objects.filter(record=record).select_related("agency"):
        found.append(line(partner.starts, f"{partner.agency.name} joined the case", "", lead))
        if partner.ends and partner.ends <= by.identity.today:
            found.append(line(partner.ends - ONE_DAY, f"{partner.agency.name} in the case: last day", "", lead))
    for share in Share.objects.filter(record=record).select_related("user"):
        if share.kind == Share.Kind.BREAK_GLASS and share.expires_at:
            began = share.expires_at - OPEN_FOR
            found.append(line(began, f"Opened in an emergency by {share.user.name}", share.reason, lead))
        else:
            found.append(line(share.starts, f"{share.user.name} may see it: {share.get_kind_display()}", "", lead))
    return found
