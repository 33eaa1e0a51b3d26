"""Why a person is managed, as an extract says it: convictions, orders, notifications, absences and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lawburrows.exchange.importing import values
from lawburrows.exchange.importing.columns import ABSENCES, CONVICTIONS, NOTIFICATIONS, ORDERS, Sheet
from lawburrows.exchange.importing.read import Row
from lawburrows.exchange.importing.values import Findings
from lawburrows.orders.intake import (
    NewAbsence,
    NewConviction,
    NewDecision,
    NewDisposal,
    NewNotification,
    NewOrder,
)
from lawburrows.rules.offences import OFFENCES, Offence, Schedule3

_OFFENCES = {one.key.casefold(): one for one in OFFENCES}
_TITLES = {one.title.casefold(): one for one in reversed(OFFENCES)}
T = TypeVar("T")
FROM_EXTRACT = "stated in the extract"


@dataclass(frozen=True)
class Facts:
    """Everything of this kind about one person."""

    convictions: tuple[NewConviction, ...] = ()
    orders: tuple[NewOrder, ...] = ()
    notifications: tuple[NewNotification, ...] = ()
    absences: tuple[NewAbsence, ...] = ()
    categories: tuple[NewDecision, ...] = ()
    levels: tuple[NewDecision, ...] = ()
    harms: tuple[NewDecision, ...] = ()


def facts(row: Row, rows: list[Row], findings: Findings) -> Facts:
    """The facts in a person's own row and in the rows of the other sheets."""
    convicted = [one for one in (row, *rows) if one.sheet is CONVICTIONS or (one is row and _speaks_of_conviction(row))]
    return Facts(
        convictions=tuple(_convictions(convicted, findings)),
        orders=_of(ORDERS, rows, _order, findings),
        notifications=_of(NOTIFICATIONS, rows, _notification, findings),
        absences=_of(ABSENCES, rows, _absence, findings),
        categories=tuple(_decision(row, "category", findings, number=True)),
        levels=tuple(_decision(row, "level", findings, number=True)),
        harms=tuple(_decision(row, "risk", findings)),
    )


def _of(sheet: Sheet, rows: list[Row], make: Callable[[Row, Findings], T | None], findings: Findings) -> tuple[T, ...]:
    made = []
    for row in rows:
        if row.sheet is sheet:
            try:
                made.append(make(row, findings))
            except ValueError as error:
                findings.refuse(row, sheet.columns[1].name, str(error))
    return tuple(one for one in made if one is not None)


def _speaks_of_conviction(row: Row) -> bool:
    return any(row[name] for name in ("offence_code", "offence_title", "convicted_on", "disposal"))


def _convictions(rows: Iterable[Row], findings: Findings) -> Iterable[NewConviction]:
    """Rows with the same offence, court and days are one conviction with several disposals."""
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = tuple(row[name].casefold() for name in ("offence_code", "offence_title", "court", "convicted_on"))
        together.setdefault(key, []).append(row)
    for same in together.values():
        kept: list[str] = []
        convicted = values.day(same[0], "convicted_on", findings)
        if convicted is None:
            findings.warn(
                same[0], "convicted_on", "A conviction needs its whole date: this one is left out, to be added by hand"
            )
            continue
        sentenced = values.day(same[0], "sentenced_on", findings, kept=kept)
        if sentenced and sentenced < convicted:
            findings.warn(same[0], "sentenced_on", "It is before the conviction: kept as it was stated")
            kept.append(f"sentenced_on stated as {sentenced.isoformat()}")
            sentenced = None
        yield _conviction(same, convicted, sentenced, kept, findings)


def _conviction(
    rows: list[Row], convicted: date, sentenced: date | None, kept: list[str], findings: Findings
) -> NewConviction:
    row = rows[0]
    known = _OFFENCES.get(row["offence_code"].casefold()) or _TITLES.get(row["offence_title"].casefold())
    title = values.text(row, "offence_title", findings) or (known.title if known else "")
    if not known:
        findings.warn(row, "offence_code" if row["offence_code"] else "offence_title", "Not in the list of offences")
    disposals = tuple(one for one in (_disposal(each, findings) for each in rows) if one)
    return NewConviction(
        offence_code=(row["offence_code"] or (known.key if known else ""))[:30],
        offence_title=(title or "not stated")[:300],
        convicted_on=convicted,
        schedule_3=_listed(row, known, findings),
        jurisdiction=known.where.value if known else "scotland",
        court=values.text(row, "court", findings)[:120],
        sentenced_on=sentenced,
        offence_from=values.day(row, "offence_from", findings, kept=kept),
        offence_until=values.day(row, "offence_until", findings, kept=kept),
        way=row["way"][:40],
        relation=row["relation"][:40],
        note="; ".join((*filter(None, [row["note"]]), *kept))[:500],
        disposals=disposals,
    )


def _listed(row: Row, known: Offence | None, findings: Findings) -> bool:
    stated = row["schedule_3"].casefold()
    if stated in {"yes", "no"}:
        return stated == "yes"
    if known is None or known.schedule_3 is Schedule3.YES:
        return known is not None
    if known.schedule_3 is Schedule3.CONDITIONS:
        findings.warn(
            row, "schedule_3", "This offence is listed only on conditions; it is taken as listed: check the conditions"
        )
        return True
    return False


def _disposal(row: Row, findings: Findings) -> NewDisposal | None:
    stated = row["disposal"].casefold()
    if not stated:
        if row["term"]:
            findings.warn(
                row, "term", "It is the length of nothing, as no disposal is stated: left out, add it by hand"
            )
        return None
    kept: list[str] = []
    kind = values.DISPOSALS.get(stated)
    if kind is None:
        findings.warn(row, "disposal", "Not in the list of disposals: recorded as another disposal, with its words")
        kept.append(row["disposal"][:200])
    months, days = values.term(row, "term", findings, kept=kept)
    extension, _ = values.term(row, "extension", findings, kept=kept)
    return NewDisposal(
        kind.name.lower() if kind else "other",
        months=months,
        days=days,
        extension_months=extension,
        note="; ".join(kept)[:300],
    )


def _order(row: Row, findings: Findings) -> NewOrder | None:
    kind = values.choice(row, ORDERS.column("kind"), findings)
    kept: list[str] = []
    made_on = values.day(row, "made_on", findings)
    if made_on is None:
        findings.warn(row, "made_on", "An order needs its whole date: this one is left out, to be added by hand")
    if made_on is None or not kind:
        return None
    starts, ends = (values.day(row, name, findings, kept=kept) for name in ("starts", "ends"))
    summary = "; ".join((*filter(None, [row["summary"]]), *kept))[:500]
    return NewOrder(kind, made_on, starts, ends, values.text(row, "court", findings)[:120], summary)


def _notification(row: Row, findings: Findings) -> NewNotification | None:
    section = values.choice(row, NOTIFICATIONS.column("section"), findings)
    made_on = values.day(row, "made_on", findings)
    if made_on is None:
        findings.warn(row, "made_on", "A notification needs its whole date: left out, to be added by hand")
    if made_on is None or not section:
        return None
    home = values.choice(row, NOTIFICATIONS.column("home"), findings, "sole_or_main")
    return NewNotification(made_on, section, home, values.text(row, "station", findings)[:120])


def _absence(row: Row, findings: Findings) -> NewAbsence | None:
    kind = values.choice(row, ABSENCES.column("kind"), findings)
    starts, ends = (values.day(row, name, findings) for name in ("starts", "ends"))
    if starts is None:
        findings.warn(row, "starts", "A time away needs its first day: left out, to be added by hand")
    return NewAbsence(kind, starts, ends, values.text(row, "place", findings)[:120]) if kind and starts else None


def _decision(row: Row, column: str, findings: Findings, *, number: bool = False) -> Iterable[NewDecision]:
    value = values.choice(row, row.sheet.column(column), findings)
    if value:
        kept: list[str] = []
        since = values.day(row, f"{column}_since", findings, kept=kept)
        yield NewDecision(int(value) if number else value, since, authority=FROM_EXTRACT, reason="; ".join(kept))
