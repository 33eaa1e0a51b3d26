"""Saying why something overdue is not done yet: where it stands, who reads it, what it does not change."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.audit.models import Aside, Entry
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.commands.not_yet import say_why_not_yet
from lawburrows.tasks.models import NotYet, Task
from lawburrows.web.dates import now, today
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
WORDS = "He is in hospital until Monday"


@pytest.fixture
def late(world):
    """What Aileen should have done three days ago."""
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        return Task.objects.create(
            record=record,
            owner=record.lead,
            key="periodic_notification-2025-12-01",
            kind="periodic_notification",
            what="Annual confirmation",
            due=min(today(), TODAY) - timedelta(days=3),
            provision="section 85(1)",
        )


def page_of(task):
    return f"/people/{task.record.ref}/due/{task.key}/why-not-yet/"


def say(client, user, task, **values):
    client.force_login(user)
    page = client.get(page_of(task))
    [once] = re.findall(r'name="once" value="([^"]+)"', page.content.decode())
    return client.post(page_of(task), {"once": once, "reason": WORDS} | values)


def test_the_reason_stands_beside_it_for_whoever_says_it_and_for_the_manager(client, world, late):
    assert say(client, world.aileen, late).status_code == 302
    for user, query in ((world.aileen, ""), (world.angus, "?of=team")):
        client.force_login(user)
        text = client.get(f"/{query}").content.decode()
        assert WORDS in text
        assert "Aileen Invented" in text


def test_what_is_overdue_offers_it_and_what_is_not_does_not(client, world, late):
    client.force_login(world.aileen)
    assert page_of(late) in client.get("/").content.decode()
    with as_role("owner"):
        Task.objects.filter(pk=late.pk).update(due=today() + timedelta(days=1))
    assert "why-not-yet" not in client.get("/").content.decode()
    assert "This is not overdue" in client.get(page_of(late)).content.decode()


def test_the_last_reason_stands_and_all_are_in_the_chronology(client, world, late):
    say(client, world.aileen, late)
    say(client, world.aileen, late, reason="Moved to another ward, the day is not known")
    work = client.get("/").content.decode()
    assert "another ward" in work
    assert WORDS not in work
    text = client.get(f"/people/{late.record.ref}/chronology/").content.decode()
    assert "another ward" in text
    assert WORDS in text


def test_it_stays_overdue_and_due_on_the_same_day(client, world, late):
    due = late.due
    say(client, world.aileen, late)
    with as_role("owner"):
        late.refresh_from_db()
    assert (late.due, late.done_on) == (due, None)


def test_is_said_with_a_day_and_both_are_named_in_the_trail(client, world, late):
    soon = today() + timedelta(days=5)
    boxes = {"expected_on_day": soon.day, "expected_on_month": soon.month, "expected_on_year": soon.year}
    say(client, world.aileen, late, **boxes)
    with as_role("owner"):
        [said] = NotYet.objects.all()
        entry = Entry.objects.get(act="tasks.not_yet.said")
        assert Aside.objects.get(entry_id=entry.pk).text == WORDS
    assert said.expected_on == soon
    assert entry.fields == ["reason", "expected_on"]
    assert entry.records == [late.record_id]


@pytest.mark.parametrize(("reason", "error"), [("", "Enter why it has not been done yet"), ("no time", "15 letters")])
def test_too_few_words_are_sent_back_with_what_was_typed(client, world, late, reason, error):
    page = say(client, world.aileen, late, reason=reason)
    assert page.status_code == 200
    assert error in page.content.decode()
    assert reason in page.content.decode()


def test_is_refused_of_what_was_done(world, late):
    with as_role("owner"):
        Task.objects.filter(pk=late.pk).update(done_on=TODAY)
        late.refresh_from_db()
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match="has been done"):
        say_why_not_yet(late, reason=WORDS, by=by, on=TODAY)


def test_nobody_outside_the_case_says_or_reads_it(client, world, late):
    say(client, world.aileen, late)
    client.force_login(world.gavin)
    assert client.get(page_of(late)).status_code == 404


def test_a_list_of_many_reasons_costs_no_more_queries(client, world, late):
    say(client, world.aileen, late)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    asked()
    before = asked()
    with as_role("owner"):
        for number in range(12):
            late.pk, late.key = None, f"late-{number}"
            late._state.adding = True
            late.save()
            NotYet.objects.create(
                record=late.record,
                owner=late.owner,
                key=late.key,
                what="x",
                reason=WORDS,
                said_by=world.aileen,
                said_at=now(),
            )
    assert asked() == before
