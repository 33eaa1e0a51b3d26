"""A task repeats what stands elsewhere: whoever does not see that does not see it here, nor takes it away."""

import pytest
from django.urls import reverse

from lawburrows.access.grades import Grade, Part
from lawburrows.access.identity import System, acting, take_in_hand
from lawburrows.access.models import Partner
from lawburrows.documents import policy as documents
from lawburrows.tasks import policy
from lawburrows.tasks.models import DateChange, Task
from lawburrows.tasks.models.due import gate_of
from lawburrows.tasks.sync import sync, sync_at_once
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import visits as make
from tests.people import LONG_AGO, on_the_day, share

pytestmark = pytest.mark.django_db
DUE = {
    "periodic_notification": "Annual confirmation",
    "planned_visit": "Visit planned at 14:00",
    "court_date": "In court: trial, Cupar",
    "protection_receipt": "Receipt of a referral",
}
IN_FULL = {"periodic_notification", "planned_visit", "court_date"}
SEEN = {
    "aileen": set(DUE),  # manages the case
    "effie": set(DUE),
    "dougal": IN_FULL,  # health, a partner: in full, but not the other people of the case
    "hamish": {"periodic_notification"},  # housing: the summary
    "jamila": {"periodic_notification", "protection_receipt"},  # receives referrals
    "gavin": set(),
}


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
        for agency in (world.health, world.fife):
            Partner.objects.create(record=record, agency=agency, starts=LONG_AGO, grade=Grade.FULL)
        make.referral(record, world.aileen, to=world.fife)
    return record


def test_what_a_kind_of_task_asks_of_its_reader():
    assert gate_of("periodic_notification") == (Grade.SUMMARY, Part.GENERAL)
    assert gate_of("protection_receipt") == (Grade.SUMMARY, Part.VICTIMS)
    assert gate_of("anything_new") == (Grade.FULL, Part.GENERAL)


def test_tasks_are_seen_as_far_as_what_they_repeat_in_queries_and_on_the_overview(client, world, record):
    with as_role("owner"):
        for kind, what in DUE.items():
            Task.objects.create(
                record=record, owner=record.lead, key=f"{kind}-1", kind=kind, what=what, due=today(), provision="law"
            )
    for name, kinds in SEEN.items():
        user = getattr(world, name)
        with on_the_day(user):
            assert {one.kind for one in Task.objects.visible_to(user)} == kinds, name
            assert {one.kind for one in Task.objects.visible_to(user, grade=Grade.FULL)} <= kinds - {
                "periodic_notification" if name in ("hamish", "jamila") else ""
            }, name
        if kinds:
            client.force_login(user)
            for page in ("casefile:record", "tasks:my_people"):
                address = reverse(page, args=[record.ref] if page == "casefile:record" else [])
                shown = client.get(address).content.decode()
                assert [kind for kind in set(DUE) - kinds if DUE[kind] in shown] == [], (name, page)


def test_whoever_does_not_see_a_compartment_takes_none_of_its_tasks_away(world, record):
    with as_role("worker"):
        by = System("deadlines")
        with acting(by) as identity:
            sync([record.pk], by=by, on=identity.today)
    with acting(world.dougal) as identity:
        sync_at_once([record.pk], by=world.dougal, on=identity.today)
    with as_role("owner"):
        assert Task.objects.filter(record=record, kind="protection_receipt", done_on=None).exists()
        assert not DateChange.objects.filter(record=record).exists()


def test_whoever_was_only_let_in_to_read_writes_neither_reasons_nor_documents(world):
    with as_role("owner"):
        record = world.record(area=world.dundee_area, manager=world.fergus)
        share(record, world.aileen, grade=Grade.FULL)
        task = Task.objects.create(
            record=record, owner=record.lead, key="a", kind="visit", what="Visit", due=LONG_AGO, provision="law"
        )
    with on_the_day(world.aileen) as by:
        take_in_hand(by, record.pk, grade=Grade.FULL)
        for answer in (
            policy.may_say_why_not_yet(task, by=by),
            policy.may_take_note(task, by=by, waiting=True),
            documents.may_file(record, by=by),
        ):
            assert "You were let in to read this record" in answer.reason
