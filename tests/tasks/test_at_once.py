"""What a page changes moves the dates at once, without the worker."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import acting
from lawburrows.access.models import Partner
from lawburrows.audit.models import Entry
from lawburrows.orders.models import Notification
from lawburrows.tasks.models import Task
from lawburrows.tasks.sync import LOCK, sync_at_once
from lawburrows.web.dates import today, write_date
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO

pytestmark = pytest.mark.django_db
MOST_QUERIES = 36  # of one change of one person


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        make.conviction(record)
    return record


def notified(client, record, when):
    values = {"once": str(uuid4()), "section": "s83", "home": "sole_or_main"}
    values |= {"made_on_day": when.day, "made_on_month": when.month, "made_on_year": when.year}
    address = reverse("orders:record_notification", kwargs={"ref": record.ref})
    return client.post(address, values, follow=True).content.decode()


def bar_of(page):
    return page.partition('class="lb-identity"')[2].partition("</section>")[0]


def test_the_next_page_after_a_notification_shows_the_date_that_follows_from_it(client, world, record):
    client.force_login(world.aileen)
    page = notified(client, record, today())
    a_year_on = today().replace(year=today().year + 1)
    assert f'Annual confirmation, <span class="lb-date"><time datetime="{a_year_on}">' in bar_of(page)
    assert write_date(a_year_on) in bar_of(page)


def test_the_count_in_the_frame_follows_at_once(client, world, record):
    client.force_login(world.aileen)
    almost_a_year_ago = today() - timedelta(days=363)
    assert "1 in my work" in notified(client, record, almost_a_year_ago)
    assert "0 in my work" in notified(client, record, today())


def test_the_trail_says_that_the_system_worked_out_the_dates(client, world, record):
    client.force_login(world.aileen)
    notified(client, record, today())
    with as_role("owner"):
        entry = Entry.objects.get(act="tasks.brought_up_to_date")
    assert (entry.who, entry.records) == ("system:deadlines", [record.pk])


def test_a_page_that_only_shows_brings_nothing_into_line(client, world, record):
    client.force_login(world.aileen)
    client.get(reverse("casefile:record", args=[record.ref]))
    with as_role("owner"):
        assert not Task.objects.exists()


def test_dates_of_a_record_that_is_not_seen_in_full_are_left_alone(world, record):
    with as_role("owner"):
        make.notification(record, on=today())
    with acting(world.aileen) as identity:
        assert sync_at_once([record.pk], by=world.aileen, on=identity.today)
    with as_role("owner"):
        Notification.objects.all().delete()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO, grade=Grade.SUMMARY)
    with acting(world.bashir) as identity:
        assert Task.objects.visible_to(world.bashir).exists()
        assert not sync_at_once([record.pk], by=world.bashir, on=identity.today)
    with as_role("owner"):
        assert Task.objects.exists()


def test_the_lock_is_one_for_pages_and_worker():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LOCK.format('try_')}")
        assert cursor.fetchone() == (True,)


def test_one_changed_fact_moves_the_dates_of_its_person_with_a_fixed_number_of_queries(world, record):
    for day in range(5, 0, -1):
        with as_role("owner"):
            make.notification(record, on=today() - timedelta(days=day))
        with acting(world.aileen) as identity, CaptureQueriesContext(connection) as asked:
            assert sync_at_once([record.pk], by=world.aileen, on=identity.today)
        assert len(asked) <= MOST_QUERIES
