"""The plan in short beside a level 1 review and in the meeting room: what it says, what changed, and never a form."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lawburrows.plans.models import Note, PlanReview, Risk
from lawburrows.web.dates import today, write_date
from tests.casefile.conftest import REF, signed_in
from tests.casefile.test_record import text_of
from tests.conftest import as_role
from tests.factories import meetings, plans
from tests.factories.reviews import level

pytestmark = pytest.mark.django_db
PLAN = reverse("plans:plan", args=[REF])
REVIEW = reverse("casefile:level_one_review", args=[REF])


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)


def test_the_plan_is_read_beside_a_review_and_in_the_room_with_what_changed(case, world):
    day = today() - timedelta(days=10)
    with as_role("owner"):
        level(case, 1)
        one = meetings.case(meetings.meeting(world, day=today()), case, by=world.effie)
    room = reverse("casefile:room", args=[REF, one.pk])
    aileen = signed_in(world.aileen)
    for url in (REVIEW, room):
        assert "There is no risk management plan that you may see" in text_of(aileen.get(url))
    with as_role("owner"):
        first = plans.filled(case, world.aileen, state="replaced", ended_on=day)
        why = {"why": "A new partner moved in", "review_on": today() - timedelta(days=1)}
        second = plans.filled(case, world.aileen, state="in_force", number=2, after=first, in_force_on=day, **why)
        sign = Note.objects.get(plan=first, kind="sign")
        Note.objects.filter(plan=second, kind="sign").update(same=sign.same, words="He stops writing")
        PlanReview.objects.create(
            record=case,
            owner=case.lead,
            plan=second,
            words="All of it is done as it says",
            reviewed_on=today(),
            reviewed_by=world.aileen,
            next_on=today() + timedelta(days=30),
        )
        plans.plan(case, world.aileen, number=3)
    for url in (REVIEW, room):
        page = text_of(aileen.get(url))
        for words in (
            "Sexual harm: Girls of the swimming club",
            "Visits at home (Police Scotland, Aileen Invented; monthly)",
            "He stops writing",
            "Check of his telephone (looked at again 1 June 2027)",
            f"Version 2 came into force on {write_date(day)}, because: A new partner moved in",
            "Changed: Early-warning sign 1",
            f"The plan was reviewed on {write_date(today())} and stays: All of it is done as it says",
            "is draft: until it is signed, this one stands",
            "Compare it with version 1",
        ):
            assert words in page, (url, words)
        assert "overdue" not in page.split("What changed in the plan")[0].rsplit("The plan", 1)[1]
        before, whole = queries_of(aileen, url), queries_of(aileen, PLAN)
        with as_role("owner"):
            risk = Risk.objects.get(plan=second)
            for number in range(9):
                plans.strategy(second, risk, words=f"Task {number}", place=3 + number)
        assert (queries_of(aileen, url), queries_of(aileen, PLAN)) == (before, whole)
        assert "more: open the plan" in text_of(aileen.get(url))
