"""Visits as people record them: planned, briefed, recorded in few steps, signed by two, and passed on."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.access.models import Exclusion, Partner, Posting
from lawburrows.people.models import Other, Warning
from lawburrows.rules.verdict import Refused
from lawburrows.visits import commands
from lawburrows.visits.intake import NewPlan, NewVisit
from lawburrows.visits.models import (
    AcuteFactor,
    Concern,
    DeviceSeen,
    PersonSeen,
    PlannedVisit,
    ProtectionReceipt,
    ProtectionReferral,
    Visit,
)
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import visits as make
from tests.house.of.visits import VISIT
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
        Partner.objects.create(record=record, agency=world.fife, grade=3, starts=LONG_AGO)
    return record


def address(name, record, **more):
    return reverse(f"visits:{name}", kwargs={"ref": record.ref, **more})


def sent(client, user, url, **values):
    client.force_login(user)
    return client.post(url, {"once": str(uuid4()), **values})


def shown(client, user, url):
    client.force_login(user)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def stands(model):
    with as_role("owner"):
        return list(model.objects.order_by("pk"))


def test_an_empty_tab_says_what_to_do_and_a_plan_stands_on_it(client, world, record):
    text = shown(client, world.aileen, address("visits", record))
    assert "No visit and no contact is recorded" in text
    assert "does not mean low" in text
    with as_role("owner"):
        Warning.objects.create(
            record=record, owner=world.police, kind="lone_staff", text="Visit in pairs", review_on=date(2030, 1, 1)
        )
    assert "Go in pairs" in shown(client, world.aileen, address("plan_visit", record))
    when = today() + timedelta(days=3)
    answer = sent(
        client, world.aileen, address("plan_visit", record), time="14:00", announced="no", **boxes("day", when)
    )
    assert answer.status_code == 302
    text = shown(client, world.aileen, address("visits", record))
    assert "nobody should go alone" in text
    assert "14:00" in text
    [plan] = stands(PlannedVisit)
    url = address("cancel_visit", record, pk=plan.pk)
    assert "Say in words why" in sent(client, world.aileen, url, version=1, reason="ill").content.decode()
    assert sent(client, world.aileen, url, version=1, reason="in hospital since Monday").status_code == 302
    assert "No visit is planned" in shown(client, world.aileen, address("visits", record))


def test_whoever_is_kept_out_of_a_record_is_not_offered_and_goes_nowhere(client, world, record):
    with as_role("owner"):
        Exclusion.objects.create(record=record, user=world.angus, reason="his brother", starts=LONG_AGO)
    for name in ("plan_visit", "record_visit"):
        text = shown(client, world.aileen, address(name, record))
        assert str(world.bashir.pk) in text
        assert str(world.angus.pk) not in text
    soon, kept_out = make.at(TODAY + timedelta(days=3)), "Angus Invented may not see this record"
    for more in ({"visitor": world.angus}, {"second": world.angus}):
        with on_the_day(world.aileen) as by, pytest.raises(Refused, match=kept_out):
            commands.plan_visit(record, new=NewPlan(at=soon, announced=True, **more), by=by, on=TODAY)
    told = NewVisit(kind="home", at=make.at(LONG_AGO), entry="consent", seen=True, second=world.angus)
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match=kept_out):
        commands.record_visit(record, new=told, by=by, on=TODAY)
    assert (stands(Visit), stands(PlannedVisit)) == ([], [])


def test_a_joint_visit_with_everything_is_one_record_signed_by_both(client, world, record):
    with as_role("owner"):
        child = Other.objects.create(record=record, owner=world.police, category="child", name="Ailsa Invented")
        plan = make.plan(record, world.aileen, at=make.at(today()), second=world.bashir)
    url = f"{address('record_visit', record)}?plan={plan.pk}"
    assert f'<option value="{world.bashir.pk}" selected>' in shown(client, world.aileen, url)
    values = VISIT | {
        "met": ["person", str(child.pk)],
        "second": str(world.bashir.pk),
        "new_name": "Una Invented",
        "new_category": "household",
        "devices": "seen",
        "device_phone": "2",
        "acute": "changed",
        "factor_mood": "change",
        "factor_mood_words": "Low since the move",
        "concern_kind": "device",
        "concern_words": "A second telephone",
        "concern_nature": "fact",
        "opinion": "He may hide it",
    }
    token = str(uuid4())
    for _ in range(2):
        answer = sent(client, world.aileen, url, **values | {"once": token}, **boxes("day", today()))
        assert answer.status_code == 302
    [visit] = stands(Visit)
    assert (visit.author, visit.second, visit.plan_id, visit.seen) == (world.aileen, world.bashir, plan.pk, True)
    assert {one.child for one in stands(PersonSeen)} == {True, False}
    assert [(one.kind, one.number) for one in stands(DeviceSeen)] == [("phone", 2)]
    assert {one.factor: one.state for one in stands(AcuteFactor)}["mood"] == "change"
    assert len(stands(AcuteFactor)) == 7
    page = address("visit", record, pk=visit.pk)
    text = shown(client, world.bashir, page)
    for words in (
        "Ailsa Invented",
        "Una Invented",
        "2 smartphone",
        "Low since the move",
        "Opinion",
        "has not signed yet",
    ):
        assert words in text
    answer = sent(
        client,
        world.bashir,
        address("sign_visit", record, pk=visit.pk),
        version=1,
        differing_view="To me he seemed calm",
    )
    assert answer.status_code == 302
    text = shown(client, world.aileen, page)
    assert "saw it differently" in text
    assert "To me he seemed calm" in text
    correct = address("correct_visit", record, pk=visit.pk)
    late = sent(client, world.aileen, correct, version=1, facts="Nobody else", outcome="routine").content.decode()
    assert "Someone else saved this" in late
    assert sent(client, world.aileen, correct, version=2, facts="Nobody else", outcome="routine").status_code == 302
    assert "corrected since, and not signed again" in shown(client, world.bashir, page)
    brief = shown(client, world.bashir, address("brief", record))
    for words in ("Low since the move", "A second telephone", "Ailsa Invented"):
        assert words in brief
    assert "Before the visit" in shown(client, world.bashir, f"{address('brief', record)}?sheet=yes")
    assert "Nobody else" in shown(client, world.bashir, f"{page}?sheet=yes")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"devices": "seen"}, "Enter how many of which kind"),
        ({"device_phone": "2"}, "select that some were seen"),
        ({"acute": "changed"}, "Select below what has changed"),
        ({"acute": "no_change", "factor_mood": "change", "factor_mood_words": "low"}, "A change stands below"),
        ({"acute": "changed", "factor_mood": "change"}, "say in words what changed"),
        ({"concern_kind": "device"}, "Enter what the concern is"),
        ({"concern_words": "A second telephone"}, "Select what kind of concern"),
        (
            {"concern_kind": "child", "concern_words": "alone", "concern_nature": "fact", "urgent": "yes"},
            "Telephone them first",
        ),
        ({"outcome": "acted"}, "Say in words what follows"),
        ({"entry": "no_reply"}, "Nobody is met where there is no reply"),
        ({"entry": ""}, "Select how you got in"),
    ],
)
def test_what_does_not_fit_together_is_said_and_nothing_is_lost(client, world, record, more, words):
    answer = sent(client, world.aileen, address("record_visit", record), **VISIT | more, **boxes("day", today()))
    text = answer.content.decode()
    assert words in text
    assert "All in order" in text


def test_no_reply_and_a_telephone_call_are_quick(client, world, record):
    url = address("record_visit", record)
    day = boxes("day", today()) | {"time": "00:00", "outcome": "routine"}
    assert sent(client, world.aileen, f"{url}?for=tried", kind="home", entry="no_reply", **day).status_code == 302
    call = {"kind": "telephone", "met": ["person"], "acute": "not_considered", "facts": "He called back"}
    assert sent(client, world.aileen, f"{url}?for=contact", **call, **day).status_code == 302
    assert {(one.kind, one.entry, one.seen) for one in stands(Visit)} == {
        ("home", "no_reply", False),
        ("telephone", "", True),
    }
    assert stands(AcuteFactor) == []
    tab = address("visits", record)
    assert "He called back" not in shown(client, world.aileen, f"{tab}?kind=tried")
    assert "He called back" in shown(client, world.aileen, f"{tab}?kind=contacts")


def test_a_child_at_risk_is_referred_and_stays_open_until_the_receipt(client, world, record):
    concern = {
        "concern_kind": "child",
        "concern_words": "A child alone in the flat",
        "concern_nature": "fact",
        "urgent": "no",
    }
    sent(client, world.aileen, address("record_visit", record), **VISIT | concern, **boxes("day", today()))
    [referral] = stands(ProtectionReferral)
    assert (referral.to, referral.what) == (world.fife, "A child alone in the flat")
    assert [one.words for one in stands(Concern)] == [""]
    overview = reverse("casefile:record", args=[record.ref])
    assert "Not received yet" in shown(client, world.aileen, overview)
    listed = shown(client, world.jamila, reverse("visits:protection_referrals"))
    assert "A child alone in the flat" in listed
    url = address("receive_referral", record, pk=referral.pk)
    assert sent(client, world.jamila, url, name="Jamila Invented", reference="P-1").status_code == 302
    [receipt] = stands(ProtectionReceipt)
    assert (receipt.received_by, receipt.entered_by) == ("Jamila Invented", world.jamila)
    assert "Its receipt is recorded already" in sent(client, world.jamila, url, name="Again").content.decode()
    assert "Not received yet" not in shown(client, world.aileen, overview)
    assert "Received by Jamila Invented" in shown(client, world.aileen, address("visits", record))


def test_a_referral_is_received_by_the_posting_at_the_council_to_which_it_went(client, world, record):
    with as_role("owner"):
        Posting.objects.create(
            user=world.jamila,
            agency=world.dundee,
            area=world.areas["Dundee"],
            role="social_worker",
            starts=date(2019, 1, 1),  # the older one, so that it stands first
        )
        there, here = (make.referral(record, world.aileen, to=to) for to in (world.dundee, world.fife))
    answer = sent(client, world.jamila, address("receive_referral", record, pk=there.pk), name="Jamila Invented")
    assert answer.status_code != 302
    answer = sent(client, world.jamila, address("receive_referral", record, pk=here.pk), name="Jamila Invented")
    assert answer.status_code == 302
    assert [(one.referral_id, one.owner_id) for one in stands(ProtectionReceipt)] == [(here.pk, world.fife.pk)]


def test_a_receipt_that_came_by_telephone_is_recorded_by_those_in_the_case(client, world, record):
    answer = sent(
        client, world.bashir, address("refer", record), kind="adult", what="His mother is afraid", urgent="no"
    )
    assert answer.status_code == 302
    [referral] = stands(ProtectionReferral)
    url = address("note_receipt", record, pk=referral.pk)
    early = sent(client, world.bashir, url, name="Jamila", time="00:00", **boxes("day", LONG_AGO)).content.decode()
    assert "after it was made" in early
    client.force_login(world.bashir)
    page = client.get(url)
    now = page.context["form"].initial["time"]
    with as_role("owner"):
        ProtectionReferral.objects.update(made_at=make.at(LONG_AGO))
    answer = sent(client, world.bashir, url, name="Jamila", time=f"{now:%H:%M}", **boxes("day", today()))
    assert answer.status_code == 302
    assert [one.received_by for one in stands(ProtectionReceipt)] == ["Jamila"]
