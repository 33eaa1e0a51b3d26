"""Whom a record's news goes to, what is not on it, and that a streamed answer is read as whoever asks."""

from __future__ import annotations

import uuid

import pytest
from django.core.management import call_command
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from lawburrows.access import identity, queries
from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Record
from lawburrows.access.why import HIDDEN, why_visible
from tests.conftest import as_role
from tests.people import TODAY, on_the_day, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        return world.record()


def test_without_a_manager_those_who_decide_for_the_lead_in_its_area_are_told(world, record):
    with on_the_day(world.aileen):
        assert queries.whom_to_tell(record, on=TODAY) == [world.angus]
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
    with on_the_day(world.aileen):
        assert queries.whom_to_tell(record, on=TODAY) == [world.aileen]


@pytest.mark.parametrize("find", [queries.request_of, queries.share_of, queries.partner_of, queries.exclusion_of])
def test_what_is_not_on_the_record_is_not_found(world, record, find):
    with on_the_day(world.aileen) as by:
        identity.take_in_hand(by, record.pk, grade=Grade.FULL)
        assert find(record, uuid.uuid4()) is None


def test_a_sampled_case_says_that_it_is_in_the_sample(world, record):
    with as_role("owner"):
        share(record, world.lachlan, grade=Grade.FULL, kind="inspection")
    with on_the_day(world.lachlan) as by:
        why = why_visible(record, by=by)
    assert (why.grade, why.because) == (Grade.FULL, "it is in the sample of your inspection")
    assert why
    assert not HIDDEN


def test_a_streamed_answer_is_read_as_whoever_asks(world, record):
    def streamed(request):
        return StreamingHttpResponse(one.ref.encode() for one in Record.objects.iterator())

    for user, sees in ((world.aileen, True), (world.gavin, False)):
        request = RequestFactory().get("/")
        request.user, request.resolver_match = user, None
        answer = identity.IdentityMiddleware(streamed)(request)
        assert isinstance(answer, HttpResponse)
        assert (record.ref.encode() in answer.content) is sees


def test_what_is_missing_of_areas_and_agencies_is_added_once(db, capsys):
    with as_role("worker"):
        call_command("seed_reference")
        number = Agency.objects.count()
        call_command("seed_reference")
        assert Agency.objects.count() == number > 50
    assert "0 areas and 0 agencies added." in capsys.readouterr().out
