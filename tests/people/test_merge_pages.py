"""Comparing two records on the page before they become one."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from lawburrows.access.models import Record
from lawburrows.orders.models import Conviction
from lawburrows.people.differing import differences
from lawburrows.people.models import Merge, Person
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import LONG_AGO

pytestmark = pytest.mark.django_db
WHY = "Same fingerprints, seen by the court"


def merged() -> bool:
    with as_role("owner"):
        return Merge.objects.exists()


class TestTheBoxForAnotherNumber:
    def ask(self, client, record: Record, typed: str):
        return client.post(f"/people/{record.ref}/duplicates/", {"other": typed})

    def test_leads_to_the_comparison_of_two_records_that_nothing_suggests(self, client, world):
        kept = make_person(world).record
        other = make_person(world, "Zebedee", "Elsewhere", born=date(1950, 1, 1), identifiers=()).record
        client.force_login(world.angus)
        page = client.get(f"/people/{kept.ref}/duplicates/").content.decode()
        assert other.ref not in page
        assert "The other register number" in page
        assert self.ask(client, kept, f" {other.ref.lower()} ")["Location"] == f"/people/{kept.ref}/merge/{other.ref}/"

    def test_says_the_same_of_a_hidden_record_and_of_none(self, client, world):
        kept = make_person(world).record
        hidden = make_person(world, "Zebedee", lead=world.dundee, area=world.dundee_area).record
        client.force_login(world.angus)
        told = [
            " ".join(self.ask(client, kept, typed).content.decode().replace(typed, "").split())
            for typed in (hidden.ref, "LB-0000-0000")
        ]
        for page in told:
            assert "There is no record with this number that you may see" in page
        words = [page[page.index("There is a problem") :][:300] for page in told]
        assert words[0] == words[1]

    def test_gives_the_reason_why_a_record_is_not_merged_into_itself(self, client, world):
        kept = make_person(world).record
        client.force_login(world.angus)
        assert "not merged into itself" in self.ask(client, kept, kept.ref).content.decode()

    def test_is_shown_only_to_those_who_merge(self, client, world):
        kept = make_person(world).record
        client.force_login(world.aileen)
        assert "The other register number" not in client.get(f"/people/{kept.ref}/duplicates/").content.decode()
        assert self.ask(client, kept, kept.ref).status_code == 200


class TestWhatDiffers:
    @pytest.mark.parametrize(
        ("one", "other", "found"),
        [
            ({"sex": "male"}, {"sex": "female"}, ["Sex"]),
            ({"sex": "male"}, {"sex": "not_known"}, []),
            ({"born": date(1971, 4, 3)}, {"born": date(1971, 3, 4)}, ["Date of birth"]),
            ({"born": date(1971, 4, 3)}, {"born_stated": "1971"}, []),
            ({"born": date(1971, 4, 3)}, {"born_stated": "1972"}, ["Date of birth"]),
            ({"born": date(1971, 4, 3)}, {}, []),
            ({"died_on": date(2020, 1, 1)}, {}, ["Died on"]),
        ],
    )
    def test_is_what_cannot_be_true_of_one_person(self, one, other, found):
        assert [what for what, _, _ in differences(Person(**one), Person(**other))] == found

    def test_stands_on_the_page_with_both_values_and_needs_a_tick(self, client, world):
        kept = make_person(world).record
        other = make_person(world, "Eoin", born=date(1971, 3, 4), sex="female").record
        with as_role("owner"):
            Conviction.objects.create(
                record=other, owner=world.police, offence_code="X", offence_title="Invented", convicted_on=LONG_AGO
            )
        client.force_login(world.angus)
        url = f"/people/{kept.ref}/merge/{other.ref}/"
        shown = client.get(url)
        page = shown.content.decode()
        for words in ("These differ", "3 April 1971", "4 March 1971", "female", "No page undoes a merge"):
            assert words in page
        assert ["Convictions", "0", "1"] in shown.context["held"]
        answer = client.post(url, {"once": str(uuid4()), "reason": WHY})
        assert "Confirm that they are one person although the two differ" in answer.content.decode()
        assert not merged()
        assert client.post(url, {"once": str(uuid4()), "reason": WHY, "all_the_same": "on"}).status_code == 302
        assert merged()

    def test_needs_no_tick_where_nothing_differs(self, client, world):
        kept, other = make_person(world).record, make_person(world, "Eoin").record
        client.force_login(world.angus)
        url = f"/people/{kept.ref}/merge/{other.ref}/"
        page = client.get(url).content.decode()
        assert "These differ" not in page
        assert "all_the_same" not in page
        assert client.post(url, {"once": str(uuid4()), "reason": WHY}).status_code == 302
