"""A referral from draft to acceptance, with what comes back; who may do what; dates, papers and disclosures."""

from __future__ import annotations

import io
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from lawburrows.access.models import Agency, Posting
from lawburrows.audit.models import Entry
from lawburrows.custody.models import CustodyStep
from lawburrows.documents import pdf
from lawburrows.documents.sheets import sheet_called
from lawburrows.notices.models import Notice
from lawburrows.orders.models import CategoryDecision, LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.referrals import commands, policy, queries
from lawburrows.referrals.deadlines import dates_in
from lawburrows.referrals.intake import Asked, ToldOutside
from lawburrows.referrals.models import OutsideForm, Referral
from lawburrows.referrals.waiting import REFERRALS
from lawburrows.rules.verdict import Refused
from tests.casefile.conftest import signed_in
from tests.casefile.test_record import text_of
from tests.conftest import as_role
from tests.factories import custody, orders
from tests.factories import referrals as make
from tests.factories.referrals import CANNOT, WHY
from tests.house.tables import boxes
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
REF = "LB-REFR-0001"
REASON = "several agencies must act together, and the plan says so"


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(ref=REF, manager=world.aileen)
        make.whole(record)
    return record


def at(name, **more):
    return reverse(f"referrals:{name}", kwargs={"ref": REF, **more})


def stored(look):
    """What the tables hold, whoever may see it."""
    with as_role("owner"):
        return look()


def due(world, record, by=None, on=TODAY):
    with on_the_day(by or world.aileen) as who:
        found = dates_in(Reading([record.pk], who, on)).get(record.pk)
    return ({one.kind: one for one in found.deadlines}, found.fulfilled) if found else ({}, {})


class TestAReferral:
    def test_goes_is_returned_is_completed_and_is_accepted(self, world, record):
        aileen, effie = signed_in(world.aileen), signed_in(world.effie)
        page = text_of(aileen.get(at("refer")))
        assert "Is the person subject to notification requirements?" in page
        assert "Yes" in page
        begun = aileen.post(at("refer"), {"category": "1", "level": "2", "why": WHY, "once": uuid4()})
        one = stored(Referral.objects.get)
        assert begun["Location"] == at("referral", pk=one.pk)
        page = text_of(aileen.get(begun["Location"]))
        for words in ("Iain Ross-Invented", "3 Pretend Wynd", "Rape", WHY, "As it will be sent"):
            assert words in page
        assert "cannot be delivered at level 1" in page  # what is missing, with the way to it
        assert "not complete" in text_of(aileen.post(at("send_referral", pk=one.pk), {"version": 1, "once": uuid4()}))
        changed = {"category": "1", "level": "2", "why": WHY, "cannot": CANNOT, "version": 1, "once": uuid4()}
        assert aileen.post(at("change_referral", pk=one.pk), changed).status_code == 302
        assert aileen.post(at("send_referral", pk=one.pk), {"version": 2, "once": uuid4()}).status_code == 302
        assert stored(lambda: Notice.objects.get(to=world.effie)).kind == "referral_sent"
        assert "One is open already" in text_of(aileen.get(at("refer")))

        assert "Iain Ross-Invented" in text_of(effie.get(reverse("referrals:desk")))
        back = {"lacks": "the school's plan and its date", "reason": REASON, **boxes("wanted_by", date(2090, 1, 3))}
        assert effie.post(at("return_referral", pk=one.pk), back | {"version": 3, "once": uuid4()}).status_code == 302
        page = text_of(aileen.get(at("referral", pk=one.pk)))
        assert "the school&#x27;s plan and its date" in page
        again = changed | {"why": f"{WHY}. The plan is of May.", "version": 4, "once": uuid4()}
        assert aileen.post(at("change_referral", pk=one.pk), again).status_code == 302
        assert aileen.post(at("send_referral", pk=one.pk), {"version": 5, "once": uuid4()}).status_code == 302
        yes = {"reason": REASON, "version": 6, "once": uuid4()}
        assert effie.post(at("accept_referral", pk=one.pk), yes).status_code == 302
        stored(one.refresh_from_db)
        assert one.state == "accepted"
        steps = stored(lambda: [step.after for step in one.steps.order_by("made_at", "pk")])
        assert steps == ["sent", "returned", "sent", "accepted"]
        level = stored(lambda: LevelDecision.objects.select_related("decided_by").get(record=record))
        category = stored(lambda: CategoryDecision.objects.get(record=record))
        assert (level.value, level.decided_by, level.reason, category.value) == (2, world.effie, REASON, 1)
        page = text_of(aileen.get(reverse("casefile:joint", args=[REF])))
        assert "Accepted: its first meeting is to be held" in page
        assert "Level 2: Multi-agency" in page

    def test_a_notification_at_level_1_is_recorded_and_no_more(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "sent", kind="notification", level=1, cannot="")
        with on_the_day(world.effie) as by:
            mine = queries.referral(record, one.pk, by=by)
            commands.accept_referral(mine, version=1, reason=REASON, by=by, on=TODAY)
        stored(one.refresh_from_db)
        assert (one.state, stored(lambda: LevelDecision.objects.get(record=record)).value) == ("recorded", 1)
        assert not due(world, record)[0]

    def test_a_late_save_stands_beside_what_is_held(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world)
        aileen = signed_in(world.aileen)
        sent = {"category": "1", "level": "3", "why": "typed at the same time as another", "once": uuid4()}
        assert aileen.post(at("change_referral", pk=one.pk), sent | {"version": 1}).status_code == 302
        page = text_of(aileen.post(at("change_referral", pk=one.pk), sent | {"why": "mine and late", "version": 1}))
        assert "Nothing that you typed is lost" in page
        assert "mine and late" in page

    def test_the_database_keeps_one_open_of_a_kind(self, world, record):
        with as_role("owner"):
            make.referral(record, world)
            make.referral(record, world, kind="notification")
            with pytest.raises(IntegrityError, match="one_open_referral_of_a_kind"), transaction.atomic():
                make.referral(record, world, "sent")
            with pytest.raises(IntegrityError, match="what_the_level_below_cannot_do"), transaction.atomic():
                make.referral(record, world, "accepted", cannot="")

    def test_what_is_not_recorded_is_named_with_the_way_to_it(self, world):
        with as_role("owner"):
            bare = world.record(ref=REF)
            one = make.referral(bare, world, category=3, why="", confirmed=False)
        page = text_of(signed_in(world.aileen).get(at("referral", pk=one.pk)))
        for words in (
            "Name is not recorded",
            "Home is not recorded",
            "Risk of serious harm is not recorded",
            "Record manager is not recorded",
            "Category 3 does not fit",
            "Say in words why it is sent",
            "because of that conviction, serious harm",
        ):
            assert words in page
        assert reverse("people:details", args=[REF]) in page

    def test_before_a_release_it_meets_the_date_of_custody(self, world, record):
        with as_role("owner"):
            away = orders.absence(record, starts=date(2026, 1, 5))
            custody.stay(away)
            one = make.referral(record, world)
        with on_the_day(world.aileen) as by:
            mine = queries.referral(record, one.pk, by=by)
            commands.send_referral(mine, version=1, by=by, on=TODAY)
        assert stored(lambda: CustodyStep.objects.get(record=record)).kind == "release_referral"

    def test_the_sender_waits_and_the_coordinator_is_the_debtor(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "sent")
        with on_the_day(world.aileen) as by:
            assert [owed.pk for owed in REFERRALS.owing(by=by, on=TODAY)] == [one.pk]
            assert [user.name for user in REFERRALS.debt(one.pk, by=by, on=TODAY).debtors] == ["Effie Invented"]
            assert REFERRALS.debt(uuid4(), by=by, on=TODAY) is None


class TestDates:
    @pytest.mark.parametrize(
        ("state", "more", "kind", "day"),
        [
            ("sent", {}, "referral_answer", date(2027, 1, 7)),
            ("accepted", {}, "referral_meeting", date(2027, 1, 7)),
            ("accepted", {"level": 3, "urgent": True}, "referral_meeting", date(2026, 12, 11)),
            ("returned", {}, "referral_again", date(2026, 12, 18)),
        ],
    )
    def test_every_state_that_waits_has_its_date(self, world, record, state, more, kind, day):
        with as_role("owner"):
            make.referral(record, world, state, **more)
        found, _ = due(world, record)
        assert {one: each.due for one, each in found.items()} == {kind: day}
        assert found[kind].unverified == (state != "returned")

    def test_a_first_meeting_that_was_held_meets_its_date(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "accepted")
        with on_the_day(world.effie) as by:
            [waiting] = queries.waiting_for_meeting(by=by, records=[record.pk])
            commands.note_meeting(waiting, meeting_on=date(2026, 12, 20), by=by, on=TODAY)
        found, met = due(world, record)
        assert not found
        assert set(met) == {f"referral_answer-{one.pk}", f"referral_meeting-{one.pk}"}


class TestPolicy:
    @pytest.mark.parametrize(
        ("who", "state", "act", "says"),
        [
            ("effie", "draft", lambda one, by: policy.may_change(one, by=by), "who began it"),
            ("aileen", "sent", lambda one, by: policy.may_change(one, by=by), "waits for the coordinator"),
            ("aileen", "draft", lambda one, by: policy.may_send(one, by=by, to=None), "No coordinator"),
            (
                "aileen",
                "draft",
                lambda one, by: policy.may_send(one, by=by, to=one.owner, lacking=["The level"]),
                "The level",
            ),
            ("effie", "sent", lambda one, by: policy.may_withdraw(one, by=by), "who began it"),
            ("aileen", "accepted", lambda one, by: policy.may_withdraw(one, by=by), "first meeting is to be held"),
            ("aileen", "draft", lambda one, by: policy.may_withdraw(one, by=by, reason="no"), "Say in words"),
            ("aileen", "sent", lambda one, by: policy.may_answer(one, by=by), "MAPPA coordinator"),
            ("effie", "draft", lambda one, by: policy.may_answer(one, by=by), "draft"),
            ("effie", "sent", lambda one, by: policy.may_answer(one, by=by, reason="no"), "Say in words why"),
            ("effie", "sent", lambda one, by: policy.may_answer(one, by=by, lacks="no"), "what is missing"),
            (
                "effie",
                "sent",
                lambda one, by: policy.may_answer(one, by=by, on=TODAY, wanted_by=TODAY),
                "must be after",
            ),
            ("effie", "sent", lambda one, by: policy.may_note_meeting(one, by=by), "waits for the coordinator"),
            ("aileen", "draft", lambda one, by: policy.may_refer(one.record, by=by, already=one), "open already"),
            ("aileen", "draft", lambda one, by: policy.may_open_desk(by=by), "MAPPA coordinator"),
        ],
    )
    def test_each_refusal_says_why(self, world, record, who, state, act, says):
        with as_role("owner"):
            one = make.referral(record, world, state)
        with on_the_day(getattr(world, who)) as by:
            verdict = act(queries.referral(record, one.pk, by=by), by)
        assert not verdict
        assert says in verdict.reason

    def test_nobody_answers_what_they_sent(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "sent", sent_by=world.effie)
        with on_the_day(world.effie) as by:
            assert "sent themselves" in policy.may_answer(queries.referral(record, one.pk, by=by), by=by).reason

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"why": "no"}, "why they are told"),
            ({"form": "7b"}, "what has changed"),
            ({"knows": "not_told"}, "has not been told"),
        ],
    )
    def test_a_form_outside_says_enough(self, more, says):
        given = {"form": "7a", "why": "they visit people at home", "changed": "", "knows": "told", "why_not_told": ""}
        assert policy.what_a_form_lacks(**given)
        assert says in policy.what_a_form_lacks(**given | more).reason

    def test_withdrawing_keeps_what_was_typed_and_tells_the_coordinator(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "sent")
        with on_the_day(world.aileen) as by:
            mine = queries.referral(record, one.pk, by=by)
            commands.withdraw_referral(mine, version=1, reason="sent to the wrong area by mistake", by=by, on=TODAY)
            commands.begin_referral(record, kind="referral", asked=Asked(), by=by, on=TODAY)  # another may begin
            with pytest.raises(Refused, match="open already"):
                commands.begin_referral(record, kind="referral", asked=Asked(), by=by, on=TODAY)
        stored(one.refresh_from_db)
        assert (one.state, one.why) == ("withdrawn", WHY)
        assert stored(Notice.objects.filter(to=world.effie).exists)

    def test_where_there_is_no_coordinator_nothing_is_lost(self, world, record):
        with as_role("owner"):
            Agency.objects.filter(kind="coordination").update(area=None)
            one = make.referral(record, world)
        with on_the_day(world.aileen) as by, pytest.raises(Refused, match="No coordinator is known"):
            commands.send_referral(queries.referral(record, one.pk, by=by), version=1, by=by, on=TODAY)


class TestPapers:
    def read(self, world, record, key, about):
        sheet = sheet_called(key)
        with on_the_day(world.aileen) as by:
            context = sheet.context(record, by=by, about=about)
            content = pdf.render(sheet.template, context, marking="OFFICIAL-SENSITIVE", by="Aileen Invented", at=NOON)
        return PdfReader(io.BytesIO(content))

    def tagged(self, read):
        root = read.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        pages = [" ".join(page.extract_text().split()) for page in read.pages]
        assert all(text.count("OFFICIAL-SENSITIVE") == 2 for text in pages)
        return " ".join(pages)

    def test_the_referral_as_it_was_sent_and_a_draft_that_says_so(self, world, record):
        with as_role("owner"):
            one = make.referral(record, world, "sent")
            words = [{"title": "What is asked", "lines": [["Why it is sent", "as it stood that day"], ["Level", ""]]}]
            make.step(one, world, content=words)
            draft = make.referral(record, world, kind="notification", category=2)
        read = self.read(world, record, "mappa_referral", one.pk)
        text = self.tagged(read)
        assert "as it stood that day" in text
        assert "Not recorded" in text
        assert "Unverified" in text
        assert "Document 2: MAPPA referral" in read.metadata.title
        text = self.tagged(self.read(world, record, "mappa_referral", draft.pk))
        assert "Draft, not sent" in text
        assert "Document 3: MAPPA notification of a restricted patient" in text
        assert "3 Pretend Wynd" in text

    def test_a_form_for_a_body_outside_is_a_disclosure_with_the_least(self, world, record):
        told = ToldOutside("7a", "The manager, Invented office", ("name", "born"), "they visit people at home", "told")
        with on_the_day(world.aileen) as by:
            made = commands.tell_outside(record, told=told, by=by, on=TODAY)
        assert [what for what, _ in stored(OutsideForm.objects.get).content] == ["Name", "Date of birth"]
        entry = stored(lambda: Entry.objects.get(act="referrals.outside.told"))
        assert "told.name" in entry.fields
        assert "told.address" not in entry.fields
        text = self.tagged(self.read(world, record, "outside_form", made.pk))
        assert "The manager, Invented office" in text
        for words in ("Rape", "3 Pretend Wynd"):
            assert words not in text


def test_a_coordinator_of_another_area_who_sees_it_by_another_post_does_not_answer(world, record):
    with as_role("owner"):
        one = make.referral(record, world, "sent")
        where = world.areas["Tayside region"]
        coordinator = {"agency": Agency.objects.get(key="mappa-fife"), "area": where, "role": "coordinator"}
        Posting.objects.create(user=world.angus, starts=LONG_AGO, **coordinator)
    with on_the_day(world.angus) as by:
        verdict = policy.may_answer(queries.referral(record, one.pk, by=by), by=by)
    assert verdict.reason == "The coordinator of Fife answers this"
