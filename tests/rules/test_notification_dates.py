"""Deadlines of sections 83 to 88G: the edges of each, with the provision behind it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification import (
    AppealFrom,
    Away,
    Change,
    EarlierGround,
    Home,
    Notified,
    Unavailable,
    absence_from_home,
    advance_notice,
    appeal,
    change_notification,
    further_review,
    initial_notification,
    may_appeal_be_heard,
    may_apply_for_review,
    onward_appeal,
    periodic_notification,
    return_notification,
    review_of_indefinite,
    stay_notification,
    travel_needs_notice,
    travel_notification,
)
from lawburrows.rules.notification.counting import days_away, last_of_days
from lawburrows.rules.notification.duties import CHANGES, ChangeRow

D = date


class TestFirstNotification:
    def test_the_day_of_conviction_is_the_first_of_three(self) -> None:
        assert initial_notification(D(2020, 3, 15)).due == D(2020, 3, 17)

    def test_a_notification_order_counts_from_its_service(self) -> None:
        found = initial_notification(D(2020, 3, 15), notification_order=True)
        assert found.source.provision == "section 98(4), with 83(1)"

    def test_remanded_at_conviction_the_day_of_release_is_the_first(self) -> None:
        found = initial_notification(D(2020, 3, 15), released=D(2020, 10, 5))
        assert found.due == D(2020, 10, 7)
        assert found.unverified  # part-days are not settled

    def test_time_away_that_reaches_beyond_release_stops_there(self) -> None:
        away = [Away(D(2020, 3, 15), D(2020, 12, 31)), Away(D(2020, 11, 1), D(2020, 12, 1))]
        assert initial_notification(D(2020, 3, 15), away=away, released=D(2020, 10, 5)).due == D(2020, 10, 7)

    def test_released_on_the_day_itself_changes_nothing(self) -> None:
        found = initial_notification(D(2020, 3, 15), released=D(2020, 3, 15))
        assert found.due == D(2020, 3, 17)
        assert not found.unverified

    @pytest.mark.parametrize(
        ("earlier", "needed"),
        [
            (EarlierGround(notified=True, last_day=None), False),
            (EarlierGround(notified=True, last_day=D(2020, 3, 17)), False),
            (EarlierGround(notified=True, last_day=D(2020, 3, 16)), True),
            (EarlierGround(notified=False, last_day=None), True),
        ],
    )
    def test_an_earlier_notification_must_cover_all_three_days(self, earlier: EarlierGround, needed: bool) -> None:
        found = initial_notification(D(2020, 3, 15), earlier=earlier)
        assert (found.due is not None) is needed
        assert found.steps[-1].source is not None


class TestChanges:
    @pytest.mark.parametrize("row", CHANGES, ids=lambda row: row.change.name)
    def test_three_days_beginning_with_every_change(self, row: ChangeRow) -> None:
        for where in row.where:
            found = change_notification(row.change, D(2024, 12, 30), jurisdiction=where)
            assert found.due == D(2025, 1, 1)
            assert found.unverified is not row.source.verified

    def test_a_duty_that_a_jurisdiction_does_not_have_is_a_bug_loudly(self) -> None:
        with pytest.raises(ValueError, match="unpack"):
            change_notification(Change.CHILD_IN_HOUSEHOLD, D(2024, 1, 1), jurisdiction=SCOTLAND)

    def test_seven_days_in_one_stay(self) -> None:
        assert stay_notification([Away(D(2025, 8, 1), D(2025, 8, 7))]).due == D(2025, 8, 9)

    def test_six_days_are_not_enough(self) -> None:
        assert stay_notification([Away(D(2025, 8, 1), D(2025, 8, 6))]).due is None

    @pytest.mark.parametrize(
        ("second", "due"),
        [
            (Away(D(2025, 12, 28), D(2025, 12, 31)), D(2026, 1, 2)),  # day 365 of a year that began on 1 January
            (Away(D(2025, 12, 29), D(2026, 1, 1)), None),  # the seventh day is one too late
        ],
    )
    def test_stays_add_up_within_twelve_months(self, second: Away, due: date | None) -> None:
        assert stay_notification([Away(D(2025, 1, 1), D(2025, 1, 3)), second]).due == due

    def test_overlapping_stays_count_each_day_once(self) -> None:
        assert stay_notification([Away(D(2025, 8, 1), D(2025, 8, 5)), Away(D(2025, 8, 2), D(2025, 8, 6))]).due is None


class TestAdvanceNotice:
    named = D(2025, 6, 10)

    @pytest.mark.parametrize("happened", [D(2025, 6, 8), D(2025, 6, 10), D(2025, 6, 12)])
    def test_it_holds_from_two_days_early_to_the_third_day(self, happened: date) -> None:
        found = advance_notice(self.named, occurred=happened)
        assert found.effective
        assert found.fresh_notification is None

    def test_too_early_needs_a_fresh_notification(self) -> None:
        found = advance_notice(self.named, occurred=D(2025, 6, 7))
        assert found.effective is False
        assert found.fresh_notification is not None
        assert found.fresh_notification.due == D(2025, 6, 9)
        assert found.say_it_did_not_happen is None

    def test_too_late_needs_both(self) -> None:
        found = advance_notice(self.named, occurred=D(2025, 6, 13))
        assert found.fresh_notification is not None
        assert found.fresh_notification.due == D(2025, 6, 15)
        assert found.say_it_did_not_happen is not None
        assert found.say_it_did_not_happen.due == D(2025, 6, 15)

    def test_not_happened_yet_is_open_until_the_third_day(self) -> None:
        assert advance_notice(self.named, on=D(2025, 6, 12)).effective is None
        assert advance_notice(self.named, on=D(2025, 6, 13)).effective is False


class TestPeriodic:
    def given(self, *pairs: tuple[Notified, date]) -> list[tuple[Notified, date]]:
        return list(pairs)

    def test_a_year_after_the_last_notification_of_any_counting_kind(self) -> None:
        history = self.given((Notified.INITIAL, D(2025, 2, 1)), (Notified.CHANGE, D(2025, 5, 1)))
        assert periodic_notification(history).due == D(2026, 5, 1)

    def test_travel_is_named_and_does_not_restart_the_year(self) -> None:
        history = self.given((Notified.PERIODIC, D(2025, 2, 1)), (Notified.TRAVEL, D(2025, 5, 1)))
        found = periodic_notification(history)
        assert found.due == D(2026, 2, 1)
        assert any("Does not restart" in step.text for step in found.steps)

    def test_without_a_notification_there_is_nothing_to_count_from(self) -> None:
        with pytest.raises(ValueError, match="No notification"):
            periodic_notification([(Notified.TRAVEL, D(2025, 1, 1))])

    @pytest.mark.parametrize(
        ("where", "unverified"), [(SCOTLAND, False), (ENGLAND_AND_WALES, True), (NORTHERN_IRELAND, True)]
    )
    def test_weekly_without_a_sole_or_main_residence(self, where: Jurisdiction, unverified: bool) -> None:
        found = periodic_notification([(Notified.PERIODIC, D(2025, 3, 3))], home=Home.NONE, jurisdiction=where)
        assert (found.due, found.unverified) == (D(2025, 3, 10), unverified)

    @pytest.mark.parametrize(
        ("first", "free_on", "due"),
        [
            (D(2026, 1, 1), D(2026, 3, 1), D(2026, 3, 3)),  # away on the day
            (D(2026, 2, 1), D(2026, 3, 1), D(2026, 3, 3)),  # away since that very day
            (D(2026, 1, 1), D(2026, 2, 1), D(2026, 2, 1)),  # back on the day: not put off
            (D(2026, 2, 2), D(2026, 3, 1), D(2026, 2, 1)),  # away only afterwards
            (D(2026, 1, 1), None, None),  # still away
        ],
    )
    def test_put_off_only_by_absence_on_the_day(self, first: date, free_on: date | None, due: date | None) -> None:
        away = [Unavailable(first, free_on)]
        assert periodic_notification([(Notified.PERIODIC, D(2025, 2, 1))], unavailable=away).due == due


class TestTravel:
    def test_seven_days_before_with_two_readings(self) -> None:
        found = travel_notification(D(2025, 3, 5), details_known_in_time=True)
        assert (found.literal, found.safe, found.deadline.due) == (D(2025, 2, 26), D(2025, 2, 25), D(2025, 2, 25))
        assert found.deadline.unverified

    def test_twenty_four_hours_with_an_excuse(self) -> None:
        found = travel_notification(D(2025, 3, 5), details_known_in_time=True, reasonable_excuse=True)
        assert found.deadline.moment == datetime(2025, 3, 4)

    def test_twelve_hours_when_the_details_were_not_known(self) -> None:
        for excuse in (False, True):
            found = travel_notification(D(2025, 3, 5), details_known_in_time=False, reasonable_excuse=excuse)
            assert found.deadline.moment == datetime(2025, 3, 4, 12)
            assert not found.deadline.unverified

    def test_any_journey_counts(self) -> None:
        assert travel_needs_notice()[0]
        assert not travel_needs_notice(ENGLAND_AND_WALES)[1].verified

    def test_northern_ireland_has_no_row_yet(self) -> None:
        with pytest.raises(KeyError):
            travel_needs_notice(NORTHERN_IRELAND)

    def test_return_is_general_knowledge(self) -> None:
        assert return_notification(D(2025, 3, 5)).deadline.unverified

    def test_absence_from_home_in_northern_ireland(self) -> None:
        leaves = datetime(2025, 5, 10, 9)
        assert absence_from_home(leaves, days_away=4).moment == datetime(2025, 5, 9, 21)
        assert absence_from_home(leaves, days_away=3).due is None


class TestReview:
    def test_custody_before_the_first_notification_is_left_out(self) -> None:
        away = [Away(D(2011, 2, 1), D(2013, 7, 31))]
        found = review_of_indefinite(D(2011, 2, 1), under_18=False, away_before_first_notification=away)
        assert found.date_of_discharge == D(2028, 8, 1)
        assert not found.unverified

    def test_eight_years_for_somebody_under_eighteen(self) -> None:
        assert review_of_indefinite(D(2020, 6, 1), under_18=True).date_of_discharge == D(2028, 6, 1)

    def test_a_later_sentence_asks_for_a_lawyer(self) -> None:
        found = review_of_indefinite(D(2011, 2, 1), under_18=False, sentenced_again_since=True)
        assert "legal calculation needed" in found.legal_check
        assert found.unverified

    def test_the_review_after_a_continuation_order(self) -> None:
        assert further_review(D(2040, 6, 1)).due == D(2040, 6, 1)

    def test_who_may_ask_in_england_and_wales(self) -> None:
        assert may_apply_for_review(indefinite=True, under_prevention_order=False)
        assert not may_apply_for_review(indefinite=False, under_prevention_order=False)
        assert "sexual harm" in may_apply_for_review(indefinite=True, under_prevention_order=True).reason


class TestAppeal:
    def test_twenty_one_days_after_the_date_of_discharge(self) -> None:
        found = appeal(AppealFrom.FIRST_REVIEW, D(2025, 6, 1))
        assert found.due == D(2025, 6, 22)
        assert "date of discharge" in found.steps[0].text

    def test_the_other_dates_and_the_next_court(self) -> None:
        assert appeal(AppealFrom.FURTHER_REVIEW, D(2025, 6, 1)).due == D(2025, 6, 22)
        assert onward_appeal(D(2025, 7, 10)).due == D(2025, 7, 31)

    def test_a_late_appeal_is_not_heard(self) -> None:
        assert may_appeal_be_heard(lodged_in_time=True)
        assert "cannot extend" in may_appeal_be_heard(lodged_in_time=False).reason


class TestCounting:
    def test_a_time_away_cannot_end_before_it_begins(self) -> None:
        with pytest.raises(ValueError, match="cannot end"):
            Away(D(2025, 1, 2), D(2025, 1, 1))

    def test_overlapping_days_are_counted_once_and_only_in_the_range(self) -> None:
        away = [Away(D(2025, 1, 1), D(2025, 1, 10)), Away(D(2025, 1, 5), D(2025, 1, 20))]
        assert days_away(away, since=D(2025, 1, 3)) == 18
        assert days_away(away, since=D(2025, 1, 3), before=D(2025, 1, 11)) == 8
        assert days_away(away, since=D(2025, 2, 1)) == 0


DATES = st.dates(D(1997, 9, 1), D(2060, 1, 1))
AWAYS = st.lists(
    st.builds(
        lambda day, n: Away(day, day + timedelta(days=n)), st.dates(D(2020, 1, 1), D(2020, 3, 1)), st.integers(0, 40)
    )
)


@given(DATES, st.sampled_from(list(Home)))
def test_the_next_confirmation_comes_after_the_last_notification(day: date, home: Home) -> None:
    found = periodic_notification([(Notified.PERIODIC, day)], home=home)
    assert found.due is not None
    assert found.due > day


@given(st.dates(D(2020, 1, 1), D(2020, 3, 1)), AWAYS)
def test_the_last_of_three_days_is_a_counted_one(day: date, away: list[Away]) -> None:
    last = last_of_days(day, 3, away)
    counted = [day + timedelta(days=n) for n in range((last - day).days + 1)]
    assert sum(not any(one in time for time in away) for one in counted) == 3
    assert not any(last in time for time in away)


@given(st.dates(D(2020, 1, 1), D(2020, 3, 1)), AWAYS)
def test_time_away_never_brings_a_deadline_forward(day: date, away: list[Away]) -> None:
    due = initial_notification(day, away=away).due
    assert due is not None
    assert due >= day + timedelta(days=2)
