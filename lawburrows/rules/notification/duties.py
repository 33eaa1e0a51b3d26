"""The first notification and every change: three days beginning with the event (sections 83 and 84)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, SCOTLAND, Jurisdiction
from lawburrows.rules.notification.counting import Away, last_of_days, until_free
from lawburrows.rules.notification.sources import ACCOUNTS, COUNTING_OF_PART_DAYS, ENGLISH_CHANGES_2012, section
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import beginning_with, days_beginning_with, months

DAYS_TO_NOTIFY = 3
QUALIFYING_DAYS = 7
QUALIFYING_WITHIN = months(12)
THE_PERSON = "the person"


class Change(Enum):
    NAME = "a new name"
    HOME_ADDRESS = "a new home address"
    STAY = "seven days stayed elsewhere"
    RELEASE = "release from custody or hospital"
    ACCOUNT_OPENED = "a bank account opened"
    ACCOUNT_CLOSED = "a bank account closed"
    CARD_OBTAINED = "a bank card obtained"
    CARD_EXPIRED = "a bank card expired"
    PASSPORT_GAINED = "a passport received or renewed"
    PASSPORT_LOST = "a passport lost or expired"
    CHILD_IN_HOUSEHOLD = "twelve hours in a day in a household with a child"


@dataclass(frozen=True)
class ChangeRow:
    change: Change
    where: frozenset[Jurisdiction]
    source: Source
    harm: int = 3


ALL = frozenset(Jurisdiction)
IN_SCOTLAND = frozenset({SCOTLAND})
_PASSPORTS = section("84(1), as amended in Scotland", Confidence.SECONDARY)

CHANGES = (
    ChangeRow(Change.NAME, ALL, section("84(1)(a)")),
    ChangeRow(Change.HOME_ADDRESS, ALL, section("84(1)(b)"), harm=4),
    ChangeRow(Change.STAY, ALL, section("84(1)(c), (6)"), harm=4),
    ChangeRow(Change.RELEASE, ALL, section("84(1)(d)"), harm=4),
    ChangeRow(Change.ACCOUNT_OPENED, IN_SCOTLAND, ACCOUNTS),
    ChangeRow(Change.ACCOUNT_CLOSED, IN_SCOTLAND, ACCOUNTS),
    ChangeRow(Change.CARD_OBTAINED, IN_SCOTLAND, ACCOUNTS),
    ChangeRow(Change.CARD_EXPIRED, IN_SCOTLAND, ACCOUNTS),
    ChangeRow(Change.PASSPORT_GAINED, IN_SCOTLAND, _PASSPORTS),
    ChangeRow(Change.PASSPORT_LOST, IN_SCOTLAND, _PASSPORTS),
    ChangeRow(Change.CHILD_IN_HOUSEHOLD, frozenset({ENGLAND_AND_WALES}), ENGLISH_CHANGES_2012, harm=5),
)


@dataclass(frozen=True)
class EarlierGround:
    """Requirements under an earlier conviction or order. `last_day` is None when they are indefinite."""

    notified: bool
    last_day: date | None = None


def initial_notification(
    relevant_date: date,
    *,
    away: Iterable[Away] = (),
    released: date | None = None,
    earlier: EarlierGround | None = None,
    notification_order: bool = False,
) -> Deadline:
    """When the first notification must have been made. For a notification order the date is that of its service.

    `due` is None where an earlier notification still stands for the whole time (section 83(2)).
    """
    source = section("98(4), with 83(1)") if notification_order else section("83(1)")
    first = "service of the notification order" if notification_order else "the relevant date"
    steps = [Step(f"Three days beginning with {first}, that day counted", in_words(relevant_date), source)]
    due = _three_days(relevant_date, away, released, steps)
    if earlier:
        if earlier.notified and (earlier.last_day is None or earlier.last_day >= due):
            text = "Already subject, already notified, and still subject on each of these days"
            steps.append(Step(text, "no new notification", section("83(2)")))
            return deadline("initial_notification", "First notification", None, source, steps, whose=THE_PERSON)
        why = "ends too early" if earlier.notified else "was never notified"
        steps.append(Step(f"There is an earlier ground, but it {why}", "still required", section("83(2)")))
    return deadline("initial_notification", "First notification", due, source, steps, whose=THE_PERSON, harm=5)


def change_notification(
    change: Change,
    event: date,
    *,
    jurisdiction: Jurisdiction = SCOTLAND,
    away: Iterable[Away] = (),
) -> Deadline:
    """When a change must have been notified. For a stay, the event is the seventh day: see `stay_notification`."""
    [row] = [row for row in CHANGES if row.change is change and jurisdiction in row.where]
    steps = [Step(f"Three days beginning with {change.value}, that day counted", in_words(event), row.source)]
    due = _three_days(event, away, None, steps)
    what = f"Notification of {change.value}"
    return deadline("change_notification", what, due, row.source, steps, whose=THE_PERSON, harm=row.harm)


def seventh_day(stays: Sequence[Away]) -> date | None:
    """The day on which seven days have been stayed, together within some twelve months; None if that never came."""
    days = sorted({date.fromordinal(n) for s in stays for n in range(s.first.toordinal(), s.last.toordinal() + 1)})
    for first, seventh in zip(days, days[QUALIFYING_DAYS - 1 :], strict=False):
        if seventh <= beginning_with(first, QUALIFYING_WITHIN):
            return seventh
    return None


def stay_notification(
    stays: Sequence[Away], *, jurisdiction: Jurisdiction = SCOTLAND, away: Iterable[Away] = ()
) -> Deadline:
    """When stays at one place other than the home must have been notified; `due` is None below seven days."""
    qualifies_on = seventh_day(stays)
    if qualifies_on:
        return change_notification(Change.STAY, qualifies_on, jurisdiction=jurisdiction, away=away)
    source = section("84(1)(c), (6)")
    steps = (Step("Fewer than seven days, taken together, in any twelve months", "no notification", source),)
    return deadline(
        "change_notification", f"Notification of {Change.STAY.value}", None, source, steps, whose=THE_PERSON
    )


def _three_days(start: date, away: Iterable[Away], released: date | None, steps: list[Step]) -> date:
    times = until_free(away, released)
    if released and released > start and not times:
        times = (Away(start, released, "in custody"),)
        times = until_free(times, released)
    plain = days_beginning_with(start, DAYS_TO_NOTIFY)
    due = last_of_days(start, DAYS_TO_NOTIFY, times)
    if due != plain:
        for time in times:
            whole = f"{in_words(time.first)} to {in_words(time.last)}"
            steps.append(Step(f"Whole days {time.why} left out", whole, COUNTING_OF_PART_DAYS))
    steps.append(Step("The third counted day; no extension for weekends or holidays", in_words(due)))
    return due
