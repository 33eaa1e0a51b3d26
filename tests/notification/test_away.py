"""Journeys, stays and changes told in advance: what falls due of them, and what became of them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.notification import commands, policy, presenting
from lawburrows.notification.deadlines import dates_in
from lawburrows.notification.intake import NewJourney
from lawburrows.notification.models import AdvanceNotice, Journey
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.models import Absence, Notification
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Address
from lawburrows.rules.verdict import Refused
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import notification as away
from tests.factories import orders as make
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
SUBJECT_SINCE = date(2020, 5, 4)


@pytest.fixture
def record(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        make.conviction(record)
        make.notification(record, on=date(2020, 5, 5), section="s83")
    return record


def due(record, world, on=TODAY):
    """What falls due of these, as key without its row → day; and what was met."""
    with on_the_day(world.aileen) as by:
        found = dates_in(Reading([record.pk], by, on)).get(record.pk)
    if found is None:
        return {}, {}
    cut = {one.key.partition("-")[0]: one.due for one in found.deadlines}
    return cut, {key.partition("-")[0]: day for key, day in found.fulfilled.items()}


def made(factory, record, *, told=None, **more):
    with as_role("owner"):
        if told:
            more["told"] = make.notification(record, on=told, section="s84")
        return factory(record, **more)


class TestJourneys:
    def test_an_untold_journey_is_told_on_the_day_of_clear_days_before(self, world, record):
        made(away.journey, record, leaves_on=date(2027, 3, 5), returns_on=date(2027, 3, 12))
        assert due(record, world) == ({"travel": date(2027, 2, 25), "left": date(2027, 3, 5)}, {})

    def test_one_that_was_told_asks_whether_they_left_and_whether_they_are_back(self, world, record):
        made(away.journey, record, told=date(2026, 11, 1), leaves_on=date(2026, 12, 1), returns_on=date(2026, 12, 9))
        assert due(record, world) == ({"left": date(2026, 12, 1)}, {"travel": date(2026, 11, 1)})
        with as_role("owner"):
            journey = Journey.objects.get()
            journey.left_on, journey.absence = date(2026, 12, 1), make.absence(record, starts=date(2026, 12, 1))
            journey.save()
        assert due(record, world)[0] == {"back": date(2026, 12, 9)}

    def test_who_left_is_abroad_and_who_is_back_tells_it_unless_it_went_as_told(self, world, record):
        told = made(away.journey, record, told=date(2026, 1, 1), leaves_on=date(2026, 3, 1))
        for returns_on, place, met in ((date(2026, 3, 9), "Nowheretown", True), (date(2026, 3, 20), "", False)):
            with as_role("owner"):
                Absence.objects.filter(pk=told.absence_id).delete()
                Journey.objects.update(left_on=None, absence=None, returned_on=None, version=1)
                Absence.objects.all().delete()
                Journey.objects.update(returns_on=returns_on, return_place=place)
                journey = Journey.objects.select_related("record", "told").get()
            with on_the_day(world.aileen) as by:
                commands.record_leaving(
                    journey, left_on=date(2026, 3, 1), returned_on=date(2026, 3, 9), version=1, by=by, on=TODAY
                )
                clock = clocks_for([record.pk], by=by, on=TODAY)[record.pk]
            assert journey.cut_short is not met
            key = f"return-{journey.absence_id}"
            assert (key in clock.fulfilled) is met
            assert [one.due for one in clock.deadlines if one.key == key] == ([] if met else [date(2026, 3, 11)])

    def test_back_on_the_same_day_no_whole_day_was_away_and_the_return_is_told_all_the_same(self, world, record):
        journey = made(away.journey, record, leaves_on=date(2026, 12, 1))
        with on_the_day(world.aileen) as by:
            commands.record_leaving(
                journey, left_on=date(2026, 12, 1), returned_on=date(2026, 12, 1), version=1, by=by, on=TODAY
            )
        with as_role("owner"):
            assert not Absence.objects.exists()
        assert due(record, world)[0]["return"] == date(2026, 12, 3)

    def test_one_that_did_not_happen_is_due_no_more(self, world, record):
        journey = made(away.journey, record, leaves_on=date(2026, 12, 1))
        with on_the_day(world.aileen) as by:
            commands.cancel_journey(journey, version=1, by=by, on=TODAY)
        assert due(record, world) == ({}, {})


class TestStays:
    def test_seven_days_at_one_place_together_are_told_within_three(self, world, record):
        made(away.stay, record, starts=date(2026, 11, 1), ends=date(2026, 11, 4))
        made(away.stay, record, starts=date(2026, 11, 10), ends=date(2026, 11, 14), lines="9 ELSEWHERE")
        assert due(record, world)[0] == {"stay": date(2026, 11, 15)}
        made(away.stay, record, told=date(2026, 11, 14), starts=date(2026, 11, 20), ends=date(2026, 11, 21))
        assert due(record, world) == ({}, {"stay": date(2026, 11, 14)})

    def test_a_stay_that_lasts_is_counted_as_if_it_went_on(self, world, record):
        made(away.stay, record, starts=TODAY)
        assert due(record, world)[0] == {"stay": TODAY + timedelta(days=8)}

    def test_fewer_days_bring_nothing(self, world, record):
        made(away.stay, record, starts=date(2026, 11, 1), ends=date(2026, 11, 4))
        assert due(record, world) == ({}, {})


class TestAdvance:
    def test_what_is_not_known_yet_is_asked_and_what_did_not_happen_is_said(self, world, record):
        notice = made(away.advance, record, told=date(2026, 11, 1), specified_on=date(2026, 12, 1))
        assert due(record, world)[0] == {"advance": date(2026, 12, 6)}
        with on_the_day(world.aileen) as by:
            commands.answer_advance(notice, outcome="not_happened", version=1, by=by, on=TODAY)
            assert due(record, world)[0] == {"advance": date(2026, 12, 6)}
            with pytest.raises(Refused, match="recorded already"):
                commands.answer_advance(notice, outcome="happened", happened_on=TODAY, version=2, by=by, on=TODAY)

    def test_one_that_came_true_changes_the_register_and_asks_nothing(self, world, record):
        notice = made(away.advance, record, told=date(2026, 11, 1), specified_on=date(2026, 12, 1))
        with on_the_day(world.aileen) as by:
            commands.answer_advance(
                notice, outcome="happened", happened_on=date(2026, 11, 29), version=1, by=by, on=TODAY
            )
        with as_role("owner"):
            [before, after] = Address.objects.order_by("starts")
        assert (before.ends, after.starts, after.lines) == (date(2026, 11, 29), date(2026, 11, 29), "3 Pretend Wynd")
        assert due(record, world) == ({}, {"advance": date(2026, 11, 29)})

    def test_one_that_came_too_early_or_too_late_is_told_again(self, world, record):
        for day, expected in (
            (date(2026, 11, 28), {"fresh": date(2026, 11, 30)}),
            (date(2026, 12, 4), {"fresh": date(2026, 12, 6), "advance": date(2026, 12, 6)}),
        ):
            with as_role("owner"):
                AdvanceNotice.objects.all().delete()
            told = {"outcome": "happened", "happened_on": day}
            made(away.advance, record, told=date(2026, 11, 1), specified_on=date(2026, 12, 1), **told)
            assert due(record, world)[0] == expected
        with as_role("owner"):
            make.notification(record, on=date(2026, 12, 5), section="s84")
        assert due(record, world) == ({}, {"fresh": date(2026, 12, 5), "advance": date(2026, 12, 5)})

    def test_one_whose_notification_was_withdrawn_counts_no_more(self, world, record):
        notice = made(away.advance, record, told=date(2026, 11, 1), specified_on=date(2026, 12, 1))
        with as_role("owner"):
            Notification.objects.filter(pk=notice.told_id).update(
                withdrawn_on=TODAY, withdrawn_by=world.aileen, withdrawn_because="it was never made"
            )
        assert due(record, world) == ({}, {})


@pytest.mark.parametrize(("back", "words"), [(8, ", earlier than was told"), (9, ""), (10, ", later than was told")])
def test_a_return_says_whether_it_went_as_told(back, words):
    journey = Journey(left_on=date(2026, 3, 1), returns_on=date(2026, 3, 9), returned_on=date(2026, 3, back))
    assert presenting.travelled(journey) == f"Left on 1 March 2026, back on {back} March 2026{words}"


def test_the_page_says_where_everything_stands(client, world, record):
    made(away.journey, record, leaves_on=date(2026, 3, 1), left_on=date(2026, 3, 1), returns_on=date(2026, 3, 9))
    made(away.journey, record, leaves_on=date(2027, 3, 1), cancelled_on=date(2026, 5, 1), destination="Iceland")
    made(away.stay, record, starts=date(2026, 3, 1), ends=date(2026, 3, 9))
    made(away.advance, record, told=date(2026, 3, 2), specified_on=date(2026, 4, 1))
    client.force_login(world.aileen)
    text = client.get(reverse("notification:notifications", args=[record.ref])).content.decode()
    for words in (
        "Abroad since 1 March 2026",
        "Did not go, as recorded on 1 May 2026",
        "No notification recorded",
        "Seventh day 7 March 2026: to be told by 9 March 2026",
        "Holds good if it happens from 30 March 2026 to 3 April 2026",
    ):
        assert words in text, words


def test_a_journey_told_by_itself_is_a_notification_that_does_not_start_the_year_again(client, world, record):
    client.force_login(world.aileen)
    sent = {"once": str(uuid4()), "destination": "Norway", "told": "yes", **boxes("leaves_on", date(2027, 3, 1))}
    url = reverse("notification:record_journey", args=[record.ref])
    assert "Enter the day on which it was told" in client.post(url, sent).content.decode()
    assert client.post(url, sent | boxes("told_on", today())).status_code == 302
    with as_role("owner"):
        assert Journey.objects.select_related("told").get().told.section == "s86_travel"
    with on_the_day(world.bashir) as by, pytest.raises(Refused):
        commands.record_journey(record, new=NewJourney("Norway", TODAY), told_on=TODAY, by=by, on=TODAY)


def refused(verdict):
    return "" if verdict else verdict.reason


def test_each_refusal_says_why(world, record):
    early, late = date(2026, 3, 1), date(2026, 3, 9)
    begun = made(away.journey, record, leaves_on=late, left_on=late)
    back = made(away.journey, record, leaves_on=early, left_on=early, returned_on=late)
    plain = made(away.journey, record, leaves_on=early)
    off = made(away.journey, record, leaves_on=early, cancelled_on=early)
    stay, over = made(away.stay, record, starts=late), made(away.stay, record, starts=early, ends=late)
    known = made(away.advance, record, outcome="not_happened")
    paper, screen = made(away.visit, record), made(away.visit, record, signed="not_signed")
    ahead = TODAY + timedelta(days=1)
    with on_the_day(world.aileen) as by:
        for verdict, words in (
            (policy.may_record_leaving(off, by=by), "did not happen"),
            (policy.may_cancel_journey(begun, by=by), "recorded already"),
            (policy.may_record_leaving(plain, by=by, left_on=ahead), "today or in the past"),
            (policy.may_record_return(plain, by=by), "first that the person left"),
            (policy.may_record_return(back, by=by), "recorded already"),
            (policy.may_record_return(begun, by=by, returned_on=early), "not be before 9 March 2026"),
            (policy.may_record_return(begun, by=by, returned_on=ahead), "today or in the past"),
            (policy.may_end_stay(over, by=by), "ended already"),
            (policy.may_end_stay(stay, by=by, ends=late), "after the first day"),
            (policy.may_answer_advance(known, by=by), "recorded already"),
            (policy.may_file_paper(screen, by=by), "Nothing was signed on paper"),
        ):
            assert words in refused(verdict)
        assert policy.may_file_paper(paper, by=by)
        assert policy.may_end_stay(stay, by=by, ends=TODAY)
        assert policy.may_take_visit(record, by=by)
    with on_the_day(world.bashir) as by:
        assert refused(policy.may_take_visit(record, by=by)) == policy.TO_THE_POLICE
        assert refused(policy.may_record_away(record, by=by, told=True))
