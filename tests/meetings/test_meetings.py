"""Planning a meeting, its cases in their order, and who learns of whom."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.urls import reverse

from lawburrows.access.models import Exclusion, Partner
from lawburrows.meetings import policy, queries
from lawburrows.meetings.commands import cancel_meeting, move_case
from lawburrows.meetings.models import Meeting, MeetingCase
from lawburrows.notices.models import Notice
from lawburrows.orders.models import LevelDecision
from lawburrows.rules import meetings as rules
from lawburrows.rules.verdict import Refused
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories import referrals as referred
from tests.factories.people import make_person
from tests.house.tables import REASON, boxes
from tests.people import LONG_AGO, NOON, TODAY, on_the_day


def test_every_state_is_reached_owned_and_says_until_when():
    for states in rules.MACHINES.values():
        reached = {states[0].key, *(key for one in states for key in one.after)}
        assert reached == {one.key for one in states}
        assert all(one.owner and (one.clock or not one.after) for one in states)


@pytest.fixture
def three(world):
    """Three people of Fife on one meeting; the council is in the third case alone."""
    with as_role("owner"):
        held = make.meeting(world)
        found = []
        for number, given in enumerate(("Iain", "Ewan", "Una")):
            record = make_person(world, given, "Imaginary").record
            found.append(make.case(held, record, by=world.effie, begins=time(14, 20 * number)))
        Partner.objects.create(record=found[2].record, agency=world.fife, starts=LONG_AGO)
    return held, found


def sent(client, url, **fields):
    page = client.get(url).content.decode()
    for name in ("once", "version"):
        if f'name="{name}" value="' in page:
            fields.setdefault(name, page.split(f'name="{name}" value="')[1].split('"')[0])
    return client.post(url, fields, follow=True)


@pytest.mark.django_db
class TestAMeeting:
    def test_is_planned_filled_from_suggestions_moved_and_everybody_is_told(self, client, world):
        with as_role("owner"):
            record = make_person(world).record
            LevelDecision.objects.create(record=record, owner=world.police, value=2, starts=LONG_AGO)
        client.force_login(world.effie)
        assert "Plan the first one" in client.get(reverse("meetings:calendar")).content.decode()
        fields = {"level": 2, "begins": "14:00", "ends": "16:00", "place": "Room 3", "area": world.fife_area.pk}
        fields |= {"chair": world.angus.pk, "minute_taker": world.effie.pk}
        url = reverse("meetings:plan_meeting")
        wrong = sent(client, url, **fields | {"ends": "13:00"} | boxes("day", today())).content.decode()
        assert "must end after it begins" in wrong
        page = sent(client, url, **fields, **boxes("day", today() + timedelta(days=7))).content.decode()
        assert "No case is on this meeting" in page
        with as_role("owner"):
            made = Meeting.objects.get()
        url = reverse("meetings:add_case", args=[made.pk])
        assert "no meeting is recorded" in client.get(url).content.decode()
        page = sent(client, url, suggested=record.pk, why="review", begins="14:00", lasts=20).content.decode()
        assert "Iain Invented" in page or record.ref in page
        assert (
            "is on the meeting already"
            in sent(client, url, ref=record.ref, why="review", begins="14:00", lasts=20).content.decode()
        )
        url = reverse("meetings:change_meeting", args=[made.pk])
        later = fields | boxes("day", today() + timedelta(days=8)) | {"begins": "15:00"}
        assert "Say in words why" in sent(client, url, **later).content.decode()
        assert "everybody who is asked" in sent(client, url, **later, reason=REASON).content.decode()
        with as_role("owner"):
            assert MeetingCase.objects.get().begins == time(15)
            told = set(Notice.objects.filter(to=world.angus).values_list("kind", flat=True))
        assert told == {"meeting_asked", "meeting_changed"}
        client.force_login(world.angus)
        assert "Level 2 meeting of Fife" in client.get(reverse("meetings:calendar")).content.decode()

    def test_an_accepted_referral_is_suggested_with_its_date_until_a_meeting_is_planned(self, client, world):
        with as_role("owner"):
            held = make.meeting(world)
            for name in ("Iain", "Ewan"):
                record = make_person(world, name, "Imaginary").record
                LevelDecision.objects.create(record=record, owner=world.police, value=2, starts=LONG_AGO)
            referred.referral(record, world, "accepted")
            referred.referral(make_person(world, "Una", "Imaginary").record, world, "accepted", level=3)
        client.force_login(world.effie)
        url = reverse("meetings:add_case", args=[held.pk])
        page = client.get(url).content.decode()
        assert "Accepted referral: first meeting by 7 January 2027 (unverified)" in page
        assert referred.CANNOT.replace("'", "&#x27;") in page
        assert page.count("Ewan Imaginary") == 1
        assert "Una" not in page  # level 3 is for another meeting
        fields = {"begins": "14:00", "lasts": 20}
        assert "Select why now" in sent(client, url, ref=record.ref, **fields).content.decode()
        sent(client, url, suggested=record.pk, **fields)
        with as_role("owner"):
            assert MeetingCase.objects.get().why == "referral"
        page = client.get(url).content.decode()
        assert "Ewan" not in page
        assert "Iain" in page

    def test_a_case_changes_places_with_its_neighbour_and_none_overlaps(self, world, three):
        held, cases = three
        with on_the_day(world.effie):
            move_case(
                queries.case(cases[2].record, cases[2].pk, by=world.effie),
                earlier=True,
                version=1,
                by=world.effie,
                on=TODAY,
            )
            row = queries.cases_of(held, by=world.effie)
        assert [one.pk for one in row] == [cases[0].pk, cases[2].pk, cases[1].pk]
        assert [one.begins for one in row] == [time(14), time(14, 20), time(14, 40)]

    def test_who_attends_one_case_learns_nothing_of_the_others(self, client, world, three):
        held, cases = three
        client.force_login(world.bashir)
        page = client.get(reverse("meetings:meeting", args=[held.pk])).content.decode()
        assert "Una Imaginary" in page
        assert not any(words in page for words in ("Iain", "Ewan", cases[0].record.ref, cases[1].record.ref, "14:00<"))
        assert "1 case that you may see" in client.get(reverse("meetings:calendar")).content.decode()
        with on_the_day(world.bashir):
            assert [one.pk for one in MeetingCase.objects.all()] == [cases[2].pk]  # row security says the same
            assert Meeting.objects.count() == 1
        with on_the_day(world.gavin):
            assert not Meeting.objects.exists()
        client.force_login(world.gavin)
        assert client.get(reverse("meetings:meeting", args=[held.pk])).status_code == 404

    def test_a_coordinator_with_a_conflict_does_not_see_that_case(self, client, world, three):
        held, cases = three
        with as_role("owner"):
            Exclusion.objects.create(record=cases[0].record, user=world.effie, reason="her brother", starts=LONG_AGO)
        client.force_login(world.effie)
        page = client.get(reverse("meetings:meeting", args=[held.pk])).content.decode()
        assert "Iain" not in page
        assert "Una Imaginary" in page

    def test_refusals_say_why(self, world, three):
        held, cases = three
        with as_role("owner"):
            closed = make.meeting(world, state="held")
            away = make_person(world, "Away", "Imaginary", area=world.dundee_area).record
            shut = make_person(world, "Shut", "Imaginary").record
            shut.closed_on = TODAY
            merged = make_person(world, "Merged", "Imaginary").record
            merged.merged_into = shut
        effie, aileen = world.effie, world.aileen
        with on_the_day(effie), as_role("owner"):
            add = policy.may_add_case
            said = {
                "plan": policy.may_plan(world.dundee_area, by=effie).reason,
                "past": policy.may_plan(world.fife_area, by=effie, on=TODAY, day=LONG_AGO).reason,
                "held": policy.may_change_meeting(closed, by=effie).reason,
                "why": policy.may_change_meeting(held, by=effie, reason="no").reason,
                "discussed": policy.may_cancel(held, by=effie, closed=True, reason=REASON).reason,
                "outside": add(held, away, by=effie, there=False).reason,
                "shut": add(held, shut, by=effie, there=False).reason,
                "merged": add(held, merged, by=effie, there=False).reason,
                "twice": add(held, cases[0].record, by=effie, there=True).reason,
            }
            cases[0].state = "closed"
            said["closed"] = policy.may_change_case(cases[0], by=effie).reason
        words = {
            "plan": "do not plan",
            "past": "today or a later day",
            "held": "was held",
            "why": "Say in words",
            "discussed": "discussed already",
            "outside": "outside Fife",
            "shut": "is closed",
            "merged": "merged",
            "twice": "already",
            "closed": "discussed and closed",
        }
        assert {key: words[key] in text for key, text in said.items()} == dict.fromkeys(words, True)
        with on_the_day(aileen), pytest.raises(Refused, match="MAPPA coordinator"):
            cancel_meeting(held, reason=REASON, version=1, by=aileen, on=TODAY)
        with on_the_day(effie):
            cancel_meeting(queries.meeting(held.pk, by=effie), reason=REASON, version=1, by=effie, on=NOON.date())
