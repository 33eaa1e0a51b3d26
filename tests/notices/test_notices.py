"""Notices: one's own alone, counted in the frame of every page, and read."""

from __future__ import annotations

import pytest
from django.test import Client

from lawburrows.access.roles import BY_KEY
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.notices.queries import notices
from tests.conftest import as_role
from tests.people import on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world):
    """Fergus causes a notice to Aileen about a record."""
    with as_role("owner"):
        record = world.record(ref="LB-NEWS-0001", manager=world.aileen)
    with on_the_day(world.fergus):
        tell(
            world.aileen,
            Notice.Kind.ACCESS_ASKED,
            record=record,
            whose=world.fergus,
            address="/people/LB-NEWS-0001/",
            by=world.fergus,
            on=world.fergus.identity.today,
        )
    return record


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_are_counted_on_every_page_and_read(told, world):
    aileen = signed_in(world.aileen)
    page = aileen.get("/notices/").content.decode()
    assert "1 new notice" in page
    for words in ("Someone asks to see a record", "Fergus Invented", "LB-NEWS-0001"):
        assert words in page
    page = aileen.post("/notices/read/", follow=True).content.decode()
    assert "new notice" not in page
    assert "Someone asks to see a record" in page


def test_what_was_told_stays_but_leads_nowhere_once_the_record_is_with_others(told, world):
    link = 'href="/people/LB-NEWS-0001/"'
    assert link in signed_in(world.aileen).get("/notices/").content.decode()
    with as_role("owner"):
        type(told).objects.filter(pk=told.pk).update(manager=None, lead=world.dundee, area=world.dundee_area)
    page = signed_in(world.aileen).get("/notices/").content.decode()
    assert "Someone asks to see a record" in page
    assert "You do not see this record any more" in page
    assert link not in page


def test_belong_to_one_user_alone(told, world):
    assert "Nobody has told you anything yet" in signed_in(world.fergus).get("/notices/").content.decode()
    with on_the_day(world.fergus):
        assert not Notice.objects.exists()
        assert not Notice.objects.update(read_at=world.fergus.identity.now)
    with on_the_day(world.aileen):
        assert notices(world.aileen).count() == 1


def test_hold_nothing_of_what_stands_in_a_record(told):
    stored = {field.name for field in Notice._meta.get_fields()}
    assert stored == {"id", "to", "kind", "record", "ref", "about", "address", "at", "read_at"}


@pytest.mark.parametrize("role", ["guest"])
def test_whoever_has_no_other_page_reads_what_their_role_can_do_here(world, role):
    with as_role("owner"):
        world.gavin.postings.update(role=role)
    page = signed_in(world.gavin).get("/notices/").content.decode()
    assert f"You are here as {BY_KEY[role].label}." in page
    assert BY_KEY[role].description in page
    assert "Nobody has told you anything yet" not in page
    assert "You are here as" not in signed_in(world.aileen).get("/notices/").content.decode()
