"""An application says nothing of any record to those who may not know of it, and is decided by somebody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lawburrows.audit.models import Entry
from lawburrows.disclosures import policy, queries
from lawburrows.disclosures.models import Application, ApplicationMatch, Disclosure
from lawburrows.rules import applications as rules
from tests.conftest import as_role
from tests.factories.disclosures import MET, answer, application
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day

AHEAD = TODAY + timedelta(days=400)


def test_every_state_is_reached_and_owned_and_its_clock_is_unverified():
    reached = {rules.FIRST.value} | {to for moves in rules.MOVES.values() for to in moves}
    assert reached == set(rules.MOVES)
    for row in rules.STATES:
        assert (row.owner is rules.Owner.NOBODY) == (not row.follows)
        assert ("unverified" in row.clock) == bool(row.limit)


def test_the_same_person_child_or_applicant_is_found_under_another_spelling():
    mine = rules.named("Una Neverwas", "Ewan  NOT-there", "Ailsa Neverwas, 7\nTom")
    assert mine == {
        "una neverwas": "the applicant",
        "ewan not there": "the person asked about",
        "ailsa neverwas": "the child",
    }
    others = [(1, rules.named("Íain Other", "ewan not there", "")), (2, rules.named("A B", "Tom", "Tom"))]
    assert rules.shared(mine, others) == {1: ["the person asked about"]}


@pytest.fixture
def record(world):
    found = make_person(world).record
    with as_role("owner"):
        found.manager = world.aileen
        found.save()
    return found


@pytest.mark.django_db
class TestAnApplication:
    def test_goes_from_first_contact_to_its_answer(self, world, record, client):
        def send(who, name, pk=None, /, **fields):
            client.force_login(getattr(world, who))
            address = reverse(f"disclosures:{name}", args=[pk] if pk else [])
            return client.post(address, {"once": str(uuid4()), **fields})

        taken = {"urgent": "yes", "area": str(world.fife_area.pk), "how": "telephone", "applicant": "Una Neverwas"}
        taken |= {"contact": "07700 900321", "relation": "parent", "children": "Ailsa Neverwas, 7"}
        taken |= {"about": "Ewan Notthere", "concern": "He has moved in with the father"}
        assert b"telephone them first" in send("aileen", "take_application", **taken).content
        send("aileen", "take_application", **taken, protection="The duty social worker, at 14:10 today")
        with as_role("owner"):
            one = Application.objects.get()
            application(world.fife_area, world.aileen, number=2)
        page = reverse("disclosures:application", args=[one.pk])
        shown = client.get(page).content.decode()
        assert "Unverified rule" in shown
        assert "Other applications that name the same" in shown
        send("aileen", "check_application", one.pk, version=1, checks="Checked on the same day")
        day = boxes("met_on", one.taken_on)
        send("aileen", "meet_applicant", one.pk, version=2, identity="Passport", met_words="Worried", **day)
        why = {"why": "Same name and date of birth"}
        hidden = send("aileen", "match_application", one.pk, ref="LB-TEST-9999", **why).content
        assert b"There is no record with this number" in hidden
        send("aileen", "match_application", one.pk, ref=record.ref, **why)
        decided = {
            "version": 3,
            "outcome": "disclose",
            "reason": "The child lives with him now",
            "words": "As approved",
        }
        decided["given_by"] = str(world.aileen.pk)
        send("angus", "decide_application", one.pk, **decided)
        assert record.ref in client.get(page).content.decode()
        begin = reverse("disclosures:propose_disclosure", args=[record.ref]) + f"?application={one.pk}"
        assert b"Una Neverwas" in client.get(begin).content
        said = {"why": "The child lives in his home now", "route": "police", "to_kind": "parent"}
        client.force_login(world.aileen)
        client.post(begin, {"once": str(uuid4()), "name": "Una Neverwas", **said, **boxes("decide_by", AHEAD)})
        with as_role("owner"):
            assert Disclosure.objects.get(record=record).from_key == str(one.pk)
        send("aileen", "answer_application", one.pk, version=4, given_to="Una Neverwas", undertaking="yes")
        send("aileen", "close_application", one.pk, version=5, reason="It was answered in full")
        with as_role("owner"):
            one.refresh_from_db()
            assert one.state == "closed"
            assert Entry.objects.get(act="disclosures.application.answered").verb == "disclose"

    def test_says_nothing_of_a_record_to_whoever_may_not_see_it(self, world, record):
        """Another officer of the unit, whom an exclusion keeps from the record; and what is decided, alike to all."""
        with as_role("owner"):
            record.restricted = True
            record.save()
            one = application(world.fife_area, world.angus, state="decided", **MET)
            answer(one, world.angus, world.angus)
            ApplicationMatch.objects.create(
                record=record, owner=record.lead, application=one, matched_by=world.angus, matched_on=TODAY, why="same"
            )
        with on_the_day(world.aileen) as by:
            assert queries.application(one.pk, by=by) == one
            assert queries.matches_of(one, by=by) == []
            assert queries.met_by(record, one.pk, by=by) is None
            assert queries.record_called(record.ref, by=by) is None
            assert queries.answer_of(one, by=by) is None
            assert "read by those who decide" in policy.may_answer(one, by=by, answer=None).reason
        with on_the_day(world.fergus) as by:
            assert queries.applications(by=by) == []
            assert queries.application(one.pk, by=by) is None

    def test_each_refusal_has_its_reason(self, world, record):
        with as_role("owner"):
            new = application(world.fife_area, world.aileen)
            met = application(world.fife_area, world.aileen, number=2, state="met", relation="other", **MET)
            mine = application(world.fife_area, world.angus, number=3, state="met", **MET)
            closed = application(
                world.fife_area, world.aileen, number=4, state="closed", closed_on=TODAY, closed_because="answered"
            )
            checked = application(world.fife_area, world.aileen, number=5, state="checked")
            away = application(world.dundee_area, world.fergus)
        with on_the_day(world.aileen) as by:
            refused = (
                (policy.may_take(by=by, area=world.dundee_area.pk), "do not work in that area"),
                (policy.may_take(by=by, urgent=True), "telephone them first"),
                (policy.may_check(away, by=by), "do not work in the area"),
                (policy.may_check(met, by=by), "This application is: applicant seen"),
                (policy.may_check(new, by=by, checks="no"), "Say it in words"),
                (policy.may_meet(checked, by=by, on=TODAY, met_on=AHEAD), "not one that lies ahead"),
                (policy.may_meet(checked, by=by, met_on=LONG_AGO), "after the first contact"),
                (policy.may_match(away, None, by=by), "do not work in the area"),
                (policy.may_match(closed, None, by=by), "is closed"),
                (policy.may_close(away, by=by), "do not work in the area"),
                (policy.may_close(closed, by=by), "This application is: closed"),
                (policy.may_close(new, by=by, reason="no"), "Say it in words"),
                (policy.may_decide_application(met, by=by), "Your role does not let you"),
            )
            assert [(str(found), reason) for found, reason in refused if reason not in found.reason] == []
            assert policy.may_match(new, record, by=by)
        with on_the_day(world.angus) as by:
            refused = (
                (policy.may_decide_application(mine, by=by), "You took it"),
                (policy.may_decide_application(met, by=by, outcome="disclose"), "Only a parent"),
                (policy.may_decide_application(met, by=by, reason="no"), "Say it in words"),
            )
            assert [(str(found), reason) for found, reason in refused if reason not in found.reason] == []
            met.relation = "carer"
            found = policy.may_decide_application(met, by=by, outcome="disclose", matched=False)
            assert "Match it with the record first" in found.reason
            assert policy.may_decide_application(met, by=by, outcome="disclose")

    def test_the_database_keeps_what_must_be_said(self, world):
        for change, name in (
            ({"urgent": True}, "a_child_in_danger_is_told_to_child_protection"),
            ({"state": "met"}, "who_an_applicant_is_was_checked"),
            ({"state": "closed"}, "a_closed_application_says_why"),
        ):
            with as_role("owner"), pytest.raises(IntegrityError, match=name), transaction.atomic():
                application(world.fife_area, world.aileen, **change)
