"""Figures in force on a day, and bank holidays: handed to the rules as arguments."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable
from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from lawburrows.governance.models import RuleRow
from lawburrows.governance.tables import BANK_HOLIDAYS, day_of
from lawburrows.rules.jurisdiction import Jurisdiction

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
    """Every agreed figure of a table as it holds on a day."""
    rows = RuleRow.objects.filter(table=table, starts__lte=on).exclude(agreed_by=None).order_by("starts")
    return {row.key: row.value for row in rows}


def rows_in_force(table: str, *, on: date) -> dict[str, RuleRow]:
    """As `figures`, with where each stands and whether it was verified."""
    rows = RuleRow.objects.filter(table=table, starts__lte=on).exclude(agreed_by=None).order_by("starts")
    return {row.key: row for row in rows}


def every_figure() -> list[RuleRow]:
    """All rows, those that wait for a second person first."""
    rows = RuleRow.objects.select_related("proposed_by", "agreed_by")
    return sorted(rows.order_by("table", "key", "starts"), key=lambda row: row.agreed_by_id is not None)


def rule_row(pk: uuid.UUID) -> RuleRow | None:
    return RuleRow.objects.select_related("proposed_by", "agreed_by").filter(pk=pk).first()


@cache
def _published(where: Jurisdiction) -> frozenset[date]:
    """The holidays that the package ships; no network is asked."""
    return frozenset(one["date"] for one in BankHolidays(use_cached_holidays=True).get_holidays(DIVISIONS[where]))


def bank_holidays(where: Jurisdiction = Jurisdiction.SCOTLAND, *, on: date) -> Iterable[date]:
    """The published holidays of a jurisdiction, and the local ones that two people have agreed."""
    mine = f"{where.value}:"
    local = {key: day_of(value) for key, value in figures(BANK_HOLIDAYS.key, on=on).items() if key.startswith(mine)}
    if broken := [key for key, day in local.items() if day is None]:
        log.error("local bank holidays without a date are left out: %s", ", ".join(broken))
    return _published(where) | {day for day in local.values() if day is not None}
