"""Tasks follow the facts: added, changed, marked as done, taken away; and a second run changes nothing."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from lawburrows.access.identity import System, acting
from lawburrows.audit.models import Entry, Touched
from lawburrows.governance.agreed import agreed_figures
from lawburrows.orders.models import Conviction, Disposal
from lawburrows.tasks.models import Task
from lawburrows.tasks.reckoning import begin
from lawburrows.tasks.sync import sync, sync_all, sync_touched
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        make.conviction(record)
        make.notification(record, on=date(2025, 12, 12), section="s83")
    return record


def run(*records):
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        return sync([one.pk for one in records], by=by, on=TODAY)


def tasks():
    with as_role("owner"):
        return {task.key: task for task in Task.objects.all()}


def test_adds_a_task_for_each_date_with_its_steps(record, world):
    changes = run(record)
    assert (changes.added, changes.changed, changes.done, changes.gone) == (2, 0, 0, 0)
    annual = tasks()["periodic_notification-2025-12-12"]
    assert annual.due == date(2026, 12, 12)
    assert annual.steps[0]["text"] == "Last notification: first notification"
    assert annual.steps[0]["provision"].endswith("section 85(1), (2)")
    assert (annual.whose, annual.label) == (world.aileen, "Record notification")


def test_a_second_run_changes_nothing_and_writes_nothing(record):
    run(record)
    with as_role("owner"):
        before = Entry.objects.count()
    assert not run(record)
    with as_role("owner"):
        assert Entry.objects.count() == before


def test_a_notification_marks_the_task_as_done_and_keeps_it(record):
    run(record)
    with as_role("owner"):
        make.notification(record, on=date(2026, 12, 3))
    changes = run(record)
    assert (changes.added, changes.done, changes.gone) == (1, 1, 0)
    assert tasks()["periodic_notification-2025-12-12"].done_on == date(2026, 12, 3)
    assert tasks()["periodic_notification-2026-12-03"].done_on is None


def test_a_date_that_no_longer_holds_goes(record):
    run(record)
    with as_role("owner"):
        Disposal.objects.all().delete()
        Conviction.objects.all().delete()
    assert run(record).gone == 2
    assert tasks() == {}


def test_a_closed_record_has_nothing_left_to_do(record):
    run(record)
    with as_role("owner"):
        record.closed_on = TODAY
        record.save()
    assert run(record).done == 2
    assert {task.done_on for task in tasks().values()} == {TODAY}


def test_costs_the_same_number_of_queries_for_one_and_for_fifty(world, django_assert_num_queries):
    with as_role("owner"):
        records = [world.record() for _ in range(51)]
        for one in records:
            make.person(one)
            make.conviction(one)
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        begin(agreed_figures(on=TODAY), at=NOON)  # which rules hold is written down once
    for some in (records[:1], records[1:]):
        with as_role("worker"), acting(by, at=NOON), django_assert_num_queries(37):
            assert sync([one.pk for one in some], by=by, on=TODAY).added == 2 * len(some)


def test_more_than_a_thousand_at_once_is_a_mistake(record):
    with pytest.raises(ValueError, match="1000 records at a time"):
        sync([record.pk] * 1001, by=System("deadlines"), on=TODAY)


def test_what_was_touched_is_synced_once(record):
    with as_role("owner"):
        Touched.objects.create(record_id=record.pk)
    with as_role("worker"):
        assert sync_touched().added == 2
        assert sync_touched() is None


def test_the_command_brings_everything_up_to_date(record):
    out = StringIO()
    with as_role("worker"):
        call_command("refresh_tasks", all=True, stdout=out)
        assert out.getvalue() == "2 added, 0 changed, 0 done, 0 gone, for 1 people\n"
        assert not sync_all()
