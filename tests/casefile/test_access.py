"""Asking for a record, answering, opening it in an emergency, and changing who is in the case."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest

from lawburrows.access.models import AccessRequest, Exclusion, Partner, Posting, Reader, Record, Share, User
from lawburrows.audit.models import Aside, Entry
from lawburrows.notices.models import Notice
from lawburrows.web import purposes
from tests.casefile.conftest import REF, a_case, signed_in
from tests.conftest import as_role
from tests.people import LONG_AGO, NOON

pytestmark = pytest.mark.django_db
PAGE = f"/people/{REF}/"
REASON = "He stands at the door of a family with small children"


def with_purpose(user, purpose="child_at_risk"):
    """A browser whose search, with a purpose, showed that the record exists."""
    client = signed_in(user)

    class Asked:
        session = client.session

    purposes.keep(Asked, [REF], purpose)
    Asked.session.save()
    return client


def post(client, path, **values):
    return client.post(path, {"once": uuid.uuid4(), **values})


def told(user):
    with as_role("owner"):
        return [notice.kind for notice in Notice.objects.filter(to=user).order_by("at")]


class TestExistence:
    def test_says_whom_to_call_and_nothing_else(self, case, world):
        with as_role("owner"):
            world.aileen.telephone = "0131 496 0001"
            world.aileen.save()
        page = with_purpose(world.fergus).get(PAGE).content.decode()
        assert "Aileen Invented" in page
        assert "0131 496 0001" in page
        for secret in ("Iain", "Ross-Invented", "Go in pairs", "Rape", "1961"):
            assert secret not in page

    def test_a_duty_desk_is_told_of_danger(self, case, world):
        page = with_purpose(world.iona).get(PAGE).content.decode()
        assert "Go in pairs" in page
        assert "Iain" not in page

    def test_is_written_down_with_its_purpose(self, case, world):
        with_purpose(world.fergus).get(PAGE)
        with as_role("owner"):
            [entry] = Entry.objects.filter(act="access.existence_told")
        assert (entry.purpose, entry.records) == ("child_at_risk", [case.pk])

    def test_a_purpose_helps_only_roles_that_are_meant_for_it(self, case, world):
        assert with_purpose(world.gavin).get(PAGE).status_code == 404
        assert with_purpose(world.dougal).get(PAGE).status_code == 404

    def test_a_purpose_that_is_too_old_does_not_hold(self, case, world):
        client = with_purpose(world.fergus)
        session = client.session
        session[purposes.KEPT][REF][1] -= purposes.GOOD_FOR + 1
        session.save()
        assert client.get(PAGE).status_code == 404


class TestAsk:
    def test_a_yes_opens_the_record(self, case, world):
        fergus, aileen = with_purpose(world.fergus), signed_in(world.aileen)
        assert post(fergus, f"{PAGE}ask/", reason="He moves to Dundee").status_code == 302
        assert told(world.aileen) == ["access_asked"]
        page = aileen.get("/notices/").content.decode()
        [address] = re.findall(rf"{PAGE}requests/[0-9a-f-]+/", page)
        assert post(aileen, address, answer="yes", reason="").status_code == 302
        assert told(world.fergus) == ["access_answered"]
        assert "the record manager agreed" in signed_in(world.fergus).get(PAGE).content.decode()

    def test_a_no_needs_a_reason_and_opens_nothing(self, case, world):
        post(with_purpose(world.fergus), f"{PAGE}ask/", reason="He moves to Dundee")
        asked = AccessRequest.objects.values_list("pk", flat=True)
        with as_role("owner"):
            [key] = asked
        aileen = signed_in(world.aileen)
        refused = post(aileen, f"{PAGE}requests/{key}/", answer="no")
        assert "Enter why not" in refused.content.decode()
        post(aileen, f"{PAGE}requests/{key}/", answer="no", reason="Ask again when he has moved")
        assert signed_in(world.fergus).get(PAGE).status_code == 404

    def test_is_asked_once(self, case, world):
        fergus = with_purpose(world.fergus)
        post(fergus, f"{PAGE}ask/", reason="He moves to Dundee")
        assert "You have already asked" in fergus.get(f"{PAGE}ask/").content.decode()

    def test_the_same_sending_twice_asks_once(self, case, world):
        fergus, once = with_purpose(world.fergus), uuid.uuid4()
        for _ in range(2):
            assert fergus.post(f"{PAGE}ask/", {"once": once, "reason": "He moves"}).status_code == 302
        with as_role("owner"):
            assert AccessRequest.objects.count() == 1

    def test_only_the_manager_or_a_decider_answers(self, case, world):
        post(with_purpose(world.fergus), f"{PAGE}ask/", reason="He moves to Dundee")
        with as_role("owner"):
            [key] = AccessRequest.objects.values_list("pk", flat=True)
            case.manager = world.angus
            case.save()
        page = signed_in(world.aileen).get(f"{PAGE}requests/{key}/").content.decode()
        assert "Only the record manager, a manager of the lead authority" in page


class TestBreakGlass:
    @pytest.mark.parametrize("reason", ["", "urgent", "aaaaaaaaaaaaaaaaaaaa", "- - - - - - - - - - -"])
    def test_a_reason_that_says_nothing_is_refused(self, case, world, reason):
        answer = post(with_purpose(world.fergus), f"{PAGE}emergency/", reason=reason)
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()
        with as_role("owner"):
            assert not Share.objects.exists()

    def test_opens_for_an_hour_and_tells_manager_and_every_auditor_at_once(self, case, world, witnesses):
        fergus = with_purpose(world.fergus)
        sent = post(fergus, f"{PAGE}emergency/", reason=REASON)
        witnesses()
        assert fergus.get(sent["Location"])["Location"] == PAGE
        page = fergus.get(PAGE).content.decode()
        assert "The record is open to you for 60 minutes" in page
        assert "Iain Ross-Invented" in page
        assert "Opened in an emergency, until" in page
        assert told(world.aileen) == ["glass_broken"]
        assert told(world.morag) == ["glass_broken"]
        with as_role("owner"):
            [entry] = Entry.objects.filter(act="access.glass_broken")
            assert Aside.objects.get(entry_id=entry.pk).text == REASON

    def test_nothing_is_open_before_the_agencies_have_witnessed_it(self, case, world, monkeypatch):
        monkeypatch.setattr("lawburrows.web.witnessing.PATIENCE", 0.0)
        fergus = with_purpose(world.fergus)
        sent = post(fergus, f"{PAGE}emergency/", reason=REASON)
        waiting = fergus.get(sent["Location"])
        assert (waiting.status_code, waiting["Refresh"]) == (202, "3")
        assert "being witnessed by the agencies" in waiting.content.decode()
        assert "Ross-Invented" not in fergus.get(PAGE).content.decode()
        assert told(world.aileen) == ["glass_broken"]

    def test_it_is_said_when_no_witness_answers(self, case, world, monkeypatch):
        monkeypatch.setattr("lawburrows.web.witnessing.PATIENCE", 0.0)
        monkeypatch.setattr("lawburrows.web.witnessing.ANSWERS_WITHIN", timedelta(0))
        fergus = with_purpose(world.fergus)
        answer = fergus.get(post(fergus, f"{PAGE}emergency/", reason=REASON)["Location"])
        assert answer.status_code == 503
        assert "The agencies that witness the trail do not answer" in answer.content.decode()
        assert "call the lead authority" in answer.content.decode()

    def test_an_opening_that_waited_too_long_is_asked_for_again(self, case, world, witnesses):
        fergus = with_purpose(world.fergus)
        sent = post(fergus, f"{PAGE}emergency/", reason=REASON)
        witnesses()
        with as_role("owner"):
            Share.objects.update(expires_at=NOON - timedelta(days=365))
        assert "say again why you need the record now" in fergus.get(sent["Location"], follow=True).content.decode()

    def test_an_opening_begins_once_and_for_nobody_else(self, case, world, witnesses):
        fergus = with_purpose(world.fergus)
        sent = post(fergus, f"{PAGE}emergency/", reason=REASON)["Location"]
        witnesses()
        assert with_purpose(world.iona).get(sent).status_code == 404
        for _ in range(2):
            assert fergus.get(sent)["Location"] == PAGE
        with as_role("owner"):
            assert Entry.objects.filter(act="access.glass_opened").count() == 1

    def test_is_refused_to_roles_without_it(self, case, world):
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.health, starts=case.opened_on)
        page = signed_in(world.dougal).get(f"{PAGE}emergency/").content.decode()
        assert "Your role does not let you open a record in an emergency" in page

    def test_is_reviewed_by_somebody_else(self, case, world, witnesses):
        fergus = with_purpose(world.fergus)
        sent = post(fergus, f"{PAGE}emergency/", reason=REASON)
        witnesses()
        fergus.get(sent["Location"])
        with as_role("owner"):
            [key] = Share.objects.values_list("pk", flat=True)
        own = fergus.get(f"{PAGE}openings/{key}/").content.decode()
        assert "Only the record manager, a manager of the lead authority" in own
        aileen = signed_in(world.aileen)
        assert "Review due" in aileen.get(f"{PAGE}in-the-case/").content.decode()
        post(aileen, f"{PAGE}openings/{key}/", note="Rightly opened: a family was in danger")
        assert "Reviewed by Aileen Invented" in aileen.get(f"{PAGE}openings/").content.decode()


class TestWhoIsInTheCase:
    def test_a_manager_changes_it(self, case, world):
        aileen = signed_in(world.aileen)
        post(aileen, f"{PAGE}in-the-case/partner/", agency=str(world.fife.pk), grade="3")
        assert signed_in(world.bashir).get(PAGE).status_code == 200
        post(aileen, f"{PAGE}in-the-case/exclude/", email=world.bashir.email, reason="his brother-in-law")
        assert signed_in(world.bashir).get(PAGE).status_code == 404
        assert signed_in(world.beth).get(PAGE).status_code == 200
        with as_role("owner"):
            [exclusion], [partner] = Exclusion.objects.all(), Partner.objects.all()
        post(aileen, f"{PAGE}in-the-case/partner/{partner.pk}/end/")
        assert post(aileen, f"{PAGE}in-the-case/exclusion/{exclusion.pk}/end/").status_code == 302

    def test_a_partner_may_be_one_division_alone(self, world):
        record = a_case(world, lead=world.fife, manager=world.beth)
        division = str(world.areas["P Division"].pk)
        post(
            signed_in(world.beth), f"{PAGE}in-the-case/partner/", agency=str(world.police.pk), area=division, grade="3"
        )
        assert signed_in(world.aileen).get(PAGE).status_code == 200
        assert signed_in(world.fergus).get(PAGE).status_code == 404
        assert record.ref == REF

    def test_names_are_changed_by_address_and_an_unknown_one_is_said(self, case, world):
        aileen = signed_in(world.aileen)
        wrong = post(
            aileen,
            f"{PAGE}in-the-case/name/",
            version=case.version,
            manager=world.aileen.email,
            prison_contact="nobody@lawburrows.example",
        )
        assert "Nobody signs in with nobody@lawburrows.example" in wrong.content.decode()
        post(
            aileen,
            f"{PAGE}in-the-case/name/",
            version=case.version,
            manager=world.aileen.email,
            prison_contact=world.catriona.email,
        )
        assert "you are the prison contact" in signed_in(world.catriona).get(PAGE).content.decode()

    def test_a_restricted_record_exists_only_for_its_readers(self, case, world):
        aileen = signed_in(world.aileen)
        assert signed_in(world.angus).get(PAGE).status_code == 200
        post(aileen, f"{PAGE}in-the-case/restrict/", readers=world.effie.email)
        with as_role("owner"):
            assert Reader.objects.count() == 2
        assert aileen.get(PAGE).status_code == 200
        assert signed_in(world.effie).get(PAGE).status_code == 200
        assert signed_in(world.angus).get(PAGE).status_code == 404
        assert with_purpose(world.fergus).get(PAGE).status_code == 404

    def test_whoever_may_not_change_it_reads_why(self, case, world):
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.fife, starts=case.opened_on)
        bashir = signed_in(world.bashir)
        page = bashir.get(f"{PAGE}in-the-case/").content.decode()
        assert "or the coordinator changes who is in the case" in page
        post(bashir, f"{PAGE}in-the-case/exclude/", email=world.angus.email, reason="no reason")
        with as_role("owner"):
            assert not Exclusion.objects.exists()


class TestLiftRestriction:
    def test_lets_everybody_in_the_case_see_it_again(self, case, world):
        aileen = signed_in(world.aileen)
        post(aileen, f"{PAGE}in-the-case/restrict/", readers=world.aileen.email)
        assert signed_in(world.angus).get(PAGE).status_code == 404
        assert post(aileen, f"{PAGE}in-the-case/restrict/lift/", reason=REASON).status_code == 302
        assert signed_in(world.angus).get(PAGE).status_code == 200
        assert "The record is not restricted" in aileen.get(f"{PAGE}in-the-case/").content.decode()
        with as_role("owner"):
            assert Entry.objects.filter(act="access.restriction_lifted").count() == 1

    def test_needs_a_reason_and_a_restriction(self, case, world):
        aileen = signed_in(world.aileen)
        assert "not restricted" in aileen.get(f"{PAGE}in-the-case/restrict/lift/").content.decode()
        post(aileen, f"{PAGE}in-the-case/restrict/", readers=world.aileen.email)
        answer = post(aileen, f"{PAGE}in-the-case/restrict/lift/", reason="why not")
        assert "15 letters or more" in answer.content.decode()
        assert signed_in(world.angus).get(PAGE).status_code == 404

    def test_who_was_on_the_list_is_not_on_the_next_one(self, case, world):
        aileen = signed_in(world.aileen)
        post(aileen, f"{PAGE}in-the-case/restrict/", readers=world.angus.email)
        post(aileen, f"{PAGE}in-the-case/restrict/lift/", reason=REASON)
        post(aileen, f"{PAGE}in-the-case/restrict/", readers=world.aileen.email)
        assert signed_in(world.angus).get(PAGE).status_code == 404


class TestMove:
    @pytest.fixture
    def dana(self, world):
        """Who decides for the police in Tayside."""
        with as_role("owner"):
            user = User.objects.create(email="dana@lawburrows.example", name="Dana Invented")
            Posting.objects.create(
                user=user,
                agency=world.police,
                area=world.areas["D Division"],
                role="police_supervisor",
                starts=LONG_AGO,
            )
        return user

    @staticmethod
    def moved(user, world, **values):
        with as_role("owner"):
            version = Record.objects.get(ref=REF).version
        given = {"area": str(world.dundee_area.pk), "reason": REASON, "version": version}
        return post(signed_in(user), f"{PAGE}in-the-case/move/", **given | values)

    def test_the_new_area_sees_it_and_is_told_and_the_old_one_no_longer(self, case, world, dana):
        assert signed_in(dana).get(PAGE).status_code == 404
        assert self.moved(world.aileen, world).status_code == 302
        assert signed_in(dana).get(PAGE).status_code == 200
        assert signed_in(world.angus).get(PAGE).status_code == 404
        assert told(dana) == ["case_moved"]
        assert told(world.angus) == []
        with as_role("owner"):
            entry = Entry.objects.get(act="access.area_changed")
            assert Aside.objects.get(entry_id=entry.pk).text == REASON

    def test_the_one_who_is_named_keeps_it_until_another_is(self, case, world, dana):
        self.moved(world.aileen, world)
        assert signed_in(world.aileen).get(PAGE).status_code == 200
        with as_role("owner"):
            version = Record.objects.get(ref=REF).version
        post(signed_in(dana), f"{PAGE}in-the-case/name/", manager=dana.email, version=version)
        assert signed_in(world.aileen).get(PAGE).status_code == 404

    def test_its_record_manager_is_told_when_another_moves_it(self, case, world):
        with as_role("owner"):
            wide = Posting.objects.get(user=world.effie)
            wide.area = None
            wide.save()
        assert self.moved(world.effie, world).status_code == 302
        assert told(world.aileen) == ["case_moved"]

    def test_nobody_sends_it_where_they_cannot_follow(self, case, world):
        for user in (world.angus, world.effie):
            answer = self.moved(user, world)
            assert answer.status_code == 200
            assert "You would not see the case any more" in answer.content.decode()
        with as_role("owner"):
            assert Record.objects.get(ref=REF).area_id == world.fife_area.pk

    def test_another_authority_may_lead_it_there(self, case, world):
        self.moved(world.aileen, world, lead=str(world.dundee.pk))
        assert signed_in(world.gavin).get(PAGE).status_code == 200
        with as_role("owner"):
            assert Entry.objects.get(act="access.area_changed").fields == ["area", "lead"]

    def test_a_restricted_one_is_told_to_nobody_who_may_not_see_it(self, case, world, dana):
        post(signed_in(world.aileen), f"{PAGE}in-the-case/restrict/", readers=world.aileen.email)
        self.moved(world.aileen, world)
        assert told(dana) == []

    @pytest.mark.parametrize(
        ("values", "error"),
        [
            ({"reason": "moved"}, "15 letters or more"),
            ({"area": ""}, "Select the council area"),
            ({"version": 99}, "Somebody else changed"),
        ],
    )
    def test_says_what_is_wrong(self, case, world, values, error):
        assert error in self.moved(world.aileen, world, **values).content.decode()

    def test_the_same_area_is_no_move(self, case, world):
        assert "managed there already" in self.moved(world.aileen, world, area=str(world.fife_area.pk)).content.decode()
