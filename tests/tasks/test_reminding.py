"""Reminded elsewhere: a calendar of days behind a secret, a mail of numbers; neither says anything of a case."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from lawburrows.notices.models import Reminders
from lawburrows.tasks.commands.reminding import choose_digest
from lawburrows.tasks.digests import chosen, send_digest, words
from lawburrows.tasks.models import Task
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import on_the_day

pytestmark = pytest.mark.django_db
SECRETS = ("Ross", "Iain", "1961", "LB-", "Kirkcaldy", "Annual")
PAGE = "/tasks/reminders/"


@pytest.fixture
def due(world):
    """Aileen has a visit two days late, two things today and one next week."""
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record, name="Iain Ross-Invented")
        for number, (days, kind) in enumerate([(-2, "visit"), (0, "visit"), (0, "periodic_notification"), (5, "x")]):
            Task.objects.create(
                record=record,
                owner=record.lead,
                key=str(number),
                kind=kind,
                what=f"Annual visit in Kirkcaldy {number}",
                due=today() + timedelta(days=days),
                provision="a rule",
            )
        return record


def press(client, address):
    [once, *_] = re.findall(r'name="once" value="([^"]+)"', client.get(PAGE).content.decode())
    return client.post(address, {"once": once})


def link_in(answer):
    return re.search(r"http://testserver(/calendar/[^/]+/work\.ics)", answer.content.decode())[1]


def test_the_calendar_opens_signed_out_by_its_secret_and_says_days_alone(client, world, due):
    client.force_login(world.aileen)
    first = link_in(press(client, f"{PAGE}calendar/"))
    assert first not in client.get(PAGE).content.decode()
    client.logout()
    answer = client.get(first)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    text = answer.content.decode()
    assert not any(word in text for word in (*SECRETS, "Aileen"))
    events = {(event.decoded("dtstart"), str(event["summary"])) for event in Calendar.from_ical(text).walk("VEVENT")}
    assert events == {
        (today(), "Lawburrows: visit due (2)"),  # what is late stands on today
        (today(), "Lawburrows: notification due"),
        (today() + timedelta(days=5), "Lawburrows: something due"),
    }
    client.force_login(world.aileen)
    second = link_in(press(client, f"{PAGE}calendar/"))
    client.logout()
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    with as_role("owner"):
        kept = Reminders.objects.get()
        assert second.split("/")[2].encode() not in bytes(kept.calendar)
        world.aileen.postings.update(ends=today())
    assert client.get(second).status_code == 404  # whoever has no work any more
    with as_role("owner"):
        world.aileen.postings.update(ends=None)
    client.force_login(world.aileen)
    press(client, f"{PAGE}calendar/stop/")
    client.logout()
    assert client.get(second).status_code == 404


def test_it_can_be_downloaded_once_and_secrets_cannot_be_tried_for_ever(client, world, due):
    client.force_login(world.aileen)
    answer = client.get("/tasks/calendar.ics")
    assert 'filename="lawburrows.ics"' in answer["Content-Disposition"]
    assert b"visit due" in answer.content
    client.logout()
    answers = [client.get(f"/calendar/secret-{number}/work.ics").status_code for number in range(61)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_the_mail_holds_numbers_alone_and_goes_out_once_a_day(client, world, due):
    client.force_login(world.aileen)
    [once] = re.findall(r'name="once" value="([^"]+)"', client.get(PAGE).content.decode())[:1]
    assert client.post(PAGE, {"once": once, "digest": "daily"}).status_code == 302
    on = today()
    with as_role("worker"):
        assert chosen(on) == [world.aileen]
        assert send_digest(world.aileen, on=on)
        assert chosen(on) == []
        assert not send_digest(world.aileen, on=on)
        assert chosen(on + timedelta(days=1)) == [world.aileen]
    [sent] = mail.outbox
    assert sent.to == [world.aileen.email]
    assert sent.body == words(1, 2, 1, 0)
    assert not any(word in sent.subject + sent.body for word in (*SECRETS, "Aileen"))


def test_weekly_is_on_mondays_and_nothing_due_is_no_mail(world):
    with on_the_day(world.angus) as by:
        choose_digest("weekly", by=by, on=by.identity.today)
    monday = today() + timedelta(days=-today().weekday() % 7)
    with as_role("worker"):
        assert chosen(monday) == [world.angus]
        assert chosen(monday + timedelta(days=1)) == []
        assert not send_digest(world.angus, on=monday)
    assert mail.outbox == []


def test_a_mail_that_could_not_be_handed_over_is_tried_again(world, due, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    with on_the_day(world.aileen) as by:
        choose_digest("daily", by=by, on=by.identity.today)
    with as_role("worker"):
        assert not send_digest(world.aileen, on=today())
        assert chosen(today()) == [world.aileen]
