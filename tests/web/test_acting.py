"""Sending a form while somebody else sends the same: told in words, with nothing saved and nothing typed lost."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from lawburrows.access.identity import take_in_hand
from lawburrows.notices.models import Chase
from lawburrows.people.models import Person
from lawburrows.visits.models import PlannedVisit
from lawburrows.web.acting import changing, send_once
from lawburrows.web.forms import OnceForm
from tests.conftest import as_role
from tests.factories import orders
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
    return record


def sent(request):
    form = OnceForm({"once": str(uuid4())})
    assert form.is_valid()
    return request.post("/"), form


def test_who_was_at_it_at_the_same_moment_is_told_so_and_the_form_can_be_sent_again(rf, world, record):
    def twice():
        with transaction.atomic():  # as every command is
            for _ in range(2):
                Chase.objects.create(key="a", by=world.aileen, on=TODAY)
        return "/"

    def late():
        Person.objects.get(record=record).change(version=99, name="Somebody Else")
        return "/"

    with on_the_day(world.aileen) as by:
        take_in_hand(by, record.pk, grade=3)
        for act, words in ((twice, "at this moment"), (late, "since you opened it")):
            request, form = sent(rf)
            request.user = by
            assert send_once(request, form, act) is None
            assert words in str(form.errors)
            assert send_once(request, form, lambda: "/done/").url == "/done/"
        assert not Chase.objects.exists()
        request, form = sent(rf)
        request.user = by
        assert changing(request, form, twice, "/", "Saved") is None
        assert "at this moment" in str(form.errors)


def test_what_the_database_refuses_for_another_reason_is_no_matter_of_two_at_once(rf, world, record):
    def alone():
        mine = {"record": record, "owner": record.lead, "at": NOON, "announced": True}
        with transaction.atomic():
            PlannedVisit.objects.create(**mine, visitor=world.aileen, second=world.aileen)
        return "/"

    with on_the_day(world.aileen) as by:
        for send in (lambda *words: send_once(*words, alone), lambda *words: changing(*words, alone, "/", "Saved")):
            request, form = sent(rf)
            request.user = by
            with pytest.raises(IntegrityError):
                send(request, form)
