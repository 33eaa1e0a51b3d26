"""What stands beside the questions of a level 1 review: what changed since the last, what is late and open, the plan."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from lawburrows.access.models import Record
from lawburrows.actions.queries import open_actions
from lawburrows.casefile.lines import TELLING, Line, lines_of
from lawburrows.casefile.reading import Now
from lawburrows.disclosures.presenting import brief, is_running
from lawburrows.disclosures.queries import disclosures_of
from lawburrows.orders.queries import conditions_in_force
from lawburrows.rules.deadline import in_words
from lawburrows.tasks.models.due import IN_A_PART
from lawburrows.tasks.queries import open_on
from lawburrows.web.menu import address

MOST, LONGEST = 12, 160
FIRST = timedelta(days=366)  # how far back the first review looks
Part = tuple[str, list[str]]
ALWAYS = ("Visits and contacts", "Notifications", "Breaches", "Changes of circumstances")


def since_of(last: date | None, on: date) -> date:
    return last or on - FIRST


def what_changed(record: Record, *, since: date, by: Any, on: date) -> tuple[list[Part], list[str]]:
    """Headings with their lines, which are kept with the review; and what only some may read, which is not."""
    reading = Now(record, by=by)

    def within(*, general: bool) -> list[Line]:
        return [one for one in lines_of(reading, kinds=TELLING, general=general) if since <= one.day <= on]

    kept = within(general=True)
    told = {(one.when, one.title, one.text) for one in kept}
    apart = [_said(one) for one in within(general=False) if (one.when, one.title, one.text) not in told]
    grouped: dict[str, list[str]] = defaultdict(list)
    for one in kept:
        grouped[one.kind].append(_said(one))
    parts = [(words, _cut(lines)) for words, lines in grouped.items()]
    parts += [(words, []) for words in ALWAYS if words not in grouped]
    late = [one for one in open_on(record, by=by) if one.due < on and one.kind not in IN_A_PART]
    parts.append(("Overdue now", [f"{one.what}, since {in_words(one.due)}" for one in late]))
    running = open_actions([record.pk], by=by)
    actions = [f"{one.what[:LONGEST]}: {one.whose}, {one.agency}, by {in_words(one.due)}" for one in running]
    parts.append(("Open actions", actions))
    outside = [brief(one, on) for one in disclosures_of(record, by=by) if is_running(one)]
    parts.append(("Disclosures proposed, approved or told, without an outcome", outside))
    conditions = conditions_in_force(record.pk, by=by, on=on)
    parts.append(("Conditions in force", [f"{one.number}. {_short(one.text)}" for one in conditions]))
    return parts, apart


def _said(one: Line) -> str:
    return f"{in_words(one.day)}: {one.title}{f': {_short(one.text)}' if one.text else ''}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return lines if more <= 0 else [*lines[:MOST], f"and {more} more: see the chronology"]


def referral_url(record: Record) -> str:
    """Where a person is referred to another level; where there are no referrals yet, where the level is decided."""
    return address("referrals:refer", ref=record.ref) or address("orders:decide_level", ref=record.ref)
