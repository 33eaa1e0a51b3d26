"""A partner proposes a correction; the owner answers, and both are told."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection

from lawburrows.access.models import Partner, Record
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.people.commands.corrections import answer_correction, propose_correction
from lawburrows.people.commands.entries import change_entry
from lawburrows.people.correcting import TABLES
from lawburrows.people.kinds import KINDS
from lawburrows.people.models import Address, Correction, Other
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> Address:
    """The home of a person whom Aileen manages; Fife Council is in the case."""
    person = make_person(world, manager=world.aileen)
    with as_role("owner"):
        Partner.objects.create(record=person.record, agency=world.fife, starts=LONG_AGO)
        return Address.objects.select_related("record", "owner").get(record=person.record)


def proposed(world, home: Address, text: str = "Elsewhere", field: str = "town") -> Correction:
    with on_the_day(world.bashir):
        return propose_correction(home, field=field, proposed=text, reason="Seen there", by=world.bashir, on=TODAY)


class TestProposeCorrection:
    def test_the_page_tells_the_owner_and_changes_nothing(self, client, world, home):
        client.force_login(world.bashir)
        url = f"/people/{home.record.ref}/address/{home.pk}/correct/"
        assert client.get(url).status_code == 200
        told = {"once": str(uuid4()), "field": "town", "proposed": "Elsewhere", "reason": "He told me"}
        assert client.post(url, told).status_code == 302
        with on_the_day(world.aileen):
            [notice] = Notice.objects.filter(to=world.aileen)
            assert Address.objects.get(pk=home.pk).town == "Nowheretown"
        with as_role("owner"):
            assert Entry.objects.filter(act="people.correction.proposed").count() == 1
        client.force_login(world.aileen)
        page = client.get(notice.address)
        assert page.status_code == 200
        assert "Elsewhere" in page.content.decode()
        assert notice.address in client.get(f"/people/{home.record.ref}/details/").content.decode()

    def test_the_parts_to_choose_from_are_called_as_every_page_calls_them(self, client, world, home):
        client.force_login(world.bashir)
        page = client.get(f"/people/{home.record.ref}/address/{home.pk}/correct/").content.decode()
        for value, words in (("use", "Used as"), ("lines", "Address"), ("starts", "Since"), ("ends", "Until")):
            assert f'<option value="{value}">{words}</option>' in page

    def test_what_cannot_be_is_refused(self, world, home):
        for field, text, words in (
            ("postcode", "x" * 41, "40 characters or fewer"),
            ("starts", "31 February 2020", "real date"),
            ("use", "a castle", "Enter one of"),
            ("version", "9", "which part"),
        ):
            with pytest.raises(Refused, match=words):
                proposed(world, home, text, field)

    def test_without_a_record_manager_the_owners_deciders_are_told(self, world, home):
        with as_role("owner"):
            Record.objects.filter(pk=home.record_id).update(manager=None)
            home.record.refresh_from_db()
        proposed(world, home)
        with on_the_day(world.angus):
            assert Notice.objects.filter(to=world.angus).count() == 1


class TestAnswerCorrection:
    def test_accepted_it_stands_and_the_proposer_is_told(self, client, world, home):
        correction = proposed(world, home)
        client.force_login(world.aileen)
        url = f"/people/{home.record.ref}/corrections/{correction.pk}/"
        assert client.post(url, {"once": str(uuid4()), "answer": "yes"}).status_code == 302
        with on_the_day(world.bashir):
            assert Address.objects.get(pk=home.pk).town == "Elsewhere"
            assert Correction.objects.get().answer == "accepted"
            assert Notice.objects.filter(to=world.bashir, kind="correction_answered").count() == 1

    def test_declined_it_says_why(self, world, home):
        correction = proposed(world, home)
        with on_the_day(world.aileen):
            with pytest.raises(Refused, match="Say why"):
                answer_correction(correction, accept=False, reason=" ", by=world.aileen, on=TODAY)
            answer_correction(correction, accept=False, reason="Moved back", by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="has been answered"):
                answer_correction(correction, accept=True, reason="", by=world.aileen, on=TODAY)
            assert Address.objects.get(pk=home.pk).town == "Nowheretown"

    def test_only_the_owner_or_a_manager_answers(self, client, world, home):
        correction = proposed(world, home)
        with on_the_day(world.bashir), pytest.raises(Refused, match="Only Police Scotland"):
            answer_correction(correction, accept=True, reason="", by=world.bashir, on=TODAY)
        client.force_login(world.bashir)
        page = client.get(f"/people/{home.record.ref}/corrections/{correction.pk}/").content.decode()
        assert "Only Police Scotland" in page

    def test_a_partners_manager_neither_answers_nor_changes_it(self, client, world, home):
        proposed(world, home)
        client.force_login(world.beth)
        assert client.get(f"/people/{home.record.ref}/address/{home.pk}/change/").status_code == 403
        with on_the_day(world.beth), pytest.raises(Refused, match="Police Scotland entered this"):
            change_entry(home, version=1, values={"town": "Elsewhere"}, by=world.beth, on=TODAY)

    def test_nothing_newer_is_overwritten(self, world, home):
        correction = proposed(world, home)
        with on_the_day(world.aileen):
            change_entry(home, version=1, values={"town": "Thirdtown"}, by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="is now “Thirdtown”"):
                answer_correction(correction, accept=True, reason="", by=world.aileen, on=TODAY)


def test_a_correction_of_a_part_that_is_not_seen_is_not_there(client, world, home):
    """Health is in the case and sees everything but who its victims and other people are."""
    with as_role("owner"):
        Partner.objects.create(record=home.record, agency=world.health, starts=LONG_AGO)
        child = Other.objects.create(record=home.record, owner=world.police, category="child", name="Ailsa Hidden")
    with on_the_day(world.bashir):
        about = propose_correction(
            child, field="name", proposed="Elsa Hidden", reason="Birth certificate", by=world.bashir, on=TODAY
        )
    address = f"/people/{home.record.ref}/corrections/{about.pk}/"
    for user, status in ((world.aileen, 200), (world.dougal, 404)):
        client.force_login(user)
        page = client.get(f"/people/{home.record.ref}/details/").content.decode()
        assert (address in page) is (status == 200)
        assert ("Hidden" in page) is (status == 200)
        assert client.get(address).status_code == status
        chronology = client.get(f"/people/{home.record.ref}/chronology/").content.decode()
        assert ("Birth certificate" in chronology) is (status == 200)


def test_no_raw_statement_reads_a_correction_of_a_part_that_is_not_seen(world, home):
    with as_role("owner"):
        Partner.objects.create(record=home.record, agency=world.health, starts=LONG_AGO)
        child = Other.objects.create(record=home.record, owner=world.police, category="child", name="Ailsa Hidden")
    proposed(world, child, "Elsa Hidden", "name")
    proposed(world, home)
    for user, seen in ((world.aileen, {"name", "town"}), (world.dougal, {"town"})):
        with on_the_day(user), connection.cursor() as cursor:
            cursor.execute("SELECT field FROM people_correction UNION SELECT field FROM people_victimscorrection")
            assert {field for (field,) in cursor.fetchall()} == seen
            cursor.execute("SELECT count(*) FROM people_victimscorrectionevent")
            assert cursor.fetchone() == (len(seen) - 1,)


def test_every_kind_of_entry_has_a_place_for_its_corrections():
    assert {kind.part for kind in KINDS} <= set(TABLES)
