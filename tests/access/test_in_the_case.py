"""Who is in a case: partners, named people, readers, those kept out; opening a record; who is asking."""

from datetime import timedelta

import pytest

from lawburrows.access import commands, identity, policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner, Posting, Reader, Record, Share
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import SYSTEMS
from lawburrows.audit.models import Entry
from lawburrows.rules.verdict import Refused
from tests.access.looking import sees
from tests.conftest import as_role
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db


def acts_about(record):
    with as_role("owner"):
        return [entry.act for entry in Entry.objects.filter(records__contains=[record.pk]).order_by("at")]


class TestWhoIsInTheCase:
    def test_a_partner_sees_from_the_day_it_comes_until_the_day_it_leaves(self, world, record):
        assert not sees(world.bashir, record)
        with on_the_day(world.aileen):
            identity.change(world.aileen, record=record.pk)
            partner = commands.add_partner(record, agency=world.fife, by=world.aileen, on=TODAY)
        assert sees(world.bashir, record)
        with on_the_day(world.aileen):
            commands.end_partner(partner, by=world.aileen, on=TODAY + timedelta(days=10))
        assert sees(world.bashir, record, at=NOON + timedelta(days=9))
        assert not sees(world.bashir, record, at=NOON + timedelta(days=10))

    def test_a_partner_that_leaves_on_the_day_it_came_sees_nothing_from_then(self, world, record):
        with on_the_day(world.aileen):
            identity.change(world.aileen, record=record.pk)
            partner = commands.add_partner(record, agency=world.fife, by=world.aileen, on=TODAY)
            commands.end_partner(partner, by=world.aileen, on=TODAY)
        assert not sees(world.bashir, record)

    def test_what_has_ended_is_not_ended_again_later(self, world, record):
        with as_role("owner"):
            partner = Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO, ends=TODAY)
            given = share(record, world.fergus, grade=Grade.FULL, expires_at=NOON - timedelta(hours=1))
        with on_the_day(world.aileen):
            with pytest.raises(Refused, match="ended already"):
                commands.end_partner(partner, by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="ended already"):
                commands.end_share(given, by=world.aileen, on=TODAY)

    def test_somebody_is_excluded_and_listed_once(self, world, record):
        with on_the_day(world.aileen):
            commands.exclude_from_record(record, user=world.angus, reason="His cousin", by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="excluded from this record already"):
                commands.exclude_from_record(record, user=world.angus, reason="Again", by=world.aileen, on=TODAY)
            for _ in range(2):
                commands.restrict_record(record, readers=[world.effie], by=world.aileen, on=TODAY)
        with as_role("owner"):
            assert Reader.objects.filter(record=record).count() == 2

    def test_whoever_is_named_sees_no_more_than_their_role_does(self, world, record):
        with on_the_day(world.aileen):
            commands.name_in_case(record, prison_contact=world.callum, by=world.aileen, on=TODAY)
        assert sees(world.callum, record, Grade.SUMMARY)
        assert not sees(world.callum, record)

    def test_a_guest_sees_no_record_even_when_named_in_it(self, world, record):
        with as_role("owner"):
            Record.objects.filter(pk=record.pk).update(manager=world.oonagh)
            share(record, world.oonagh, grade=Grade.FULL)
        assert not sees(world.oonagh, record, Grade.EXISTENCE)

    def test_housing_sees_a_case_as_a_partner_and_not_because_its_council_leads(self, world):
        with as_role("owner"):
            led, joined = world.record(lead=world.fife), world.record()
            Partner.objects.create(record=joined, agency=world.fife, starts=LONG_AGO)
        assert not sees(world.hamish, led, Grade.EXISTENCE)
        assert sees(world.hamish, joined, Grade.SUMMARY)

    def test_a_named_person_sees_without_their_agency(self, world, record):
        with on_the_day(world.aileen):
            commands.name_in_case(record, prison_contact=world.catriona, by=world.aileen, on=TODAY)
        assert sees(world.catriona, record)
        assert not sees(world.callum, record)

    def test_only_the_four_named_places_can_be_filled(self, world, record):
        with on_the_day(world.aileen), pytest.raises(TypeError, match="nobody is named"):
            commands.name_in_case(record, friend=world.fergus, by=world.aileen, on=TODAY)

    def test_a_restricted_record_is_not_there_for_others_of_the_agency(self, world, record):
        with on_the_day(world.aileen):
            commands.restrict_record(record, readers=[world.angus], by=world.aileen, on=TODAY)
        assert sees(world.angus, record)
        assert sees(world.aileen, record)
        assert not sees(world.effie, record, Grade.EXISTENCE, purpose="to know")

    def test_changes_are_refused_to_those_outside_its_management(self, world, record):
        with on_the_day(world.bashir), pytest.raises(Refused, match="changes who is in the case"):
            commands.add_partner(record, agency=world.fife, by=world.bashir, on=TODAY)

    def test_the_manager_of_a_partner_does_not_decide_who_is_in_it(self, world, record):
        with as_role("owner"):
            Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        with on_the_day(world.beth), pytest.raises(Refused, match="lead authority"):
            commands.exclude_from_record(record, user=world.aileen, reason="none", by=world.beth, on=TODAY)

    def test_an_emergency_does_not_make_a_supervisor_elsewhere_its_master(self, world, record):
        with as_role("owner"):
            Posting.objects.filter(user=world.fergus).update(role="police_supervisor")
            share(record, world.fergus, grade=Grade.FULL)
        with on_the_day(world.fergus), pytest.raises(Refused, match="lead authority"):
            commands.name_in_case(record, manager=world.fergus, by=world.fergus, on=TODAY)

    def test_nobody_is_named_whose_work_is_not_with_cases(self, world, record):
        for user in (world.niall, world.morag, world.kirsty):
            with on_the_day(world.aileen), pytest.raises(Refused, match="no posting for work with cases"):
                commands.name_in_case(record, manager=user, by=world.aileen, on=TODAY)

    def test_an_administrator_sees_no_case_even_when_named_in_it(self, world, record):
        with as_role("owner"):
            Record.objects.filter(pk=record.pk).update(manager=world.niall)
            share(record, world.niall, grade=Grade.FULL)
        assert not sees(world.niall, record, Grade.EXISTENCE)

    def test_a_late_change_of_names_is_refused(self, world, record):
        with on_the_day(world.aileen):
            commands.name_in_case(record, version=1, prison_contact=world.catriona, by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="while you were writing"):
                commands.name_in_case(record, version=1, prison_contact=None, by=world.aileen, on=TODAY)

    def test_whoever_is_named_already_stays_though_their_posting_has_ended(self, world, record):
        with as_role("owner"):
            Record.objects.filter(pk=record.pk).update(prison_contact=world.niall)
            record.refresh_from_db()
        with on_the_day(world.aileen):
            commands.name_in_case(record, prison_contact=world.niall, manager=None, by=world.aileen, on=TODAY)
        assert record.prison_contact == world.niall

    def test_nobody_is_named_as_something_that_is_not(self, world, record):
        with on_the_day(world.aileen), pytest.raises(TypeError, match="boss"):
            commands.name_in_case(record, boss=world.aileen, by=world.aileen, on=TODAY)

    def test_an_exclusion_ends_with_the_day(self, world, record):
        with on_the_day(world.aileen):
            made = commands.exclude_from_record(
                record, user=world.angus, reason="His cousin", by=world.aileen, on=TODAY
            )
        assert not sees(world.angus, record)
        with on_the_day(world.bashir), pytest.raises(Refused, match="changes who is in the case"):
            commands.end_exclusion(made, by=world.bashir, on=TODAY)
        with on_the_day(world.aileen):
            commands.end_exclusion(made, by=world.aileen, on=TODAY)
        assert not sees(world.angus, record)
        assert sees(world.angus, record, at=NOON + timedelta(days=1))

    def test_what_was_agreed_is_taken_back_at_once(self, world, record):
        with as_role("owner"):
            given = share(record, world.fergus, grade=Grade.FULL)
        assert sees(world.fergus, record)
        with on_the_day(world.fergus), pytest.raises(Refused, match="changes who is in the case"):
            commands.end_share(given, by=world.fergus, on=TODAY)
        with on_the_day(world.aileen):
            commands.end_share(given, by=world.aileen, on=TODAY)
        assert not sees(world.fergus, record)

    @pytest.mark.parametrize("name", sorted(SYSTEMS))
    def test_a_job_of_the_system_does_what_it_holds_the_permission_for(self, world, record, name):
        job = identity.System(name)
        with identity.acting(job, at=NOON):
            assert bool(policy.may_manage_case(record, by=job)) is (Permission.ACCESS_MANAGE in SYSTEMS[name])
            assert not policy.may(job, Permission.AUDIT_READ)


class TestOpenNewRecord:
    def test_says_so_when_no_reference_is_free(self, world, record):
        def taken():
            return record.ref

        with on_the_day(world.aileen):
            with pytest.raises(Refused, match="No reference was free"):
                commands.open_new_record(lead=world.police, area=world.fife_area, by=world.aileen, on=TODAY, name=taken)
            names = iter([record.ref, "LB-NEWW-0001"])
            made = commands.open_new_record(
                lead=world.police, area=world.fife_area, by=world.aileen, on=TODAY, name=lambda: next(names)
            )
        assert made.ref == "LB-NEWW-0001"

    def test_gives_it_a_reference_that_can_be_said_aloud(self, world):
        with on_the_day(world.aileen):
            made = commands.open_new_record(lead=world.police, area=world.fife_area, by=world.aileen, on=TODAY)
        assert len(made.ref) == 12
        assert not set(made.ref[3:]) & set("01OILAEU")
        assert acts_about(made) == ["access.record_opened"]


class TestIdentity:
    def test_unset_sees_nothing(self, world, record):
        assert not Record.objects.filter(pk=record.pk).exists()

    def test_is_gone_after_the_block(self, world, record):
        with on_the_day(world.aileen):
            assert Record.objects.filter(pk=record.pk).exists()
        assert not Record.objects.filter(pk=record.pk).exists()

    def test_comes_back_after_somebody_else_acted_inside(self, world, record):
        with on_the_day(world.aileen):
            with on_the_day(world.fergus):
                assert not Record.objects.filter(pk=record.pk).exists()
            assert Record.objects.filter(pk=record.pk).exists()

    def test_a_job_without_a_known_name_cannot_be_made(self):
        with pytest.raises(ValueError, match="no system job"):
            identity.System("anything")

    def test_a_named_job_sees_nothing_through_the_pages_own_login(self, world, record):
        with identity.acting(identity.System("load"), at=NOON):
            assert not Record.objects.filter(pk=record.pk).exists()
            with as_role("worker"):
                assert Record.objects.filter(pk=record.pk).exists()

    def test_the_list_of_who_is_in_a_case_is_read_only_with_its_record_in_hand(self, world, record):
        with as_role("owner"):
            share(record, world.fergus, grade=3)
        with on_the_day(world.aileen):
            assert not Share.objects.filter(record=record).exists()
            identity.change(world.aileen, record=record.pk)
            assert Share.objects.filter(record=record).exists()
