"""A change in health: whoever learns of it writes it once, the part about health keeps it, the others know whom to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from lawburrows.access.grades import Grade, Marking, Part
from lawburrows.access.models import Exclusion, Partner, Posting, Record
from lawburrows.access.queries import members_of
from lawburrows.access.security import history_of
from lawburrows.circumstances.models import Call, Change, HealthChange
from lawburrows.notices.models import Notice
from lawburrows.people.policy import sees
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories.orders import conviction
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
MATTER = "Had a stroke <b>& forgets</b>"
SAID = {
    "known": "seen",
    "basis": "fact",
    "verified": "no",
    "text": MATTER,
    **boxes("since", TODAY - timedelta(days=32)),
}
PAGES = [
    "casefile:record",
    "casefile:chronology",
    "casefile:as_known",
    "circumstances:changes",
    "circumstances:changed",
    "people:details",
    "orders:dates",
    "casefile:in_the_case",
]


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        Partner.objects.create(record=record, agency=world.health, starts=LONG_AGO)
        conviction(record)
    return record


def tell(client, record):
    url = reverse("circumstances:record_change", args=[record.ref, "health"])
    page = client.get(url).content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    return page, client.post(url, {"once": once} | SAID, follow=True).content.decode()


def test_who_writes_it_cannot_read_it_back_and_the_others_learn_whom_to_ask(client, world, case):
    client.force_login(world.aileen)
    form, after = tell(client, case)
    assert "You cannot read it back" in form
    assert "It is read by Dougal Invented, NHS Fife" in form
    assert "Speak to Dougal Invented, NHS Fife, 0131 496 0000" in after
    with as_role("owner"):
        assert HealthChange.objects.get(record=case).text == MATTER
        assert Change.objects.get(record=case).words == ""
        assert set(Notice.objects.filter(kind="changed").values_list("to__name", flat=True)) >= {"Dougal Invented"}
        tasks = list(Task.objects.filter(record=case, kind__startswith="call_", whose=world.aileen))
        [call] = Call.objects.filter(key="reassess")
    assert {task.kind for task in tasks} == {"call_reassess", "call_plan"}
    assert not any("stroke" in f"{task.what} {task.steps} {task.provision}" for task in tasks)
    deal = reverse("circumstances:deal_with_call", args=[case.ref, call.pk])
    seen = {name: client.get(reverse(name, args=[case.ref])).content.decode() for name in PAGES}
    seen["deal"] = client.get(deal).content.decode()
    assert "nothing of the health matter" in seen["deal"]
    assert [name for name, page in (seen | {"after": after}).items() if "stroke" in page] == []
    client.force_login(world.dougal)
    page = client.get(reverse("circumstances:changes", args=[case.ref])).content.decode()
    assert "Had a stroke &lt;b&gt;&amp; forgets&lt;/b&gt;" in page
    assert "Speak to" not in page
    assert "stroke" in client.get(reverse("casefile:chronology", args=[case.ref])).content.decode()


def test_row_security_keeps_it_from_whoever_wrote_it(client, world, case):
    client.force_login(world.aileen)
    tell(client, case)
    for user, reads in ((world.aileen, 0), (world.angus, 0), (world.bashir, 0), (world.effie, 0), (world.dougal, 1)):
        with on_the_day(user), as_role("web"):
            rows, history = HealthChange.objects.filter(record=case), history_of(HealthChange).objects.all()
            assert (rows.count(), history.count(), rows.update(text=MATTER)) == (reads, reads, reads), user
    row = {"record": case, "owner": world.police, "text": "x"}
    for user in (world.gavin, world.callum):  # outside the case, and one who sees no more than the summary
        with on_the_day(user), as_role("web"), pytest.raises(ProgrammingError), transaction.atomic():
            HealthChange.objects.bulk_create([HealthChange(**row)])


def test_where_nobody_sees_the_part_the_form_says_so(client, world, case):
    with as_role("owner"):
        Partner.objects.filter(agency=world.health).delete()
    client.force_login(world.bashir)
    form, after = tell(client, case)
    assert "Nobody in this case reads it yet" in form
    assert "Nobody in this case sees that part yet" in after


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("partner", ["Dougal Invented"]),
        ("partner of another part of the country", []),
        ("partner with the summary", []),
        ("led by the health board", ["Dougal Invented"]),
        ("named", ["Dougal Invented"]),
        ("excluded", []),
        ("restricted", []),
        ("marked above the clearance", []),
        ("vetting over", []),
        ("let in to read", []),
    ],
)
def test_who_sees_a_part_is_as_the_rule_has_it(world, case, state, names):
    with as_role("owner"):
        joined = Partner.objects.filter(agency=world.health)
        match state:
            case "partner of another part of the country":
                joined.update(area=world.areas["Tayside region"])
            case "partner with the summary":
                joined.update(grade=Grade.SUMMARY)
            case "led by the health board":
                joined.delete()
                Record.objects.filter(pk=case.pk).update(lead=world.health)
            case "named":
                joined.delete()
                Record.objects.filter(pk=case.pk).update(prison_contact=world.dougal)
            case "excluded":
                Exclusion.objects.create(record=case, user=world.dougal, reason="kin", starts=LONG_AGO)
            case "restricted":
                Record.objects.filter(pk=case.pk).update(restricted=True)
            case "marked above the clearance":
                Record.objects.filter(pk=case.pk).update(marking=Marking.SECRET)
            case "vetting over":
                Posting.objects.filter(user=world.dougal).update(vetting_expires=TODAY)
            case "let in to read":
                joined.delete()
                share(case, world.dougal, grade=Grade.FULL)
        case.refresh_from_db()
        assert [one.user.name for one in members_of(Part.HEALTH, case, on=TODAY)] == names
    with on_the_day(world.dougal) as by:
        assert sees(case, by=by, part=Part.HEALTH) is bool(names or state == "let in to read")
