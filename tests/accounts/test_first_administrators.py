"""The first two administrators of a new register are made by a command on the machine, and by nothing later."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction
from django.test import Client

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Posting, User
from lawburrows.accounts.models import FirstLink
from lawburrows.audit.models import Entry
from tests.conftest import as_role

pytestmark = pytest.mark.django_db
ANN, BEN = ("ann@lawburrows.example", "Ann Invented"), ("ben@lawburrows.example", "Ben Invented")
PASSWORD = "three words and more"


@pytest.fixture(autouse=True)
def agencies(db) -> None:
    """What a new register has after `seed_reference`: areas and agencies, and nobody."""
    setup = System("setup")
    with as_role("worker"), acting(setup) as identity:
        seed_reference(by=setup, on=identity.today)


def first_administrators(*people: tuple[str, str], agency: str = "service-desk") -> list[tuple[str, str]]:
    """What the command says: each link and its code."""
    said = StringIO()
    call_command("first_administrators", *(word for person in people for word in person), agency=agency, stdout=said)
    return re.findall(r"link +https?://[^/]+(/\S+)\s+code +(\S+)", said.getvalue())


def begin(link: str, code: str) -> Client:
    new = Client()
    assert new.post(link, {"code": code, "password": PASSWORD, "again": PASSWORD}).url == "/accounts/login/"
    return new


def test_two_people_sign_in_to_a_new_register_and_give_others_their_rights():
    links = first_administrators(ANN, BEN)
    for (email, _), (link, code) in zip((ANN, BEN), links, strict=True):
        signed = begin(link, code).post("/accounts/login/", {"login": email, "password": PASSWORD})
        assert signed.status_code == 302
    assert set(Posting.objects.values_list("role", "agency__key")) == {("administrator", "service-desk")}
    ann = Client()
    ann.force_login(User.objects.get(email=ANN[0]))
    assert ann.get("/users/add/").status_code == 200


def test_it_is_written_in_the_trail_who_was_made_an_administrator():
    first_administrators(ANN, BEN)
    with as_role("owner"):
        written = list(Entry.objects.filter(act="accounts.first_administrator_seated").values_list("who", flat=True))
    assert written == ["system:setup", "system:setup"]


def test_a_link_does_not_open_with_the_code_of_the_other():
    (link, _), (_, code) = first_administrators(ANN, BEN)
    page = Client().post(link, {"code": code, "password": PASSWORD, "again": PASSWORD})
    assert "This is not the code" in page.content.decode()


def test_whoever_let_the_link_run_out_gets_another_and_whoever_began_does_not():
    (link, code), _ = first_administrators(ANN, BEN)
    begin(link, code)
    [(link, code)] = first_administrators(ANN, BEN)
    begin(link, code)
    assert Posting.objects.count() == 2


def test_when_two_can_sign_in_nobody_else_is_made_an_administrator():
    for link, code in first_administrators(ANN, BEN):
        begin(link, code)
    with pytest.raises(CommandError, match="two administrators who can sign in"):
        first_administrators(("eve@lawburrows.example", "Eve"), ("eva@lawburrows.example", "Eva"))
    assert User.objects.count() == 2


def test_when_two_can_sign_in_the_database_refuses_such_a_link_to_the_pages_login():
    for link, code in first_administrators(ANN, BEN):
        begin(link, code)
    eve, ann = User.objects.create_user("eve@lawburrows.example", name="Eve"), User.objects.get(email=ANN[0])
    setup = System("setup")
    given = {"proposed_by": eve, "answered_by": ann, "answer": "agreed"}
    with pytest.raises(Error, match="row-level security"), transaction.atomic(), acting(setup) as identity:
        FirstLink.objects.create(user=eve, proposed_at=identity.now, answered_at=identity.now, **given)
    assert not connection.needs_rollback


@pytest.mark.parametrize(
    ("people", "agency", "sentence"),
    [
        ((ANN, ANN), "police-scotland", "two people"),
        ((ANN, ("ben", "Ben")), "police-scotland", "'ben' is no e-mail address"),
        ((ANN, (BEN[0], " ")), "police-scotland", "has no name"),
        ((ANN, BEN), "nowhere", "No agency has the key 'nowhere'"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_leaves_nobody(people, agency, sentence):
    with pytest.raises(CommandError, match=sentence):
        first_administrators(*people, agency=agency)
    assert not User.objects.exists()


def test_a_closed_account_is_not_made_an_administrator():
    User.objects.create_user(ANN[0], name=ANN[1], is_active=False)
    with pytest.raises(CommandError, match="is closed"):
        first_administrators(ANN, BEN)
