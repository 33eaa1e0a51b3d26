"""Whom a corrected rule had held or pursued: listed within the reader's scope, counted for auditors, dealt with."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse

from lawburrows.rules.verdict import Refused
from lawburrows.tasks.commands.correcting import deal_with
from lawburrows.tasks.models import DateChange, Reckoning
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def wronged(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        Reckoning.objects.create(edition="old", code="one", since=NOON.replace(day=1))
        figure = "deadlines|level_2_review|None|2026-12-02|56 days"
        new = Reckoning.objects.create(edition="new", code="two", figures=[figure], since=NOON)
        of = {"record": record, "owner": world.police, "key": "k", "kind": "visit", "what": "Visit", "was": LONG_AGO}
        DateChange.objects.create(**of, why="fact", at=NOON)
        return DateChange.objects.create(**of, why="rule", reckoning=new, at=NOON, pursued=True, now=TODAY)


def listed():
    out = StringIO()
    with as_role("worker"):
        call_command("corrected_rules", stdout=out)
    return out.getvalue()


def test_are_listed_with_what_was_and_is_and_what_was_new(client, world, wronged):
    said = listed()
    assert "the rules as written; level 2 review: 56 days from 2026-12-02: 0 held too long, 1 pursued wrongly" in said
    assert f"{wronged.record.ref} Visit: was 2020-01-01, now 2026-12-04: pursued wrongly" in said
    client.force_login(world.angus)
    page = client.get(reverse("tasks:corrections")).content.decode()
    assert "Iain Ross-Invented" in page
    assert "was 1 January 2020, now 4 December 2026" in page
    assert "level 2 review: 56 days" in page
    assert "Nobody waits here" in client.get(reverse("tasks:corrections"), {"of": "held"}).content.decode()


def test_nobody_sees_a_person_out_of_their_scope_and_auditors_see_counts(client, world, wronged):
    listed()
    with as_role("owner"):
        wronged.record.area, wronged.record.manager = world.dundee_area, None
        wronged.record.save()
    for persona in (world.angus, world.morag):
        client.force_login(persona)
        page = client.get(reverse("tasks:corrections")).content.decode()
        assert "Iain Ross-Invented" not in page
        assert 'class="govuk-table__cell govuk-table__cell--numeric">1</td>' in page
    client.force_login(world.aileen)
    assert client.get(reverse("tasks:corrections")).status_code == 403


def test_are_dealt_with_in_words_once(client, world, wronged):
    url = reverse("tasks:deal_with", kwargs={"ref": wronged.record.ref, "pk": wronged.pk})
    client.force_login(world.angus)
    assert "letters or more" in client.post(url, {"once": str(uuid4()), "what": "ok"}).content.decode()
    sent = {"once": str(uuid4()), "what": "Told the person in a letter"}
    assert client.post(url, sent).status_code == 302
    assert "Iain Ross-Invented" not in client.get(reverse("tasks:corrections")).content.decode()
    page = client.get(reverse("tasks:corrections"), {"all": "yes"}).content.decode()
    assert "Told the person in a letter" in page
    assert "1 dealt with" in listed()
    with on_the_day(world.angus) as angus, pytest.raises(Refused, match="has been dealt with"):
        deal_with(wronged, what="Told the person in a letter", by=angus, on=TODAY)
    with as_role("owner"):
        plain = DateChange.objects.get(why="fact")
    with on_the_day(world.angus) as angus, pytest.raises(Refused, match="Nobody was wronged"):
        deal_with(plain, what="Told the person in a letter", by=angus, on=TODAY)
    with on_the_day(world.aileen) as aileen, pytest.raises(Refused, match="Your role does not let you"):
        deal_with(wronged, what="Told the person in a letter", by=aileen, on=TODAY)


def test_the_chronology_and_the_pages_of_a_date_say_what_it_was(client, world, wronged):
    client.force_login(world.aileen)
    page = client.get(reverse("casefile:chronology", kwargs={"ref": wronged.record.ref})).content.decode()
    assert "Date moved: Visit" in page
    assert "was 1 January 2020, now 4 December 2026: a rule or a figure changed" in page
