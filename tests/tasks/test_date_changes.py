"""A date that moves says what it was, until when, and what moved it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from lawburrows.access.identity import System, acting
from lawburrows.access.models import User
from lawburrows.audit.models import Touched
from lawburrows.governance.agreed import agreed_figures
from lawburrows.governance.models import RuleRow
from lawburrows.orders.models import Notification
from lawburrows.tasks import reckoning
from lawburrows.tasks.keeping import one_round
from lawburrows.tasks.models import DateChange, NotYet, Reckoning, Task
from lawburrows.tasks.sync import sync, sync_all, sync_touched
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO, NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        make.conviction(record)
        make.notification(record, on=date(2025, 12, 12), section="s83")
    return record


def everybody():
    with as_role("worker"):
        return sync_all()


def run(*records, touched=()):
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        return sync([one.pk for one in records], by=by, on=TODAY, touched=touched)


def changes():
    with as_role("owner"):
        return list(DateChange.objects.order_by("at", "key"))


def corrected_rule():
    """The stored dates, as another edition of the rules had worked them out: a month too early."""
    with as_role("owner"):
        for task in Task.objects.filter(kind="periodic_notification"):
            Task.objects.filter(pk=task.pk).update(due=task.due - timedelta(days=400), digest="")
        agreed = {"agreed_by": User.objects.first(), "agreed_on": LONG_AGO, "source": "invented"}
        RuleRow.objects.create(table="visits", key="high", value="30", starts=LONG_AGO, **agreed)


def test_a_changed_fact_moves_a_date_and_the_change_says_what_it_was(record):
    everybody()
    assert everybody().people == 0
    assert changes() == []
    with as_role("owner"):
        Notification.objects.update(made_on=date(2025, 12, 2))
        Touched.objects.create(record_id=record.pk)
    with as_role("worker"):
        sync_touched()
    [one] = changes()
    assert (one.was, one.now, one.why, one.held, one.pursued) == (
        date(2026, 12, 12),
        date(2026, 12, 2),
        "fact",
        False,
        False,
    )
    assert one.key == "periodic_notification-2025-12-02"  # found under the date as it is now


def test_a_met_date_is_no_change_and_one_that_goes_without_being_met_is(record):
    everybody()
    with as_role("owner"):
        make.notification(record, on=date(2026, 6, 3))
    run(record, touched=[record.pk])
    assert changes() == []
    with as_role("owner"):
        Notification.objects.all().delete()
    run(record, touched=[record.pk])
    assert [(one.now, one.why) for one in changes()] == [(None, "fact")]


def test_when_the_rules_changed_and_no_fact_the_rule_is_the_cause_and_lists_whom_it_pursued(record):
    everybody()
    corrected_rule()
    with as_role("owner"):
        before = Reckoning.objects.get()
    assert everybody().people == 1
    [one] = changes()
    assert (one.why, one.held, one.pursued) == ("rule", False, True)
    with as_role("owner"):
        newest = Reckoning.objects.latest("since")
    assert (one.reckoning, newest.done_at is not None) == (newest, True)
    assert newest.edition != before.edition
    assert newest.code == before.code  # a figure changed, the rules did not
    assert newest.figures == ["visits|high|None|2020-01-01|30"]
    assert everybody().people == 0


def test_a_reason_that_was_given_for_a_date_rests_on_it(world, record):
    everybody()
    with as_role("owner"):
        task = Task.objects.get(kind="periodic_notification")
        Task.objects.filter(pk=task.pk).update(due=date.today() + timedelta(days=1), digest="")
        said = {"reason": "in hospital", "said_by": world.aileen, "said_at": NOON}
        NotYet.objects.create(record=record, owner=world.police, key=task.key, what=task.what, **said)
        Reckoning.objects.update(edition="another")
    everybody()
    assert [(one.why, one.pursued) for one in changes()] == [("rule", True)]


def test_the_passing_of_time_and_both_causes_have_words_of_their_own(record):
    everybody()
    with as_role("owner"):
        Task.objects.filter(kind="periodic_notification").update(due=TODAY, digest="")
    run(record)
    with as_role("owner"):
        Task.objects.filter(kind="periodic_notification").update(due=TODAY, digest="")
        Reckoning.objects.update(edition="another")
    run(record, touched=[record.pk])
    assert {one.why for one in changes()} == {"time", "both"}


def test_a_stopped_run_settles_nothing(record):
    with as_role("worker"):
        sync_all(lambda: True)
        with acting(System("deadlines")) as identity:
            assert not reckoning.reckoned(agreed_figures(on=identity.today)).settled
    everybody()
    with as_role("worker"), acting(System("deadlines")) as identity:
        assert reckoning.reckoned(agreed_figures(on=identity.today)).settled


def test_the_worker_looks_at_everybody_again_as_soon_as_a_figure_holds(record):
    with as_role("worker"):
        today = one_round(None)
    everybody()
    corrected_rule()
    with as_role("worker"):
        assert one_round(today) == today
    assert [one.why for one in changes()] == ["rule"]


def test_the_database_keeps_a_change_whole(world, record):
    one = {"record": record, "owner": world.police, "key": "k", "kind": "k", "what": "w", "was": TODAY, "at": NOON}
    for more, name in (
        ({"now": TODAY, "why": "fact"}, "a_date_that_moved_is_another"),
        ({"why": "fact", "held": True}, "only_a_corrected_rule_held_or_pursued_wrongly"),
    ):
        with as_role("owner"), pytest.raises(DatabaseError, match=name), transaction.atomic():
            DateChange.objects.create(**one | more)
