"""What others owe: shown with its days, chased once a day, and those who owe it are told."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.urls import resolve
from procrastinate.contrib.django.models import ProcrastinateJob

from lawburrows.access.identity import System, acting
from lawburrows.access.models import AccessRequest, Partner
from lawburrows.actions.models import Action
from lawburrows.audit.models import Entry
from lawburrows.custody.models import Handover
from lawburrows.governance.models import RuleRow
from lawburrows.notices.models import Chase, Notice
from lawburrows.orders.models import Consent
from lawburrows.rules.verdict import Refused
from lawburrows.tasks import waiting
from lawburrows.tasks.commands.chasing import chase
from lawburrows.tasks.jobs import tell
from lawburrows.visits.models import ProtectionReceipt, Visit
from tests.conftest import as_role
from tests.factories import custody, indefinite, visits
from tests.factories import orders as make
from tests.factories.actions import action
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world):
    """Gavin, an outsider, asked Aileen to see a record three weeks ago."""
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
        return AccessRequest.objects.create(
            record=record, asked_by=world.gavin, asked_at=NOON.replace(month=11, day=13), reason="met him at work"
        )


def notices_of(user):
    with as_role("owner"):
        return list(Notice.objects.filter(to=user, kind=Notice.Kind.CHASED))


def test_it_is_chased_from_the_list_once_a_day_and_whoever_owes_it_is_told(client, world, asked):
    client.force_login(world.gavin)
    text = client.get("/?of=mine").content.decode()
    assert "Waiting for others" in text
    assert asked.record.ref not in text
    [action, once] = re.search(r'action="(/tasks/chase/[^"]+)".*?name="once" value="([^"]+)"', text, re.DOTALL).groups()
    assert client.post(action, {"once": once}).status_code == 302
    text = client.get("/?of=mine").content.decode()
    assert "Chased today" in text
    assert "/tasks/chase/" not in text
    assert "You have chased this today" in client.get(action).content.decode()
    with as_role("owner"):
        job = ProcrastinateJob.objects.filter(task_name="tasks.tell_debtors").get()
        assert Entry.objects.filter(act="tasks.chased").count() == 1
    with as_role("worker"):
        tell(**job.args)
    [told] = notices_of(world.aileen)
    assert str(asked.pk) in told.address
    assert told.about == world.gavin.pk


def test_a_day_later_it_can_be_chased_again_and_what_is_answered_is_chased_no_more(world, asked):
    with on_the_day(world.gavin) as by:
        [one] = waiting.owed_to(by=by, on=TODAY)
        assert (one.days, one.days_late, one.chased) == (21, 0, None)
        chase(one, by=by, on=TODAY)
        [again] = waiting.owed_to(by=by, on=TODAY)
        with pytest.raises(Refused, match="today already"):
            chase(again, by=by, on=TODAY)
        [tomorrow] = waiting.owed_to(by=by, on=TODAY.replace(day=TODAY.day + 2))
        assert tomorrow.chased == 2
    with as_role("owner"):
        AccessRequest.objects.filter(pk=asked.pk).update(answer="no", answered_by=world.aileen, answered_at=NOON)
    with on_the_day(world.gavin) as by:
        assert waiting.awaited("request", asked.pk, by=by, on=TODAY) is None
        with pytest.raises(Refused, match="answered"):
            chase(None, by=by, on=TODAY)
    with as_role("worker"):
        tell(user=str(world.gavin.pk), kind="request", pk=str(asked.pk))
    assert notices_of(world.aileen) == []


def test_what_is_owed_to_somebody_else_is_not_there(client, world, asked):
    for user in (world.aileen, world.fergus):
        client.force_login(user)
        assert client.get(f"/tasks/chase/request/{asked.pk}/").status_code == 404
    assert client.get(f"/tasks/chase/nothing/{UUID(int=0)}/").status_code == 404
    with as_role("owner"):
        assert not Chase.objects.exists()


@pytest.fixture
def owing(world):
    """One of each kind, which Aileen asked for and nobody has answered."""
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record, name="Iain Ross-Invented")
        Partner.objects.create(record=record, agency=world.donna.postings.get().agency, starts=LONG_AGO)
        for_the_review = indefinite.review(record, world)
        order = make.order(record, kind="restriction")
        RuleRow.objects.create(
            table="visits", key="high", value="30", starts=TODAY, source="A", proposed_by=world.effie
        )
        return {
            "handover": custody.handover(record, world),
            "visit": visits.visit(record, world.aileen, second=world.bashir),
            "referral": visits.referral(record, world.aileen, to=world.fife),
            "review": indefinite.decision(for_the_review, world),
            "consent": Consent.objects.create(
                record=record, owner=world.police, order=order, matter="suspension", asked_on=TODAY
            ),
            "figure": RuleRow.objects.get(),
            "action": action(record, world.angus, world.aileen, given_on=LONG_AGO, due=LONG_AGO),
        }


def test_every_kind_in_which_somebody_waits_is_in_the_list_and_whoever_owes_it_can_be_told(world, owing):
    """Whatever waits for a signature, an acceptance, a receipt, a decision or an agreement."""
    found = {}
    for user in (world.aileen, world.effie):
        with on_the_day(user) as by:
            found |= {one.owed.kind: one.owed.pk for one in waiting.owed_to(by=by, on=TODAY)}
    assert found == {kind: row.pk for kind, row in owing.items()}
    elsewhere = {"request", "correction", "suspicion", "mappa_referral", "information"}
    elsewhere |= {"disclosure", "plan_signature", "premises"}
    assert set(waiting.WAITING) == {*owing} | elsewhere
    owed_by = {
        "handover": [world.beth],
        "visit": [world.bashir],
        "referral": [world.jamila],
        "review": [world.angus],
        "consent": [world.donna],
        "figure": [world.angus, world.beth],
        "action": [world.angus],
    }
    told = {}
    with as_role("worker"), acting(System("deadlines")) as now:
        for kind, row in owing.items():
            debt = waiting.WAITING[kind].debt(row.pk, by=System("deadlines"), on=now.today)
            told[kind] = debt.debtors
            assert resolve(debt.address)
    assert told == owed_by


def test_what_was_answered_waits_no_more(world, owing):
    with as_role("owner"):
        Handover.objects.update(state="withdrawn", answered_by=world.aileen, answered_at=NOON)
        Visit.objects.update(signed_at=NOON, signed_version=1)
        referral = owing["referral"]
        ProtectionReceipt.objects.create(
            record=referral.record,
            owner=world.fife,
            referral=referral,
            received_by="Jamila",
            received_at=NOON,
            entered_by=world.jamila,
        )
        Consent.objects.update(answer="given", answered_on=TODAY)
        Action.objects.update(state="done", outcome="done")
        owing["review"].delete()
        RuleRow.objects.all().delete()
    for user in (world.aileen, world.effie):
        with on_the_day(user) as by:
            assert waiting.owed_to(by=by, on=TODAY) == []
    with as_role("worker"), acting(System("deadlines")) as now:
        for kind, row in owing.items():
            assert waiting.WAITING[kind].debt(row.pk, by=System("deadlines"), on=now.today) is None
