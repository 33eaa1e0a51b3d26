"""My people: whose list, in what order, what each row says, on the page and on paper."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.access.models import Exclusion
from lawburrows.audit.models import Entry
from lawburrows.orders.models import CategoryDecision, HarmDecision, LevelDecision
from lawburrows.tasks.models import Task
from lawburrows.web.dates import today, write_date
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world):
    """Makes somebody whom Aileen manages, with what is decided of them and what is due."""

    def build(name, *, level=None, risk="", due=(), **more):
        with as_role("owner"):
            record = world.record(**{"manager": world.aileen} | more)
            make.person(record, name=name)
            owner = {"record": record, "owner": record.lead, "starts": LONG_AGO}
            CategoryDecision.objects.create(value=1, **owner)
            if level:
                LevelDecision.objects.create(value=level, **owner)
            if risk:
                HarmDecision.objects.create(value=risk, **owner)
            for days in due:
                Task.objects.create(
                    record=record,
                    owner=record.lead,
                    key=f"periodic-{days}",
                    kind="periodic_notification",
                    what="Annual confirmation",
                    due=today() + timedelta(days=days),
                    provision="section 85(1)",
                )
        return record

    return build


def page_of(client, user, query=""):
    client.force_login(user)
    answer = client.get(f"/my-people/{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def order_of(text):
    return re.findall(r">(?:Ann|Bob|Cat|Dan) [^<]*-Invented<", text)


def test_a_row_says_category_level_risk_lead_next_date_and_how_many_are_overdue(client, world, person):
    person("Ann Alpha-Invented", level=2, risk="very_high", due=(-3, -1, 9))
    text = page_of(client, world.aileen)
    row = text.partition("<tbody")[2]
    for words in (
        "Ann Alpha-Invented",
        "Very high",
        "Police Scotland",
        "Aileen Invented",
        "Overdue:",
        "Annual confirmation",
    ):
        assert words in row
    assert write_date(today() - timedelta(days=3)) in row
    assert '<strong class="lb-due__late">2</strong>' in row


def test_nothing_decided_and_nothing_due_is_said_in_words(client, world, person):
    person("Ann Alpha-Invented")
    row = page_of(client, world.aileen).partition("<tbody")[2]
    assert "Not assessed" in row
    assert "No date is known" in row


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "Cat Ann Bob Dan"),
        ("?sort=next", "Cat Ann Bob Dan"),
        ("?sort=-next", "Bob Ann Cat Dan"),
        ("?sort=name", "Ann Bob Cat Dan"),
        ("?sort=-name", "Dan Cat Bob Ann"),
        ("?sort=risk", "Dan Bob Ann Cat"),
        ("?sort=-risk", "Cat Ann Bob Dan"),
        ("?sort=level", "Bob Ann Cat Dan"),
        ("?sort=overdue", "Cat Ann Bob Dan"),
        ("?sort=nonsense&page=x&of=nobody", "Cat Ann Bob Dan"),
    ],
)
def test_is_sorted_as_the_address_says(client, world, person, sort, order):
    person("Ann Alpha-Invented", level=1, risk="low", due=(1,))
    person("Bob Beta-Invented", level=2, risk="high", due=(5,))
    person("Cat Gamma-Invented", level=1, due=(-2,))
    person("Dan Delta-Invented", risk="very_high")
    found = [words[1:4] for words in order_of(page_of(client, world.aileen, sort))]
    assert found == order.split()


def test_the_head_of_the_column_says_how_it_is_sorted_and_turns_it_round(client, world, person):
    person("Ann Alpha-Invented")
    text = page_of(client, world.aileen, "?sort=risk")
    assert re.search(r'aria-sort="descending"><a class="govuk-link" href="\?sort=-risk">Risk', text)


def test_each_list_holds_its_own_people_and_no_one_who_is_hidden(client, world, person):
    person("Ann Alpha-Invented")
    person("Bob Beta-Invented", manager=None)
    excluded = person("Cat Gamma-Invented", manager=None)
    person("Dan Delta-Invented", manager=None, lead=world.dundee, area=world.dundee_area)
    with as_role("owner"):
        Exclusion.objects.create(record=excluded, user=world.aileen, reason="a cousin", starts=LONG_AGO)
    assert order_of(page_of(client, world.aileen)) == [">Ann Alpha-Invented<"]
    assert len(order_of(page_of(client, world.aileen, "?of=team"))) == 2
    assert len(order_of(page_of(client, world.effie, "?of=area"))) == 3


def test_those_who_are_closed_are_not_listed(client, world, person):
    person("Ann Alpha-Invented", closed_on=today())
    assert "You are not named in the case of anybody" in page_of(client, world.aileen)


def test_the_area_and_the_page_need_their_permissions(client, world):
    client.force_login(world.aileen)
    assert client.get("/my-people/?of=area").status_code == 403
    client.force_login(world.morag)
    answer = client.get("/my-people/")
    assert answer.status_code == 403
    assert "Police offender manager" in answer.content.decode()


def test_a_long_list_has_pages_and_keeps_its_order_and_the_trail_names_who_was_listed(client, world, person):
    made = [person(f"Ann {number:02}-Invented") for number in range(30)]
    first = page_of(client, world.aileen, "?sort=name")
    assert "1 to 25 of 30" in first
    assert "?sort=name&amp;page=2" in first
    assert len(order_of(page_of(client, world.aileen, "?sort=name&page=2"))) == 5
    with as_role("owner"):
        last = Entry.objects.filter(act="tasks.people.listed").order_by("-at").first()
    assert last.records == [one.pk for one in made[25:]]
    assert last.purpose == "list.mine"


def test_one_sheet_to_print_holds_them_all_and_says_who_printed_it(client, world, person):
    for number in range(30):
        person(f"Ann {number:02}-Invented")
    text = page_of(client, world.aileen, "?sheet=yes&sort=name")
    assert len(order_of(text)) == 30
    assert "printed by Aileen Invented" in text
    with as_role("owner"):
        assert Entry.objects.get(act="tasks.people.listed").purpose == "sheet.mine"


def test_costs_the_same_number_of_queries_for_one_and_for_twenty(client, world, person):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page_of(client, world.aileen)
        return len(queries)

    person("Ann Alpha-Invented", due=(1,))
    page_of(client, world.aileen)
    one = asked()
    for number in range(20):
        person(f"Bob {number}-Invented", due=(1, 2))
    assert asked() == one


def test_whoever_is_named_nowhere_begins_on_the_first_list_with_people(client, world, person):
    person("Person Area-Invented", lead=world.fife, manager=None)
    text = page_of(client, world.effie)
    assert "Person Area-Invented" in text
    assert "You are not named in the case of anybody" in page_of(client, world.effie, "?of=mine")


def test_a_level_that_nobody_decided_is_not_decided_and_not_none(client, world, person):
    person("Iain Ross-Invented")
    assert 'data-head="Level" class="govuk-table__cell">Not decided<' in page_of(client, world.aileen)
