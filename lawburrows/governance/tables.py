"""The tables of figures that people may change: what a row of each is called, and what its value may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from lawburrows.access.reference_data import COUNCIL_AREAS
from lawburrows.rules import beforehand, escalation, keeping, visiting, young
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.guidance import GOVERNED
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.limits import figure_in_words, figure_of
from lawburrows.rules.verdict import Refused

MOST_DAYS = 3660


@dataclass(frozen=True)
class Table:
    """`row` and `value` give a text as it is kept, or refuse it in words; `said` tells what to write."""

    key: str
    label: str
    said: str
    row: Callable[[str], str]
    value: Callable[[str], str]


def day_of(text: str) -> date | None:
    """A real, whole day; None for anything else."""
    return PartialDate.parse(text).exact


def _a_day(text: str) -> str:
    if (day := day_of(text)) is None:
        raise Refused("The value must be a whole, real date, like 20 July 2026")
    return day.isoformat()


def _days(text: str) -> str:
    found = re.fullmatch(r"([0-9]{1,4})(?: days?)?", text.strip().casefold())
    if found is None or not 1 <= int(found[1]) <= MOST_DAYS:
        raise Refused(f"The value must be a whole number of days from 1 to {MOST_DAYS}, like 30")
    return str(int(found[1]))


def _a_place_and_a_name(text: str) -> str:
    place, _, name = text.partition(":")
    places = [one.value for one in Jurisdiction]
    if place.strip() not in places or not name.strip():
        raise Refused(
            f"The row must be a jurisdiction and a name, like scotland:fair. Jurisdictions: {', '.join(places)}"
        )
    return f"{place.strip()}:{name.strip()}"


def _a_level_of_risk(text: str) -> str:
    levels = {one.value.casefold(): one.value for one in RiskOfHarm if one.assessed}
    if (level := levels.get(text.strip().casefold())) is None:
        raise Refused(f"The row must be a level of risk: {', '.join(levels.values())}")
    return level


def _perhaps_an_area_and_a_level(text: str) -> str:
    """high, or for one council area fife:high."""
    place, colon, level = text.rpartition(":")
    areas = {slugify(name) for name in COUNCIL_AREAS}
    if colon and slugify(place) not in areas:
        raise Refused("The row must begin with a council area, like fife:high or argyll-and-bute:high")
    return f"{slugify(place)}:{_a_level_of_risk(level)}" if colon else _a_level_of_risk(level)


def _a_receipt(text: str) -> str:
    rows = {row.key for row in visiting.RECEIPT_ROWS}
    if (key := text.strip().casefold()) not in rows:
        raise Refused(f"The row must be one of: {', '.join(sorted(rows))}")
    return key


def _something_kept(text: str) -> str:
    kept = {row.key for row in keeping.KEEPING}
    if (key := text.strip().casefold()) not in kept:
        raise Refused(f"The row must be one of: {', '.join(sorted(kept))}")
    return key


def _a_step_of_a_breach(text: str) -> str:
    if (key := text.strip().casefold()) not in BREACH_STEPS:
        raise Refused(f"The row must be one of: {', '.join(BREACH_STEPS)}")
    return key


def _something_beforehand(text: str) -> str:
    if (key := text.strip().casefold().replace(" ", "_")) not in beforehand.BY_KEY:
        raise Refused(f"The row must be one of: {', '.join(sorted(beforehand.BY_KEY))}")
    return key


def _a_step_of_the_young(text: str) -> str:
    if (key := text.strip().casefold()) != "transition":
        raise Refused("The row must be: transition")
    return key


def _a_level_with_meetings(text: str) -> str:
    if (key := text.strip().casefold().replace(" ", "_")) not in ("level_2", "level_3"):
        raise Refused("The row must be level_2 or level_3")
    return key


def _some_agencies(text: str) -> str:
    found = re.fullmatch(r"([0-9]{1,2})(?: agencies)?", text.strip().casefold())
    if found is None or not 1 <= int(found[1]) <= 20:
        raise Refused("The value must be a whole number of agencies from 1 to 20, like 3")
    return str(int(found[1]))


def _a_time_limit(text: str) -> str:
    if (key := text.strip().casefold()) not in GOVERNED:
        raise Refused("This is not a time limit that guidance sets. What statute sets is not changed here")
    return key


def _a_figure(text: str) -> str:
    if (figure := figure_of(text)) is None:
        raise Refused("The value must be a number and a unit, like 20 working days, 84 days or 1 year")
    return figure_in_words(*figure)


def _a_step(text: str) -> str:
    if (key := text.strip().casefold()) not in escalation.KEYS:
        raise Refused(f"The row must be one of: {', '.join(sorted(escalation.KEYS))}")
    return key


BANK_HOLIDAYS = Table(
    "bank_holidays",
    "Local bank holidays",
    "Row: a jurisdiction and a name, like scotland:fair. Value: the day, like 20 July 2026",
    _a_place_and_a_name,
    _a_day,
)
VISITS = Table(
    visiting.TABLE,
    "How often people are visited",
    "Row: a level of risk of serious harm, like high; for one council area, like fife:high. "
    "Value: the most days from one visit to the next, like 30",
    _perhaps_an_area_and_a_level,
    _days,
)
RECEIPTS = Table(
    visiting.RECEIPTS,
    "How soon a referral of a child or adult at risk is received",
    "Row: urgent or ordinary. Value: the most days until the receipt, like 1",
    _a_receipt,
    _days,
)
YOUNG = Table(
    young.TABLE,
    "Children and young people",
    "Row: transition. Value: how many days before the eighteenth birthday the adult pathway is decided, like 183",
    _a_step_of_the_young,
    _days,
)
KEEPING = Table(
    keeping.TABLE,
    "How long copies are kept",
    "Row: what is kept, like extracts. Value: for how many days, like 30",
    _something_kept,
    _days,
)
BREACH_STEPS = ("answer", "consider", "decide")
BREACHES = Table(
    "breaches",
    "How long a suspicion of a breach may wait",
    "Row: consider (by whoever raised it), decide (what follows) or answer (to a report). "
    "Value: the most days, like 3. No rule names a time: without a row there is no date",
    _a_step_of_a_breach,
    _days,
)
BEFOREHAND = Table(
    beforehand.TABLE,
    "How long before a date something is done",
    "Row: what is done, like release_notification or review_begun. Value: how many days before the date, like 91",
    _something_beforehand,
    _days,
)
ESCALATION = Table(
    escalation.TABLE,
    "Who is told of what is late",
    "Row: the harm and the step, like 5-supervisor. Value: how many days before or after the day, like 3",
    _a_step,
    _days,
)
QUORUM = Table(
    "quorum",
    "Quorum of a meeting",
    "Row: level_2 or level_3. Value: the fewest agencies that must be there for a case, like 3. "
    "No rule names a figure: without a row there is no quorum",
    _a_level_with_meetings,
    _some_agencies,
)
DEADLINES = Table(
    "deadlines",
    "Time limits of guidance",
    "Row: the key of a time limit, like level_2_review. Value: a number and a unit, like 20 working days",
    _a_time_limit,
    _a_figure,
)
TABLES = {
    table.key: table
    for table in (BANK_HOLIDAYS, VISITS, RECEIPTS, KEEPING, BREACHES, BEFOREHAND, YOUNG, ESCALATION, QUORUM, DEADLINES)
}
# By these dates are worked out: what was due on a day stays due on it. A constraint holds it too.
NEVER_FOR_THE_PAST = (BEFOREHAND.key, BREACHES.key, DEADLINES.key, RECEIPTS.key, VISITS.key, YOUNG.key)
WITH_A_PAGE = frozenset({DEADLINES.key})  # proposed on a page of their own
