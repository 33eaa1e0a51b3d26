"""When the last ground ends, sharing stops that day; nothing that was stopped comes back by itself."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lawburrows.access.identity import System, acting, moment
from lawburrows.access.models import Partner, Record, Share
from lawburrows.audit.models import Entry, Touched
from lawburrows.notices.models import Notice
from lawburrows.orders.models import CategoryDecision
from lawburrows.tasks.ending import end_at_once, end_management
from lawburrows.tasks.models import ManagementEnded, Task
from lawburrows.tasks.sync import sync, sync_touched
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
CONVICTED = date(2016, 12, 4)  # ten years of requirements: their last day is 3 December 2026


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen, notification_officer=world.angus, supervising_officer=world.bashir)
        make.person(record)
        make.conviction(record, on=CONVICTED, months=12)
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        share(record, world.gavin, grade=3)
        share(record, world.lachlan, grade=3, kind="inspection")
    return record


def run(at=NOON):
    with as_role("worker"):
        found = end_management(at=at)
        by = System("deadlines")
        with acting(by, at=at) as identity:
            sync(list(Record.objects.visible_to(by).values_list("pk", flat=True)), by=by, on=identity.today)
    return found.stopped, found.again


def sees(record, user):
    with on_the_day(user) as by:
        return Record.objects.visible_to(by).filter(pk=record.pk).exists()


def exits():
    with as_role("owner"):
        return [(task.what.partition(":")[0], task.done_on) for task in Task.objects.filter(kind="exit")]


def test_sharing_stops_on_the_day_and_the_record_stays(world, record):
    with as_role("owner"):
        held = world.record(manager=world.aileen)
        make.conviction(held, on=CONVICTED, months=60)
        unknown = world.record()
        Partner.objects.create(record=held, agency=world.fife, starts=LONG_AGO)
    assert run(at=NOON - timedelta(days=1)) == (0, 0)
    assert sees(record, world.bashir)
    assert run() == (1, 0)
    assert not sees(record, world.bashir)  # a partner, and named: neither holds any more
    assert not sees(record, world.gavin)
    with as_role("owner"):
        named = Record.objects.get(pk=record.pk)
    assert (named.notification_officer, named.supervising_officer) == (world.angus, None)
    assert sees(record, world.aileen)
    assert sees(record, world.lachlan)  # an inspection is no sharing for management
    assert sees(held, world.bashir)
    assert exits() == [("The last ground has ended", None)]
    with as_role("owner"):
        mark = ManagementEnded.objects.get()
        assert (mark.record, mark.ended_on, mark.stopped_on) == (record, date(2026, 12, 4), TODAY)
        assert not ManagementEnded.objects.filter(record=unknown).exists()
        told = Notice.objects.filter(kind="management_ended").values_list("to__name", flat=True)
        assert set(told) == {"Aileen Invented", "Effie Invented"}
        before = Entry.objects.count()
    assert run() == (0, 0)  # again: nothing more
    with as_role("owner"):
        assert Entry.objects.count() == before


def test_a_ground_that_comes_later_brings_nothing_back_by_itself(world, record):
    run()
    with as_role("owner"):
        CategoryDecision.objects.create(record=record, owner=world.police, value=3, starts=TODAY)
    assert run() == (0, 1)
    assert not sees(record, world.bashir)
    assert exits() == [("The last ground has ended", TODAY)]
    with as_role("owner"):
        assert Notice.objects.filter(kind="ground_again").count() == 2
        assert Share.objects.get(user=world.gavin).ends is not None
        CategoryDecision.objects.update(ends=TODAY + timedelta(days=5))
    assert run(at=NOON + timedelta(days=5)) == (1, 0)
    assert [done for _, done in exits()] == [TODAY, None] or [done for _, done in exits()] == [None, TODAY]


def test_what_is_decided_today_stops_sharing_today_without_waiting_for_the_night(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.conviction(record, on=date(2010, 1, 4), months=12)
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        Touched.objects.create(record_id=record.pk)
    with as_role("worker"):
        while sync_touched(end_at_once) is not None:
            pass
    assert not sees(record, world.bashir)
    assert exits() == [("The last ground has ended", None)]
    assert run(at=moment()) == (0, 0)  # the night finds nothing more to stop


def test_the_command_takes_a_day_that_has_come(record):
    said = StringIO()
    with as_role("worker"):
        call_command("end_management", "--on", "2026-01-05", stdout=said)
        with pytest.raises(CommandError, match="today or in the past"):
            call_command("end_management", "--on", "2999-01-05")
    assert said.getvalue() == "Sharing stopped for 0 people; a ground holds again for 0\n"
