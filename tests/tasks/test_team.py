"""Who has how much to do: each number is the length of the list that it leads to."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from lawburrows.tasks.models import Task
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import LONG_AGO

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(world):
    """Aileen: two cases of very high risk, one in custody, three things late, one due, one visit owed. One has nobody."""
    with as_role("owner"):
        one, two, alone = world.record(manager=world.aileen), world.record(manager=world.aileen), world.record()
        for number, record in enumerate((one, two, alone)):
            make.person(record, name=f"Person {number}-Invented")
        make.harm(one, "very_high", starts=LONG_AGO)
        make.harm(two, "high", starts=LONG_AGO)
        make.absence(two, starts=LONG_AGO)
        for number, (record, days, kind) in enumerate(
            [(one, -3, "visit"), (one, -2, "x"), (two, -1, "x"), (two, 3, "x"), (two, 20, "x"), (alone, -1, "x")]
        ):
            Task.objects.create(
                record=record,
                owner=record.lead,
                key=str(number),
                kind=kind,
                what=f"Thing {number}",
                due=today() + timedelta(days=days),
                provision="a rule",
                whose=record.manager,
            )
        return one


def test_each_number_opens_the_list_that_it_counts(client, world, busy):
    client.force_login(world.angus)
    text = client.get("/tasks/team/").content.decode()
    row = re.search(r"<th[^>]*>Aileen Invented.*?</tr>", text, re.DOTALL)[0]
    found = re.findall(
        r'data-head="([^"]+)"[^>]*>(?:<a class="govuk-link" href="([^"]+)">)?(?:<strong[^>]*>)?(\d+)', row
    )
    numbers = {name: int(number) for name, _, number in found}
    assert numbers == {
        "Overdue": 3,
        "Due this week": 1,
        "Visits owed": 1,
        "Cases": 2,
        "High or very high risk": 2,
        "In custody, hospital or abroad": 1,
    }
    for name, url, number in found:
        page = client.get(unescape(url)).content.decode()
        lines = page.count('<li class="lb-due__row') or page.count("lb-table__name")
        assert lines == int(number), (name, url)
        assert "Aileen Invented" in page
    nobody = re.search(r"<th[^>]*>Nobody is named.*?</tr>", text, re.DOTALL)[0]
    assert "whose=nobody" in nobody


def test_is_sorted_as_the_address_says_and_shown_to_those_who_see_the_area(client, world, busy):
    client.force_login(world.angus)
    overdue = client.get("/tasks/team/").content.decode().partition("<tbody")[2]
    assert overdue.index("Aileen") < overdue.index("Angus")
    names = client.get("/tasks/team/?of=area&sort=name").content.decode().partition("<tbody")[2]
    assert names.index("Aileen") < names.index("Angus") < names.index("Bashir")
    client.force_login(world.aileen)
    refused = client.get("/tasks/team/")
    assert refused.status_code == 403
    assert "Police supervisor" in refused.content.decode()


def test_the_number_of_queries_does_not_grow_with_people(client, world, busy, django_assert_max_num_queries):
    client.force_login(world.angus)
    client.get("/tasks/team/")
    with django_assert_max_num_queries(40):
        client.get("/tasks/team/?of=area")
