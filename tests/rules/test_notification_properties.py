"""What must hold of every date: none moves backwards when a day is added; and the order of entering changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from lawburrows.orders.clock import Clock, clock
from lawburrows.orders.facts import AwayFrom, Convicted, Did, Facts, Ordered, Told
from lawburrows.rules.dates import PartialDate
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.notification import (
    Away,
    Change,
    Disposal,
    Home,
    Notified,
    advance_notice,
    change_notification,
    initial_notification,
    period,
    periodic_notification,
    return_notification,
    stay_notification,
    travel_notification,
)
from lawburrows.rules.notification.matters import MATTERS, Matter, kind_of_visit, row_of
from lawburrows.rules.term import NO_TERM, ONE_DAY, Term, months

DAYS = st.dates(date(1999, 1, 1), date(2040, 12, 31))  # leap years, ends of months and changes of the clocks
TERMS = st.builds(Term, st.integers(0, 60), st.integers(0, 30))


def dates_from(day: date) -> list[date | datetime | None]:
    """Every date of the rules that begins with a day."""
    notice = advance_notice(day)
    late, travel = advance_notice(day, occurred=day + timedelta(days=5)), travel_notification
    return [
        initial_notification(day).due,
        *(change_notification(change, day).due for change in (Change.HOME_ADDRESS, Change.STAY, Change.CARD_EXPIRED)),
        periodic_notification([(Notified.PERIODIC, day)]).due,
        periodic_notification([(Notified.CHANGE, day)], home=Home.NONE).due,
        stay_notification([Away(day, day + timedelta(days=6))]).due,
        notice.say_it_did_not_happen and notice.say_it_did_not_happen.due,
        late.fresh_notification and late.fresh_notification.due,
        travel(day, details_known_in_time=True).literal,
        travel(day, details_known_in_time=True).safe,
        travel(day, details_known_in_time=True, reasonable_excuse=True).deadline.moment,
        travel(day, details_known_in_time=False).deadline.moment,
        return_notification(day).safe,
    ]


@given(DAYS)
def test_no_date_moves_backwards_when_a_day_is_added(day: date) -> None:
    for first, second in zip(dates_from(day), dates_from(day + ONE_DAY), strict=True):
        assert first is not None
        assert second is not None
        assert first <= second


@given(DAYS, TERMS)
def test_no_period_ends_earlier_because_the_conviction_or_the_sentence_is_a_day_more(day: date, term: Term) -> None:
    longer = term + Term(days=1)
    ends = [
        period(Disposal.IMPRISONMENT, relevant_date=when, under_18=False, jurisdiction=SCOTLAND, term=length).last_day
        for when, length in ((day, term), (day + ONE_DAY, term), (day, longer))
    ]
    for later in ends[1:]:
        assert later is None or (ends[0] is not None and ends[0] <= later)


@given(DAYS)
def test_twelve_hours_before_is_noon_by_the_clock_on_the_wall_whatever_the_clocks_do(day: date) -> None:
    found = travel_notification(day, details_known_in_time=False)
    assert found.deadline.moment == datetime.combine(day - ONE_DAY, datetime.min.time().replace(hour=12))
    assert found.deadline.due == day - ONE_DAY


@given(DAYS, st.integers(1, 60))
def test_a_day_away_never_makes_the_first_notification_earlier(day: date, length: int) -> None:
    away = Away(day, day + timedelta(days=length - 1))
    longer = replace(away, last=away.last + ONE_DAY)
    plain, one, two = (initial_notification(day, away=times).due for times in ((), (away,), (longer,)))
    assert plain is not None
    assert one is not None
    assert two is not None
    assert plain <= one <= two


@given(st.integers(1930, 2015), st.integers(1, 12))
def test_a_date_of_birth_known_in_part_lies_within_what_was_stated(year: int, month: int) -> None:
    for stated in (f"{year}", f"{year}-{month:02}"):
        read = PartialDate.parse(stated)
        assert read.exact is None
        assert read.earliest is not None
        assert read.latest is not None
        assert read.earliest <= date(year, month, 1) <= read.latest


def test_which_kind_a_visit_is_and_what_must_be_told() -> None:
    kinds = {
        (told, changed): kind_of_visit(told_before=told, changed=changed).kind for told in (0, 1) for changed in (0, 1)
    }
    assert kinds == {
        (0, 0): Notified.INITIAL,
        (0, 1): Notified.INITIAL,
        (1, 0): Notified.PERIODIC,
        (1, 1): Notified.CHANGE,
    }
    assert {row.matter for row in MATTERS} == set(Matter)
    assert not row_of(Matter.REACH).must_be_told
    assert row_of(Matter.PASSPORTS).must_be_told
    assert not row_of(Matter.PASSPORTS).source.verified


# A whole life, from 2005: what happened, each with its day.
DISPOSALS = [(Disposal.IMPRISONMENT, months(8)), (Disposal.IMPRISONMENT, months(40)), (Disposal.FINE, None)]
LIFE_DAYS = st.dates(date(2005, 1, 1), date(2026, 11, 30))


def _id(number: int) -> UUID:
    return UUID(int=number)


CONVICTIONS = st.builds(
    lambda day, did, listed: Convicted(
        uuid4(), "Rape", day, day, listed, SCOTLAND, (Did(did[0], did[1], NO_TERM, "alone", NO_TERM),)
    ),
    LIFE_DAYS,
    st.sampled_from(DISPOSALS),
    st.booleans(),
)
ORDERS = st.builds(
    lambda day, kind, length: Ordered(uuid4(), kind, kind, "", day, day, day + timedelta(days=length)),
    LIFE_DAYS,
    st.sampled_from(["shpo", "continuation", "discharged"]),
    st.integers(100, 4000),
)
TOLD = st.builds(Told, st.sampled_from(list(Notified)), LIFE_DAYS, st.sampled_from(list(Home)))
ABSENCES = st.builds(
    lambda day, kind, length: AwayFrom(uuid4(), kind, day, day + timedelta(days=length) if length else None),
    LIFE_DAYS,
    st.sampled_from(["in custody", "in hospital", "abroad"]),
    st.integers(0, 900),
)


def _lists(kind: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(kind, max_size=5).map(tuple)


LIVES = st.builds(
    Facts,
    st.just(_id(0)),
    st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2004, 1, 1))),
    _lists(CONVICTIONS),
    _lists(ORDERS),
    _lists(TOLD),
    _lists(ABSENCES),
)


def said(found: Clock) -> tuple[object, ...]:
    """Everything that a clock says of dates."""
    lines = sorted((due.key, due.due or date.min, due.unverified, due.moment) for due in found.deadlines)
    return lines, found.fulfilled, found.grounds.until.last_day, found.grounds.until.indefinite, sorted(found.gaps)


@settings(max_examples=150, deadline=None)
@given(LIVES, st.integers(0, 2**20))
def test_a_life_told_in_any_order_has_the_same_dates(life: Facts, seed: int) -> None:
    mixed, chance = {}, random.Random(seed)
    for name in ("convictions", "orders", "notifications", "absences"):
        rows = list(getattr(life, name))
        chance.shuffle(rows)
        mixed[name] = tuple(rows)
    on = date(2026, 12, 1)
    assert said(clock(replace(life, **mixed), on=on)) == said(clock(life, on=on))
