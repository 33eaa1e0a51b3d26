"""Nobody is added without a search first."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core import signing

from lawburrows.audit import trail
from lawburrows.audit.models import Entry
from lawburrows.people import acts, searched
from lawburrows.people.commands.load import load_people
from lawburrows.people.commands.person import add_person
from lawburrows.people.models import Address, Identifier, Person, SearchKey
from lawburrows.people.searched import Searched, proof_of, read_proof
from lawburrows.rules.verdict import Refused
from tests.factories.people import make_person, new_person
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


def proof_for(user, words: Searched) -> str:
    """What the search page would hand on."""
    with on_the_day(user):
        entry = trail.searched(acts.DUPLICATES_SHOWN, by=user, on=TODAY, terms="words")
    return proof_of(entry, words, by=user)


def filled(world, proof: str, **more: str) -> dict[str, str]:
    return {
        "once": str(uuid4()),
        "searched": proof,
        "given": "Iain",
        "family": "Invented",
        "sex": "male",
        "birth": "3 April 1971",
        "use": "found",
        "lines": "The night shelter",
        "identifier_kind": "pnc",
        "identifier": "99/1G",
        "lead": str(world.police.pk),
        "area": str(world.fife_area.pk),
        "mine": "yes",
    } | more


class TestAddPerson:
    def test_after_a_search_the_page_opens_a_record(self, client, world):
        client.force_login(world.aileen)
        proof = proof_for(world.aileen, Searched("Iain", "Invented", "1971"))
        page = client.get(f"/people/add/?searched={quote(proof)}")
        assert 'value="Invented"' in page.content.decode()
        answer = client.post("/people/add/", filled(world, proof))
        assert answer.status_code == 302
        shown = client.get(answer["Location"]).content.decode()
        assert "Iain Invented" in shown
        assert "3 April 1971" in shown
        with on_the_day(world.aileen):
            person = Person.objects.get()
            assert person.record.manager_id == world.aileen.pk
            assert Address.objects.get().use == "found"
            assert Identifier.objects.get().doubt == ""
            assert SearchKey.objects.filter(record=person.record).count() > 8
            assert Entry.objects.filter(act="people.person.added", records=[person.record_id]).count() == 1

    def test_the_only_choice_of_a_list_is_chosen_already(self, client, world):
        client.force_login(world.aileen)
        page = client.get(f"/people/add/?searched={quote(proof_for(world.aileen, Searched('Iain', 'Invented')))}")
        form = page.context["form"]
        for name in ("lead", "area"):
            choices = form.fields[name].choices
            only = [key for key, _ in choices if key]
            assert (form[name].value() == only[0]) is (len(only) == 1), name
            assert (("", "Select") in choices) is (len(only) > 1), name
        assert form["area"].value() == str(world.fife_area.pk)

    def test_without_a_search_the_page_says_to_search_first(self, client, world):
        client.force_login(world.aileen)
        for address in ("/people/add/", "/people/add/?searched=made-up"):
            answer = client.get(address)
            assert answer.status_code == 403
            assert "Search for this person first" in answer.content.decode()

    def test_a_proof_is_good_for_its_searcher_alone_and_for_one_hour(self, world, monkeypatch):
        proof = proof_for(world.aileen, Searched("Iain", "Invented"))
        with on_the_day(world.aileen):
            assert read_proof(proof, by=world.aileen) == Searched("Iain", "Invented")
        with on_the_day(world.bashir):
            assert read_proof(proof, by=world.bashir) is None
        with on_the_day(world.aileen):
            monkeypatch.setattr(searched, "GOOD_FOR", -1)
            assert read_proof(proof, by=world.aileen) is None

    def test_a_search_that_the_trail_does_not_hold_proves_nothing(self, world):
        said = {"by": str(world.aileen.pk), "entry": str(uuid4()), "words": ["Iain", "Invented", ""]}
        with on_the_day(world.aileen):
            assert read_proof(signing.dumps(said, salt=searched.SALT), by=world.aileen) is None

    def test_a_search_for_another_name_does_not_do(self, client, world):
        client.force_login(world.aileen)
        proof = proof_for(world.aileen, Searched("Morag", "Pretend"))
        page = client.post("/people/add/", filled(world, proof)).content.decode()
        assert "Search for this name first" in page
        assert "The night shelter" in page

    def test_who_may_not_add_is_refused(self, client, world):
        client.force_login(world.jamila)
        answer = client.get(f"/people/add/?searched={quote(proof_for(world.jamila, Searched('Iain')))}")
        assert answer.status_code == 403
        assert "Your role does not let you add a person" in answer.content.decode()
        with on_the_day(world.aileen), pytest.raises(Refused, match="Search for this person first"):
            add_person(new_person(world), searched=None, by=world.aileen, on=TODAY)

    def test_possible_duplicates_are_shown_before_adding(self, client, world):
        there = make_person(world)
        client.force_login(world.aileen)
        proof = proof_for(world.aileen, Searched("Iain", "Invented"))
        told = filled(world, proof)
        page = client.post("/people/add/", told).content.decode()
        assert there.record.ref in page
        assert "the date of birth is the same" in page
        page = client.post("/people/add/", told | {"compared": "yes"}).content.decode()
        assert "None of these is the person" in page
        assert client.post("/people/add/", told | {"compared": "yes", "different": "on"}).status_code == 302

    def test_sent_twice_there_is_one(self, client, world):
        client.force_login(world.aileen)
        told = filled(world, proof_for(world.aileen, Searched("Iain", "Invented")))
        places = {client.post("/people/add/", told | {"compared": "yes", "different": "on"})["Location"] for _ in "12"}
        assert len(places) == 1
        with on_the_day(world.aileen):
            assert Person.objects.count() == 1

    @pytest.mark.parametrize("field", ["given", "family", "lines", "town", "postcode", "identifier", "birth"])
    def test_ten_thousand_characters_are_refused_in_words(self, client, world, field):
        client.force_login(world.aileen)
        told = filled(world, proof_for(world.aileen, Searched("Iain", "Invented")), **{field: "x" * 10_000})
        assert "characters or fewer" in client.post("/people/add/", told).content.decode()

    def test_nobody_is_added_where_the_adder_would_not_see_them(self, world):
        new = new_person(world, lead=world.dundee, area=world.dundee_area)
        with on_the_day(world.aileen), pytest.raises(Refused, match="would see in full"):
            add_person(new, searched=Searched("Iain"), by=world.aileen, on=TODAY)


class TestLoadPeople:
    def test_each_has_a_record_and_one_entry_lists_them(self, world):
        rows = [new_person(world, f"Iain{n}", born=date(1960, 1, 1)) for n in range(20)]
        with on_the_day(world.effie):
            people = load_people(rows, owner=world.police, by=world.effie, on=TODAY)
            [entry] = Entry.objects.filter(act="people.loaded")
            assert entry.records == [person.record_id for person in people]
            assert [person.name for person in people] == [f"Iain{n} Invented" for n in range(20)]

    def test_one_bad_row_refuses_them_all_and_says_which(self, world):
        rows = [new_person(world), new_person(world, "x" * 10_000)]
        with on_the_day(world.effie), pytest.raises(Refused, match="Person 2 of 2: given: must be 200 characters"):
            load_people(rows, owner=world.police, by=world.effie, on=TODAY)

    def test_who_may_not_load_is_refused(self, world):
        with on_the_day(world.aileen), pytest.raises(Refused, match="load an extract"):
            load_people([new_person(world)], owner=world.police, by=world.aileen, on=TODAY)
