"""From a suspicion to its outcome, as people do it on the pages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lawburrows.audit.models import Entry
from lawburrows.breaches.documents import BREACH_REPORT
from lawburrows.breaches.models import Consideration, CourtDate, Evidence, Move, Suspicion
from lawburrows.breaches.requirements import offered
from lawburrows.documents import pdf
from lawburrows.people.models import CommunicationNeed
from lawburrows.web.dates import now, today
from tests.conftest import as_role
from tests.factories import breaches as make
from tests.factories import notification, orders
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "as the fiscal wrote on that day"


def address(name, record, **more):
    return reverse(f"breaches:{name}", kwargs={"ref": record.ref, **more})


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def sent(client, user, url, **values):
    """What the page says after the form was sent: where it led, or the form again."""
    client.force_login(user)
    answer = client.post(url, {"once": str(uuid4()), **values}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(client, user, url):
    client.force_login(user)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def stands(model):
    with as_role("owner"):
        return list(model.objects.all())


@pytest.fixture
def late(record):
    """Convicted, notified once in February of the year before: the yearly date has passed."""
    with as_role("owner"):
        orders.conviction(record)
        orders.notification(record, on=date(2025, 2, 3), section="s83")
    return record


RAISED = {
    "alleged": "Nothing was notified by the day",
    "known_how": "The register of the station has no entry",
    "source": "The station's register",
}
CONSIDERED = {
    "excuse": "not_reasonable",
    "excuse_said": "I forgot",
    "excuse_why": "Reminded twice by letter",
    "needs_met": "Read aloud, slowly",
    "account": "I thought that it was in April",
    "opinion": "He is tired of it all",
}


def test_journeys_stays_and_changes_told_in_advance_are_offered_when_their_dates_have_passed(client, world, late):
    with as_role("owner"):
        journey = notification.journey(late, leaves_on=date(2026, 3, 10))
        stay = notification.stay(late, starts=date(2026, 4, 1), ends=date(2026, 4, 20))
        advance = notification.advance(late, specified_on=date(2026, 5, 1))
    with on_the_day(world.aileen) as by:
        found = {one.key: one for one in offered(late.pk, by=by, on=TODAY) if one.key}
    keys = [f"travel-{journey.pk}", f"stay-{stay.pk}", f"advance-{advance.pk}"]
    assert {key: found[key].duty for key in keys} == dict(zip(keys, ("travel", "change", "change"), strict=True))
    assert len(found) == 4  # with the yearly date; whether the person left is asked of us
    page = shown(client, world.aileen, f"{address('raise_suspicion', late)}?key={keys[0]}")
    assert re.search(f'value="date:{keys[0]}" id="id_what_[0-9]" checked', page)
    assert f"?key={keys[1]}" in shown(client, world.aileen, address("breaches", late))


def test_a_failure_is_raised_considered_reported_charged_and_ended_in_court(client, world, late):
    with as_role("owner"):
        CommunicationNeed.objects.create(record=late, owner=world.police, kind="interpreter", text="Gaelic")
    # a date that has passed is offered, and is nobody's breach
    page = shown(client, world.aileen, address("breaches", late))
    assert "No notification recorded. This is not a breach" in page
    key = "periodic_notification-2025-02-03"
    assert f"?key={key}" in page
    url = address("raise_suspicion", late)
    page = shown(client, world.aileen, f"{url}?key={key}")
    assert f'value="date:{key}" id="id_what_0" checked' in page
    page = sent(client, world.aileen, url, what=f"date:{key}", **RAISED, **day("first_day", date(2026, 2, 4)))
    assert "Nothing follows from it until it has been considered" in page
    assert "No notification recorded. This is not a breach" not in page
    assert "Consider it: the excuse" in page
    assert "no time limit agreed" in page
    [one], [found] = stands(Suspicion), stands(Evidence)
    assert (one.key, one.due_on, one.state, one.raised_by) == (key, date(2026, 2, 3), "suspected", world.aileen)
    # the excuse, the needs and the account are weighed before anything is decided
    consider = address("consider", late, pk=one.pk)
    assert "Interpreter: Gaelic" in shown(client, world.aileen, consider)
    nothing = sent(client, world.aileen, consider, version=1, **CONSIDERED | {"account": "", "excuse_said": ""})
    assert "or below why there is none" in nothing
    assert "Enter what the person says as an excuse" in nothing
    page = sent(client, world.aileen, consider, version=1, **CONSIDERED)
    assert "<strong>Opinion of Aileen Invented:</strong>" in page
    assert stands(Consideration)[0].needs_known == "interpreter: Gaelic"
    # nothing unverified supports a report; the officer raises, the supervisor decides
    move = address("move_on", late, pk=one.pk)
    report = {"to": "reported", "grounds": WHY, **day("happened_on", today())}
    refused = shown(client, world.angus, move)
    assert "Reported to the procurator fiscal: 1 of what it rests on is not verified" in refused
    assert "Select what follows from the list" in sent(client, world.angus, move, version=2, **report)
    judge = address("judge_evidence", late, pk=found.pk)
    sent(client, world.aileen, judge, version=1, to="verified", how="The register was read at the station")
    assert "Your role does not let you decide" in shown(client, world.aileen, move)
    assert "What follows is recorded" in sent(client, world.angus, move, version=2, **report)
    # what others decide is recorded by whoever works with the person
    charge = {"to": "charged", "authority": "Procurator fiscal, Nowheretown", "reference": "NW26001", "grounds": WHY}
    sent(client, world.aileen, move, version=3, **charge, **day("happened_on", today()))
    court = {"court": "Imaginary Sheriff Court", "purpose": "First diet"}
    sent(client, world.aileen, address("add_court_date", late, pk=one.pk), **court, **day("day", today()))
    [when] = stands(CourtDate)
    sent(client, world.aileen, address("record_hearing", late, pk=when.pk), version=1, happened="Plea of guilty")
    page = sent(client, world.aileen, move, version=5, to="convicted", grounds=WHY, **day("happened_on", today()))
    assert "Plea of guilty" in page
    with as_role("owner"):
        after = list(Move.objects.order_by("moved_at").values_list("after", flat=True))
        acts = set(Entry.objects.filter(verb__in=["collect", "alter"]).values_list("act", flat=True))
        states = list(
            Suspicion.pgh_event_model.objects.filter(pgh_obj_id=one.pk)
            .order_by("pgh_id")
            .values_list("state", flat=True)
        )
    assert after == ["considered", "reported", "charged", "in_court", "convicted"]
    assert states == ["suspected", *after]
    assert {
        "breaches.suspicion.raised",
        "breaches.suspicion.considered",
        "breaches.evidence.judged",
        "breaches.suspicion.moved",
        "breaches.court_date.recorded",
        "breaches.hearing.recorded",
    } <= acts
    client.force_login(world.aileen)
    chronology = client.get(reverse("casefile:chronology", args=[late.ref])).content.decode()
    assert "Suspicion 1: convicted" in chronology
    assert "Ended" in shown(client, world.aileen, address("breaches", late))


def test_a_condition_is_quoted_word_for_word_and_an_order_without_conditions_asks_for_the_words(client, world, record):
    with as_role("owner"):
        condition = orders.condition(orders.order(record, kind="licence"), text="You must live at 12 Imaginary Row.")
        bare = orders.order(record, kind="shpo")
    url, first = address("raise_suspicion", record), day("first_day", date(2026, 2, 4))
    page = shown(client, world.bashir, url)
    assert "You must live at 12 Imaginary Row." in page
    sent(client, world.bashir, url, what=f"condition:{condition.pk}", **RAISED, **first)
    again = sent(client, world.bashir, url, what=f"order:{bare.pk}", **RAISED, **first)
    assert "Enter what it demands, word for word" in again
    assert "The register of the station has no entry" in again
    assert "Select which notification requirement it is" in sent(client, world.bashir, url, what="duty", **RAISED)
    sent(client, world.bashir, url, what=f"order:{bare.pk}", wording="You must not delete.", **RAISED, **first)
    one, two = sorted(stands(Suspicion), key=lambda row: row.number)
    assert (one.requirement, one.condition_id, one.owner) == (condition.text, condition.pk, world.fife)
    assert (two.requirement, two.order_id, two.number) == ("You must not delete.", bare.pk, 2)
    with as_role("owner"):
        Suspicion.objects.filter(pk=one.pk).update(state="considered", since=date(2026, 2, 4))
        judged = {"state": "verified", "how": "Asked the landlord", "judged_by": world.bashir, "judged_on": today()}
        Evidence.objects.filter(suspicion=one).update(**judged)
        make.consideration(one, by=world.bashir)
    page = shown(client, world.beth, address("move_on", record, pk=one.pk))
    assert 'value="recall_asked"' in page
    assert "procurator fiscal</label>" not in page


def test_a_suspicion_is_withdrawn_with_the_reason_and_stays(client, world, record):
    with as_role("owner"):
        one = make.suspicion(record, by=world.aileen)
    url = address("move_on", record, pk=one.pk)
    values = {"version": 1, "to": "withdrawn", **day("happened_on", today())}
    assert "Say in words why" in sent(client, world.aileen, url, **values, grounds="mistake")
    sent(client, world.aileen, url, **values, grounds="The notification was found in another station")
    page = shown(client, world.aileen, address("suspicion", record, pk=one.pk))
    assert "The notification was found in another station" in page
    assert "This has come to its end" in shown(client, world.aileen, url)
    with as_role("owner"), pytest.raises(IntegrityError, match="a_move_has_grounds"), transaction.atomic():
        Move.objects.update(grounds="")


def test_a_late_step_does_not_write_over_another(client, world, record):
    with as_role("owner"):
        one = make.considered(record, by=world.aileen)
    url = address("move_on", record, pk=one.pk)
    step = {"version": 1, "grounds": WHY, **day("happened_on", today())}
    sent(client, world.angus, url, **step, to="no_breach")
    page = sent(client, world.angus, url, **step, to="warned")
    assert stands(Suspicion)[0].state == "no_breach"
    assert "There is a problem" in page


def test_the_pages_cost_the_same_however_many_suspicions_there_are(client, world, late):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            shown(client, world.aileen, address("breaches", late))
        return len(queries)

    with as_role("owner"):
        make.considered(late, by=world.aileen)
    asked()
    one = asked()
    with as_role("owner"):
        for _ in range(6):
            make.considered(late, by=world.aileen)
    assert asked() == one


def test_an_empty_page_says_what_to_do(client, world, record):
    page = shown(client, world.aileen, address("breaches", record))
    assert "No suspicion of a breach has been raised" in page
    assert "Raise a suspicion" in page


def test_the_sheet_keeps_facts_opinions_and_what_is_not_verified_apart(world, record):
    with as_role("owner"):
        one = make.considered(record, by=world.aileen, requirement="To tell the police once a year")
        make.evidence(one, what="He was seen at the pier")
        make.evidence(one, what="He was mocking us", opinion=True)
        make.suspicion(record, by=world.aileen, alleged="Not considered by anybody")
    with on_the_day(world.aileen) as by:
        context = BREACH_REPORT.context(record, by=by)
        [report] = context["reports"]
        assert [row.what for row in report["verified"]] == ["The register of the station has no entry"]
        assert [row.what for row in report["unverified"]] == ["He was seen at the pier"]
        assert [row.what for row in report["opinions"]] == ["He was mocking us"]
        made = pdf.render(BREACH_REPORT.template, context, marking="OFFICIAL-SENSITIVE", by="Aileen", at=now())
    assert made.startswith(b"%PDF")


def test_the_future_is_no_failure_and_no_days_run_backwards(client, world, record):
    url = address("raise_suspicion", record)
    values = RAISED | {"what": "duty", "duty": "change", "wording": "To tell of a new home"}
    ahead = today() + timedelta(days=1)
    assert "must be today or in the past" in sent(client, world.aileen, url, **values, **day("first_day", ahead))
    backwards = day("first_day", date(2026, 2, 4)) | day("last_day", date(2026, 2, 3))
    assert "must be the same as or after the first day" in sent(client, world.aileen, url, **values, **backwards)
    assert stands(Suspicion) == []
