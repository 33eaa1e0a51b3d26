"""A plan in versions: begun from what the register knows, written part by part, signed by those who must, compared."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lawburrows.access.models import StaleEdit
from lawburrows.actions.models import Action
from lawburrows.documents import pdf
from lawburrows.documents.sheets import sheet_called
from lawburrows.orders.reading import Reading
from lawburrows.plans import commands, policy, queries
from lawburrows.plans.models import LifelongAnswer, Measure, Plan, Risk, Strategy
from lawburrows.plans.parts import BY_KEY
from lawburrows.plans.whole import compared
from lawburrows.rules.plan import gaps
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import orders, plans
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share
from tests.plans.steps import at, dues, post, supervised, token

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=90)
WHY = "A new partner with children moved in"


class TestBeginPlan:
    def test_the_first_draft_takes_over_what_the_register_knows_marked_until_somebody_looks(self, world, case):
        supervised(case)
        with on_the_day(world.aileen) as by:
            draft = commands.begin_plan(case, by=by, on=TODAY)
            whole = queries.whole(draft, by=by)
            risks = [(row.harm, row.whom, row.unread) for row in whole.rows["risk"]]
            words = " | ".join(row.words for row in whole.rows["strategy"])
            assert risks == [("sexual", "", True), ("violence", "Staff", True)]
            assert "Rape" in whole.rows["risk"][0].words
            assert "Supervision: licence" in words
            assert "must not enter the Invented Park" in words
            assert {gap.row.key for gap in gaps(whole.said())} >= {"read", "scenarios", "limits", "review"}
            risk = whole.rows["risk"][0]
            kept = {"harm": "sexual", "whom": "Girls", "words": "Touching"}
            commands.change_part(draft, risk, version=1, values=kept, by=by, on=TODAY)
            assert not Risk.objects.get(pk=risk.pk).unread
            first, *rest = queries.unread_of(draft, by=by)
            assert commands.read_parts(draft, seen=[str(one.pk) for one in rest], by=by, on=TODAY) == len(rest) > 1
            assert queries.unread_of(draft, by=by) == [first]  # it did not stand on the page that was read
            with pytest.raises(Refused, match="has been looked at"):
                commands.read_parts(draft, seen=[], by=by, on=TODAY)
            with pytest.raises(Refused, match="being written already"):
                commands.begin_plan(case, by=by, on=TODAY)

    def test_a_new_version_is_a_copy_and_the_signed_one_stands_until_it_is_signed(self, world, case):
        with as_role("owner"):
            first = plans.filled(case, world.aileen, state="in_force")
        with on_the_day(world.bashir) as by:
            with pytest.raises(Refused, match="what calls for"):
                commands.begin_plan(case, why="", by=by, on=TODAY)
            second = commands.begin_plan(case, why=WHY, by=by, on=TODAY)
            assert (second.number, second.after_id, second.limits) == (2, first.pk, first.limits)
            assert not compared(queries.whole(first, by=by), queries.whole(second, by=by))
            assert queries.plan_in_force(case, by=by) == first
            with pytest.raises(Refused, match="begin a new version"):
                commands.set_frame(first, version=1, limits="", review_on=None, by=by, on=TODAY)
            assert queries.missing(case, by=by) == ()
            commands.set_aside(second, by=by, on=TODAY)
            assert queries.open_plan(case, by=by) is None


class TestWrite:
    def test_part_by_part_on_its_page_says_what_is_missing(self, client, world, case):
        client.force_login(world.bashir)
        start = client.get(reverse("plans:plan", args=[case.ref])).content.decode()
        assert "no risk management plan yet" in start
        page = post(client, reverse("plans:begin_plan", args=[case.ref]))
        assert "What is missing" in page
        with as_role("owner"):
            draft = Plan.objects.get()
            risk = Risk.objects.first()
        add = reverse("plans:add_part", args=[case.ref, draft.pk, "scenario"])
        assert "not a prediction" in client.get(add).content.decode()
        page = post(client, add, risk=risk.pk, who="A girl", what="A lift")
        assert "Scenario 1: not said where, when, why" in page
        add = reverse("plans:add_part", args=[case.ref, draft.pk, "measure"])
        page = post(client, add, words="Check of his telephone")
        assert "why it is necessary is not said" in page
        assert "no review date" in page
        add = reverse("plans:add_part", args=[case.ref, draft.pk, "strategy"])
        page = post(client, add, risk=risk.pk, kind="monitoring", words="Visits", each_weeks="0")
        assert "must be 1 or more" in page
        assert "Visits" in page
        assert client.get(reverse("plans:add_part", args=[case.ref, draft.pk, "tea"])).status_code == 404

    def test_a_risk_that_is_used_stays_and_what_was_sent_twice_is_there_once(self, client, world, case):
        with as_role("owner"):
            draft = plans.filled(case, world.aileen)
            risk = Risk.objects.get()
            measure = Measure.objects.get()
        client.force_login(world.aileen)
        assert "belong to this risk" in post(client, at("remove_part", case, draft, "risk", risk.pk))
        assert "Taken out of the draft" in post(client, at("remove_part", case, draft, "measure", measure.pk))
        url = at("add_part", case, draft, "sign")
        once = token(client, url)
        for _ in range(2):
            client.post(url, {"once": once, "words": "He drinks"})
        with as_role("owner"):
            assert not Measure.objects.exists()
            assert queries.Note.objects.filter(kind="sign").count() == 2

    def test_a_late_save_shows_both_texts(self, client, world, case):
        with as_role("owner"):
            draft = plans.filled(case, world.aileen)
            row = Strategy.objects.get(place=2)
        with on_the_day(world.aileen) as by:
            values = {"words": "Supervision every fortnight"}
            commands.change_part(draft, row, version=1, values=values, by=by, on=TODAY)
            with pytest.raises(StaleEdit):
                commands.change_part(draft, row, version=1, values=values, by=by, on=TODAY)
        client.force_login(world.aileen)
        url = at("change_part", case, draft, "strategy", row.pk)
        said = {"risk": row.risk_id, "kind": "supervision", "words": "Supervision monthly", "version": 1}
        page = post(client, url, **said)
        assert "Held now" in page
        assert "Supervision every fortnight" in page
        assert "Supervision monthly" in page
        assert 'name="version" value="2"' in page


def test_a_change_that_calls_for_a_look_at_the_plan_is_dealt_with_by_that_look(client, world, case):
    with as_role("owner"):
        plan = plans.filled(case, world.aileen, state="in_force")
        job, home = plans.changed(case, world.aileen), plans.changed(case, world.aileen, "address")
        later = plans.changed(case, world.aileen, "health", recorded_at=NOON + timedelta(days=2))
    client.force_login(world.aileen)
    assert (
        "Something has changed that calls for a look"
        in client.get(reverse("plans:plan", args=[case.ref])).content.decode()
    )
    assert "work or study, since" in client.get(reverse("plans:begin_plan", args=[case.ref])).content.decode()
    day = boxes("reviewed_on", LONG_AGO) | boxes("next_on", plans.REVIEW)
    page = post(client, at("review_plan", case, plan), words="He likes the job", calls=[job.pk], **day)
    assert "The review is recorded" in page
    with on_the_day(world.aileen) as by:
        assert queries.changes_calling(case, by=by) == [home, later]
        second = commands.begin_plan(case, why=WHY, by=by, on=TODAY)
        commands.ask_for_signatures(second, version=1, sign_by=LATER, gaps_because="", by=by, on=TODAY)
        commands.sign_plan(second, version=2, signs_as="author", by=by, on=TODAY)
    with on_the_day(world.angus) as by:
        commands.sign_plan(second, version=3, signs_as="supervisor", by=by, on=TODAY)
        assert queries.changes_calling(case, by=by) == [later]  # not known when signatures were asked for
    with as_role("owner"):
        job.refresh_from_db()
        home.refresh_from_db()
    assert job.done.endswith("stays as it is: He likes the job")
    assert home.done == "Version 2 of the risk management plan is in force"


def test_the_plan_in_force_gives_an_action_for_a_strategy(client, world, case):
    with as_role("owner"):
        plan = plans.filled(case, world.aileen, state="in_force")
        draft = plans.plan(case, world.aileen, number=2)
        strategy = Strategy.objects.get(plan=plan, place=1)
        plans.victim(case)
    client.force_login(world.aileen)
    url = f"{at('give_action', case, plan)}?strategy={strategy.pk}"
    assert "Visits at home" in client.get(url).content.decode()
    said = {"whose": f"{world.fife.pk}:{world.bashir.pk}", **boxes("due", plans.REVIEW)}
    refused = post(client, url, what="Ask Una for the times of the buses", **said)
    assert "write “victim A” instead" in refused
    page = post(client, url, what="Ask the baths who has a key", **said)
    assert "Ask the baths who has a key" in page.split("Actions that the plan gave", 1)[1]
    with as_role("owner"):
        found = Action.objects.get()
    assert (found.given_kind, found.given_key, found.given_words) == ("plan", str(plan.pk), "version 1, strategy 1")
    assert client.get(f"{at('give_action', case, plan)}?strategy={draft.pk}").status_code == 404
    assert "is not agreed yet" in client.get(at("give_action", case, draft)).content.decode()
    assert "Ask the baths" in client.get(at("version", case, draft)).content.decode()


def test_versions_are_compared_by_what_came_went_and_changed(client, world, case):
    with as_role("owner"):
        first = plans.filled(case, world.aileen, state="in_force")
    with on_the_day(world.aileen) as by:
        second = commands.begin_plan(case, why=WHY, by=by, on=TODAY)
        whole = queries.whole(second, by=by)
        [sign], [measure] = whole.rows["sign"], whole.rows["measure"]
        commands.change_part(second, sign, version=1, values={"words": "He stops writing"}, by=by, on=TODAY)
        commands.remove_part(second, measure, by=by, on=TODAY)
        commands.add_part(second, BY_KEY["protective"], values={"words": "A new job"}, by=by, on=TODAY)
        commands.set_frame(second, version=1, limits="Other limits", review_on=LATER, by=by, on=TODAY)
        found = compared(queries.whole(first, by=by), queries.whole(second, by=by))
        assert [(one.kind, one.how) for one in found] == [
            ("Review and limits", "changed"),
            ("Early-warning signs", "changed"),
            ("Protective factors", "came"),
            ("Intrusive measures", "went"),
        ]
    client.force_login(world.angus)
    page = client.get(at("compare", case, first, second.pk), follow=True).content.decode()  # turned round
    assert "He stops coming to the group" in page
    assert "He stops writing" in page


def test_the_printed_plan_is_tagged_marked_on_every_page_and_names_version_and_signatures(world, case):
    with as_role("owner"):
        plan = plans.filled(case, world.aileen, state="in_force", number=3)
        plans.signature(plan, world.aileen, "author")
        plans.signature(plan, world.angus, "supervisor")
        Strategy.objects.filter(plan=plan, place=2).update(agency=world.fife)
    sheet = sheet_called("risk_management_plan")
    with on_the_day(world.bashir) as by:
        for about in (plan.pk, None):
            context = sheet.context(case, by=by, about=about)
        content = pdf.render(sheet.template, context, marking="OFFICIAL-SENSITIVE", by="Bashir Invented", at=NOON)
    read = PdfReader(io.BytesIO(content))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    pages = [" ".join(page.extract_text().split()) for page in read.pages]
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages)
    text = " ".join(pages)
    for words in (
        "Version 3: signed and in force",
        "It is not a prediction",
        "Girls of the swimming club",
        "he is not at home twice",
        "Check of his telephone",
        "Angus Invented",
        "a supervisor or manager of the lead authority",
        "nobody of it has signed: Fife Council",
    ):
        assert re.search(re.escape(words), text, re.IGNORECASE), words


class TestPlanForLife:
    def test_is_sent_answered_and_reported_on(self, client, world, case):
        with as_role("owner"):
            order = orders.order(case, kind="olr", on=TODAY - timedelta(days=250))
        client.force_login(world.aileen)
        page = client.get(reverse("plans:lifelong", args=[case.ref])).content.decode()
        assert "Not sent yet" in page
        assert "section 8" in page
        with on_the_day(world.aileen) as by:

            def one():
                return queries.lifelong_order(case, order.pk, by=by)

            answer = {"answered_on": TODAY, "letter": "Letter 7 of 2 December 2026", "by": by, "on": TODAY}
            with pytest.raises(Refused, match="record first that it was sent"):
                commands.record_answer(one(), outcome="approved", **answer)
            with pytest.raises(Refused, match="record first that the plan was sent"):
                commands.record_report(one(), sent_on=TODAY, by=by, on=TODAY)
            commands.record_sent(one(), sent_on=TODAY - timedelta(days=9), by=by, on=TODAY)
            with pytest.raises(Refused, match="no answer is recorded yet"):
                commands.record_sent(one(), sent_on=TODAY, by=by, on=TODAY)
            commands.record_answer(one(), outcome="rejected", reasons="No scenario", again_by=LATER, **answer)
            assert one().standing == "rejected"
            assert dues(case, by)["olr_again"].due == LATER
            tomorrow = TODAY + timedelta(days=1)
            commands.record_sent(one(), sent_on=tomorrow, by=by, on=tomorrow)
            assert "olr_again" not in dues(case, by)
            again = answer | {"answered_on": tomorrow, "on": tomorrow}
            commands.record_answer(one(), outcome="approved", **again)
            commands.record_report(one(), sent_on=tomorrow, by=by, on=tomorrow)
            assert one().standing == "approved"
            clock = Reading([case.pk], by, TODAY).clocks[case.pk]
            assert [due.kind for due in clock.deadlines if due.kind == "plan_report"]
        with as_role("owner"):
            assert set(LifelongAnswer.objects.values_list("outcome", flat=True)) == {"rejected", "approved"}


def refusals(world, case):
    """What each policy says no to, and in which words."""
    draft = plans.filled(case, world.aileen)
    in_force = plans.filled(case, world.aileen, state="in_force", number=2)
    empty = plans.plan(make_person(world).record, world.aileen)
    other = Plan.objects.get(pk=empty.pk)
    return draft, in_force, other


def test_each_refusal_says_why(world, case):
    with as_role("owner"):
        draft, in_force, empty = refusals(world, case)
        share(case, world.gavin, grade=3)
        order = orders.order(case, kind="olr")
        orders.happening(order, kind="plan_sent", on=TODAY)
    with on_the_day(world.aileen) as by:
        whole, nothing = queries.whole(draft, by=by), queries.whole(empty, by=by)
        one = queries.lifelong_order(case, order.pk, by=by)
        yesterday = TODAY - timedelta(days=1)
        table = [
            (policy.may_begin(case, draft, by=by), "being written already"),
            (policy.may_change(in_force, by=by), "Only a draft"),
            (policy.may_change(draft, by=by, names="victim A"), "write “victim A” instead"),
            (policy.may_remove(draft, by=by, used=True), "belong to this risk"),
            (policy.needs_a_risk(), "add a risk first"),
            (policy.may_ask(nothing, by=by, on=TODAY), "without a risk"),
            (policy.may_ask(whole, by=by, on=TODAY, sign_by=yesterday), "lies ahead"),
            (policy.may_sign(whole, by=by, supervised=False), "does not wait"),
            (policy.may_take_back(draft, by=by), "does not wait"),
            (policy.may_review(draft, by=by, on=TODAY), "Only the plan in force"),
            (policy.may_review(in_force, by=by, on=TODAY, reviewed_on=LATER), "not one that lies ahead"),
            (policy.may_review(in_force, by=by, on=TODAY, reviewed_on=date(2019, 1, 1)), "cannot have been reviewed"),
            (policy.may_record_sent(one, by=by), "no answer is recorded yet"),
            (policy.may_record_answer(one, by=by, on=TODAY, answered_on=LATER), "lies ahead"),
            (policy.may_record_answer(one, by=by, on=TODAY, answered_on=yesterday), "cannot have come before"),
        ]
        assert [(reason, verdict.reason) for verdict, reason in table if verdict or reason not in verdict.reason] == []
        assert policy.may_change(draft, by=by)
        assert "author" in dict(policy.signs_as(whole, by=by, supervised=False))
    for who, reason in (("callum", "could be done by"), ("gavin", "let in to read")):
        with on_the_day(getattr(world, who)) as by:
            assert reason in policy.may_write(case, by=by).reason
            assert not policy.may_set_aside(draft, by=by)
            assert policy.agency_signing(by) is None or who == "gavin"
