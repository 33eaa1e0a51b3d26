"""The card at three in the morning: a purpose first, then what is declared and nothing else; and it is told."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from lawburrows.access import identity
from lawburrows.access.grades import Audience, Grade
from lawburrows.access.models import Exclusion, OnCall, Reader, Record
from lawburrows.access.security import case_models
from lawburrows.audit.models import Entry
from lawburrows.casefile import policy
from lawburrows.casefile.card import CARD
from lawburrows.notices.models import Notice
from lawburrows.people.models import Address, CommunicationNeed, Name, Person, Warning
from lawburrows.reference.pages import audiences_of
from tests.conftest import as_role
from tests.factories import breaches
from tests.factories.orders import condition, order
from tests.factories.people import make_person
from tests.house.building import build_scene
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = {"purpose": "child_at_risk", "words": "a child was seen with him"}
CARD_ROWS = ("people_person", "people_address", "people_communicationneed", "orders_condition")


@pytest.fixture
def case(world, settings, tmp_path):
    settings.UPLOADS = tmp_path
    record = make_person(world, lead=world.fife).record
    with as_role("owner"):
        record.manager = world.bashir
        record.save()
        mine = {"record": record, "owner": world.fife}
        Warning.objects.create(**mine, kind="lone_staff", text="violent to lone officers", review_on=date(2030, 1, 1))
        Address.objects.create(**mine, use="stay", lines="SECRET-STAY")
        Address.objects.create(**mine, use="home", lines="SECRET-FORMER", ends=LONG_AGO + timedelta(days=1))
        CommunicationNeed.objects.create(**mine, kind="interpreter", text="Gaelic")
        Name.objects.create(**mine, kind="alias", given="SECRET", family="ALIAS")
        ban = order(record, summary="SECRET-SUMMARY")
        condition(ban, text="not to be in any place where children play")
        condition(ban, text="SECRET-CONDITION", enforceable=False)
        breaches.wanted(record, by=world.bashir)
        breaches.missing(
            record,
            by=world.bashir,
            why_said="SECRET-FOUND",
            ended_on=TODAY,
            ended_because="found",
            ended_by=world.bashir,
        )
        OnCall.objects.create(kind="police", agency=world.police, telephone="0131 496 0001")
        OnCall.objects.create(kind="police", agency=world.police, telephone="0131 496 0999", area=world.dundee_area)
    return record


def url(record) -> str:
    return reverse("casefile:card", args=[record.ref])


def opened(client, record, **more):
    page = client.get(url(record))
    once = re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]
    return client.post(url(record), WHY | {"once": once} | more, follow=True)


class TestOpenCard:
    def test_shows_one_screen_after_a_purpose_and_is_told_to_the_record_manager(self, client, world, case):
        client.force_login(world.iona)
        asked = client.get(url(case)).content.decode()
        assert "Iain" not in asked
        assert "violent" not in asked
        page = opened(client, case).content.decode()
        for words in (
            "warrant of Imaginary Sheriff Court",
            "violent to lone officers",
            "Iain Invented",
            "3 April 1971",
            "12 Imaginary Row",
            "not to be in any place where children play",
            "0131 496 0001",
            "Bashir Invented",
            "Gaelic",
            "a child may be at risk",
        ):
            assert words in page, words
        assert "SECRET" not in page
        assert "0131 496 0999" not in page
        assert client.get(url(case)).status_code == 200, "for an hour it is there again"
        with as_role("owner"):
            notice = Notice.objects.get(to=world.bashir)
            acts = list(Entry.objects.filter(records__contains=[case.pk]).order_by("at").values_list("act", "purpose"))
        assert notice.kind == "card_opened"
        assert ("casefile.card.opened", "child_at_risk") in acts
        assert ("casefile.card.seen", "child_at_risk") in acts

    def test_is_not_told_whether_there_is_a_record_that_is_restricted_or_absent(self, client, world, case):
        with as_role("owner"):
            Record.objects.filter(pk=case.pk).update(restricted=True)
            Reader.objects.create(record=case, user=world.bashir, starts=LONG_AGO)
        client.force_login(world.iona)
        other = Record(ref="LB-TEST-9999")
        assert client.get(url(case)).status_code == client.get(url(other)).status_code == 200
        assert opened(client, case).status_code == opened(client, other).status_code == 404

    def test_a_word_is_not_enough_and_what_was_chosen_stays(self, client, world, case):
        client.force_login(world.iona)
        page = opened(client, case, words="child").content.decode()
        assert "Say in words what happened" in page
        assert "checked" in page

    def test_those_in_the_case_see_it_at_once_and_others_never(self, client, world, case):
        client.force_login(world.bashir)
        assert b"Iain Invented" in client.get(url(case)).content
        for outsider in (world.fergus, world.gavin, world.morag):
            client.force_login(outsider)
            assert client.get(url(case)).status_code == 404

    @pytest.mark.parametrize(
        ("born", "stated", "says"), [(date(2010, 1, 1), "", "Child"), (None, "", "may be under 18")]
    )
    def test_the_identity_of_a_young_person_is_shielded(self, client, world, case, born, stated, says):
        with as_role("owner"):
            Person.objects.filter(record=case).update(born=born, born_stated=stated)
        client.force_login(world.iona)
        page = opened(client, case).content.decode()
        assert says in page
        assert "not to be in any place" in page
        assert "violent to lone officers" in page
        assert "Iain" not in page
        assert "Imaginary Row" not in page
        assert "2010" not in page

    def test_is_refused(self, world, case):
        for by, purpose, words, reason in (
            (world.morag, "incident", None, "could be done by"),
            (world.bashir, "incident", None, "duty desks"),
            (world.iona, "", None, "Choose for what"),
            (world.iona, "incident", "child", "Say in words"),
            (world.iona, "incident", WHY["words"], ""),
        ):
            with on_the_day(by, purpose=purpose):
                assert reason in policy.may_open_card(by=by, words=words).reason


def read_as_the_pages_login() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in (*CARD_ROWS, "people_name", "orders_order"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            [found[table]] = cursor.fetchone()
    return found


class TestRowSecurity:
    def test_gives_a_desk_only_the_rows_of_the_card_in_hand_and_only_with_a_purpose(self, world, case):
        nothing = dict.fromkeys((*CARD_ROWS, "people_name", "orders_order"), 0)
        with on_the_day(world.iona) as by:
            identity.take_in_hand(by, case.pk, grade=Grade.EXISTENCE)
            assert read_as_the_pages_login() == nothing
        with on_the_day(world.iona, purpose="incident") as by:
            assert read_as_the_pages_login() == nothing
            identity.take_in_hand(by, case.pk, grade=Grade.EXISTENCE)
            assert read_as_the_pages_login() == nothing | dict.fromkeys(CARD_ROWS, 1)
        with on_the_day(world.fergus, purpose="incident") as by:  # told of existence, and no more
            identity.take_in_hand(by, case.pk, grade=Grade.EXISTENCE)
            assert read_as_the_pages_login() == nothing
        with as_role("owner"):
            Exclusion.objects.create(record=case, user=world.iona, reason="his sister", starts=LONG_AGO)
        with on_the_day(world.iona, purpose="incident") as by:
            identity.take_in_hand(by, case.pk, grade=Grade.EXISTENCE)
            assert read_as_the_pages_login() == nothing


@pytest.mark.parametrize("model", [model for model in CARD if model is not Record], ids=lambda one: one.__name__)
def test_every_field_of_the_card_is_declared_for_duty(model):
    assert set(CARD[model]) <= {name for name, audiences in audiences_of(model).items() if Audience.DUTY in audiences}
    assert model.ON_CARD is not None


def test_every_field_of_the_record_on_the_card_is_declared():
    reached = Record.AUDIENCES
    assert all({Audience.DUTY, Audience.EXISTENCE} & reached[name] for name in CARD[Record])


def texts_beside_the_card(record) -> set[str]:
    """Every text of more than a word that any table holds about the record, but for what the card declares."""
    held: set[str] = set()
    kept: set[str] = set()
    for model in case_models():
        for row in model._default_manager.filter(record=record):
            kept.add(getattr(row, "whole", "") if model is Address else "")
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(value, str) and len(value) > 7 and not field.choices:
                    (kept if field.name in CARD.get(model, ()) else held).add(value)
    return {text for text in held - kept if not any(text in one for one in kept)}


def test_the_answer_to_a_desk_holds_nothing_that_is_not_declared(client, world, settings, tmp_path):
    settings.UPLOADS = tmp_path
    scene = build_scene(world)
    client.force_login(world.iona)
    page = opened(client, scene.record).content.decode()
    with as_role("owner"):
        beside = texts_beside_the_card(scene.record)
    assert len(beside) > 10
    assert {text for text in beside if text in page} == set()


def test_a_closed_record_is_on_no_desk(client, world, case):
    client.force_login(world.iona)
    assert opened(client, case).status_code == 200
    with as_role("owner"):
        Record.objects.filter(pk=case.pk).update(closed_on=LONG_AGO)
    assert client.get(url(case)).status_code == 404
