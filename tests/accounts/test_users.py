"""Users, postings and agencies: an administrator cares for them, and sees no case."""

from __future__ import annotations

import re
import uuid

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.db import connection
from django.test import Client
from django.utils import timezone

from lawburrows.access.models import Agency, Posting, User
from lawburrows.accounts import policy, queries
from lawburrows.accounts.models import FirstLink
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from tests.conftest import as_role
from tests.people import LONG_AGO, on_the_day

pytestmark = pytest.mark.django_db


def test_cases_name_only_whoever_works_with_cases():
    works = {role: policy.works_with_cases(Posting(role=role)) for role in ("social_worker", "auditor")}
    assert works == {"social_worker": True, "auditor": False}


@pytest.fixture
def niall(world) -> Client:
    client = Client()
    client.force_login(world.niall)
    return client


@pytest.fixture
def nuala(world) -> Client:
    """A second administrator."""
    with as_role("owner"):
        user = User.objects.create(email="nuala@lawburrows.example", name="Nuala Invented")
        Posting.objects.create(user=user, agency=world.police, role="administrator", starts=LONG_AGO)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def told(user) -> list[str]:
    with as_role("owner"):
        return list(Notice.objects.filter(to=user).order_by("at").values_list("kind", flat=True))


def waiting() -> str:
    """Where what was proposed last is answered."""
    with as_role("owner"):
        rows = [(row.proposed_at, kind, row.pk) for kind, model in queries.KINDS.items() for row in model.objects.all()]
    _, kind, key = max(rows)
    return f"/users/agreements/{kind}/{key}/"


def agreed(client):
    return post(client, waiting(), answer="agree")


def posting_for():
    given = {"agency": "fife", "role": "social_worker", "clearance": "20"}
    return {**given, "starts_day": "1", "starts_month": "1", "starts_year": "2026"}


def linked(niall, nuala, user) -> tuple[str, str]:
    """A first link, as the one administrator sees it, and its code, as the other does."""
    niall.post(f"/users/{user.pk}/first-link/")
    page = agreed(nuala).content.decode()
    [code] = re.findall(r">([0-9A-Z]{5}-[0-9A-Z]{5})<", page)
    [link] = re.findall(
        r"http://testserver(/users/[^<]+/begin/[^<]+/)", niall.get(f"/users/{user.pk}/").content.decode()
    )
    return link, code


def post(client, path, **values):
    return client.post(path, {"once": uuid.uuid4(), **values})


@pytest.mark.parametrize("path", ["/users/", "/users/add/", "/agencies/", "/agencies/add/", "/areas/"])
def test_only_an_administrator_opens_these_pages(world, niall, path):
    other = Client()
    other.force_login(world.angus)
    assert niall.get(path).status_code == 200
    refused = other.get(path)
    assert refused.status_code == 403
    assert "System administrator" in refused.content.decode()


class TestUsers:
    def test_a_new_user_begins_with_a_link_and_gets_rights_by_a_posting(self, world, niall, nuala):
        answer = post(niall, "/users/add/", name="Rhona Invented", email="Rhona@Lawburrows.example")
        rhona = User.objects.get(email="rhona@lawburrows.example")
        assert answer.url == f"/users/{rhona.pk}/"
        post(niall, f"/users/{rhona.pk}/postings/add/", **posting_for())
        assert queries.postings_of(rhona) == []
        assert agreed(nuala).url == "/users/agreements/"
        assert [posting.role for posting in queries.postings_of(rhona)] == ["social_worker"]
        link, code = linked(niall, nuala, rhona)
        new, password = Client(), "three words and more"
        short = new.post(link, {"code": code, "password": "short", "again": "short"})
        assert "15" in short.content.decode()
        typed = code.lower().replace("-", " ")
        begun = new.post(link, {"code": typed, "password": password, "again": password})
        assert begun.url == "/accounts/login/"
        assert new.get(link).status_code == 404
        signed = new.post("/accounts/login/", {"login": rhona.email, "password": password})
        assert signed.status_code == 302
        with as_role("owner"):
            acts = set(Entry.objects.values_list("act", flat=True))
        assert acts >= {"accounts.user_added", "accounts.posting_added", "accounts.user_started", "accounts.signed_in"}

    def test_the_same_address_twice_is_refused_in_words(self, world, niall):
        page = post(niall, "/users/add/", name="Second", email=world.aileen.email).content.decode()
        assert "Somebody already signs in with this e-mail address" in page

    def test_what_was_refused_can_be_put_right_and_sent_again(self, world, niall):
        token = uuid.uuid4()
        refused = niall.post("/users/add/", {"once": token, "name": "Second", "email": world.aileen.email})
        assert refused.status_code == 200
        right = {"once": token, "name": "Second", "email": "second@lawburrows.example"}
        again = niall.post("/users/add/", right)
        assert again.url == f"/users/{User.objects.get(email='second@lawburrows.example').pk}/"

    def test_nobody_changes_their_own_postings(self, world, niall):
        page = post(niall, f"/users/{world.niall.pk}/postings/add/", **posting_for())
        assert "Nobody changes their own" in page.content.decode()
        assert Posting.objects.filter(user=world.niall).count() == 1

    def test_who_may_sign_in_again_is_told_of_it(self, world, niall, nuala):
        linked(niall, nuala, world.aileen)
        assert told(nuala.user) == ["agreement_asked"]
        assert told(world.niall) == []
        assert told(world.aileen) == ["first_link_given"]
        post(niall, f"/users/{world.aileen.pk}/postings/add/", **posting_for())
        agreed(nuala)
        assert told(world.aileen) == ["first_link_given", "posting_given"]

    def test_ending_a_posting_ends_its_rights_with_the_next_page(self, world, niall):
        aileen = Client()
        aileen.force_login(world.aileen)
        assert aileen.get("/search/").status_code == 200
        posting = Posting.objects.get(user=world.aileen)
        post(niall, f"/postings/{posting.pk}/end/")
        assert aileen.get("/search/").status_code == 403

    def test_a_closed_account_is_signed_out_with_the_next_page(self, world, niall):
        aileen = Client()
        aileen.force_login(world.aileen)
        post(niall, f"/users/{world.aileen.pk}/change/", name=world.aileen.name, telephone="")
        assert aileen.get("/notices/").status_code == 302

    def test_are_found_by_a_part_of_the_name(self, world, niall):
        page = niall.get("/users/", {"name": "aile"}).content.decode()
        assert "Aileen Invented" in page
        assert "Bashir" not in page
        assert "Nobody of this name" in niall.get("/users/", {"name": "zzz"}).content.decode()


class TestTwoAdministrators:
    PASSWORD = "three words and more"

    def test_nobody_agrees_to_what_they_proposed(self, world, niall, nuala):
        post(niall, f"/users/{world.fergus.pk}/postings/add/", **posting_for())
        refused = agreed(niall).content.decode()
        assert "Nobody agrees to what they proposed" in refused
        niall.post(f"/users/{world.fergus.pk}/first-link/")
        assert "Nobody agrees to what they proposed" in agreed(niall).content.decode()
        assert Posting.objects.filter(user=world.fergus).count() == 1

    def test_nobody_agrees_to_their_own_posting_or_link(self, world, niall, nuala):
        post(niall, f"/users/{nuala.user.pk}/postings/add/", **posting_for())
        assert "Nobody changes their own" in agreed(nuala).content.decode()

    def test_it_is_answered_once(self, world, niall, nuala):
        post(niall, f"/users/{world.fergus.pk}/postings/add/", **posting_for())
        agreed(nuala)
        assert "This has been answered" in agreed(nuala).content.decode()
        assert Posting.objects.filter(user=world.fergus).count() == 2

    def test_what_is_declined_gives_nothing(self, world, niall, nuala):
        post(niall, f"/users/{world.fergus.pk}/postings/add/", **posting_for())
        assert "Fergus Invented" in nuala.get("/users/agreements/").content.decode()
        post(nuala, waiting(), answer="decline")
        assert Posting.objects.filter(user=world.fergus).count() == 1
        assert "Nothing waits" in nuala.get("/users/agreements/").content.decode()
        assert "This has been answered" in post(niall, waiting(), answer="decline").content.decode()

    def test_whoever_proposed_takes_it_back(self, world, niall):
        niall.post(f"/users/{world.fergus.pk}/first-link/")
        assert "take back" in niall.get(f"/users/{world.fergus.pk}/").content.decode()
        post(niall, waiting(), answer="decline")
        assert "take back" not in niall.get(f"/users/{world.fergus.pk}/").content.decode()

    def test_one_link_waits_at_a_time(self, world, niall):
        for _ in range(2):
            page = niall.post(f"/users/{world.fergus.pk}/first-link/", follow=True).content.decode()
        assert "waits for another administrator already" in page
        assert FirstLink.objects.count() <= 1

    def test_neither_administrator_alone_opens_the_account(self, world, niall, nuala):
        link, code = linked(niall, nuala, world.aileen)
        assert "/begin/" not in nuala.get(f"/users/{world.aileen.pk}/").content.decode()
        assert code not in niall.get(f"/users/{world.aileen.pk}/").content.decode()
        wrong = Client().post(link, {"code": "22222-22222", "password": self.PASSWORD, "again": self.PASSWORD})
        assert "This is not the code" in wrong.content.decode()
        with as_role("owner"):
            assert Entry.objects.filter(act="accounts.sign_in_failed", subject_id=str(world.aileen.pk)).exists()
            assert not Entry.objects.filter(act="accounts.user_started").exists()

    def test_a_link_without_an_agreement_opens_nothing(self, world, niall):
        niall.post(f"/users/{world.aileen.pk}/first-link/")
        path = f"/users/{world.aileen.pk}/begin/{default_token_generator.make_token(world.aileen)}/"
        assert Client().get(path).status_code == 404

    def test_a_link_holds_for_a_day(self, world, niall, nuala):
        link, _ = linked(niall, nuala, world.aileen)
        assert Client().get(link).status_code == 200
        with as_role("owner"):
            FirstLink.objects.update(answered_at=timezone.now() - queries.LINK_HOLDS)
        assert Client().get(link).status_code == 404

    def test_what_was_never_proposed_is_not_there(self, niall):
        for kind in ("posting", "link", "anything"):
            assert niall.get(f"/users/agreements/{kind}/{uuid.uuid4()}/").status_code == 404

    @pytest.mark.parametrize("table", ["accounts_proposedposting", "accounts_firstlink"])
    def test_no_raw_statement_of_anybody_else_reads_them(self, world, niall, table):
        niall.post(f"/users/{world.fergus.pk}/first-link/")
        post(niall, f"/users/{world.fergus.pk}/postings/add/", **posting_for())
        for user, seen in ((world.aileen, 0), (world.niall, 1), (world.fergus, 1)):
            with on_the_day(user), connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (seen,), user


class TestAgencies:
    def test_are_editable_data(self, world, niall):
        post(niall, "/agencies/add/", name="Invented Housing", kind="other", telephone="0131 496 0009")
        made = Agency.objects.get(key="invented-housing")
        post(niall, "/agencies/invented-housing/", name="Invented Homes", telephone="")
        made.refresh_from_db()
        assert made.name == "Invented Homes"
        page = post(niall, "/agencies/add/", name="Invented Housing", kind="other").content.decode()
        assert "There is an agency of this name" in page
