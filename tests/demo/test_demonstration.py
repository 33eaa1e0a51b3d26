"""The demonstration: an empty register is filled once, and everyone in it can be chosen."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings

from lawburrows.access.models import Posting, Record, User
from lawburrows.access.roles import ROLES
from lawburrows.audit.models import Entry
from lawburrows.demo.personas import PERSONAS, everyone
from lawburrows.people.models import Person
from tests.conftest import as_role, stands

pytestmark = pytest.mark.django_db


def load(number=30):
    said = StringIO()
    with as_role("worker"):
        call_command("load_demonstration", people=number, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def standing(server, django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration, loaded once for all of these tests."""

    def make() -> str:
        with override_settings(DEMO=True, UPLOADS=tmp_path_factory.mktemp("uploads")):
            return load()

    with stands(server, django_db_blocker, make) as found:
        yield found


@pytest.fixture
def demonstration(db, standing, settings, tmp_path):
    settings.UPLOADS = tmp_path
    settings.DEMO, settings.ROOT_URLCONF = True, "tests.demo.urls"


def test_there_is_a_persona_for_every_role():
    assert {one.role for one in PERSONAS} == {role.key for role in ROLES}


def test_everybody_is_called_differently():
    assert len({one.email for one in everyone()}) == len({one.name for one in everyone()}) == len(everyone())


def test_an_empty_register_is_filled_once(demonstration):
    assert "nothing is added" in load()
    with as_role("owner"):
        assert Person.objects.count() == Record.objects.count() == 31  # and one who is under 18
        assert Posting.objects.count() == User.objects.count() == len(everyone())


def test_nobody_has_a_password(demonstration):
    assert not [user for user in User.objects.all() if user.has_usable_password()]


def test_the_page_shows_every_persona_and_signs_one_in(demonstration, client):
    page = client.get("/demo/sign-in/").content.decode()
    assert all(one.name in page for one in PERSONAS)
    aileen = User.objects.get(name="Aileen Makebelieve")
    client.get("/demo/sign-in/")
    before = client.session.session_key
    assert client.post("/demo/sign-in/", {"who": str(aileen.pk)})["Location"] == "/"
    assert client.session["_auth_user_id"] == str(aileen.pk)
    assert client.session.session_key != before
    with as_role("owner"):
        assert Entry.objects.get(act="demo.signed_in").who == str(aileen.pk)


@pytest.mark.parametrize(("wanted", "given"), [("/load/", "/load/"), ("https://elsewhere.example/", "/")])
def test_goes_on_to_our_own_pages_alone(demonstration, client, wanted, given):
    aileen = User.objects.get(name="Aileen Makebelieve")
    assert client.post("/demo/sign-in/", {"who": str(aileen.pk), "next": wanted})["Location"] == given


def test_a_colleague_or_a_stranger_cannot_be_chosen(demonstration, client):
    colleague = User.objects.exclude(email__in=[one.email for one in PERSONAS]).first()
    for who in (str(colleague.pk), "", "nonsense"):
        assert client.post("/demo/sign-in/", {"who": who}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_a_demonstration_the_page_is_not_there(client, settings, db):
    assert client.get("/demo/sign-in/").status_code == 404
    settings.ROOT_URLCONF = "tests.demo.urls"
    assert client.get("/demo/sign-in/").status_code == 404


def test_who_can_sign_in_names_everyone(db):
    said = StringIO()
    call_command("who_can_sign_in", stdout=said)
    assert all(one.name in said.getvalue() for one in PERSONAS)
    assert "/demo/sign-in/" in said.getvalue()


def test_make_register_loads_as_many_as_it_is_told_and_again_none(db):
    for wanted in ("12 people loaded", "0 people loaded"):
        said = StringIO()
        with as_role("worker"):
            call_command("make_register", "12", seed=3, stdout=said)
        assert wanted in said.getvalue()
