"""Figures in force on a day, bank holidays, time limits: handed to the rules as arguments. And editions of guidance."""

from __future__ import annotations

import logging
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef
from govuk_bank_holidays.bank_holidays import BankHolidays

from lawburrows.access.models import Area, AreaCover, Posting, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import ROLES
from lawburrows.database.lists import one_of
from lawburrows.governance.models import Edition, EditionRead, RuleRow
from lawburrows.governance.tables import BANK_HOLIDAYS, BEFOREHAND, DEADLINES, day_of
from lawburrows.rules.guidance import GOVERNED
from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.limits import IntervalRow, with_figure
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.timetable import LimitRow, as_limit

log = logging.getLogger(__name__)
DIVISIONS = {
    Jurisdiction.SCOTLAND: BankHolidays.SCOTLAND,
    Jurisdiction.ENGLAND_AND_WALES: BankHolidays.ENGLAND_AND_WALES,
    Jurisdiction.NORTHERN_IRELAND: BankHolidays.NORTHERN_IRELAND,
}


def figure(table: str, key: str, *, on: date) -> RuleRow | None:
    """The agreed figure that holds on a day: the newest that has begun."""
    rows = RuleRow.objects.filter(table=table, key=key, starts__lte=on).exclude(agreed_by=None)
    return rows.order_by("-starts").first()


def figures(table: str, *, on: date) -> dict[str, str]:
    """Every agreed figure of a table as it holds on a day, everywhere."""
    rows = RuleRow.objects.filter(table=table, area=None, starts__lte=on).exclude(agreed_by=None).order_by("starts")
    return {row.key: row.value for row in rows}


def rows_in_force(table: str, *, on: date) -> dict[str, RuleRow]:
    """As `figures`, with where each stands and whether it was verified."""
    rows = RuleRow.objects.filter(table=table, starts__lte=on).exclude(agreed_by=None).order_by("starts")
    return {row.key: row for row in rows}


def every_figure() -> list[RuleRow]:
    """All rows, those that wait for a second person first."""
    rows = RuleRow.objects.select_related("proposed_by", "agreed_by", "area")
    return sorted(rows.order_by("table", "key", "starts"), key=lambda row: row.agreed_by_id is not None)


def rule_row(pk: uuid.UUID) -> RuleRow | None:
    return RuleRow.objects.select_related("proposed_by", "agreed_by", "area").filter(pk=pk).first()


@cache
def _published(where: Jurisdiction) -> frozenset[date]:
    """The holidays that the package ships; no network is asked."""
    return frozenset(one["date"] for one in BankHolidays(use_cached_holidays=True).get_holidays(DIVISIONS[where]))


def bank_holidays(where: Jurisdiction = Jurisdiction.SCOTLAND, *, on: date) -> frozenset[date]:
    """The published holidays of a jurisdiction, and the local ones that two people have agreed."""
    return holidays_with(figures(BANK_HOLIDAYS.key, on=on), where)


def holidays_with(agreed: Mapping[str, str], where: Jurisdiction = Jurisdiction.SCOTLAND) -> frozenset[date]:
    """The published holidays with the local ones of these figures."""
    mine = f"{where.value}:"
    local = {key: day_of(value) for key, value in agreed.items() if key.startswith(mine)}
    if broken := [key for key, day in local.items() if day is None]:
        log.error("local bank holidays without a date are left out: %s", ", ".join(broken))
    return _published(where) | {day for day in local.values() if day is not None}


@dataclass(frozen=True)
class TimeLimits:
    """The agreed figures of time limits in the order of their days, and which wider areas hold a council area.

    Read once for many people: a figure of a region goes before one for everywhere, the newest before an older one.
    """

    agreed: dict[str, list[RuleRow]]
    within: dict[uuid.UUID, set[uuid.UUID]]

    def row(self, key: str, *, on: date, area: uuid.UUID | None = None) -> IntervalRow:
        """The time limit as it held on the day of a fact, where that is dealt with."""
        written = GOVERNED[key]
        here = {area, *self.within.get(area, ())} if area else set()
        found: RuleRow | None = None
        for one in self.agreed.get(key, ()):
            mine = one.area_id is None or one.area_id in here
            if one.starts <= on and mine and (found is None or one.area_id or not found.area_id):
                found = one
        return with_figure(written, found.value, source_of(found), edition=found.edition) if found else written


def source_of(row: RuleRow) -> Source:
    """Where an agreed figure stands, and whether the second person has read it there."""
    sure = Confidence.CONFIRMED_PRIMARY if row.verified else Confidence.SECONDARY
    return Source(row.source, f"agreed for {row.area}" if row.area_id else "", read_on=row.agreed_on, confidence=sure)


def time_limits() -> TimeLimits:
    """All agreed time limits, in two queries; in one where no region has set its own."""
    rows = RuleRow.objects.filter(table=DEADLINES.key).exclude(agreed_by=None).select_related("area")
    return time_limits_in(rows.order_by("starts", "pk"))


def time_limits_in(rows: Iterable[RuleRow]) -> TimeLimits:
    """Those that stand in these rows, which come in the order of their days."""
    agreed: dict[str, list[RuleRow]] = defaultdict(list)
    for row in rows:
        agreed[row.key].append(row)
    within: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    if areas := {row.area_id for found in agreed.values() for row in found if row.area_id}:
        for area, council in AreaCover.objects.filter(area__in=areas).values_list("area_id", "council_area_id"):
            within[council].add(area)
    return TimeLimits(agreed, within)


def interval_for(key: str, *, on: date, area: uuid.UUID | None = None, limits: TimeLimits | None = None) -> IntervalRow:
    """The time limit that held on the day of a fact in an area, for `rules.intervals.interval`.

    For many people at once hand in `limits`, read once by `time_limits()`.
    """
    return (limits or time_limits()).row(key, on=on, area=area)


@dataclass(frozen=True)
class LimitsOf:
    """The time limits of many records, each as they hold where it is dealt with."""

    limits: TimeLimits
    areas: dict[uuid.UUID, uuid.UUID]

    def row(self, key: str, *, on: date, record: uuid.UUID) -> IntervalRow:
        return self.limits.row(key, on=on, area=self.areas.get(record))


def limits_of(records: Sequence[uuid.UUID], *, by: Any) -> LimitsOf:
    """In one query; in three where a region has set a figure of its own."""
    limits = time_limits()
    if not limits.within:
        return LimitsOf(limits, {})
    found = Record.objects.visible_to(by).filter(one_of("pk", records))
    return LimitsOf(limits, dict(found.values_list("pk", "area_id")))


def as_it_holds(row: LimitRow, limits: TimeLimits, *, on: date, area: uuid.UUID | None = None) -> LimitRow:
    """A line of the table with the figure that holds on a day."""
    if row.beforehand:
        agreed = figure(BEFOREHAND.key, row.key, on=on)
        days = agreed.value if agreed else ""
        return replace(row, figure=f"{days} days", source=source_of(agreed)) if agreed else row
    return as_limit(limits.row(row.key, on=on, area=area)) if row.governed else row


def regions() -> list[tuple[str, str]]:
    """The regions that may set a time limit of their own, to choose from."""
    return [
        (str(pk), name)
        for pk, name in Area.objects.filter(kind=Area.Kind.REGION).order_by("name").values_list("pk", "name")
    ]


def region(key: str) -> Area | None:
    return Area.objects.filter(kind=Area.Kind.REGION, pk=key).first()


def time_limit_rows() -> dict[str, list[RuleRow]]:
    """Every figure that was proposed or agreed for a time limit, the newest first."""
    found: dict[str, list[RuleRow]] = defaultdict(list)
    tables = (DEADLINES.key, BEFOREHAND.key)
    rows = RuleRow.objects.filter(table__in=tables).select_related("area", "proposed_by", "agreed_by")
    for row in rows.order_by("-starts", "pk"):
        found[row.key].append(row)
    return found


PRACTISING = tuple(role.key for role in ROLES if Permission.WORK_READ in role.permissions)


def editions() -> list[Edition]:
    """Every edition, the newest first."""
    return list(Edition.objects.order_by("-starts", "guidance"))


def edition(pk: uuid.UUID) -> Edition | None:
    return Edition.objects.filter(pk=pk).first()


def in_force(rows: Iterable[Edition], *, on: date) -> list[Edition]:
    """Of each guidance the edition that holds on a day: the newest that has begun."""
    begun = sorted((row for row in rows if row.starts <= on), key=lambda row: (row.starts, row.name))
    return list({row.guidance: row for row in begun}.values())


def has_read(one: Edition, *, by: Any) -> datetime | None:
    """When `by` said that they have read it."""
    return EditionRead.objects.filter(edition=one, user=by.pk).values_list("at", flat=True).first()


def editions_to_read(*, by: Any, on: date) -> list[Edition]:
    """The editions in force that `by` has not said to have read; in one query."""
    mine = EditionRead.objects.filter(user=by.pk).values("edition")
    rows = Edition.objects.filter(starts__lte=on).annotate(read=Exists(mine.filter(edition=OuterRef("pk"))))
    return [row for row in in_force(rows, on=on) if not getattr(row, "read", False)]


@dataclass(frozen=True)
class Readers:
    """Those of one agency who practise: who has read an edition, and who has not."""

    agency: str
    read: list[tuple[str, datetime]]
    unread: list[str]

    @property
    def count(self) -> int:
        return len(self.read) + len(self.unread)


def readers_of(one: Edition, *, on: date) -> list[Readers]:
    """By agency, everybody who practises on a day; whoever is posted to several counts in each."""
    read = dict(EditionRead.objects.filter(edition=one).values_list("user", "at"))
    postings = Posting.objects.in_force(on).filter(role__in=PRACTISING, user__is_active=True)
    found: dict[str, Readers] = {}
    rows = postings.order_by("agency__name", "user__name", "user").values_list("agency__name", "user", "user__name")
    for agency, user, name in rows.distinct():
        here = found.setdefault(agency, Readers(agency, [], []))
        if at := read.get(user):
            here.read.append((name, at))
        else:
            here.unread.append(name)
    return list(found.values())
