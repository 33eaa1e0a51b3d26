"""What falls due from breaches: only what governance agreed or a person wrote down has a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from lawburrows.access.identity import System, acting
from lawburrows.breaches.deadlines import dates_in, undated
from lawburrows.governance.models import RuleRow
from lawburrows.governance.tables import BREACHES
from lawburrows.orders.due import Dates
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Address
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.models import Task
from lawburrows.tasks.sync import sync
from lawburrows.tasks.waiting import owed_to
from tests.conftest import as_role
from tests.factories import breaches as make
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


def agreed(world, key, days, *, verified=False):
    RuleRow.objects.create(
        table="breaches",
        key=key,
        value=str(days),
        starts=LONG_AGO,
        source="The region's own practice",
        verified=verified,
        proposed_by=world.effie,
        agreed_by=world.beth,
        agreed_on=LONG_AGO,
    )


def found(record, by):
    return {due.kind: due for due in dates_in(Reading([record.pk], by, TODAY)).get(record.pk, Dates()).deadlines}


def test_without_an_agreed_figure_there_is_no_day_and_it_is_listed_as_waiting(world, record):
    with as_role("owner"):
        make.suspicion(record, by=world.aileen)
        make.suspicion(record, by=world.aileen, state="reported", since=date(2026, 3, 3))
        make.suspicion(record, by=world.aileen, state="convicted")
    with on_the_day(world.aileen) as by:
        dues = found(record, by)
        assert {due.due for due in dues.values()} == {None}
        assert dues["breach_consider"].steps[-1].text == "No time limit agreed"
        waiting = [(one.owed.what, one.owed.began) for one in owed_to(by=by, on=TODAY)]
    assert waiting == [
        ("Consider the suspicion: no time limit agreed", "since"),
        ("The procurator fiscal's answer: no time limit agreed", "since"),
    ]
    with as_role("owner"):
        agreed(world, "consider", 7)
        agreed(world, "answer", 28, verified=True)
    with on_the_day(world.aileen) as by:
        dues = found(record, by)
        assert (dues["breach_consider"].due, dues["breach_consider"].unverified) == (date(2026, 3, 9), True)
        assert (dues["breach_answer"].due, dues["breach_answer"].unverified) == (date(2026, 3, 31), False)
        assert undated(Q(manager=by.pk), by=by, on=TODAY) == []


def test_what_a_person_wrote_down_falls_due_and_is_met(world, record):
    with as_role("owner"):
        agreed(world, "decide", 5)
        one = make.considered(record, by=world.aileen)
        day = make.court_date(one, day=date(2026, 12, 20))
        gone = make.missing(record, by=world.aileen, review_on=date(2026, 12, 6))
        make.wanted(record, by=world.aileen, review_on=date(2026, 12, 5))
        home = Address.objects.get(record=record)
        warrant = make.search(record, home, by=world.aileen, state="granted", expires_on=date(2026, 12, 9))
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        sync([record.pk], by=by, on=TODAY)
    with as_role("owner"):
        due = {task.kind: (task.due, task.whose) for task in Task.objects.filter(record=record)}
    assert due == {
        "breach_decide": (date(2026, 3, 7), world.aileen),
        "court_date": (date(2026, 12, 20), world.aileen),
        "missing_review": (date(2026, 12, 6), world.aileen),
        "wanted_review": (date(2026, 12, 5), world.aileen),
        "search_warrant": (date(2026, 12, 9), world.aileen),
    }
    with as_role("owner"):
        make.move(one, by=world.aileen, before="considered", after="warned", on=TODAY)
        one.change(version=1, state="warned", since=TODAY)
        day.change(version=1, happened="Continued", happened_by=world.aileen)
        gone.change(version=1, ended_on=TODAY, ended_because="Came home", ended_by=world.aileen)
        warrant.change(version=1, state="executed", executed_on=TODAY, found="A telephone")
    with as_role("worker"), acting(by, at=NOON):
        sync([record.pk], by=by, on=TODAY)
    with as_role("owner"):
        assert set(Task.objects.filter(record=record, done_on=None).values_list("kind", flat=True)) == {"wanted_review"}
        assert Task.objects.filter(record=record).exclude(done_on=None).count() == 4


def test_costs_the_same_number_of_queries_for_one_and_for_many(world, record, django_assert_num_queries):
    with as_role("owner"):
        make.considered(record, by=world.aileen)
    others = [make_person(world, f"Iain {number}").record for number in range(3)]
    with as_role("owner"):
        for other in others:
            make.considered(other, by=world.aileen)
            make.wanted(other, by=world.aileen)
    for some in ([record.pk], [record.pk, *(one.pk for one in others)]):
        with on_the_day(world.aileen) as by, django_assert_num_queries(7):
            dates_in(Reading(some, by, TODAY))


def test_governance_may_agree_only_the_steps_that_wait():
    assert BREACHES.row(" Consider ") == "consider"
    assert BREACHES.value("3 days") == "3"
    with pytest.raises(Refused, match="answer, consider, decide"):
        BREACHES.row("prosecute")
