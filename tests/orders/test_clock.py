"""The statutory clock of one person, from rows to dates that explain themselves."""

from datetime import date

import pytest

from lawburrows.orders.deadlines import clocks_for, deadlines_for
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(world):
    """Builds a person with the given makers, and gives their clock on the tests' day, as Aileen reads it."""

    def build(*makers, born=date(1961, 2, 3), on=TODAY):
        with as_role("owner"):
            record = world.record()
            make.person(record, born=born)
            for maker in makers:
                maker(record)
        with on_the_day(world.aileen) as by:
            return clocks_for([record.pk], by=by, on=on)[record.pk]

    return build


def due(clock, kind):
    return [(one.key, one.due) for one in clock.deadlines if one.kind == kind]


def test_a_first_notification_is_due_three_days_beginning_with_the_conviction(known):
    clock = known(lambda record: make.conviction(record, on=date(2026, 12, 3)))
    assert due(clock, "initial_notification") == [("initial_notification-2026-12-03", date(2026, 12, 5))]
    assert due(clock, "periodic_notification") == []


def test_a_first_notification_waits_while_the_person_is_in_custody(known):
    clock = known(
        lambda record: make.conviction(record, on=date(2026, 6, 1)),
        lambda record: make.absence(record, starts=date(2026, 6, 1)),
    )
    [(_, day)] = due(clock, "initial_notification")
    assert day is None
    [first] = [one for one in clock.deadlines if one.kind == "initial_notification"]
    assert first.steps[-1].text == "Since 1 June 2026 in custody, and still so"


def test_the_annual_confirmation_says_how_it_was_reached(known):
    clock = known(
        make.conviction,
        lambda record: make.notification(record, on=date(2020, 5, 6), section="s83"),
        lambda record: make.notification(record, on=date(2025, 12, 12), section="s84"),
    )
    [annual] = [one for one in clock.deadlines if one.kind == "periodic_notification"]
    assert annual.due == date(2026, 12, 12)
    assert annual.key == "periodic_notification-2025-12-12"
    assert [(step.text, step.result) for step in annual.steps] == [
        ("Last notification: change of circumstances", "12 December 2025"),
        ("Has a sole or main residence, so 1 year", "1 year"),
        ("1 year after 12 December 2025, that day not counted", "12 December 2026"),
        ("Not in custody, hospital or abroad on that day", ""),
    ]
    assert not annual.unverified


def test_a_notification_meets_the_dates_before_it(known):
    clock = known(
        make.conviction,
        lambda record: make.notification(record, on=date(2020, 5, 6), section="s83"),
        lambda record: make.notification(record, on=date(2021, 5, 1)),
    )
    assert clock.fulfilled["initial_notification-2020-05-04"] == date(2020, 5, 6)
    assert clock.fulfilled["periodic_notification-2020-05-06"] == date(2021, 5, 1)


def test_without_a_home_the_confirmation_is_weekly(known):
    clock = known(
        make.conviction,
        lambda record: make.notification(record, on=date(2026, 12, 1), home="place_regularly_found"),
    )
    assert due(clock, "periodic_notification") == [("periodic_notification-2026-12-01", date(2026, 12, 8))]


def test_a_release_is_itself_notified(known):
    clock = known(
        make.conviction,
        lambda record: make.notification(record, on=date(2020, 5, 5), section="s83"),
        lambda record: make.absence(record, starts=date(2026, 1, 1), ends=date(2026, 12, 2)),
    )
    [(key, day)] = due(clock, "change_notification")
    assert key.startswith("release-")
    assert day == date(2026, 12, 4)


def test_indefinite_requirements_are_reviewed_after_fifteen_years(known):
    clock = known(make.conviction)
    assert due(clock, "review_of_indefinite") == [("review_of_indefinite-2020-05-04", date(2035, 5, 4))]
    assert clock.grounds.until.indefinite


def test_a_child_is_reviewed_after_eight_years_and_a_fixed_period_is_halved(known):
    young = date(2004, 1, 1)
    assert due(known(make.conviction, born=young), "review_of_indefinite")[0][1] == date(2028, 5, 4)
    fixed = known(lambda record: make.conviction(record, months=12), born=young)
    assert fixed.grounds.until.last_day == date(2025, 5, 3)


def test_a_decision_ends_indefinite_requirements(known):
    clock = known(
        lambda record: make.conviction(record, on=date(2005, 5, 4)),
        lambda record: make.order(record, kind="discharged", on=date(2020, 5, 1)),
    )
    assert clock.grounds.until.last_day == date(2020, 5, 1)
    assert due(clock, "review_of_indefinite") == []
    assert clock.fulfilled["review_of_indefinite-2005-05-04"] == date(2020, 5, 1)


def test_a_continuation_order_is_reviewed_when_it_ends(known):
    clock = known(
        lambda record: make.conviction(record, on=date(2005, 5, 4)),
        lambda record: make.order(record, kind="continuation", on=date(2020, 5, 1), ends=date(2028, 5, 1)),
    )
    [(_, day)] = due(clock, "further_review")
    assert day == date(2028, 4, 30)
    assert clock.grounds.until.indefinite


def test_consecutive_sentences_of_one_day_are_added(known):
    clock = known(
        lambda record: make.conviction(record, months=18),
        lambda record: make.conviction(record, months=12, relation_to_others="consecutive"),
    )
    assert clock.grounds.until.indefinite  # thirty months together
    assert len(clock.grounds.all) == 1


def test_concurrent_sentences_are_not_added_and_unknown_ones_are_marked(known):
    told = known(
        lambda record: make.conviction(record, months=18, relation_to_others="concurrent"),
        lambda record: make.conviction(record, months=12, relation_to_others="concurrent"),
    )
    assert told.grounds.until.last_day == date(2030, 5, 3)
    assert not told.grounds.until.unverified
    untold = known(lambda record: make.conviction(record, months=18), lambda record: make.conviction(record, months=12))
    assert untold.grounds.until.last_day == date(2030, 5, 3)
    assert untold.grounds.until.unverified


def test_a_length_that_is_missing_is_said_and_never_guessed(known):
    clock = known(lambda record: make.conviction(record, kind="supervised", months=None))
    [gap] = clock.gaps
    assert gap.startswith("Conviction of 4 May 2020, Rape: the length of the community payback order")
    assert clock.grounds.subject_on(TODAY)
    bare = known(lambda record: make.conviction(record, kind=""))
    assert "what the court did is not recorded" in bare.gaps[0]


def test_an_offence_outside_schedule_3_brings_nothing(known):
    clock = known(lambda record: make.conviction(record, schedule_3=False))
    assert clock.deadlines == ()
    assert not clock.grounds.subject_on(TODAY)
    assert clock.categories == ()


def test_an_unknown_birth_date_makes_every_period_unverified(known):
    clock = known(make.conviction, born=None)
    assert clock.grounds.until.unverified


def test_a_prevention_order_is_a_ground_and_its_end_a_date(known):
    clock = known(lambda record: make.order(record, ends=date(2027, 5, 4)))
    assert due(clock, "end_of_requirements") == [("end_of_requirements-2027-05-03", date(2027, 5, 3))]
    assert [day for _, day in due(clock, "order_expiry")] == [date(2027, 5, 3)]
    [(category, why)] = clock.categories
    assert category.value == 1
    assert "sexual harm prevention order" in why


def test_an_order_that_has_ended_is_met_by_itself(known):
    clock = known(lambda record: make.order(record, ends=date(2024, 5, 4)))
    assert due(clock, "order_expiry") == []
    assert [day for key, day in clock.fulfilled.items() if key.startswith("order_expiry")] == [date(2024, 5, 4)]


def test_notifications_of_an_earlier_time_do_not_count_for_a_new_one(known):
    clock = known(
        lambda record: make.conviction(record, on=date(2001, 5, 4), months=3),
        lambda record: make.notification(record, on=date(2001, 5, 5), section="s83"),
        lambda record: make.conviction(record, on=date(2026, 12, 2), months=3),
    )
    assert due(clock, "periodic_notification") == []
    assert [day for _, day in due(clock, "initial_notification")] == [date(2026, 12, 4)]


def test_an_extended_sentence_is_taken_as_one_and_asks_for_a_legal_check(known):
    clock = known(lambda record: make.conviction(record, kind="extended_sentence", months=24, extension_months=24))
    [ground] = clock.grounds.all
    assert ground.period.indefinite
    assert ground.period.legal_check
    assert ground.period.unverified


def test_costs_the_same_number_of_queries_for_one_and_for_fifty(world, django_assert_num_queries):
    """Orders are asked of those alone who have any."""
    with as_role("owner"):
        records = [world.record() for _ in range(50)]
        for record in records:
            make.person(record)
            make.conviction(record)
            make.notification(record, on=date(2026, 1, 9))
    for queries in (8, 13):
        with on_the_day(world.aileen) as by:
            by.postings_on(TODAY)
            for some in (records[:1], records):
                with django_assert_num_queries(queries):
                    found = deadlines_for([record.pk for record in some], by=by, on=TODAY)
                assert {len(dues) for dues in found.values()} == {2}
        with as_role("owner"):
            for record in records:
                make.order(record, on=date(2026, 1, 9))


def test_an_outsider_reads_no_dates(world):
    with as_role("owner"):
        record = world.record(lead=world.fife)
        make.conviction(record)
    with on_the_day(world.gavin) as by:
        assert deadlines_for([record.pk], by=by, on=TODAY)[record.pk] == []
