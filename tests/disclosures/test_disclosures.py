"""A disclosure from proposal to outcome: never approved by its author, its third party named nowhere but apart."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lawburrows.access.models import Partner
from lawburrows.audit.models import Entry
from lawburrows.casefile.chronology import chronology
from lawburrows.disclosures import policy, queries
from lawburrows.disclosures.documents import DISCLOSURE_SHEET, HANDED_SHEET
from lawburrows.disclosures.models import Disclosure, DisclosureStep
from lawburrows.notices.models import Notice
from lawburrows.rules.disclosures import TEST_KEYS
from lawburrows.summaries.naming import named_in
from lawburrows.tasks.waiting import owed_to
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories.disclosures import THIRD, WORDS, approved, disclosure, told
from tests.factories.meetings import case as meeting_case
from tests.factories.meetings import meeting, minutes
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(world):
    """A man of Fife whom Aileen manages; the council is in the case."""
    found = make_person(world).record
    with as_role("owner"):
        found.manager = world.aileen
        found.save()
        Partner.objects.create(record=found, agency=world.fife, starts=LONG_AGO)
    return found


@pytest.fixture
def sign_in(client, world):
    return lambda name: client.force_login(getattr(world, name))


@pytest.fixture
def send(client, sign_in):
    """Send the form of an act as somebody; the answer."""

    def sending(who, record, name, pk=None, /, **fields):
        sign_in(who)
        address = reverse(f"disclosures:{name}", args=[record.ref, *([pk] if pk else [])])
        return client.post(address, {"once": str(uuid4()), **fields})

    return sending


AHEAD = today() + timedelta(days=9)
PROPOSED = {"why": "Children of the club could be met alone", "route": "police", "to_kind": "club", "name": THIRD}
TEST = {key: f"Considered: {key}, and why" for key in TEST_KEYS}


def the_one(record):
    with as_role("owner"):
        return Disclosure.objects.get(record=record)


class TestTheWholeWay:
    def test_is_written_approved_by_somebody_else_told_and_followed_up(self, world, record, send, client, sign_in):
        send("aileen", record, "propose_disclosure", **PROPOSED, **boxes("decide_by", AHEAD))
        one = the_one(record)
        page = reverse("disclosures:disclosure", args=[record.ref, one.pk])
        assert b"Missing before it can be approved (9)" in client.get(page).content
        angus = str(world.angus.pk)
        late = send("aileen", record, "send_disclosure", one.pk, version=one.version, asked=angus)
        assert b"Something is missing: Why it is necessary" in late.content
        named = TEST | {"heard": "silent", "words": f"{THIRD} should know this"}
        answer = send("aileen", record, "write_test", one.pk, version=1, **named)
        assert "This names the third party" in answer.content.decode()
        send("aileen", record, "write_test", one.pk, version=1, **named | {"words": WORDS})
        send("aileen", record, "send_disclosure", one.pk, version=2, asked=angus)
        assert the_one(record).state == "waiting"
        with as_role("owner"):
            assert Notice.objects.filter(to=world.angus, kind="disclosure_waits").count() == 1
        decided = {"answer": "approve", "reason": "It protects the children of the club", **boxes("tell_by", AHEAD)}
        send("angus", record, "decide_disclosure", one.pk, version=3, **decided)
        assert the_one(record).decided_by == world.angus
        how = {"made_how": "face", "made_words": "In the office, for twenty minutes", "sheet": "yes", "keeps": "yes"}
        how |= {**boxes("made_on", today()), **boxes("look_on", AHEAD)}
        answer = send("aileen", record, "tell_disclosure", one.pk, version=4, **how)
        assert the_one(record).state == "made"
        with as_role("owner"):
            entry = Entry.objects.get(act="disclosures.made")
        assert entry.verb == "disclose"
        assert entry.digest is not None
        said = {"outcome": "He does not work there any more", "reaction": "Calm", "person_told": "no"}
        send("aileen", record, "record_outcome", one.pk, version=5, **said)
        assert the_one(record).state == "ended"
        with as_role("owner"):
            kept = DisclosureStep.objects.get(disclosure=one, after="approved").kept
        assert kept["words"] == WORDS
        assert THIRD not in str(kept)
        sign_in("aileen")
        assert THIRD in client.get(page).content.decode()
        joint = client.get(reverse("casefile:joint", args=[record.ref])).content.decode()
        assert "Disclosure 1: to a club, church or other group" in joint
        assert THIRD not in joint

    def test_what_could_not_wait_is_recorded_first_and_judged_by_somebody_else(self, world, record, send):
        how = {"made_how": "telephone", "made_words": "Two minutes on the telephone", "words": WORDS}
        how |= {"necessary": "The child was to be fetched within the hour", "asked": str(world.angus.pk)}
        how |= {**boxes("made_on", today()), **boxes("look_on", AHEAD)}
        send("aileen", record, "told_at_once", **PROPOSED, **how)
        one = the_one(record)
        assert (one.state, one.urgent, one.number) == ("made_first", True, 1)
        reason = {"answer": "approve", "reason": "It could not have waited"}
        answer = send("angus", record, "decide_disclosure", one.pk, version=1, **reason)
        assert b"cannot be approved while something is missing" in answer.content
        with on_the_day(world.aileen) as by:
            assert [one.owed.what for one in owed_to(by=by, on=TODAY, kind="disclosure")] == [
                "Approval of disclosure 1, told at once"
            ]
        send("aileen", record, "write_test", one.pk, version=1, **TEST, heard="no", heard_words="There was no time")
        assert the_one(record).words == WORDS
        send("angus", record, "decide_disclosure", one.pk, version=2, **reason)
        assert the_one(record).state == "made"

    def test_a_person_who_did_not_tell_it_leads_to_another_route(self, world, record, send, client):
        with as_role("owner"):
            one = disclosure(record, world.aileen, **approved(world.angus), route="self")
        send("aileen", record, "give_up_disclosure", one.pk, version=1, reason="He did not tell his employer")
        page = client.get(reverse("disclosures:disclosure", args=[record.ref, one.pk])).content.decode()
        assert "Propose another route" in page
        again = client.get(reverse("disclosures:propose_disclosure", args=[record.ref]) + f"?after={one.pk}")
        assert THIRD in again.content.decode()
        assert one.why in again.content.decode()
        assert client.get(reverse("disclosures:propose_disclosure", args=[record.ref]) + "?after=x").status_code == 200

    def test_begins_from_what_a_meeting_considered_and_is_shown_at_the_next(self, world, record, client, sign_in):
        with as_role("owner"):
            case = meeting_case(meeting(world), record, by=world.effie)
            minutes(case, disclosure="yes", disclosure_why="The club must know before the summer camp")
            disclosure(record, world.aileen)
        sign_in("aileen")
        room = client.get(reverse("casefile:room", args=[record.ref, case.pk])).content.decode()
        address = reverse("meetings:propose_disclosure", args=[record.ref, case.pk])
        assert address in room
        assert "Disclosure 1: to an employer" in room
        assert "The club must know before the summer camp" in client.get(address).content.decode()


class TestPolicy:
    REFUSED = (
        # who, what it is, what is asked, the reason
        ("angus", {"begun": "angus", "state": "waiting"}, {}, "somebody else decides"),
        ("beth", {"state": "waiting"}, {}, "somebody with authority there decides"),
        ("aileen", {"state": "waiting"}, {}, "Your role does not let you"),
        ("angus", {}, {}, "there is nothing to decide"),
        ("angus", {"state": "waiting"}, {"reason": "no"}, "Say in words why"),
        ("angus", {"state": "waiting"}, {"answer": "approve", "lacks": ["The exact words"]}, "something is missing"),
        ("angus", {"state": "waiting"}, {"answer": "approve", "reason": "It protects the club"}, "Enter the day"),
        ("angus", {"state": "waiting"}, {"tell_by": LONG_AGO, "on": TODAY}, "today or later"),
        ("angus", {"told": True}, {"answer": "return"}, "It was told already"),
    )

    def test_who_decides_and_what_stands_against_it(self, world, record):
        for number, (who, more, asked, reason) in enumerate(self.REFUSED):
            more = dict(more)
            begun = getattr(world, more.pop("begun", "aileen"))
            with transaction.atomic(), as_role("owner"):
                values = told(world.aileen, None) if more.pop("told", False) else more
                one = disclosure(record, begun, number=number, **values)
            with on_the_day(getattr(world, who)) as by:
                found = policy.may_decide(one, by=by, **asked)
                assert reason in found.reason, (who, more, found)
        with on_the_day(world.angus) as by:
            one.state = "waiting"
            assert policy.may_decide(one, by=by)

    def test_each_other_act_has_its_reason(self, world, record):
        with as_role("owner"):
            draft = disclosure(record, world.aileen)
            waiting = disclosure(record, world.aileen, number=2, state="waiting")
            ready = disclosure(record, world.aileen, number=3, **approved(world.angus))
            made = disclosure(record, world.aileen, number=4, **told(world.aileen, world.angus))
        ahead, on = TODAY + timedelta(days=1), {"on": TODAY}
        with on_the_day(world.bashir) as by:
            assert "proposed it and writes it" in policy.may_change(draft, by=by).reason
            assert "asks for approval" in policy.may_send(draft, by=by).reason
            assert "withdraw it" in policy.may_withdraw(draft, by=by).reason
            assert policy.may_propose(record, by=by)
        with on_the_day(world.aileen) as by:
            refused = (
                (policy.may_propose(record, by=by, why="no"), "what it is to prevent"),
                (policy.may_propose(record, by=by, decide_by=LONG_AGO, **on), "today or later"),
                (policy.may_change(waiting, by=by), "it is not changed now"),
                (policy.may_change(draft, by=by, names="the third party"), "This names the third party"),
                (policy.may_send(waiting, by=by), "It is waits for approval"),
                (policy.may_send(draft, by=by, lacks=["The exact words"]), "Something is missing: The exact words"),
                (policy.may_tell(draft, by=by), "Nothing is told before"),
                (policy.may_tell(ready, by=by, told_on=ahead, **on), "not one that lies ahead"),
                (policy.may_tell(ready, by=by, look_on=LONG_AGO, **on), "today or later"),
                (policy.may_tell(ready, by=by, told_on=LONG_AGO, **on), "cannot have been told before"),
                (policy.may_tell_first(record, by=by, why="no"), "what it is to prevent"),
                (policy.may_not_make(made, by=by), "not told yet"),
                (policy.may_not_make(ready, by=by, reason="no"), "Say in words why"),
                (policy.may_withdraw(made, by=by), "it is not withdrawn now"),
                (policy.may_withdraw(draft, by=by, reason="no"), "Say in words why"),
                (policy.may_record_outcome(ready, by=by), "once it was told"),
                (policy.may_record_outcome(made, by=by, outcome="no"), "Say in words what came of it"),
            )
            assert [(found, reason) for found, reason in refused if found or reason not in found.reason] == []
            assert policy.may_tell(ready, by=by, told_on=TODAY, look_on=ahead, **on)
            assert policy.may_record_outcome(made, by=by)
            assert policy.may_withdraw(waiting, by=by)

    def test_who_does_not_see_other_people_reads_it_without_the_third_party(self, world, record):
        with as_role("owner"):
            Partner.objects.create(record=record, agency=world.agencies["nhs-fife"], starts=LONG_AGO)
            one = disclosure(record, world.aileen)
        with on_the_day(world.dougal) as by:
            assert queries.disclosure(record, one.pk, by=by) == one
            assert queries.recipient_of(one, by=by) is None
            assert queries.recipients_of(record, by=by) == {}
            assert "do not see victims" in policy.may_propose(record, by=by).reason


class TestWhereTheThirdPartyIsNotNamed:
    def test_neither_on_paper_nor_in_the_chronology_and_a_summary_finds_the_name(self, world, record):
        with as_role("owner"):
            one = disclosure(record, world.aileen, **told(world.aileen, world.angus))
        with on_the_day(world.aileen) as by:
            for sheet in (DISCLOSURE_SHEET, HANDED_SHEET):
                assert sheet.makes(record, by=by, about=one.pk)
                assert THIRD not in str(sheet.context(record, by=by, about=one.pk))
            lines = [f"{line.title} {line.text}" for line in chronology(record, by=by)]
            assert any("an employer" in line and WORDS in line for line in lines)
            assert THIRD not in " ".join(lines)
            assert THIRD in [each.words for each in named_in(record, by=by) if each.stops]
            assert not HANDED_SHEET.makes(record, by=by, about=uuid4())


class TestConstraints:
    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"state": "approved", "decided_by": "aileen"}, "nobody_approves_their_own_disclosure"),
            ({"state": "refused"}, "a_decided_disclosure_says_by_whom_and_why"),
            ({"state": "made_first"}, "only_an_urgent_disclosure_is_made_first"),
            ({"state": "waiting", "necessary": ""}, "what_is_decided_says_its_words_and_its_test"),
            ({"why": ""}, "a_disclosure_says_what_it_is_to_prevent"),
        ],
    )
    def test_the_database_keeps_them(self, world, record, change, name):
        decided = {"decided_on": TODAY, "decided_because": "why", "tell_by": TODAY} if "decided_by" in change else {}
        values = change | ({"decided_by": world.aileen} if "decided_by" in change else {}) | decided
        if name == "only_an_urgent_disclosure_is_made_first":
            values |= {"made_on": TODAY, "made_how": "face", "made_by": world.aileen, "look_on": TODAY}
        with as_role("owner"), pytest.raises(IntegrityError, match=name), transaction.atomic():
            disclosure(record, world.aileen, **values)
