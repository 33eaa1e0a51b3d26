"""Wanted while a warrant is live, missing until found; warrants to enter; and the figures of an area."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lawburrows.breaches import queries
from lawburrows.breaches.models import Attempt, Missing, SearchWarrant, Wanted
from lawburrows.people.models import Address
from lawburrows.web.dates import today
from tests.breaches.test_suspicions import address, day, sent, shown, stands
from tests.conftest import as_role
from tests.factories import breaches as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "arrested at the harbour this morning"
AGAIN = {"review_on_day": 4, "review_on_month": 12, "review_on_year": 2027}


def test_every_page_says_wanted_until_the_warrant_has_ended(client, world, record):
    values = {"court": "Imaginary Sheriff Court", "number": "W-12", "what_for": "failing to appear", **AGAIN}
    page = sent(
        client,
        world.aileen,
        address("record_wanted", record),
        **values,
        **day("granted_on", today() - timedelta(days=2)),
    )
    overview, details = reverse("casefile:record", args=[record.ref]), reverse("people:details", args=[record.ref])
    assert page.count("<strong>Wanted:</strong>") == 1
    for someone, url in ((world.aileen, details), (world.hamish, overview), (world.bashir, overview)):
        assert "<strong>Wanted:</strong> warrant of Imaginary Sheriff Court" in shown(client, someone, url)
    [row] = stands(Wanted)
    found = client.post("/search/", {"q": record.ref}, follow=True)
    assert '<strong class="govuk-tag govuk-tag--red">Wanted</strong>' in found.content.decode()
    assert ">Wanted</strong>" in shown(client, world.aileen, "/my-people/?of=mine")
    change, end = (address(f"{act}_wanted", record, pk=row.pk) for act in ("change", "end"))
    sent(client, world.aileen, change, version=1, **AGAIN | {"review_on_day": 5})
    refused = sent(client, world.aileen, end, version=2, ended="executed", because="yes", **day("ended_on", today()))
    assert "Say in words why" in refused
    page = sent(client, world.aileen, end, version=2, ended="executed", because=WHY, **day("ended_on", today()))
    assert "<strong>Wanted:</strong>" not in page
    assert WHY in page


def test_missing_says_why_and_ends_when_the_person_is_found(client, world, record):
    since = today() - timedelta(days=1)
    values = {"reported_by": "His landlord", "why": "both", "why_said": "Left his medicine", **AGAIN}
    url = address("record_missing", record)
    page = sent(client, world.bashir, url, **values, **day("since", since))
    assert "<strong>Missing:</strong> out of character, and at risk" in page
    assert "recorded as missing already" in shown(client, world.aileen, url)
    [row] = stands(Missing)
    change, end = (address(f"{act}_missing", record, pk=row.pk) for act in ("change", "end"))
    assert "All divisions" in sent(client, world.aileen, change, version=1, circulated="All divisions", **AGAIN)
    early = sent(client, world.aileen, end, version=2, because=WHY, **day("ended_on", since - timedelta(days=1)))
    assert "it cannot end before that" in early
    found = {"found_where": "Nowheretown harbour", "because": WHY}
    page = sent(client, world.aileen, end, version=2, **found, **day("ended_on", today()))
    assert "<strong>Missing:</strong>" not in page
    assert "Nowheretown harbour" in page


def test_a_duty_desk_that_may_know_of_the_record_is_told(world, record):
    with as_role("owner"):
        make.wanted(record, by=world.aileen)
    with on_the_day(world.iona, purpose="concern for a child") as by:
        assert queries.sought([record.pk], by=by, on=TODAY) == {record.pk: "Wanted"}
    with on_the_day(world.gavin) as by:
        assert queries.sought([record.pk], by=by, on=TODAY) == {}


def test_a_warrant_to_enter_from_application_to_return(client, world, record):
    with as_role("owner"):
        home = Address.objects.get(record=record)
        Address.objects.create(record=record, owner=world.police, use="work", lines="3 Pretend Wynd")
    url = address("apply_to_enter", record)
    page = shown(client, world.aileen, url)
    assert "12 Imaginary Row" in page
    assert "3 Pretend Wynd" not in page
    values = {
        "officer": "Una Invented",
        "rank": "superintendent",
        "grounds": "Nobody has been let in",
        "address": home.pk,
    }
    sent(client, world.aileen, url, **values, **day("applied_on", date(2026, 3, 2)))
    [row] = stands(SearchWarrant)
    attempt, answer, end = (address(name, record, pk=row.pk) for name in ("add_attempt", "answer_search", "end_search"))
    tried = {"by_whom": "Two constables", "what_happened": "Nobody answered", "time": "9:30"}
    page = sent(client, world.aileen, attempt, **tried, **day("day", date(2026, 3, 1)))
    assert "has not been confirmed: ask, and do not rely on a number" in page
    granted = {"to": "granted", "number": "S-7", **day("answered_on", date(2026, 3, 3))}
    assert "Enter the sheriff court" in sent(client, world.aileen, answer, version=1, **granted)
    granted |= {"court": "Imaginary Sheriff Court", **day("expires_on", date(2026, 4, 2))}
    page = sent(client, world.aileen, answer, version=1, **granted)
    assert "The last day of this warrant is over" in page
    sent(client, world.aileen, attempt, **tried, **day("day", date(2026, 3, 4)))
    executed = {"to": "executed", "said": "A telephone in the kitchen"}
    late = sent(client, world.aileen, end, version=2, **executed, **day("day", date(2026, 4, 3)))
    assert "The warrant ended with 2 April 2026" in late
    assert "A telephone in the kitchen" in late
    sent(client, world.aileen, end, version=2, **executed, **day("day", date(2026, 3, 5)))
    page = sent(client, world.aileen, end, version=3, to="returned", **day("day", date(2026, 3, 6)))
    assert "Nothing more follows" in page
    assert sorted((one.day, one.under) for one in stands(Attempt)) == [
        (date(2026, 3, 1), False),
        (date(2026, 3, 4), True),
    ]


def test_the_figures_of_an_area_count_each_failure_and_each_person_once(world, record):
    with as_role("owner"):
        one = make.suspicion(record, by=world.aileen, state="recall_asked")
        make.move(one, by=world.aileen, before="considered", after="supervisor_told", on=date(2026, 3, 5))
        make.move(one, by=world.aileen, before="supervisor_told", after="recall_asked", on=date(2026, 3, 9))
        for number in ("W-1", "W-2"):
            make.wanted(record, by=world.aileen, on=date(2026, 3, 10), number=number)
        ended = {"ended_because": "Came home", "ended_by": world.aileen}
        make.missing(record, by=world.aileen, on=date(2026, 3, 1), ended_on=date(2026, 3, 20), **ended)
    fife, dundee = [world.fife_area.pk], [world.dundee_area.pk]
    with on_the_day(world.effie) as by:
        march = queries.counts(fife, date(2026, 3, 1), date(2026, 3, 31), by=by)
        tenth = queries.counts(fife, date(2026, 3, 6), date(2026, 3, 10), by=by)
        before = queries.counts(fife, date(2026, 1, 1), date(2026, 2, 28), by=by)
        elsewhere = queries.counts(dundee, date(2026, 3, 1), date(2026, 3, 31), by=by)
    assert [(one.reported, one.wanted, one.missing) for one in (march, tenth, before, elsewhere)] == [
        (1, 1, 0),
        (1, 1, 1),
        (0, 0, 0),
        (0, 0, 0),
    ]
