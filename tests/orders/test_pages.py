"""The pages of orders: what they show, what they record, and why they refuse."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from lawburrows.audit.models import Entry
from lawburrows.orders.models import Absence, CategoryDecision, Conviction, Disposal, LevelDecision, Notification, Order
from lawburrows.web.dates import today, write_date
from tests.conftest import as_role
from tests.factories import orders as make
from tests.orders.pages import address, day, rows, sent, shown

pytestmark = pytest.mark.django_db


CONVICTION = {"offence_code": "S-SOSA-1", "kind": "imprisonment", "months": "60", "relation_to_others": "alone"}


class TestConvictions:
    def test_an_empty_record_says_what_to_do_next(self, client, world, record):
        text = shown(client, world.aileen, address("convictions", record))
        assert "No conviction is recorded" in text
        assert "This does not mean low" in text

    def test_shows_every_entry_with_its_owner(self, client, world, record):
        with as_role("owner"):
            make.conviction(record, way="grooming_online", relation="stranger")
            make.order(record)
            make.notification(record, on=today())
            make.absence(record, starts=today())
            make.harm(record)
        text = shown(client, world.aileen, address("convictions", record))
        for words in ("Rape", "imprisonment or detention, 5 years", "groomed online", "Police Scotland", "In custody"):
            assert words in text

    def test_a_partner_is_told_whose_entry_it_is(self, client, world, record):
        with as_role("owner"):
            world.record(lead=world.fife)
            ours = world.record(lead=world.fife, manager=world.bashir, notification_officer=world.aileen)
            make.conviction(ours)
        assert "entry of Fife Council: they or the record manager" in shown(
            client, world.aileen, address("convictions", ours)
        )

    def test_an_outsider_finds_nothing(self, client, world, record):
        client.force_login(world.gavin)
        assert client.get(address("convictions", record)).status_code == 404

    def test_the_look_is_in_the_trail(self, client, world, record):
        shown(client, world.aileen, address("dates", record))
        with as_role("owner"):
            assert Entry.objects.filter(act="access.seen", fields__contains=["dates"]).count() == 1


class TestRecordConviction:
    def test_records_it_and_leads_to_its_dates(self, client, world, record):
        url = address("record_conviction", record)
        answer = sent(client, world.aileen, url, **CONVICTION, **day("convicted_on", today()))
        assert answer.status_code == 302
        assert answer["Location"] == address("dates", record)
        [made], [did] = rows(Conviction), rows(Disposal)
        assert (made.offence_title, made.schedule_3, made.owner) == ("Rape", True, world.police)
        assert (did.kind, did.months) == ("imprisonment", 60)
        text = shown(client, world.aileen, address("dates", record))
        assert "First notification" in text
        assert write_date(today() + timedelta(days=2)) in text

    def test_the_same_page_sent_twice_records_it_once(self, client, world, record):
        url, token = address("record_conviction", record), str(uuid4())
        for _ in range(2):
            answer = sent(client, world.aileen, url, **CONVICTION | {"once": token}, **day("convicted_on", today()))
            assert answer.status_code == 302
        assert len(rows(Conviction)) == 1

    def test_asks_whether_requirements_apply_where_that_depends(self, client, world, record):
        values = CONVICTION | {"offence_code": "S-CL-BREACH"} | day("convicted_on", today())
        answer = sent(client, world.aileen, address("record_conviction", record), **values)
        assert "Select yes if notification requirements apply" in answer.content.decode()
        sent(client, world.aileen, address("record_conviction", record), **values, listed="no")
        assert [one.schedule_3 for one in rows(Conviction)] == [False]

    def test_what_was_typed_is_kept_beside_the_error(self, client, world, record):
        later = today() + timedelta(days=1)
        values = CONVICTION | {"court": "Imaginary Sheriff Court"} | day("convicted_on", later)
        text = sent(client, world.aileen, address("record_conviction", record), **values).content.decode()
        assert "must be today or in the past" in text
        assert "Imaginary Sheriff Court" in text

    def test_the_page_says_why_it_cannot_be_done(self, client, world, record):
        with as_role("owner"):
            record.closed_on = today()
            record.save()
        assert "This record is closed" in shown(client, world.aileen, address("record_conviction", record))
        answer = sent(
            client, world.aileen, address("record_conviction", record), **CONVICTION, **day("convicted_on", today())
        )
        assert "This record is closed" in answer.content.decode()
        assert rows(Conviction) == []


class TestChange:
    def test_changes_an_own_entry(self, client, world, record):
        with as_role("owner"):
            row = make.order(record)
        url = address("change_order", record, pk=row.pk)
        assert "sexual harm prevention order" in shown(client, world.aileen, url)
        values = {"kind": "shpo", "version": 1, "summary": "No contact"} | day("made_on", row.made_on)
        values |= day("last_day", today() + timedelta(days=400))
        assert sent(client, world.aileen, url, **values).status_code == 302
        [now] = rows(Order)
        assert (now.summary, now.version, now.ends) == ("No contact", 2, today() + timedelta(days=401))

    def test_a_late_save_shows_both_and_loses_nothing(self, client, world, record):
        with as_role("owner"):
            row = make.conviction(record)
            Conviction.objects.filter(pk=row.pk).update(version=2, court="Their Court")
        url = address("change_conviction", record, pk=row.pk)
        values = {"offence_code": "S-SOSA-1", "court": "My Court", "version": 1} | day("convicted_on", row.convicted_on)
        text = sent(client, world.aileen, url, **values).content.decode()
        assert "Their Court" in text
        assert "My Court" in text
        assert sent(client, world.aileen, url, **values | {"version": 2}).status_code == 302
        assert rows(Conviction)[0].court == "My Court"


NOTIFIED = {"section": "s83", "home": "sole_or_main"}


class TestNotificationAndAbsence:
    def test_a_notification_gives_the_next_date(self, client, world, record):
        with as_role("owner"):
            make.conviction(record)
        values = {"section": "s83", "home": "sole_or_main"} | day("made_on", today())
        assert sent(client, world.aileen, address("record_notification", record), **values).status_code == 302
        assert len(rows(Notification)) == 1
        text = shown(client, world.aileen, address("dates", record))
        assert "Annual confirmation" in text

    @pytest.mark.parametrize(
        ("when", "words"),
        [
            (date(1961, 2, 3), "not after the birth of this person on 3 February 1961"),
            (make.MAY - timedelta(days=1), "before the notification requirements, which began on 4 May 2020"),
        ],
    )
    def test_a_notification_before_its_time_is_refused_with_the_date_that_it_conflicts_with(
        self, client, world, record, when, words
    ):
        with as_role("owner"):
            make.conviction(record)
        values = NOTIFIED | day("made_on", when)
        assert words in sent(client, world.aileen, address("record_notification", record), **values).content.decode()
        assert rows(Notification) == []

    def test_where_no_requirement_is_known_any_day_of_the_life_is_taken(self, client, world, record):
        values = NOTIFIED | day("made_on", date(1990, 1, 1))
        assert sent(client, world.aileen, address("record_notification", record), **values).status_code == 302

    def test_after_a_notification_the_page_says_the_next_date(self, client, world, record):
        with as_role("owner"):
            make.conviction(record)
        values = NOTIFIED | day("made_on", date(2026, 10, 5))
        client.force_login(world.aileen)
        url = address("record_notification", record)
        page = client.post(url, {"once": str(uuid4()), **values}, follow=True).content.decode()
        assert "Next: annual confirmation by 5 October 2027" in page

    def test_after_travel_the_page_says_that_the_next_date_did_not_move(self, client, world, record):
        with as_role("owner"):
            make.conviction(record)
            make.notification(record, on=date(2026, 10, 5), section="s83")
        values = NOTIFIED | {"section": "s86_travel"} | day("made_on", date(2026, 10, 9))
        client.force_login(world.aileen)
        url = address("record_notification", record)
        page = client.post(url, {"once": str(uuid4()), **values}, follow=True).content.decode()
        assert "The next date did not move: annual confirmation by 5 October 2027" in page

    def test_a_time_away_is_recorded_and_ended(self, client, world, record):
        first = today() - timedelta(days=9)
        values = {"kind": "custody", "place": "Imaginary Prison"} | day("starts", first)
        assert sent(client, world.aileen, address("record_absence", record), **values).status_code == 302
        [row] = rows(Absence)
        url = address("end_absence", record, pk=row.pk)
        answer = sent(client, world.aileen, url, version=1, **day("ends", first))
        assert "The day of return must be after the first day" in answer.content.decode()
        assert sent(client, world.aileen, url, version=1, **day("ends", today())).status_code == 302
        assert rows(Absence)[0].ends == today()


class TestWithdrawing:
    REASON = "typed for the wrong person at the counter"

    @pytest.fixture
    def told(self, record):
        with as_role("owner"):
            make.conviction(record)
            make.notification(record, on=date(2025, 12, 12), section="s83")
            return make.notification(record, on=date(2026, 10, 5))

    def test_a_withdrawn_notification_is_struck_with_its_reason_and_no_date_follows_from_it(
        self, client, world, record, told
    ):
        assert "5 October 2027" in shown(client, world.aileen, address("dates", record))
        url = address("withdraw_notification", record, pk=told.pk)
        assert f'href="{url}"' in shown(client, world.aileen, address("convictions", record))
        assert sent(client, world.aileen, url, version=1, reason=self.REASON).status_code == 302
        text = shown(client, world.aileen, address("convictions", record))
        assert "<s>5 October 2026</s>" in text
        assert f"by Aileen Invented: {self.REASON}" in text
        assert f'href="{url}"' not in text
        dates = shown(client, world.aileen, address("dates", record))
        assert "5 October 2027" not in dates
        assert "12 December 2026" in dates
        with as_role("owner"):
            entry = Entry.objects.get(act="orders.notification.withdrawn")
        assert entry.records == [record.pk]

    def test_the_history_keeps_the_notification_as_it_was(self, client, world, record, told):
        sent(client, world.aileen, address("withdraw_notification", record, pk=told.pk), version=1, reason=self.REASON)
        with as_role("owner"):
            states = Notification.pgh_event_model.objects.filter(pgh_obj_id=told.pk).order_by("pgh_id")
            assert [bool(state.withdrawn_on) for state in states] == [False, True]

    def test_withdrawing_needs_a_reason_that_says_enough(self, client, world, record, told):
        url = address("withdraw_notification", record, pk=told.pk)
        text = sent(client, world.aileen, url, version=1, reason="mistake").content.decode()
        assert "Say in words why: 15 letters or more" in text
        assert all(one.withdrawn_on is None for one in rows(Notification))

    def test_a_notification_is_withdrawn_once(self, client, world, record, told):
        url = address("withdraw_notification", record, pk=told.pk)
        sent(client, world.aileen, url, version=1, reason=self.REASON)
        text = sent(client, world.aileen, url, version=2, reason=self.REASON).content.decode()
        assert "This notification has been withdrawn already" in text

    def test_another_agency_does_not_withdraw_it(self, client, world, record):
        with as_role("owner"):
            ours = world.record(lead=world.fife, manager=world.bashir, notification_officer=world.aileen)
            told = make.notification(ours, on=date(2026, 10, 5))
        url = address("withdraw_notification", ours, pk=told.pk)
        text = sent(client, world.aileen, url, version=1, reason=self.REASON).content.decode()
        assert "This is an entry of Fife Council" in text
        assert [one.withdrawn_on for one in rows(Notification)] == [None]

    def test_nobody_withdraws_without_saying_who_when_and_why(self, record, told):
        with as_role("owner"), pytest.raises(IntegrityError, match="withdrawn_with_a_reason"), transaction.atomic():
            Notification.objects.filter(pk=told.pk).update(withdrawn_on=today())


class TestDecide:
    def test_closes_the_former_and_says_who_decided_and_why(self, client, world, record):
        with as_role("owner"):
            CategoryDecision.objects.create(record=record, owner=world.police, value=1, starts=make.MAY)
        values = {"value": "2", "reason": "Restricted patient now"} | day("starts", today())
        assert sent(client, world.aileen, address("decide_category", record), **values).status_code == 302
        former, now = sorted(rows(CategoryDecision), key=lambda one: one.value)
        assert (former.ends, now.value, now.decided_by) == (today(), 2, world.aileen)
        assert "Restricted patient now" in shown(client, world.aileen, address("convictions", record))

    def test_category_3_at_level_1_has_to_be_confirmed(self, client, world, record):
        with as_role("owner"):
            CategoryDecision.objects.create(record=record, owner=world.police, value=3, starts=make.MAY)
        values = {"value": "1", "reason": "One agency can manage"} | day("starts", today())
        text = sent(client, world.aileen, address("decide_level", record), **values).content.decode()
        assert "Confirm level 1" in text
        assert rows(LevelDecision) == []
        sent(client, world.aileen, address("decide_level", record), **values, confirmed="on")
        assert [one.value for one in rows(LevelDecision)] == [1]

    def test_a_decision_before_the_present_one_is_refused(self, client, world, record):
        with as_role("owner"):
            make.harm(record, starts=today())
        values = {"value": "low", "reason": "Reviewed"} | day("starts", today())
        text = sent(client, world.aileen, address("decide_harm", record), **values).content.decode()
        assert "must be after the present one" in text

    def test_nothing_decided_is_not_low(self, client, world, record):
        assert "Not assessed does not mean low" in shown(client, world.aileen, address("decide_harm", record))


class TestWhy:
    def test_a_date_shows_numbered_steps_with_their_provisions(self, client, world, record):
        with as_role("owner"):
            make.conviction(record)
            make.notification(record, on=today(), section="s84")
        text = shown(client, world.aileen, address("why", record, key=f"periodic_notification-{today()}"))
        assert "Last notification: change of circumstances" in text
        assert "section 85(1), (5)(b)" in text
        assert "Not in custody, hospital or abroad on that day" in text
        assert "Something is wrong" in text
        assert "Unverified" not in text

    def test_an_unverified_rule_says_so(self, client, world, record):
        with as_role("owner"):
            make.conviction(record, kind="extended_sentence", months=24, extension_months=12)
        for page in (address("dates", record), address("why", record, key="requirements")):
            assert "Unverified" in shown(client, world.aileen, page)
            assert "Ask for a legal check" in shown(client, world.aileen, page)

    def test_a_date_that_was_met_says_when(self, client, world, record):
        with as_role("owner"):
            make.conviction(record)
            make.notification(record, on=today(), section="s83")
        text = shown(client, world.aileen, address("why", record, key=f"initial_notification-{make.MAY}"))
        assert "This has been met" in text

    def test_an_unknown_date_is_not_there(self, client, world, record):
        client.force_login(world.aileen)
        assert client.get(address("why", record, key="no-such-date")).status_code == 404
