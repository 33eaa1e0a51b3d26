"""The photograph goes with the summary: who sees the picture, and what they still do not see."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from lawburrows.access.grades import Grade
from lawburrows.access.models import Exclusion, Partner
from lawburrows.audit.models import Entry
from lawburrows.people.commands.entries import add_entry
from lawburrows.people.kinds import BY_KEY
from tests.conftest import as_role
from tests.documents import pictures
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def iain(world, settings, tmp_path):
    """Iain with a photograph, in a case that the council shares at the summary."""
    settings.UPLOADS = tmp_path
    record = make_person(world).record
    with as_role("owner"):
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.SUMMARY, starts=LONG_AGO)
    with on_the_day(world.aileen) as by:
        values = {"content": pictures.jpeg(), "taken_on": date(2025, 1, 1)}
        add_entry(BY_KEY["photograph"], record, values=values, by=by, on=TODAY)
    return record


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def picture_on(user, address) -> str:
    """The address of the picture that a page shows."""
    [url] = set(re.findall(r'src="(/people/[^"]+/photograph/[^"]+)"', signed_in(user).get(address).content.decode()))
    return url


@pytest.mark.parametrize("page", ["", "details/"])
@pytest.mark.parametrize("name", ["aileen", "bashir", "hamish", "jamila"])
def test_whoever_sees_the_summary_sees_the_picture(iain, world, name, page):
    user = getattr(world, name)
    answer = signed_in(user).get(picture_on(user, f"/people/{iain.ref}/{page}"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_other_files_stay_with_those_who_see_it_in_full(iain, world):
    assert signed_in(world.bashir).get(f"/people/{iain.ref}/documents/").status_code == 404


def test_nobody_else_finds_it(iain, world):
    url = picture_on(world.aileen, f"/people/{iain.ref}/")
    with as_role("owner"):
        Exclusion.objects.create(record=iain, user=world.beth, reason="a cousin", starts=LONG_AGO)
    for user in (world.fergus, world.gavin, world.iona, world.morag, world.beth):
        assert signed_in(user).get(url).status_code == 404


def test_the_picture_of_another_record_is_not_there(iain, world):
    other = make_person(world, "Una", "Imaginary").record
    url = picture_on(world.aileen, f"/people/{iain.ref}/").replace(iain.ref, other.ref)
    assert signed_in(world.aileen).get(url).status_code == 404


def test_the_look_is_in_the_trail(iain, world):
    signed_in(world.bashir).get(picture_on(world.bashir, f"/people/{iain.ref}/"))
    with as_role("owner"):
        entry = Entry.objects.get(act="people.photograph.shown")
    assert entry.records == [iain.pk]
    assert entry.who == str(world.bashir.pk)
