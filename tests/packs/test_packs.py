"""A pack holds the cases that its reader is asked to, the parts that they may have, and the names of nobody else."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Concat, Left
from django.urls import reverse
from pypdf import PdfReader

from lawburrows.access.models import Exclusion, Partner
from lawburrows.actions.models import Action
from lawburrows.audit.models import Entry
from lawburrows.meetings.models import InformationAnswer, Invitation, MeetingCase, Minutes, Proposal
from lawburrows.notices.models import Notice
from lawburrows.packs import jobs, policy
from lawburrows.packs.models import Pack, PackCase, PackFile
from lawburrows.people.models import Other
from lawburrows.plans.models import Measure, Note, Plan, Risk, Scenario, Strategy
from lawburrows.rules import packs as rules
from lawburrows.rules import summaries
from lawburrows.visits.models import Visit
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories import plans, visits
from tests.factories.actions import action
from tests.factories.breaches import suspicion
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

VICTIM, WITNESS, FRIEND, SOURCE = "Móirna Secretname", "Torquil Seenname", "Ailbhe Friendname", "Una Tellername"
PLANTED = ("moirna", "Secretnames", "Torquil", "seenname", "Friendname", "tellername", "07700 900 123", "ky99 9zz")
SPOKEN = (
    Visit,
    Plan,
    Risk,
    Scenario,
    Strategy,
    Measure,
    Note,
    InformationAnswer,
    Action,
    MeetingCase,
    Minutes,
    Proposal,
)
WORDS = ". ".join(f"It was said of {name} there" for name in PLANTED)


def test_every_state_is_reached_and_owned_and_hiding_takes_out_names_alone():
    reached = {"waiting"} | {one for row in rules.STATES for one in row.after}
    assert reached == {row.key for row in rules.STATES}
    assert all(row.owner and (row.clock or row.key == "gone") for row in rules.STATES)
    named = [summaries.Named("victim", "Una Secretname"), summaries.Named("staff", "Aileen Staff", stops=False)]
    text = "Iain Invented met Una and Aileen Staff"
    hidden = rules.hiding(named, [text], person=["Iain Invented"])(text)
    assert hidden == f"Iain Invented met {summaries.REMOVED} and Aileen Staff"
    assert rules.hiding(named, ["nobody"])("nobody") == "nobody"


@pytest.fixture
def meeting(world):
    """Two cases. Aileen, who manages both, is asked to both; Bashir and Oonagh, a guest, to the first."""
    first, second = make_person(world).record, make_person(world, "Ewan", "Neverwas").record
    with as_role("owner"):
        for record in (first, second):
            record.manager = world.aileen
            record.save()
            Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        who = {"record": first, "owner": first.lead}
        plans.victim(first, VICTIM, zone="12 Harbour Street, KY99 9ZZ")
        Other.objects.create(**who, category="witness", name=WITNESS, safe_contact="07700 900123")
        Other.objects.create(**who, category="associate", name=FRIEND)
        suspicion(first, by=world.aileen, on=TODAY, source=SOURCE)
        held = make.meeting(world, day=TODAY)
        cases = [make.case(held, record, by=world.effie, words="Level 3 is asked for") for record in (first, second)]
        closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": TODAY}
        before = make.case(
            make.meeting(world, state="held", day=TODAY - timedelta(84)), first, by=world.effie, **closed
        )
        minutes = make.minutes(before, state="agreed", agreed_by=world.angus, agreed_at=NOON)
        make.proposal(minutes, by=world.aileen)
        given = {"given_kind": "meeting", "given_key": str(before.pk), "what": "Speak to the landlord"}
        action(first, world.aileen, world.effie, **given)
        visits.visit(
            first,
            world.aileen,
            at=NOON - timedelta(2),
            facts="The door was new",
            opinion="Calm",
            said="Not me",
            outcome_words="Nothing",
            let_in_by=FRIEND,
        )
        visits.visit(first, world.aileen, at=NOON - timedelta(200), facts="Long before the last meeting")
        visits.visit(second, world.aileen, at=NOON - timedelta(2), facts="Of the second alone")
        plans.filled(first, world.aileen, state="in_force", why="A new scenario")
        for case in cases:
            make.invitation(case, world.aileen, by=world.effie)
        for user in (world.bashir, world.oonagh):
            make.invitation(cases[0], user, by=world.effie)
        make.answer(make.request(cases[0], world.bashir, by=world.effie), "shared", "The rent is paid")
        make.answer(make.request(cases[0], world.aileen, by=world.effie), "discuss", "Only in the room")
        for model in SPOKEN:
            plant(model, first)
        make.request(cases[0], world.oonagh, by=world.effie, question="What did the tag say?")
    return held


def plant(model, record):
    """The names at the end of every text that somebody wrote."""
    for field in model._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and not field.choices and (field.max_length or 999) >= 150:
            said = Left(Concat(F(field.name), Value(f" {WORDS}")), field.max_length or 4000)
            model.objects.filter(record=record).exclude(**{field.name: ""}).update(**{field.name: said})


def made(client, world, meeting):
    """As the coordinator presses the button and the worker does what was asked."""
    client.force_login(world.effie)
    answer = client.post(reverse("packs:make_packs", args=[meeting.pk]), {"once": uuid4()})
    assert answer.status_code == 302
    with as_role("worker"):
        for pack in packs():
            jobs.make_pack(pack=str(pack.pk))


def packs():
    with as_role("owner"):
        return list(Pack.objects.order_by("number"))


def opened(client, user, meeting):
    """The pages of somebody's pack as text, or the answer where they get none."""
    client.force_login(user)
    to = {name: reverse(f"packs:{name}", args=[meeting.pk]) for name in ("acknowledge_pack", "open_pack")}
    client.post(to["acknowledge_pack"], {"once": uuid4()})
    answer = client.get(to["open_pack"])
    if answer.status_code != 200:
        return answer.status_code, []
    return 200, [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(answer.content)).pages]


@pytest.mark.django_db
def test_each_gets_their_cases_and_parts_without_other_people_and_reading_is_known(client, world, meeting):
    made(client, world, meeting)
    with as_role("owner"):
        assert {one.to for one in Notice.objects.filter(kind="pack_ready")} == {
            world.aileen,
            world.bashir,
            world.oonagh,
        }
    listed = client.get(reverse("packs:packs", args=[meeting.pk])).content.decode()
    assert listed.count("Not read yet") == 3
    client.force_login(world.aileen)
    assert client.get(reverse("packs:open_pack", args=[meeting.pk])).status_code == 403  # not acknowledged
    texts = {}
    for name in ("aileen", "bashir", "oonagh"):
        status, pages = opened(client, getattr(world, name), meeting)
        assert status == 200
        assert all(page.count("OFFICIAL-SENSITIVE") == 2 and f"For {name.title()} Invented" in page for page in pages)
        texts[name] = " ".join(pages)
        plain = summaries.folded(texts[name])
        assert [one for one in PLANTED if summaries.folded(one) in plain] == [], name
    for words in ("Iain Invented", "The door was new", "The rent is paid", "What is said and read about this case"):
        assert words in texts["aileen"]
        assert words in texts["bashir"]
    assert "Long before the last meeting" not in texts["aileen"]
    assert "Only in the room" not in texts["aileen"]
    assert "Of the second alone" in texts["aileen"]
    assert "Of the second alone" not in texts["bashir"]
    assert "Neverwas" not in texts["bashir"]
    assert "What did the tag say?" in texts["oonagh"]
    assert "The door was new" not in texts["oonagh"]
    with as_role("owner"):
        assert Invitation.objects.filter(user=world.aileen, acknowledged_at=None).count() == 0
        look = Entry.objects.filter(act="packs.pack.opened", who=str(world.aileen.pk)).get()
        assert len(look.records) == 2
    client.force_login(world.effie)
    listed = client.get(reverse("packs:packs", args=[meeting.pk])).content.decode()
    assert "Not read yet" not in listed
    assert "Out of date" not in listed


@pytest.mark.django_db
def test_a_pack_goes_with_a_case_or_its_reader_and_is_made_again(client, world, meeting):
    made(client, world, meeting)
    assert opened(client, world.bashir, meeting)[0] == 200
    with as_role("owner"):
        case = MeetingCase.objects.get(meeting=meeting, record__person__name="Ewan Neverwas")
        first = MeetingCase.objects.get(meeting=meeting, record__person__name="Iain Invented").record
        MeetingCase.objects.filter(pk=case.pk).update(state="taken_off", reason="moved to another meeting")
        who = {"record": first, "user": world.bashir, "starts": LONG_AGO}
        Exclusion.objects.create(**who, reason="a relative of the family")
    assert opened(client, world.aileen, meeting)[0] == 403
    assert opened(client, world.bashir, meeting)[0] == 403
    for user in (world.aileen, world.bashir, world.effie):
        with on_the_day(user):
            assert [one.pack.user for one in PackFile.objects.select_related("pack__user")] == []
    client.force_login(world.effie)
    assert "Out of date" in client.get(reverse("packs:packs", args=[meeting.pk])).content.decode()
    made(client, world, meeting)
    with as_role("owner"):
        states = {one.user: one.state for one in Pack.objects.select_related("user")}
        assert states == {world.aileen: "ready", world.bashir: "gone", world.oonagh: "ready"}
        assert PackCase.objects.filter(pack__user=world.bashir).count() == 0
    status, pages = opened(client, world.aileen, meeting)
    assert status == 200
    assert "Of the second alone" not in " ".join(pages)
    with as_role("owner"):
        Invitation.objects.filter(user=world.aileen).update(state="apologies")
    assert opened(client, world.aileen, meeting)[0] == 403


@pytest.mark.django_db
def test_what_goes_wrong_is_said_and_nothing_is_given_out(client, world, meeting, monkeypatch):
    client.force_login(world.effie)
    client.post(reverse("packs:make_packs", args=[meeting.pk]), {"once": uuid4()})
    monkeypatch.setattr(jobs, "TEMPLATE", "packs/there_is_no_such_sheet.html")
    with as_role("worker"):
        jobs.make_pack(pack=str(packs()[0].pk))
    page = client.get(reverse("packs:packs", args=[meeting.pk]))
    assert "Something went wrong while it was made" in page.content.decode()
    assert page["Refresh"] == "3"
    with as_role("owner"):
        assert PackFile.objects.count() == 0


@pytest.mark.django_db
def test_refusals_say_why(world, meeting):
    with as_role("owner"):
        pack = Pack.objects.create(meeting=meeting, user=world.aileen, number=1, asked_by=world.effie, asked_at=NOON)
        with on_the_day(world.effie) as by:
            said = [
                (policy.may_make(meeting, asked=0, by=by), "Nobody is asked"),
                (policy.may_open(pack, None, by=by), "This pack is for"),
                (policy.may_acknowledge(pack, by=by), "Only Aileen"),
            ]
        with on_the_day(world.aileen) as by:
            said += [
                (policy.may_make(meeting, asked=1, by=by), ""),
                (policy.may_open(pack, None, by=by), "waiting to be made"),
            ]
            pack.state, pack.made_at = "ready", NOON
            said.append((policy.may_open(pack, None, by=by), "not for you any more"))
            said.append((policy.may_open(pack, PackFile(), by=by), "Acknowledge first"))
            pack.acknowledged_at = NOON
            said.append((policy.may_acknowledge(pack, by=by), "already"))
            assert policy.may_open(pack, PackFile(), by=by)
            meeting.state = "cancelled"
            said.append((policy.may_open(pack, PackFile(), by=by), "cancelled"))
        assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)


def test_the_worker_knows_the_jobs_of_every_app():
    there = {f"lawburrows.{one.parent.name}.jobs" for one in Path(jobs.__file__).parents[1].glob("*/jobs.py")}
    assert there <= set(settings.PROCRASTINATE_IMPORT_PATHS)
