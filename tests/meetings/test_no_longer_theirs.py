"""What somebody was sent goes when what let them be asked goes: the posting, the request, the case, the record."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lawburrows.access.commands import restrict_record
from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting, take_in_hand
from lawburrows.access.models import Posting, Record, User
from lawburrows.meetings import asking, policy, queries
from lawburrows.meetings.carrying import take_off_elsewhere
from lawburrows.meetings.commands import cancel_meeting, take_case_off
from lawburrows.meetings.models import InformationRequest, Invitation, Meeting, MeetingCase
from lawburrows.meetings.suggesting import suggestions
from lawburrows.notices.models import Notice
from lawburrows.tasks.waiting import owed_to
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories.people import make_person
from tests.house.tables import REASON, boxes
from tests.meetings.test_meetings import sent
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        return make.case(make.meeting(world), record, by=world.effie)


def test_two_postings_are_two_and_what_one_was_sent_ends_with_it(world, case):
    """Whoever leaves the agency that was asked has nothing of it left, whatever other post they hold."""
    with as_role("owner"):
        make.invitation(case, world.oonagh, by=world.effie)
        make.request(case, world.oonagh, by=world.effie)
        Posting.objects.create(
            user=world.oonagh, agency=world.dundee, area=world.dundee_area, role="social_worker", starts=LONG_AGO
        )
        Posting.objects.filter(user=world.oonagh, role="guest").update(ends=TODAY)
    with on_the_day(world.oonagh):
        assert (asking.my_invitations(by=world.oonagh, on=TODAY), asking.asked_of_me(by=world.oonagh)) == ([], [])
        assert not Invitation.objects.exists()
        assert not InformationRequest.objects.exists()
        assert not MeetingCase.objects.exists()
        assert not Meeting.objects.visible_to(world.oonagh).exists()


def test_somebody_with_two_postings_is_asked_for_the_one_that_is_meant(client, world, case):
    with as_role("owner"):
        Posting.objects.create(
            user=world.bashir, agency=world.health, area=world.areas["NHS Fife"], role="health_liaison", starts=LONG_AGO
        )
    client.force_login(world.effie)
    url = reverse("meetings:invite", args=[case.record.ref, case.pk])
    assert "Bashir Invented, NHS Fife" in client.get(url).content.decode()
    sent(client, url, who=f"{world.bashir.pk}:{world.health.pk}", seniority="practitioner")
    with as_role("owner"):
        assert Invitation.objects.get().agency == world.health


def test_a_request_ends_when_it_is_withdrawn_or_its_case_is_off_the_meeting(client, world, case):
    """The names in it are for searching; whoever need not search any more has them no longer, and is told."""
    with as_role("owner"):
        one = make.request(case, world.oonagh, by=world.effie)
    url = reverse("meetings:answer_request", args=[one.pk])
    client.force_login(world.oonagh)
    assert "Name: Iain Invented" in client.get(url).content.decode()
    with on_the_day(world.effie):
        row = queries.case(case.record, case.pk, by=world.effie)
        take_case_off(row, reason=REASON, version=row.version, by=world.effie, on=TODAY)
    page = client.get(url).content.decode()
    assert "taken off the meeting" in page
    assert "Name: Iain Invented" not in page
    with as_role("owner"):
        assert Notice.objects.get(to=world.oonagh, kind="meeting_changed").ref == ""


def test_a_meeting_that_is_cancelled_asks_nobody(world, case):
    with as_role("owner"):
        one = make.request(case, world.oonagh, by=world.effie)
    with on_the_day(world.effie):
        held = queries.meeting(case.meeting_id, by=world.effie)
        cancel_meeting(held, reason=REASON, version=held.version, by=world.effie, on=TODAY)
    with on_the_day(world.oonagh):
        assert asking.asked_of_me(by=world.oonagh) == []
        assert asking.request(one.pk, by=world.oonagh).state == "withdrawn"


def test_after_the_answer_the_names_are_shown_to_those_in_the_case_alone(client, world, case):
    with as_role("owner"):
        one = make.request(case, world.oonagh, by=world.effie)
        make.answer(one, "shared", "The tag was cut twice")
    url = reverse("meetings:answer_request", args=[one.pk])
    client.force_login(world.oonagh)
    page = client.get(url).content.decode()
    assert "The tag was cut twice" in page
    assert "Name: Iain Invented" not in page
    client.force_login(world.aileen)
    assert "Name: Iain Invented" in client.get(url).content.decode()


def test_nobody_is_asked_about_a_record_that_is_closed(client, world, case):
    with as_role("owner"):
        Record.objects.filter(pk=case.record_id).update(closed_on=TODAY)
        make.request(case, world.oonagh, by=world.effie)
    with on_the_day(world.effie):
        row = queries.case(Record.objects.get(pk=case.record_id), case.pk, by=world.effie)
        said = [policy.may_invite(row, by=world.effie), policy.may_ask(row, by=world.effie)]
        assert [one.reason for one in said] == ["This record is closed: take the case off the meeting"] * 2
        assert policy.may_change_case(row, by=world.effie)
        assert owed_to(by=world.effie, on=TODAY, kind="information") == []


def test_a_meeting_does_not_leave_the_area_of_its_cases(client, world, case):
    with as_role("owner"):
        Posting.objects.filter(user=world.effie).update(area=None)
    client.force_login(world.effie)
    url = reverse("meetings:change_meeting", args=[case.meeting_id])
    fields = {"level": 2, "begins": "14:00", "ends": "16:00", "place": "Room 3", "area": world.dundee_area.pk}
    fields |= {"chair": world.angus.pk, "minute_taker": world.effie.pk} | boxes("day", make.AHEAD)
    assert "is managed in Fife, outside Dundee" in sent(client, url, **fields, reason=REASON).content.decode()


def test_whoever_moves_leaves_the_meeting_and_is_offered_to_the_new_area(world, case):
    with as_role("owner"):
        make.invitation(case, world.beth, by=world.effie)
        there = make.meeting(world, area=world.dundee_area)
        sheila = User.objects.create(email="sheila@lawburrows.example", name="Sheila Invented")
        posts = {"agency": world.agencies["mappa-fife"], "area": world.areas["Tayside region"], "role": "coordinator"}
        Posting.objects.create(user=sheila, starts=LONG_AGO, **posts)
        Record.objects.filter(pk=case.record_id).update(area=world.dundee_area)
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        take_off_elsewhere([case.record_id], by)
        take_off_elsewhere([case.record_id], by)
    with as_role("owner"):
        case = MeetingCase.objects.select_related("meeting__area", "record").get()
        assert (case.state, case.reason) == ("taken_off", "The person is managed in another area now")
        told = {(one.to.name.split()[0], one.ref) for one in Notice.objects.filter(kind="meeting_changed")}
        assert told == {("Beth", ""), ("Angus", ""), ("Effie", ""), ("Sheila", case.record.ref)}
        assert "taken off" in policy.may_take_off_elsewhere(case).reason
        here = MeetingCase(record=case.record, meeting=there)
        assert "in the area of the meeting" in policy.may_take_off_elsewhere(here).reason
    with on_the_day(sheila):
        [one] = suggestions(there, by=sheila)
        assert (one.due, one.words) == (make.AHEAD, "moved here, and was to be discussed in Fife")
    with as_role("owner"):
        seen = {"state": "closed", "closed_by": sheila, "closed_at": NOON, "next_review": make.AHEAD}
        make.case(there, case.record, by=sheila, **seen)
    with on_the_day(sheila):
        assert suggestions(there, by=sheila) == []


def test_a_record_that_is_restricted_since_is_gone_for_whoever_is_not_on_its_list(world, case):
    with as_role("owner"):
        make.invitation(case, world.oonagh, by=world.effie)
        make.request(case, world.oonagh, by=world.effie)
        make.request(case, world.bashir, by=world.effie)
    with on_the_day(world.aileen):
        record = Record.objects.get(pk=case.record_id)
        take_in_hand(world.aileen, record.pk, grade=Grade.FULL)
        restrict_record(record, readers=[world.bashir], by=world.aileen, on=TODAY)
    with on_the_day(world.oonagh):
        assert (asking.my_invitations(by=world.oonagh, on=TODAY), asking.asked_of_me(by=world.oonagh)) == ([], [])
        assert not Invitation.objects.exists()
        assert not InformationRequest.objects.exists()
    with on_the_day(world.bashir):
        assert InformationRequest.objects.count() == 1
        assert len(asking.asked_of_me(by=world.bashir)) == 1


def test_what_is_carried_to_a_restricted_record_in_a_merge_comes_under_its_list(world, case):
    with as_role("owner"):
        kept = make_person(world, "Ewan", "Imaginary").record
        Record.objects.filter(pk=kept.pk).update(restricted=True)
        make.invitation(case, world.oonagh, by=world.effie)
        make.request(case, world.oonagh, by=world.effie)
        for model in (Invitation, InformationRequest):
            model.objects.filter(record=case.record_id).update(record=kept)  # as the merge does
    with on_the_day(world.oonagh):
        assert not Invitation.objects.exists()
        assert not InformationRequest.objects.exists()
