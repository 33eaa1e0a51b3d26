"""The room of a case: one writes, others propose; closing fixes level and next review; minutes until they are received."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lawburrows.access.models import Partner
from lawburrows.meetings import policy
from lawburrows.meetings.deadlines import dates_in
from lawburrows.meetings.models import Minutes, Receipt
from lawburrows.notices.models import Notice
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.referrals.models import Referral
from lawburrows.rules import meetings as rules
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories import referrals as referred
from tests.factories.people import make_person
from tests.house.tables import REASON, boxes
from tests.meetings.test_meetings import sent
from tests.people import LONG_AGO, NOON, TODAY, on_the_day


def test_what_is_missing_is_said_word_by_word():
    nothing = rules.Written(frozenset(), False, False, False, False, False, False)
    assert len(rules.missing(nothing)) == len(rules.HEADINGS) + 6
    everything = rules.Written(frozenset(rules.HEADING), True, True, True, True, True, True)
    assert rules.missing(everything) == []


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        referred.referral(record, world, "accepted")
        referred.referral(record, world, "accepted", level=3)
        LevelDecision.objects.create(record=record, owner=world.police, value=2, starts=LONG_AGO)
        return make.case(make.meeting(world, day=today()), record, by=world.effie)


def page_of(client, case, name="room", app="casefile", **more):
    return reverse(f"{app}:{name}", kwargs={"ref": case.record.ref, "pk": case.pk, **more})


@pytest.mark.django_db
def test_a_case_is_minuted_closed_corrected_agreed_circulated_and_received(client, world, case):
    with as_role("owner"):
        asked = [make.invitation(case, user, by=world.effie) for user in (world.aileen, world.bashir, world.angus)]

    def to(name, **more):
        return page_of(client, case, name, "meetings", **more)

    client.force_login(world.effie)
    page = client.get(page_of(client, case)).content.decode()
    assert "Write the minutes" in page
    assert "Still missing" in client.get(to("close_case")).content.decode()
    sent(client, to("write_minutes"), discussion="Police spoke", risks="None new")
    # A second window that began from nothing is late: what stands and what was typed are shown, and nothing is lost.
    late = sent(client, to("write_minutes"), version=7, discussion="Other words").content.decode()
    assert "Police spoke" in late
    assert "Other words" in late
    sent(client, to("take_attendance"), here=[asked[0].pk, asked[1].pk], agreed="on")
    refused = sent(client, to("close_case")).content.decode()
    assert "Victims" in refused
    assert "The level, with why" in refused
    client.force_login(world.bashir)
    assert "writes the minutes" in client.get(to("write_minutes")).content.decode()
    assert (
        "minute-taker was told" in sent(client, to("propose_words"), heading="risks", text="Cut twice").content.decode()
    )
    sent(client, to("record_dissent"), who="Bashir, Fife Council", what="Level 3 is needed")
    client.force_login(world.effie)
    with as_role("owner"):
        words = Minutes.objects.get().proposals.get()
    sent(client, to("judge_words", proposal=words.pk), taken="yes")
    whose = f"{world.police.pk}:{world.aileen.pk}"
    soon = boxes("due", today() + timedelta(days=7))
    sent(client, to("give_action"), what="Speak to the landlord about the door", whose=whose, **soon)
    decided = {"disclosure": "no", "disclosure_why": "Nobody new", "level": "1", "level_why": "One agency can manage"}
    texts = {"discussion": "Police spoke", "risks": "None new. Cut twice", "victims": "None", "children": "None"}
    review = boxes("next_review", today() + timedelta(days=84))
    sent(client, to("write_minutes"), **texts, diversity="None", **decided, **review)
    assert "level and next review stand" in sent(client, to("close_case")).content.decode()
    with as_role("owner"):
        case.refresh_from_db()
        held = case.meeting.state
        minutes = Minutes.objects.get()
        level = LevelDecision.objects.get(record=case.record, ends=None)
        assert set(Notice.objects.filter(kind="minutes_draft").values_list("to__name", flat=True)) == {
            "Aileen Invented",
            "Bashir Invented",
        }
        referrals = set(Referral.objects.values_list("level", "state", "meeting_on"))
    assert (case.state, minutes.state, held) == ("closed", "draft", "held")
    # The first meeting that the referral to level 2 asked for; that to level 3 still waits for a meeting at level 3.
    assert referrals == {(2, "arranged", case.meeting.day), (3, "accepted", None)}
    assert (level.value, level.starts, level.decided_by) == (1, today(), world.effie)
    client.force_login(world.bashir)
    sent(client, to("propose_words"), heading="risks", text="It was three times")
    client.force_login(world.angus)
    assert "1 proposed before" in client.get(to("agree_minutes")).content.decode()
    client.force_login(world.effie)
    with as_role("owner"):
        words = minutes.proposals.get(state="proposed")
    assert "Say in words why" in sent(client, to("judge_words", proposal=words.pk), taken="no").content.decode()
    sent(client, to("judge_words", proposal=words.pk), taken="no", reason=REASON)
    client.force_login(world.angus)
    sent(client, to("agree_minutes"))
    client.force_login(world.effie)
    assert "stay" in client.get(to("write_minutes")).content.decode()
    sent(client, to("circulate_minutes"))
    client.force_login(world.bashir)
    page = client.get(page_of(client, case)).content.decode()
    assert "I have received these minutes" in page
    assert "Level 3 is needed" in page
    sent(client, to("receive_minutes"))
    with as_role("owner"):
        minutes.refresh_from_db()
        received = set(Receipt.objects.exclude(received_at=None).values_list("to__name", flat=True))
    assert (minutes.state, received) == ("circulated", {"Bashir Invented"})


@pytest.mark.django_db
def test_refusals_say_why(world, case):
    with as_role("owner"):
        minutes = make.minutes(case)
        words = make.proposal(minutes, by=world.bashir)
        with on_the_day(world.effie):
            by = world.effie
            said = [
                (policy.may_agree(case, minutes, by=by, waiting=0), "who chaired"),
                (policy.may_circulate(case, minutes, by=by), "being written"),
            ]
            words.state = "taken"
            said.append((policy.may_judge(case, words, by=by, taken=True), "taken in"))
            case.meeting.state = "cancelled"
            said += [
                (policy.may_run(case, by=by), "cancelled"),
                (policy.may_write_minutes(case, minutes, by=by), "not discussed"),
            ]
            case.meeting.state, case.state = "planned", "closed"
            said.append((policy.may_run(case, by=by), "closed"))
            case.state = "planned"
        with on_the_day(world.angus):
            said.append((policy.may_agree(case, minutes, by=world.angus, waiting=0), "being written"))
        with on_the_day(world.aileen):
            by = world.aileen
            said += [
                (policy.may_propose(case, minutes, by=by, present=False), "Those who were at"),
                (policy.may_propose(case, None, by=by, present=True), "Nothing is written yet"),
                (policy.may_run(case, by=by), "The chair"),
            ]
            minutes.state = "agreed"
            said.append((policy.may_propose(case, minutes, by=by, present=True), "they stay"))
        with on_the_day(world.dougal):
            said.append((policy.may_propose(case, minutes, by=world.dougal, present=True), "do not see the minutes"))
    assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)


def due_of(world, case):
    with on_the_day(world.aileen):
        found = dates_in(Reading([case.record.pk], world.aileen, TODAY))[case.record.pk]
    return {one.key.partition("-")[0]: one for one in found.deadlines}, found.fulfilled


@pytest.mark.django_db
def test_minutes_fall_due_to_each_who_has_them_by_figures_that_nobody_confirmed(world, case):
    day = TODAY - timedelta(days=3)  # a Tuesday
    with as_role("owner"):
        make.meeting(world)  # without the case
        case.meeting.day = day
        case.meeting.save()
    due, _ = due_of(world, case)
    draft = due["minutes_draft"]
    assert (draft.due, draft.person, draft.unverified) == (date(2026, 12, 8), world.effie.pk, True)
    with as_role("owner"):
        case.state, case.closed_by, case.closed_at = "closed", world.effie, NOON
        case.next_review = day + timedelta(days=85)  # a day later than is quoted
        case.save()
    due, met = due_of(world, case)
    assert met == {f"meeting-{case.pk}": day, f"minutes_draft-{case.pk}": TODAY}
    sending = due["minutes_circulated"]
    assert (sending.due, sending.person, sending.unverified) == (date(2026, 12, 15), world.angus.pk, True)
    often = due["level_review"]
    assert (often.kind, often.due, often.unverified) == ("level_2_review", day + timedelta(days=84), True)
    assert "set a later day" in often.steps[-1].text
    assert not due["meeting_review"].unverified
    with as_role("owner"):
        case.minutes_agreed_on, case.next_review = TODAY, day + timedelta(days=84)
        case.save()
    due, _ = due_of(world, case)
    assert due["minutes_circulated"].person == world.effie.pk
    assert set(due) == {"minutes_circulated", "meeting_review"}
    with as_role("owner"):
        case.minutes_circulated_on = TODAY
        case.save()
    due, met = due_of(world, case)
    assert met[f"minutes_circulated-{case.pk}"] == TODAY
    assert set(due) == {"meeting_review"}


@pytest.mark.django_db
def test_the_meeting_ahead_and_the_review_that_one_set_fall_due(world, case):
    past = today() - timedelta(days=90)
    again = past + timedelta(days=84)
    closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": again}
    closed |= {"minutes_agreed_on": past, "minutes_circulated_on": past}
    with as_role("owner"):
        before = make.case(make.meeting(world, day=past, state="held"), case.record, by=world.effie, **closed)
    with on_the_day(world.aileen):
        reading = Reading([case.record.pk], world.aileen, today())
        found = dates_in(reading)[case.record.pk]
    assert {one.key: one.due for one in found.deadlines} == {
        f"meeting-{case.pk}": today(),
        f"meeting_review-{before.pk}": again,
    }
    sent_on = {f"minutes_circulated-{before.pk}": past}
    assert found.fulfilled == {f"meeting-{before.pk}": past, f"minutes_draft-{before.pk}": TODAY} | sent_on
