"""Leaving the United Kingdom, coming back, and absence from home in Northern Ireland (sections 85A and 86)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, SCOTLAND, Jurisdiction
from lawburrows.rules.notification.duties import DAYS_TO_NOTIFY, THE_PERSON
from lawburrows.rules.notification.sources import ENGLISH_CHANGES_2012, SCOTTISH_CHANGES_2013, TRAVEL, section
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import ONE_DAY, days_beginning_with
from lawburrows.rules.verdict import ALLOWED, Verdict


@dataclass(frozen=True)
class TravelRow:
    """How long before the date of departure the details must be with the police."""

    where: Jurisdiction
    details_known_in_time: bool
    reasonable_excuse: bool
    before: timedelta
    source: Source


WEEK, DAY, HALF_DAY = timedelta(days=7), timedelta(hours=24), timedelta(hours=12)
AMOUNTS = {WEEK: "not less than 7 days", DAY: "not less than 24 hours", HALF_DAY: "not less than 12 hours"}
RETURN = TRAVEL.at("regulation 8", Confidence.GENERAL_KNOWLEDGE)
_NOT_READ = Confidence.GENERAL_KNOWLEDGE

NOTICE_OF_TRAVEL = (
    TravelRow(SCOTLAND, True, False, WEEK, TRAVEL.at("regulation 5(2)(a)")),
    TravelRow(SCOTLAND, True, True, DAY, TRAVEL.at("regulation 5(2)(b)")),
    TravelRow(SCOTLAND, False, False, HALF_DAY, SCOTTISH_CHANGES_2013.at("regulation 3, for regulation 5(3)")),
    TravelRow(ENGLAND_AND_WALES, True, False, WEEK, ENGLISH_CHANGES_2012.at("notice of travel", _NOT_READ)),
    TravelRow(ENGLAND_AND_WALES, True, True, DAY, ENGLISH_CHANGES_2012.at("notice of travel", _NOT_READ)),
    TravelRow(ENGLAND_AND_WALES, False, False, HALF_DAY, ENGLISH_CHANGES_2012.at("notice of travel", _NOT_READ)),
)

ANY_LENGTH = {
    SCOTLAND: SCOTTISH_CHANGES_2013.at("regulation 3(2)(a)"),
    ENGLAND_AND_WALES: ENGLISH_CHANGES_2012.at("all foreign travel"),
}


@dataclass(frozen=True)
class LatestNotice:
    """Two readings of "not less than": remind on the safe one, treat the literal one as the last arguable.

    Where the law counts in hours, both readings stand at the same `deadline.moment`.
    """

    deadline: Deadline
    literal: date
    safe: date


def travel_needs_notice(jurisdiction: Jurisdiction = SCOTLAND) -> tuple[Verdict, Source]:
    """Whether a journey abroad must be notified: however short, in every jurisdiction whose rule we hold."""
    return ALLOWED, ANY_LENGTH[jurisdiction]


def travel_notification(
    departure: date,
    *,
    details_known_in_time: bool,
    reasonable_excuse: bool = False,
    jurisdiction: Jurisdiction = SCOTLAND,
) -> LatestNotice:
    """The latest notice of a journey. An excuse matters only when the details were known a week before."""
    excused = reasonable_excuse and details_known_in_time
    [row] = [
        row
        for row in NOTICE_OF_TRAVEL
        if (row.where, row.details_known_in_time, row.reasonable_excuse)
        == (jurisdiction, details_known_in_time, excused)
    ]
    start = datetime.combine(departure, time())
    moment = start - row.before
    any_length = Step("Any journey out of the United Kingdom, however short", "", ANY_LENGTH[jurisdiction])
    steps = [any_length, Step(_known(details_known_in_time, excused), AMOUNTS[row.before], row.source)]
    if row.before == HALF_DAY:
        literal = safe = moment.date()
        steps.append(Step("Twelve hours before the date of departure begins", f"noon on {in_words(safe)}", row.source))
    else:
        literal = moment.date()
        safe = literal - ONE_DAY
        steps.append(Step("Counted literally, at the latest", in_words(literal), row.source))
        steps.append(Step("Counted in whole days between, at the latest: remind on this", in_words(safe), row.source))
    result = deadline(
        "travel_notification",
        f"Notice of leaving the United Kingdom on {in_words(departure)}",
        safe,
        row.source,
        steps,
        whose=THE_PERSON,
        harm=4,
        moment=None if row.before == WEEK else moment,
    )
    return LatestNotice(result, literal, safe)


def return_notification(returned: date) -> LatestNotice:
    """Notice of being back; not needed where the return was notified beforehand and went as notified."""
    safe = days_beginning_with(returned, DAYS_TO_NOTIFY)
    literal = returned + timedelta(days=DAYS_TO_NOTIFY)
    steps = (
        Step("Return to the United Kingdom", in_words(returned), RETURN),
        Step("Three days, the day of return counted: remind on this", in_words(safe), RETURN),
        Step("Three days after it, at the latest", in_words(literal), RETURN),
    )
    result = deadline("return_notification", "Notice of return", safe, RETURN, steps, whose=THE_PERSON)
    return LatestNotice(result, literal, safe)


DAYS_AWAY_WITHOUT_NOTICE = 3


def absence_from_home(leaves: datetime, *, days_away: int) -> Deadline:
    """Northern Ireland alone: away from home for more than three days, told twelve hours before leaving."""
    source = section("85A(2)")
    if days_away <= DAYS_AWAY_WITHOUT_NOTICE:
        nothing = (Step("Away for three days or fewer", "no notice", source),)
        return deadline("absence_from_home", "Notice of absence from home", None, source, nothing, whose=THE_PERSON)
    moment = leaves - HALF_DAY
    steps = (
        Step("Away for more than three days", f"{days_away} days", source),
        Step("Twelve hours before leaving", f"{moment:%H:%M} on {in_words(moment)}", source),
    )
    return deadline(
        "absence_from_home",
        "Notice of absence from home",
        moment.date(),
        source,
        steps,
        whose=THE_PERSON,
        moment=moment,
    )


def _known(in_time: bool, excused: bool) -> str:
    if not in_time:
        return "The details were not known a week before"
    if excused:
        return "The details were known a week before, but there is a reasonable excuse"
    return "The details were known more than a week before"
