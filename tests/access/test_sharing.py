"""Seeing a record that is not yours: asking, being answered, an emergency, and its review."""

from datetime import date, timedelta

import pytest

from lawburrows.access import commands, identity, policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import AccessRequest, Share
from lawburrows.access.queries import openings
from lawburrows.audit.models import Aside, Entry
from lawburrows.governance.queries import bank_holidays
from lawburrows.rules.verdict import Refused
from tests.access.looking import sees
from tests.conftest import as_role
from tests.people import NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
EMERGENCY = "A child was seen getting into his car at the school gate"


def acts_about(record):
    with as_role("owner"):
        return [entry.act for entry in Entry.objects.filter(records__contains=[record.pk]).order_by("at")]


def asked_by(user, record):
    with on_the_day(user):
        return commands.ask_for_access(record, reason="He has moved to Dundee", by=user, on=TODAY)


class TestAskForAccess:
    def test_waits_for_the_record_manager(self, world, record):
        asked = asked_by(world.fergus, record)
        assert asked.answer == AccessRequest.Answer.WAITING
        assert not sees(world.fergus, record)

    def test_leaves_an_audit_entry_without_the_words_of_the_reason(self, world, record):
        asked_by(world.fergus, record)
        assert acts_about(record) == ["access.asked"]
        with as_role("owner"):
            entry = Entry.objects.get()
            assert "Dundee" not in str(vars(entry))
            assert Aside.objects.get(entry_id=entry.pk).text == "He has moved to Dundee"

    def test_is_refused_while_an_answer_is_waited_for(self, world, record):
        asked_by(world.fergus, record)
        with pytest.raises(Refused, match="already asked"):
            asked_by(world.fergus, record)

    def test_is_refused_when_nobody_manages_the_record(self, world):
        with as_role("owner"):
            lonely = world.record()
        with pytest.raises(Refused, match="no record manager"):
            asked_by(world.fergus, lonely)

    def test_is_refused_to_a_role_that_does_not_search(self, world, record):
        with pytest.raises(Refused, match="search the register"):
            asked_by(world.oonagh, record)


class TestAnswerAccessRequest:
    def test_a_yes_opens_the_record_for_28_days(self, world, record):
        asked = asked_by(world.fergus, record)
        with on_the_day(world.aileen):
            commands.answer_access_request(asked, yes=True, reason="He is yours now", by=world.aileen, on=TODAY)
        assert sees(world.fergus, record)
        assert sees(world.fergus, record, at=NOON + timedelta(days=27))
        assert not sees(world.fergus, record, at=NOON + timedelta(days=28))
        assert acts_about(record) == ["access.asked", "access.answered"]

    def test_a_no_leaves_it_closed(self, world, record):
        asked = asked_by(world.fergus, record)
        with on_the_day(world.aileen):
            commands.answer_access_request(asked, yes=False, reason="Call me", by=world.aileen, on=TODAY)
        assert not sees(world.fergus, record)

    @pytest.mark.parametrize(("who", "why"), [("bashir", "Only the record manager"), ("fergus", "Only the record")])
    def test_is_refused_to_those_who_do_not_decide(self, world, record, who, why):
        asked = asked_by(world.fergus, record)
        with on_the_day(getattr(world, who)) as by, pytest.raises(Refused, match=why):
            commands.answer_access_request(asked, yes=True, reason="", by=by, on=TODAY)

    def test_is_refused_to_the_one_who_asked(self, world, record):
        asked = asked_by(world.aileen, record)
        with on_the_day(world.aileen), pytest.raises(Refused, match="their own request"):
            commands.answer_access_request(asked, yes=True, reason="", by=world.aileen, on=TODAY)

    def test_is_answered_once_though_two_people_had_it_before_them(self, world, record):
        asked = asked_by(world.fergus, record)
        with as_role("owner"):
            stale = AccessRequest.objects.get(pk=asked.pk)
        with on_the_day(world.aileen):
            commands.answer_access_request(asked, yes=False, reason="No", by=world.aileen, on=TODAY)
        with on_the_day(world.angus), pytest.raises(Refused, match="has been answered"):
            commands.answer_access_request(stale, yes=True, reason="", by=world.angus, on=TODAY)
        assert not sees(world.fergus, record)

    def test_is_refused_a_second_time(self, world, record):
        asked = asked_by(world.fergus, record)
        with on_the_day(world.aileen):
            commands.answer_access_request(asked, yes=False, reason="No", by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="has been answered"):
                commands.answer_access_request(asked, yes=True, reason="", by=world.aileen, on=TODAY)


class TestBreakGlass:
    def broken(self, world, record):
        with on_the_day(world.fergus, purpose="emergency"):
            return commands.break_glass(record, reason=EMERGENCY, by=world.fergus, on=TODAY)

    def opened(self, world, record, *, after=timedelta(0)):
        glass = self.broken(world, record)
        with on_the_day(world.fergus, at=NOON + after):
            return commands.open_broken_glass(glass, by=world.fergus, on=TODAY)

    def test_opens_the_record_for_exactly_60_minutes(self, world, record):
        assert not sees(world.fergus, record)
        self.opened(world, record)
        assert sees(world.fergus, record)
        assert sees(world.fergus, record, at=NOON + timedelta(minutes=59, seconds=59))
        assert not sees(world.fergus, record, at=NOON + timedelta(minutes=60))
        assert acts_about(record) == ["access.glass_broken", "access.glass_opened"]

    @pytest.mark.parametrize("grade", [Grade.EXISTENCE, Grade.SUMMARY, Grade.FULL])
    def test_lets_nobody_see_anything_before_it_begins(self, world, record, grade):
        self.broken(world, record)
        assert not sees(world.fergus, record, grade=grade)

    def test_does_not_begin_later_than_a_quarter_of_an_hour_after_it_was_asked_for(self, world, record):
        with pytest.raises(Refused, match="took too long"):
            self.opened(world, record, after=timedelta(minutes=15))
        assert not sees(world.fergus, record)

    def test_begins_once_and_only_for_whoever_asked(self, world, record):
        glass = self.opened(world, record)
        with on_the_day(world.fergus), pytest.raises(Refused, match="begun already"):
            commands.open_broken_glass(glass, by=world.fergus, on=TODAY)
        with on_the_day(world.iona), pytest.raises(Refused, match="not an opening of yours"):
            commands.open_broken_glass(glass, by=world.iona, on=TODAY)

    @pytest.mark.parametrize(
        "reason", ["", "   ", "urgent", "aaaaaaaaaaaaaaaaaaaaaaaa", ". . . . . . . . . . . .", "now now"]
    )
    def test_is_refused_without_a_reason_in_words(self, world, record, reason):
        with on_the_day(world.fergus), pytest.raises(Refused, match="in words"):
            commands.break_glass(record, reason=reason, by=world.fergus, on=TODAY)

    @pytest.mark.parametrize("who", ["catriona", "bashir", "aileen", "iona", "effie"])
    def test_is_open_to_those_whose_work_it_is(self, world, who):
        with on_the_day(getattr(world, who)) as by:
            assert policy.may_break_glass(by=by, reason=EMERGENCY)

    @pytest.mark.parametrize("who", ["callum", "hamish", "kirsty", "lachlan", "morag", "niall", "oonagh", "dougal"])
    def test_is_refused_to_others_with_the_roles_that_could(self, world, who):
        with on_the_day(getattr(world, who)) as by:
            assert "offender manager" in policy.may_break_glass(by=by, reason=EMERGENCY).reason

    def test_does_not_pass_an_exclusion(self, world, record):
        with on_the_day(world.angus):
            commands.exclude_from_record(record, user=world.fergus, reason="His cousin", by=world.angus, on=TODAY)
        self.opened(world, record)
        assert not sees(world.fergus, record)

    def test_is_reviewed_within_two_days_that_are_no_bank_holidays(self, world, record):
        christmas_eve = date(2026, 12, 24)
        with as_role("owner"):
            share(
                record,
                world.fergus,
                grade=Grade.FULL,
                kind=Share.Kind.BREAK_GLASS,
                starts=christmas_eve,
                expires_at=NOON + timedelta(days=20),
            )
        with on_the_day(world.aileen, at=NOON + timedelta(days=20)):
            identity.take_in_hand(world.aileen, record.pk, grade=Grade.FULL)
            [opening] = openings(record, on=christmas_eve, holidays=lambda: bank_holidays(on=christmas_eve))
        assert opening.review_by == date(2026, 12, 30)

    def test_is_reviewed_once_though_two_people_had_it_before_them(self, world, record):
        glass = self.broken(world, record)
        with as_role("owner"):
            stale = Share.objects.get(pk=glass.pk)
        with on_the_day(world.angus):
            commands.review_break_glass(glass, note="Right to look", by=world.angus, on=TODAY)
        with on_the_day(world.aileen), pytest.raises(Refused, match="has been reviewed"):
            commands.review_break_glass(stale, note="Wrong", by=world.aileen, on=TODAY)

    def test_is_reviewed_by_a_manager_and_by_nobody_else(self, world, record):
        glass = self.broken(world, record)
        with on_the_day(world.fergus), pytest.raises(Refused, match="reviews"):
            commands.review_break_glass(glass, note="Fine", by=world.fergus, on=TODAY)
        with on_the_day(world.aileen):
            commands.review_break_glass(glass, note="Right to look", by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="has been reviewed"):
                commands.review_break_glass(glass, note="Again", by=world.aileen, on=TODAY)

    def test_nobody_reviews_their_own(self, world, record):
        with on_the_day(world.aileen):
            glass = commands.break_glass(record, reason=EMERGENCY, by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="their own opening"):
                commands.review_break_glass(glass, note="Fine", by=world.aileen, on=TODAY)
