"""Giving the cases of one person to others: whose, who could have them, all or none, one notice each."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from lawburrows.access.acts import CASE_CHANGED
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Partner, Posting, User
from lawburrows.accounts.commands import end_posting
from lawburrows.accounts.models import Holding
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import Refused
from lawburrows.tasks import policy, queries, reassigning
from lawburrows.tasks.commands.counting import count_held
from lawburrows.tasks.commands.reassigning import Gift, reassign, tell_of_cases_left
from lawburrows.tasks.counting import count_by_the_hour
from lawburrows.tasks.jobs import cases_left
from lawburrows.tasks.models import Task
from lawburrows.tasks.sync import sync_at_once
from tests.conftest import as_role
from tests.factories import custody, visits
from tests.factories import orders as make
from tests.factories.actions import action
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleagues(world):
    """Two more offender managers of the division."""
    with as_role("owner"):
        found = []
        for name in ("morven", "neil"):
            user = User.objects.create(email=f"{name}@lawburrows.example", name=f"{name.title()} Invented")
            Posting.objects.create(
                user=user, agency=world.police, area=world.areas["P Division"], role="offender_manager", starts=LONG_AGO
            )
            found.append(user)
        return found


@pytest.fixture
def cases(world):
    """Aileen manages three; in the first she is the notification officer too; one more lies outside her manager's reach."""
    with as_role("owner"):
        found = [
            world.record(manager=world.aileen, notification_officer=world.aileen),
            world.record(manager=world.aileen),
            world.record(manager=world.angus, supervising_officer=world.aileen),
            world.record(lead=world.dundee, area=world.dundee_area, prison_contact=world.aileen),
        ]
        for number, record in enumerate(found):
            make.person(record, name=f"Person {number}-Invented")
        Task.objects.create(
            record=found[1], owner=found[1].lead, key="a", kind="visit", what="Visit", due=LONG_AGO, whose=world.aileen
        )
        return found


def named(record):
    with as_role("owner"):
        record.refresh_from_db()
        return {place: getattr(record, place) for place in record.NAMED if getattr(record, f"{place}_id")}


def test_everything_on_two_pages_with_a_balance_and_one_notice_each(client, world, colleagues, cases):
    client.force_login(world.angus)
    assert "named in 3 cases" in client.get("/tasks/reassign/").content.decode()
    page = f"/tasks/reassign/{world.aileen.pk}/"
    text = client.get(page).content.decode()
    assert cases[3].ref not in text
    chosen = dict(re.findall(r'name="(case-[^"]+)".*?<option value="([^"]+)" selected', text, re.DOTALL))
    assert set(chosen) == {f"case-{case.ref}" for case in cases[:3]}
    assert set(chosen.values()) >= {str(one.pk) for one in colleagues}  # Angus has a case already
    [once] = re.findall(r'name="once" value="([^"]+)"', text)
    check = client.post(page, {"once": once, "step": "check"} | chosen).content.decode()
    assert "Check who gets what" in check
    assert named(cases[0])["manager"] == world.aileen
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', check))
    done = client.post(page, {name: fields[name] for name in fields if name != "csrfmiddlewaretoken"})
    assert (done.status_code, done.url) == (302, "/tasks/team/")
    given = str(chosen[f"case-{cases[0].ref}"])
    assert {str(one.pk) for one in named(cases[0]).values()} == {given}
    assert named(cases[2])["manager"] == world.angus
    assert named(cases[3]) == {"prison_contact": world.aileen}
    with as_role("owner"):
        told = list(Notice.objects.filter(kind=Notice.Kind.WORK_GIVEN).values_list("to", flat=True))
        assert sorted(told) == sorted(one.pk for one in colleagues)
        [whole] = Entry.objects.filter(act="tasks.reassigned")
        assert set(whole.records) == {case.pk for case in cases[:3]}
        assert Entry.objects.filter(act=CASE_CHANGED.key).count() == 3
        assert not Task.objects.filter(whose=world.aileen).exists()  # what is due has followed
    assert "named in no open case" in client.get(page).content.decode()


def test_whoever_may_not_give_work_is_told_who_may(client, world):
    client.force_login(world.aileen)
    answer = client.get("/tasks/reassign/")
    assert answer.status_code == 403
    assert all(role in answer.content.decode() for role in policy.who_reassigns())


@pytest.mark.parametrize(
    ("who", "receiver", "words"),
    [
        ("aileen", "morven", "does not let you give work"),
        ("beth", "morven", "Only the record manager"),
        ("angus", "niall", "no posting for work with cases"),
        ("angus", "aileen", "has it already"),
    ],
)
def test_is_refused_and_then_nothing_is_given(world, colleagues, cases, who, receiver, words):
    to = next((one for one in colleagues if one.name.startswith(receiver.title())), None) or getattr(world, receiver)
    gifts = [Gift(case, ("manager",), to) for case in cases[:2]]
    with on_the_day(getattr(world, who)) as by, pytest.raises(Refused, match=words):
        reassign(gifts, whose=world.aileen, by=by, on=TODAY)
    assert named(cases[0])["manager"] == world.aileen


def test_whoever_is_named_no_more_loses_nothing_and_too_many_are_refused(world, colleagues, cases):
    with on_the_day(world.angus) as by:
        with pytest.raises(Refused, match="not named in .* any more"):
            reassign([Gift(cases[2], ("manager",), colleagues[0])], whose=world.aileen, by=by, on=TODAY)
        with pytest.raises(Refused, match="from 1 to 1000"):
            reassign([], whose=world.aileen, by=by, on=TODAY)


def test_whose_posting_is_over_stands_first(world, colleagues, cases):
    with as_role("owner"):
        world.aileen.postings.update(ends=TODAY)
    with on_the_day(world.angus) as by:
        first, *_ = reassigning.holders(by=by, on=TODAY)
        assert (first.user, first.leaving) == (world.aileen, True)
        assert world.angus in reassigning.receivers(world.aileen, by=by, on=TODAY)


def test_the_heaviest_go_to_whoever_has_least():
    class Case:
        def __init__(self, pk, weight):
            self.record, self.weight = type("R", (), {"pk": pk})(), weight

    users = [type("U", (), {"pk": name})() for name in "ab"]
    cases = [Case(1, 5), Case(2, 1), Case(3, 1), Case(4, 4)]
    given = reassigning.balanced(cases, users, {"a": 3, "b": 0})
    assert given == {1: "b", 4: "a", 2: "b", 3: "b"}
    assert reassigning.balanced(cases, [], {}) == {}


def test_when_a_posting_ends_the_managers_are_told_of_the_cases_that_are_left(world, cases):
    posting = world.aileen.postings.get()
    with acting(world.niall) as now:
        end_posting(posting, by=world.niall, on=now.today)
    with as_role("owner"):
        job = ProcrastinateJob.objects.filter(task_name="tasks.cases_left").get()
    with as_role("worker"):
        cases_left(**job.args)
    with as_role("owner"):
        [told] = Notice.objects.filter(kind=Notice.Kind.CASES_LEFT)
        assert (told.to, told.about) == (world.angus, world.aileen.pk)
        assert told.address == f"/tasks/reassign/{world.aileen.pk}/"
    by = System("deadlines")
    with as_role("worker"), acting(by) as now:
        assert tell_of_cases_left(world.fergus.postings.get(), by=by, on=now.today) == 0


def test_an_administrator_sees_how_much_somebody_holds_before_a_posting_ends_and_no_case(client, world, cases):
    url = f"/postings/{world.aileen.postings.get().pk}/end/"
    client.force_login(world.niall)
    assert "Not counted yet" in client.get(url).content.decode()
    with as_role("owner"):
        visits.visit(cases[0], world.fergus, second=world.aileen)
        visits.visit(cases[0], world.fergus, second=world.aileen, signed_version=1, signed_at=NOON)
        custody.handover(cases[1], world)
        closed = world.record(manager=world.aileen)
        closed.closed_on = TODAY
        closed.save()
    with as_role("worker"):
        count_by_the_hour()
    text = client.get(url).content.decode()
    numbers = [int(one) for one in re.findall(r'summary-list__value">([0-9]+)<', text)]
    assert numbers[0] == len(cases)
    assert numbers[3:] == [1, 1]
    assert "It could be done by: Angus Invented" in text
    assert "/tasks/reassign/" not in text
    assert not [case.ref for case in cases if case.ref in text]
    with as_role("owner"):
        held = Holding.objects.get(user=world.aileen)
        assert (held.cases, held.overdue, held.week) == tuple(numbers[:3])
    for user in (world.angus, world.fergus):  # by row security too
        with on_the_day(user) as by:
            assert not Holding.objects.exists()
    with on_the_day(world.niall) as by, pytest.raises(Refused, match="by the worker"):
        count_held(by=by, on=TODAY)


def test_the_actions_that_somebody_has_in_a_case_go_with_it(world):
    """Also where they are not named: whoever leaves keeps no work that nobody sees."""
    later = TODAY + timedelta(days=9)
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        Partner.objects.create(record=record, agency=world.fife, grade=3, starts=LONG_AGO)
        one = action(record, world.angus, world.aileen, due=later)
    with on_the_day(world.aileen) as by:
        sync_at_once([record.pk], by=by, on=TODAY)
    with on_the_day(world.angus) as by:
        assert queries.waiting(("mine",), by=by, on=TODAY).mine == 1
        [held] = reassigning.held_by(world.angus, by=by, on=TODAY)
        assert held.as_what == "1 action"
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        count_held(by=by, on=later - timedelta(days=2))
    with as_role("owner"):
        counted = {one.user: (one.cases, one.overdue, one.week) for one in Holding.objects.all()}
        assert (counted[world.angus], counted[world.aileen]) == ((0, 0, 1), (1, 0, 1))
    with on_the_day(world.angus) as by:
        reassign([Gift(held.record, held.places, world.aileen)], whose=world.angus, by=by, on=TODAY)
    with as_role("owner"):
        one.refresh_from_db()
        assert one.whose == world.aileen
