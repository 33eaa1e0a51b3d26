"""Who is asked to a case, and what agencies answer: by whoever is sent the request, and by nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from lawburrows.access.identity import System, acting
from lawburrows.access.models import Agency, Exclusion
from lawburrows.governance.models import RuleRow
from lawburrows.meetings import asking, policy, queries
from lawburrows.meetings.commands import answer_request
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Invitation, MeetingCase
from lawburrows.meetings.waiting import who_answers
from lawburrows.notices.models import Chase, Notice
from lawburrows.people.models import Person
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.calendars import days_of
from lawburrows.tasks.sync import sync_all
from lawburrows.tasks.waiting import owed_to
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories.people import make_person
from tests.house.tables import REASON, boxes
from tests.meetings.test_meetings import sent
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        return make.case(make.meeting(world, level=3), record, by=world.effie)


def case_url(name, case, **more):
    return reverse(f"meetings:{name}", kwargs={"ref": case.record.ref, "pk": case.pk, **more})


def _tagging():
    return Agency.objects.get(key="other")


class TestInvitations:
    def test_ask_senior_people_to_level_3_and_a_guest_sees_one_case_without_a_name(self, client, world, case):
        client.force_login(world.effie)
        url = case_url("invite", case)
        page = sent(client, url, email=world.oonagh.email, seniority="practitioner").content.decode()
        assert "senior managers" in page
        assert "Say in words why" in page
        page = sent(client, url, email=world.oonagh.email, seniority="practitioner", why_not_senior=REASON)
        assert "Oonagh Invented, Tagging provider" in page.content.decode()
        assert "No quorum agreed" in page.content.decode()
        assert (
            "asked to this case already"
            in sent(client, url, email=world.oonagh.email, seniority="senior").content.decode()
        )
        with as_role("owner"):
            one = Invitation.objects.get()
            other = make.case(case.meeting, make_person(world, "Ewan", "Imaginary").record, by=world.effie)
            assert Notice.objects.get(to=world.oonagh, kind="meeting_asked").ref == ""
        client.force_login(world.oonagh)
        assert "You are asked to" in client.get(reverse("meetings:calendar")).content.decode()
        page = client.get(reverse("meetings:answer_invitation", args=[one.pk])).content.decode()
        assert "Invented, " not in page.replace("Oonagh Invented", "")
        assert case.record.ref not in page
        assert client.get(case_url("case", case)).status_code == 404
        assert client.get(case_url("case", other)).status_code == 404
        url = reverse("meetings:answer_invitation", args=[one.pk])
        assert "A deputy comes only" in sent(client, url, state="coming", deputy="x").content.decode()
        sent(client, url, state="apologies", apology="On leave", deputy="Una Deputy, una@example.com")
        page = sent(client, reverse("meetings:acknowledge", args=[one.pk])).content.decode()
        assert "Acknowledged by Oonagh" in page
        with on_the_day(world.oonagh):
            assert [each.pk for each in MeetingCase.objects.all()] == [case.pk]
            assert not Person.objects.exists()
            assert days_of(by=world.oonagh, on=TODAY) == {}
        client.force_login(world.effie)
        assert "Deputy named: Una Deputy" in client.get(case_url("case", case)).content.decode()
        answer = client.get(case_url("invite", case), {"instead": one.pk})
        assert "In place of Oonagh Invented" in answer.content.decode()
        form = answer.context["form"]
        assert (form["email"].value(), form["seniority"].value()) == ("una@example.com", "practitioner")

    def test_whoever_has_a_conflict_of_interest_cannot_be_asked_and_loses_what_they_were_sent(self, world, case):
        with as_role("owner"):
            sent_before = make.invitation(case, world.bashir, by=world.effie)
            make.request(case, world.bashir, by=world.effie)
        with on_the_day(world.bashir):
            assert asking.my_invitations(by=world.bashir, on=TODAY) == [sent_before]
            assert days_of(by=world.bashir, on=TODAY)[make.AHEAD, "meeting"] == 1
        with as_role("owner"):
            Exclusion.objects.create(record=case.record, user=world.bashir, reason="his brother", starts=LONG_AGO)
        with on_the_day(world.bashir):
            assert asking.my_invitations(by=world.bashir, on=TODAY) == []
            assert not Invitation.objects.exists()
            assert not InformationRequest.objects.exists()
        with on_the_day(world.effie):
            row = queries.case(case.record, case.pk, by=world.effie)
        with as_role("owner"), on_the_day(world.effie):
            said = policy.may_invite(row, by=world.effie, user=world.bashir).reason
        assert "an exclusion" in said

    def test_a_quorum_holds_when_two_people_have_agreed_one(self, world, case):
        with as_role("owner"):
            one = make.invitation(case, world.aileen, by=world.effie, here=True)
            RuleRow.objects.create(
                table="quorum",
                key="level_3",
                value="2",
                starts=LONG_AGO,
                source="invented",
                proposed_by=world.angus,
                agreed_by=world.beth,
                agreed_on=TODAY,
            )
            found = asking.quorum_of(case, [one], on=TODAY)
        assert (found.needed, found.met) == (2, False)
        assert "not met" in found.words


class TestInformation:
    def test_a_partner_without_the_record_answers_once_and_it_is_their_data(self, client, world, case):
        client.force_login(world.effie)
        url = case_url("ask_agency", case)
        fields = {"agency": _tagging().pk, "question": "What do you hold?", **boxes("due", make.AHEAD)}
        assert (
            "answers for the agency"
            in sent(client, url, who=f"{world.aileen.pk}:{world.police.pk}", **fields).content.decode()
        )
        page = sent(client, url, email=world.oonagh.email, **fields).content.decode()
        assert "Oonagh Invented answers by" in page
        with as_role("owner"):
            one = InformationRequest.objects.get()
        assert "Name: Iain Invented" in one.identity
        client.force_login(world.gavin)
        url = reverse("meetings:answer_request", args=[one.pk])
        assert client.get(url).status_code == 404
        client.force_login(world.oonagh)
        page = client.get(url).content.decode()
        assert "Name: Iain Invented" in page
        assert case.record.ref not in page
        assert "Enter what you share" in sent(client, url, reply="shared").content.decode()
        assert "take the words out" in sent(client, url, reply="none", text="something").content.decode()
        sent(client, url, reply="shared", text="The tag was cut twice")
        with as_role("owner"):
            answer = InformationAnswer.objects.get()
        assert (answer.owner, answer.answered_by) == (_tagging(), world.oonagh)
        assert "This was answered" in sent(client, url, reply="none", version=2).content.decode()
        client.force_login(world.aileen)
        page = client.get(case_url("case", case)).content.decode()
        assert "The tag was cut twice" in page
        assert "Information of Tagging provider" in page

    def test_whoever_is_asked_finds_it_in_their_work_with_its_date_until_it_is_answered(self, client, world, case):
        day = today() + timedelta(days=3)
        with as_role("owner"):
            mine = make.request(case, world.aileen, by=world.effie, due=day)
            without = make.request(case, world.hamish, by=world.effie, due=day)
            sync_all()
        client.force_login(world.aileen)
        page = client.get("/").content.decode()
        assert "Answer what Police Scotland holds, before the meeting of 2 March 2027" in page
        why = client.get(reverse("tasks:why", args=[case.record.ref, f"information-{mine.pk}"])).content.decode()
        assert "No time limit for the answer was found" in why
        answering = reverse("meetings:answer_request", args=[mine.pk])
        assert client.get(reverse("meetings:asked", args=[case.record.ref])).url == answering
        sent(client, answering, reply="none")
        assert "what Police Scotland holds" not in client.get("/").content.decode().partition("Done today")[0]
        assert "/joint-management/" in client.get(reverse("meetings:asked", args=[case.record.ref])).url
        # Housing does not have the record: the same, without a name and without a number.
        client.force_login(world.hamish)
        page = client.get("/").content.decode()
        assert "Your agency is asked what it holds" in page
        assert case.record.ref not in page
        assert reverse("meetings:answer_request", args=[without.pk]) in page
        client.force_login(world.effie)
        sent(client, case_url("take_case_off", case), reason=REASON)
        with as_role("owner"):
            without.refresh_from_db()
        assert (without.state, without.reason) == ("withdrawn", "The case was taken off the meeting")

    def test_a_late_answer_shows_is_chased_and_may_be_withdrawn(self, client, world, case):
        late = TODAY - timedelta(days=3)
        with as_role("owner"):
            one = make.request(case, world.oonagh, by=world.effie, due=date(2020, 1, 6))
            make.request(case, world.bashir, by=world.effie, due=late)
        with on_the_day(world.effie):
            owed = {row.owed.pk: row for row in owed_to(by=world.effie, on=TODAY, kind="information")}
        assert owed[one.pk].days_late > 3
        client.force_login(world.effie)
        assert ">late<" in client.get(case_url("case", case)).content.decode()
        sent(client, reverse("tasks:chase", args=["information", one.pk]))
        with as_role("owner"):
            assert Chase.objects.get().key == f"information:{one.pk}"
            with acting(System("deadlines")) as now:
                debt = who_answers(one.pk, by=System("deadlines"), on=now.today)
        assert (debt.record, debt.debtors) == (None, [world.oonagh])
        sent(client, case_url("withdraw_request", case, asked=one.pk), reason=REASON)
        with as_role("owner"):
            assert InformationRequest.objects.get(pk=one.pk).state == "withdrawn"

    def test_row_security_lets_nobody_answer_for_another(self, world, case):
        with as_role("owner"):
            one = make.request(case, world.oonagh, by=world.effie)
        with on_the_day(world.gavin), pytest.raises(ProgrammingError), transaction.atomic():
            InformationAnswer(
                record_id=case.record_id,
                owner=world.dundee,
                request=one,
                reply="none",
                answered_by=world.gavin,
                answered_at=one.asked_at,
            ).save(force_insert=True)
        with on_the_day(world.aileen):
            row = asking.request(one.pk, by=world.aileen)
            with pytest.raises(Refused, match="It is for Oonagh"):
                answer_request(row, reply="none", text="", version=1, by=world.aileen, on=TODAY)

    def test_refusals_say_why(self, world, case):
        with as_role("owner"):
            one = make.request(case, world.oonagh, by=world.effie)
            two = make.invitation(case, world.oonagh, by=world.effie)
            done = make.invitation(case, world.aileen, by=world.effie, acknowledged_at=one.asked_at)
            twice = policy.may_ask
            with on_the_day(world.effie):
                said = [
                    (policy.may_invite(case, by=world.effie, user=world.niall, takes_part=False), "no post"),
                    (policy.may_acknowledge(two, by=world.effie), "Only Oonagh"),
                    (twice(case, by=world.effie, there=True), "asked already"),
                ]
                one.state = "answered"
                said.append((policy.may_withdraw_request(one, by=world.effie), "was answered"))
                one.state = "asked"
            with on_the_day(world.aileen):
                said += [
                    (policy.may_answer_invitation(two, by=world.aileen), "for Oonagh"),
                    (policy.may_acknowledge(done, by=world.aileen), "already"),
                ]
            with on_the_day(world.oonagh):
                answer = policy.may_answer_request
                said += [
                    (answer(one, by=world.oonagh, in_full=False, reply="shared", text=""), "Say what you hold"),
                    (answer(one, by=world.oonagh, in_full=False, reply="none", text="x"), "take the words out"),
                ]
                case.state = "closed"
                two.case = case
                said.append((policy.may_answer_invitation(two, by=world.oonagh), "not on a meeting ahead"))
        assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)
