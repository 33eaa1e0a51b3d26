"""The strategic groups: who chairs, what they decided, what is to be done; memoranda; and never a case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from lawburrows.bodies import commands, policy, queries
from lawburrows.bodies.models import Body, BodyAction, Member, Memorandum
from lawburrows.documents.queries import digests
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import bodies as make
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"


def test_who_chairs_the_group_of_a_council_area_ends_with_the_office(world):
    with as_role("owner"):
        group = make.group(world)
    assert queries.chair_of(world.fife_area, on=TODAY) is None
    said = {"name": "Kirsty Invented", "post": "chief superintendent", "agency": world.police, "starts": LONG_AGO}
    with on_the_day(world.effie) as by:
        with pytest.raises(Refused, match="signs in here"):
            commands.add_member(group, office="chair", user=None, **said, by=by, on=TODAY)
        made = commands.add_member(group, office="chair", user=world.kirsty, **said, by=by, on=TODAY)
        with pytest.raises(Refused, match="has a chair"):
            commands.add_member(group, office="chair", user=world.angus, **said, by=by, on=TODAY)
        assert queries.chair_of(world.fife_area, on=TODAY).user == world.kirsty
        assert queries.chair_of(world.dundee_area, on=TODAY) is None
        assert queries.chairs(world.kirsty, on=TODAY)
        commands.end_member(made, by=by, on=TODAY)
    assert queries.chair_of(world.fife_area, on=TODAY) is None
    with as_role("owner"):
        make.member(group, world, office="chair", user=world.kirsty)
        with pytest.raises(IntegrityError, match="one_chair"), transaction.atomic():
            make.member(group, world, office="chair", user=world.angus)


def test_what_was_decided_what_is_to_be_done_and_what_came_of_it(world):
    with as_role("owner"):
        group = make.group(world, world.kirsty)
    with on_the_day(world.effie) as by:
        with pytest.raises(Refused, match="LB-ABCD-2345"):
            commands.record_meeting(group, day=TODAY, present="", about="on lb-abcd-2345", decided=[], by=by, on=TODAY)
        about = {"present": "all", "about": "performance of the year", "decided": ["one", " ", "two"]}
        commands.record_meeting(group, day=TODAY, **about, by=by, on=TODAY)
        with transaction.atomic(), pytest.raises(IntegrityError, match="once_a_day"):
            commands.record_meeting(group, day=TODAY, **about, by=by, on=TODAY)
    with on_the_day(world.parveen) as by:
        given = commands.give_body_action(group, what="audit ten", agency=world.fife, due=TODAY, by=by, on=TODAY)
    shown = queries.body(group.pk, on=TODAY)
    assert [one.what for one in shown.open] == ["audit ten"]
    assert [one.words for one in queries.meetings_of(group)[0].decisions.order_by("number")] == ["one", "two"]
    with on_the_day(world.effie) as by:
        commands.end_body_action(given, state="done", outcome="ten cases were audited", by=by, on=TODAY)
        with pytest.raises(Refused, match="has ended"):
            commands.end_body_action(given, state="done", outcome="ten cases were audited", by=by, on=TODAY)
    assert [one.number for one in queries.ended_actions_of(group)] == [1]
    with as_role("owner"), pytest.raises(IntegrityError, match="says_what_came"), transaction.atomic():
        BodyAction.objects.update(outcome="")


def test_a_memorandum_with_its_document_replaces_the_one_before_and_says_when_it_is_late(world, client):
    client.force_login(world.effie)
    sent = {
        "once": "4f2c1d0e-0000-4000-8000-000000000001",
        "council": world.fife_area.pk,
        "responsible": [world.police.pk, world.fife.pk],
        "cooperate": [world.health.pk],
        "title": "Memorandum of Fife",
        **boxes("agreed_on", date(2020, 3, 4)),
        **boxes("review_on", date(2021, 3, 4)),
    }
    address = reverse("bodies:file_memorandum")
    both = client.post(address, sent | {"cooperate": [world.fife.pk]}).content.decode()
    assert "select it once" in both
    file = SimpleUploadedFile("memorandum.pdf", PDF, content_type="application/pdf")
    assert client.post(address, sent | {"content": file}).status_code == 302
    found = Memorandum.objects.get()
    page = client.get(reverse("bodies:bodies")).content.decode()
    assert "Overdue since 4 March 2021" in page
    assert "None is filed" in page  # of Dundee
    assert client.get(reverse("bodies:memorandum_file", args=[found.pk])).content == PDF
    assert found.sha256 in digests()
    with on_the_day(world.effie) as by:
        new = {"agreed_on": TODAY, "review_on": TODAY + timedelta(days=700), "parties": {"responsible": [world.fife]}}
        commands.file_memorandum(world.fife_area, **new, by=by, on=TODAY)
        with pytest.raises(Refused, match="memorandum of Dundee"):
            commands.file_memorandum(world.dundee_area, **new, by=by, on=TODAY)
    assert Memorandum.objects.count() == 2
    assert queries.memorandum_of(world.fife_area).review_on > TODAY


def test_refusals_say_why(world):
    with as_role("owner"):
        group, other = make.group(world), Body.objects.create(kind="national", name="National group")
        action, member = make.action(group, world), make.member(group, world, ends=TODAY)
    with on_the_day(world.effie) as by:
        said = [
            (policy.may_keep(other, by=by), "do not keep"),
            (policy.may_add_body(by=by), "says which groups"),
            (policy.may_end_member(member, by=by, on=TODAY), "has ended"),
            (policy.may_end_action(action, by=by, words="no"), "in words"),
            (policy.may_end_action(action, by=by, words="about LB-ABCD-2345 it was"), "names a record"),
        ]
    with on_the_day(world.aileen) as by:
        said += [
            (policy.may_read(by=by), "role"),
            (policy.may_keep(group, by=by), "role"),
            (policy.may_add_body(by=by), "role"),
            (policy.may_file_memorandum(world.fife_area, by=by), "role"),
            (policy.may_end_action(action, by=by), "role"),
        ]
    world.niall.is_active = False
    said.append((policy.may_sit("member", world.niall, chaired=False), "Nobody signs in"))
    assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)
    with on_the_day(world.parveen) as by:
        assert commands.add_body(area=world.areas["Tayside region"], name="Tayside group", by=by, on=TODAY).area
    assert Member.objects.count() == 1
