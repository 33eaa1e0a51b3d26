"""Sentence dates and stays as the pages want them: the prison service's own beside what is worked out here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.why import NAMED_AS
from lawburrows.custody.models import Handover, ToldDate
from lawburrows.orders.facts import Facts
from lawburrows.orders.sentences import Dated, dates_of
from lawburrows.rules.term import between
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

ROUNDING = 1  # days by which a rounded date may differ without anybody having erred


@dataclass(frozen=True)
class Line:
    """One date of the sentence: what stands, who says so, and how it compares."""

    what: str
    day: date
    said: str
    compared: str
    differs: bool
    unverified: bool
    why_url: str


def sentence_dates(facts: Facts, told: Iterable[ToldDate], ref: str) -> tuple[list[Line], list[str]]:
    """Every kind of date once, the prison service's own where there is one; and in words what has no date."""
    newest: dict[str, ToldDate] = {}
    for one in told:  # the last told first
        newest.setdefault(one.kind, one)
    found = dates_of(facts.convictions)
    worked: dict[str, Dated] = {}
    for dates in found.values():
        for dated in dates.dated:
            kind = dated.key.rpartition("-")[2]
            if kind not in worked or dated.day > worked[kind].day:
                worked[kind] = dated
    lines = [_told(one, worked.get(kind), ref) for kind, one in newest.items()]
    lines += [_worked_out(dated, ref) for kind, dated in worked.items() if kind not in newest]
    words = [
        f"{one.title}: {found[one.id].words}" for one in facts.convictions if one.id in found and found[one.id].words
    ]
    return sorted(lines, key=lambda line: line.day), words


def _told(one: ToldDate, worked: Dated | None, ref: str) -> Line:
    said = f"The prison service: {one.told_by}, told on {write_date(one.told_on)}"
    why = address("orders:why", ref=ref, key=worked.key) if worked else ""
    if worked is None:
        return Line(one.get_kind_display(), one.day, said, "", False, False, "")
    apart = abs((one.day - worked.day).days)
    worked_out = f"worked out here: {write_date(worked.day)}"
    if apart == 0:
        compared = "The same as worked out here"
    elif apart <= ROUNDING:
        compared = f"One day apart, within rounding; {worked_out}"
    else:
        compared = f"{between(one.day, worked.day)} apart; {worked_out}. Ask the prison service"
    return Line(one.get_kind_display(), one.day, said, compared, apart > ROUNDING, False, why)


def _worked_out(dated: Dated, ref: str) -> Line:
    said = "Worked out here: the prison service's own date goes before it, ask for it"
    why = address("orders:why", ref=ref, key=dated.key)
    return Line(dated.what, dated.day, said, "", False, dated.unverified, why)


def stays(times: Iterable[Any]) -> list[list[str]]:
    """Each prison of each time in custody, the newest first."""
    rows = []
    for time in times:
        if not time.prisons:
            rows.append([time.place or "Prison not recorded", _since(time.starts), _until(time.ends)])
        for stay in reversed(time.prisons):
            rows.append([stay.establishment, _since(stay.starts), _until(stay.ends or time.ends)])
    return rows


def _since(day: date | None) -> str:
    return write_date(day) if day else "Not known"


def _until(day: date | None) -> str:
    return write_date(day) if day else "still there"


def named(record: Record) -> list[dict[str, Any]]:
    """The four who are kept apart: each with how to reach them."""
    rows = []
    for field, words in NAMED_AS.items():
        user = getattr(record, field)
        rows.append(
            {
                "key": words.removeprefix("the ").capitalize(),
                "value": str(user) if user else "",
                "note": user.telephone if user else "",
                "missing": "Nobody is named",
            }
        )
    return rows


def handover(one: Handover) -> list[dict[str, Any]]:
    """A handover in rows: from whom, to whom, from when, with what."""
    items = dict(Handover.Item.choices)
    missing = [words for key, words in items.items() if key not in one.items]
    rows: list[dict[str, Any]] = [
        {"key": "What you must know first", "value": one.note, "missing": "Nothing was written", "verbatim": True},
        {"key": "State", "value": one.get_state_display().capitalize()},
        {"key": "From", "value": f"{one.from_agency}, {one.from_area}"},
        {"key": "To", "value": f"{one.to_agency}, {one.to_area}"},
        {"key": "Why", "value": one.get_why_display().capitalize()},
        {"key": "Takes effect on", "value": write_date(one.takes_effect_on)},
        {"key": "Proposed", "value": f"{one.proposed_by}, {write_date(one.proposed_at)}"},
        {"key": "Handed over", "value": "; ".join(items[key] for key in one.items if key in items)},
        {"key": "Not handed over", "value": "; ".join(missing), "missing": "Nothing is left out"},
        {"key": "The former lead afterwards", "value": _afterwards(one)},
    ]
    if one.answered_by and one.answered_at:
        rows.append({"key": "Answered", "value": f"{one.answered_by}, {write_date(one.answered_at)}"})
    if one.answer_reason:
        rows.append({"key": "Why not", "value": one.answer_reason, "verbatim": True})
    for name in Handover.NEXT:
        if user := getattr(one, name):
            words = NAMED_AS[name.removeprefix("next_")].removeprefix("the ")
            rows.append({"key": f"Next {words}", "value": str(user)})
    return rows


def _afterwards(one: Handover) -> str:
    if not one.keeps:
        return "Leaves the case"
    if one.keeps_until is None:
        return "Stays as a partner"
    return f"Stays as a partner; the first day on which it no longer does is {write_date(one.keeps_until)}"
