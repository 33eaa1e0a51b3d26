"""Users, postings and agencies: an administrator cares for them, and sees no case."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from lawburrows.access.models import Agency, Posting, User
from lawburrows.accounts import queries
from lawburrows.audit.models import Entry
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def niall(world) -> Client:
    client = Client()
    client.force_login(world.niall)
    return client


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
    def test_a_new_user_begins_with_a_link_and_gets_rights_by_a_posting(self, world, niall):
        answer = post(niall, "/users/add/", name="Rhona Invented", email="Rhona@Lawburrows.example")
        rhona = User.objects.get(email="rhona@lawburrows.example")
        assert answer.url == f"/users/{rhona.pk}/"
        first = {"starts_day": "1", "starts_month": "1", "starts_year": "2026"}
        post(niall, f"/users/{rhona.pk}/postings/add/", agency="fife", role="social_worker", clearance="20", **first)
        assert [posting.role for posting in queries.postings_of(rhona)] == ["social_worker"]
        page = niall.post(f"/users/{rhona.pk}/first-link/", follow=True).content.decode()
        [link] = re.findall(r"http://testserver(/users/[^<]+/begin/[^<]+/)", page)
        new, password = Client(), "three words and more"
        short = new.post(link, {"password": "short", "again": "short"})
        assert "15" in short.content.decode()
        assert new.post(link, {"password": password, "again": password}).url == "/accounts/login/"
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
        first = {"starts_day": "1", "starts_month": "1", "starts_year": "2026"}
        page = post(
            niall,
            f"/users/{world.niall.pk}/postings/add/",
            agency="police",
            role="coordinator",
            clearance="30",
            **first,
        )
        assert "Nobody changes their own" in page.content.decode()
        assert Posting.objects.filter(user=world.niall).count() == 1

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


class TestAgencies:
    def test_are_editable_data(self, world, niall):
        post(niall, "/agencies/add/", name="Invented Housing", kind="other", telephone="0131 496 0009")
        made = Agency.objects.get(key="invented-housing")
        post(niall, "/agencies/invented-housing/", name="Invented Homes", telephone="")
        made.refresh_from_db()
        assert made.name == "Invented Homes"
        page = post(niall, "/agencies/add/", name="Invented Housing", kind="other").content.decode()
        assert "There is an agency of this name" in page
