"""A serious incident from its report to the end of its review; social work's own review beside it; who sees what, when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lawburrows.access import identity as access
from lawburrows.access.commands import end_share, exclude_from_record
from lawburrows.access.models import Partner, Record, Share
from lawburrows.actions.models import Action
from lawburrows.audit.models import Entry
from lawburrows.documents import pdf
from lawburrows.documents.sheets import sheet_called
from lawburrows.incidents import commands, policy, queries
from lawburrows.incidents.deadlines import dates_in
from lawburrows.incidents.intake import Decided, Happened
from lawburrows.incidents.models import CaseReview, Incident, PanelMember, Recommendation
from lawburrows.notices.models import Notice
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Other, Person
from lawburrows.rules import bodies, incidents
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import bodies as groups
from tests.factories import incidents as make
from tests.factories import orders
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

AHEAD = TODAY + timedelta(days=30)
WHY = "two agencies knew, and neither told the other"
HAPPENED = Happened("further_offence", date(2026, 12, 1), "Invented Street", "a man was struck", charge="murder")


@pytest.mark.parametrize("rows", [incidents.STATES, incidents.SOCIAL_WORK_STATES, bodies.STATES])
def test_every_state_is_reached_owned_and_has_its_clock(rows):
    reached = {rows[0].key} | {one for row in rows for one in row.follows}
    assert reached == {row.key for row in rows}
    assert all(row.owner and row.clock and row.words for row in rows)
    assert all((row.owner == "nobody") == (not row.follows) for row in rows)


@pytest.fixture
def record(world):
    """Led by the police in Fife; Kirsty, who sees no case, chairs the group; Fergus of Tayside is an outsider."""
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        Partner.objects.create(record=record, agency=world.fife, grade=3, starts=LONG_AGO)
        orders.person(record)
        orders.order(record, kind="licence", on=LONG_AGO)
        LevelDecision.objects.create(record=record, owner=world.police, value=2, starts=LONG_AGO, ends=TODAY)
        LevelDecision.objects.create(record=record, owner=world.police, value=3, starts=TODAY)
        world.group = groups.group(world, world.kirsty)
        world.elsewhere = world.record()
        orders.person(world.elsewhere, name="Una Otherwise")
    return record


def do(who, command, record, *, review=False, **more):
    """A command on the one incident of the record, or on its review, as somebody."""
    with on_the_day(who) as by:
        mine = Record.objects.visible_to(by).get(pk=record.pk)
        found = queries.incidents_of(mine, by=by)[0]
        target = queries.review_of(found, by=by) if review else found
        return command(target, **more, by=by, on=TODAY)


def at(user, record, command, *, of=None, **more):
    """As `do`, with the version that stands."""
    with on_the_day(user) as by:
        mine = Record.objects.visible_to(by).get(pk=record.pk)
        found = queries.incidents_of(mine, by=by)[0]
        target = of(found, by) if of else found
        return command(target, **more, version=target.version, by=by, on=TODAY)


def sees(user):
    with on_the_day(user) as by:
        return set(Record.objects.visible_to(by, grade=3).values_list("pk", flat=True))


def recorded(world, record, **more):
    with on_the_day(world.aileen) as by:
        mine = Record.objects.visible_to(by).get(pk=record.pk)
        said = {"happened": HAPPENED, "social_work": True} | more
        return commands.record_incident(mine, **said, by=by, on=TODAY)


def review_of(found, by):
    return queries.review_of(found, by=by)


def to_the_panel(world, record):
    """Sent, reviewed by the chair, decided: a case review, led by Gavin of Dundee."""
    recorded(world, record)
    at(world.aileen, record, commands.send_report, answer_by=AHEAD)
    at(world.kirsty, record, commands.view_report, view="scr", view_because=WHY, decide_by=AHEAD)
    at(world.effie, record, commands.decide_incident, decided=Decided("scr", WHY, TODAY, due_on=AHEAD))
    do(
        world.effie,
        commands.name_member,
        record,
        review=True,
        user=world.gavin,
        agency=world.dundee,
        leads=True,
        until=AHEAD,
    )


@pytest.mark.django_db
class TestTheReport:
    def test_says_what_was_so_and_stays_and_the_chair_sees_the_one_case(self, world, record):
        recorded(world, record)
        assert sees(world.kirsty) == set()
        at(world.aileen, record, commands.send_report, answer_by=AHEAD)
        assert sees(world.kirsty) == {record.pk}
        with as_role("owner"):
            Person.objects.filter(record=record).update(name="Another Invented")
            found = Incident.objects.get()
            assert set(Notice.objects.filter(kind="incident_waits").values_list("to", flat=True)) == {world.kirsty.pk}
            assert Share.objects.get(kind="review").ends == TODAY + timedelta(days=366)
        lines = {what: words for part in found.report for what, words in part["lines"]}
        assert lines["Level at the time"].startswith("Level 2")
        assert lines["Name"] == "Iain Ross-Invented"
        assert lines["Charge"] == "murder"
        assert lines["Risk management plan in force now"] == "None is signed"
        with on_the_day(world.kirsty) as by:
            mine = Record.objects.visible_to(by).get(pk=record.pk)
            for key in ("incident_report", "incident_view"):
                assert bool(sheet_called(key).makes(mine, by=by)) == (key == "incident_report")
            context = sheet_called("incident_report").context(mine, by=by)
            content = pdf.render("incidents/report_paper.html", context, marking="OFFICIAL-SENSITIVE", by="K", at=NOON)
            assert content.startswith(b"%PDF")

    def test_where_no_review_follows_the_chair_sees_the_case_no_more(self, world, record):
        recorded(world, record)
        at(world.aileen, record, commands.send_report, answer_by=AHEAD)
        at(world.kirsty, record, commands.view_report, view="none", view_because=WHY, decide_by=AHEAD)
        at(world.kirsty, record, commands.decide_incident, decided=Decided("none", WHY, TODAY))
        assert sees(world.kirsty) == set()
        with as_role("owner"):
            assert Incident.objects.get().state == "no_review"
            assert Entry.objects.filter(act="access.case_taken_back").count() == 1

    def test_another_review_ends_with_its_outcome(self, world, record):
        recorded(world, record)
        at(world.aileen, record, commands.send_report, answer_by=AHEAD)
        at(world.kirsty, record, commands.view_report, view="other", view_because=WHY, decide_by=AHEAD)
        with pytest.raises(Refused, match="Say which other review"):
            at(world.effie, record, commands.decide_incident, decided=Decided("other", WHY, TODAY, due_on=AHEAD))
        decided = Decided("other", WHY, TODAY, other_review="a learning review", due_on=AHEAD)
        at(world.effie, record, commands.decide_incident, decided=decided)
        at(world.effie, record, commands.end_other_review, outcome="it found nothing more to learn")
        assert sees(world.kirsty) == set()

    def test_passes_to_whoever_holds_the_office_now(self, world, record):
        recorded(world, record)
        at(world.aileen, record, commands.send_report, answer_by=AHEAD)
        with as_role("owner"):
            world.group.members.update(ends=TODAY)
            groups.member(world.group, world, office="chair", user=world.gavin)
        with pytest.raises(Refused, match="Gavin"):
            at(world.kirsty, record, commands.view_report, view="none", view_because=WHY, decide_by=AHEAD)
        at(world.effie, record, commands.pass_on_incident)
        assert (sees(world.kirsty), sees(world.gavin)) == (set(), {record.pk})

    def test_is_not_sent_to_a_chair_who_is_kept_out(self, world, record):
        recorded(world, record)
        with on_the_day(world.effie) as by:
            mine = Record.objects.visible_to(by).get(pk=record.pk)
            exclude_from_record(mine, user=world.kirsty, reason="a neighbour", by=by, on=TODAY)
        with pytest.raises(Refused, match="may not see this record"):
            at(world.aileen, record, commands.send_report, answer_by=AHEAD)
        at(world.aileen, record, commands.withhold_report, because=WHY)


@pytest.mark.django_db
class TestTheReview:
    def test_its_people_see_the_one_case_until_it_ends(self, world, record):
        to_the_panel(world, record)
        assert sees(world.gavin) == {record.pk}
        with on_the_day(world.gavin, at=NOON + timedelta(days=31)) as by:
            assert not Record.objects.visible_to(by, grade=3).exists()
        with pytest.raises(Refused, match="named in this case"):
            do(
                world.effie,
                commands.name_member,
                record,
                review=True,
                user=world.aileen,
                agency=world.police,
                leads=False,
                until=AHEAD,
            )
        with as_role("owner"):
            Other.objects.create(record=record, owner=world.police, category="victim", name="Una Secretname")
        more = {"day": LONG_AGO, "what": "a visit was missed", "source": "a visit"}
        do(world.gavin, commands.add_event, record, review=True, **more)
        told = do(world.gavin, commands.add_recommendation, record, review=True, words="tell", agency=world.police)
        with pytest.raises(Refused, match="lead reviewer"):
            at(world.effie, record, commands.write_findings, of=review_of, findings=WHY, summary="")
        findings = {"findings": WHY, "summary": "Secretname was not told in time."}
        at(world.gavin, record, commands.write_findings, of=review_of, **findings)
        at(world.gavin, record, commands.hand_in_review, of=review_of, publication_by=AHEAD)
        with pytest.raises(Refused, match="names somebody"):
            at(world.effie, record, commands.decide_publication, of=review_of, publish=True, because=WHY)
        at(world.effie, record, commands.decide_publication, of=review_of, publish=False, because=WHY)
        assert (sees(world.gavin), sees(world.kirsty)) == (set(), set())
        with as_role("owner"):
            assert Incident.objects.get().state == "ended"
            assert PanelMember.objects.get().left_because == "The review has ended"
            assert Entry.objects.filter(act="access.case_lent").count() == 2
            assert Entry.objects.filter(act="access.case_taken_back").count() == 2

        def recommended(found, by):
            return queries.recommendation(found, told.pk, by=by)

        accepted = {"response": "accepted", "response_words": "", "due": AHEAD}
        at(world.angus, record, commands.answer_recommendation, of=recommended, **accepted)
        given = {"whose": world.aileen, "agency": world.police}
        with pytest.raises(Refused, match="choose somebody there"):
            at(
                world.effie,
                record,
                commands.give_recommended_action,
                of=recommended,
                whose=world.aileen,
                agency=world.fife,
            )
        at(world.effie, record, commands.give_recommended_action, of=recommended, **given)
        with pytest.raises(Refused, match="Its action is open"):
            at(world.angus, record, commands.note_recommendation_done, of=recommended, done_on=TODAY, done_words=WHY)
        with as_role("owner"):
            action = Action.objects.get()
            assert (action.given_kind, action.due) == ("incident", AHEAD)
            Action.objects.update(state="done", outcome="done")
        at(world.angus, record, commands.note_recommendation_done, of=recommended, done_on=TODAY, done_words=WHY)

    def test_whoever_leaves_sees_it_no_more_at_once(self, world, record):
        to_the_panel(world, record)

        def gavin(found, by):
            return queries.panel_of(review_of(found, by), by=by)[0]

        at(world.effie, record, commands.end_member, of=gavin, because=WHY)
        assert sees(world.gavin) == set()

    def test_the_database_refuses_too(self, world, record):
        to_the_panel(world, record)
        with as_role("owner"):
            incident = Incident.objects.get()
            review = CaseReview.objects.get()
            for table, more, name in (
                (Incident, {"view_because": ""}, "a_chair_who_reviewed"),
                (Incident, {"state": "draft"}, "a_sent_report_says"),
                (CaseReview, {"publication": "not_published"}, "is_decided_with_reasons"),
                (PanelMember, {"until": LONG_AGO}, "until_a_day"),
            ):
                with pytest.raises(IntegrityError, match=name), transaction.atomic():
                    table.objects.update(**more)
            said = {"review": review, "number": 1, "words": "x", "agency": world.fife, "response": "accepted"}
            with pytest.raises(IntegrityError, match="has_its_date"), transaction.atomic():
                Recommendation.objects.create(record=incident.record, owner=world.police, **said)


def due_in(world, record):
    with on_the_day(world.aileen) as by:
        found = dates_in(Reading([record.pk], by, TODAY)).get(record.pk)
        return {one.key.rsplit("-", 5)[0]: one for one in found.deadlines}, set(found.fulfilled)


@pytest.mark.django_db
class TestClocks:
    def test_the_report_is_unverified_and_social_works_notice_and_review_are_confirmed(self, world, record):
        recorded(world, record)
        due, _ = due_in(world, record)
        assert (due["incident_report"].due, due["incident_report"].unverified) == (date(2026, 12, 8), True)
        assert (due["serious_incident_notice"].due, due["serious_incident_notice"].unverified) == (
            date(2026, 12, 8),
            False,
        )

        def social(found, by):
            return queries.social_work_of(found)

        beth = world.beth
        at(beth, record, commands.notify_inspectorate, of=social, notified_on=TODAY, notified_how="letter 7")
        due, met = due_in(world, record)
        assert due["serious_incident_review"].due == date(2027, 3, 4)
        assert not due["serious_incident_review"].unverified
        assert len(met) == 1
        sent = {"findings": WHY, "sent_on": TODAY, "reply_by": AHEAD}
        at(beth, record, commands.send_social_work, of=social, **sent)
        assert due_in(world, record)[0]["serious_incident_sent"].due == AHEAD
        replied = {"reply": "they ask for more", "replied_on": TODAY, "follow_up_by": AHEAD}
        at(beth, record, commands.note_reply, of=social, **replied)
        at(beth, record, commands.end_social_work, of=social, follow_up="the team was trained again")
        assert set(due_in(world, record)[0]) == {"incident_report"}

    def test_each_step_has_its_day_and_whoever_has_it(self, world, record):
        to_the_panel(world, record)
        due, met = due_in(world, record)
        assert (due["incident_reviewing"].due, due["incident_reviewing"].person) == (AHEAD, world.gavin.pk)
        assert len(met) == 1
        with as_role("owner"):
            review = CaseReview.objects.get()
            make.recommendation(review, world, response="accepted", due=AHEAD, responded_on=TODAY)
            done = {"done_on": TODAY, "done_words": WHY}
            make.recommendation(review, world, response="accepted", due=AHEAD, responded_on=TODAY, **done)
        due, met = due_in(world, record)
        assert due["recommendation"].due == AHEAD
        assert len(met) == 2


@pytest.mark.django_db
def test_refusals_say_why(world, record):
    with as_role("owner"):
        draft = make.incident(record, world)
        sent = make.incident(record, world, state="sent", chair=world.kirsty)
        reviewing = make.incident(record, world, state="reviewing")
        reported = make.incident(record, world, state="reported")
        review = make.review(reported, world, world.bashir)
        panel = list(review.panel.select_related("user"))
        member = panel[0]
        recommended = make.recommendation(review, world)
        social = make.social_work(draft, world)
        made = make.incident(record, world, state="to_decide")
        with on_the_day(world.aileen) as by:
            said = [
                (policy.may_oversee(by=by), "oversee"),
                (policy.may_record(record, by=by, happened_on=AHEAD), "today or before"),
                (policy.may_change(sent, by=by), "no longer so"),
                (policy.may_send(draft, None, by=by), "No chair"),
                (policy.may_send(draft, world.kirsty, by=by, answer_by=LONG_AGO), "today or later"),
                (policy.may_pass_on(sent, None, by=by), "No chair"),
                (policy.may_pass_on(sent, world.kirsty, by=by), "has it already"),
                (policy.may_withhold(draft, by=by, because="no"), "in words"),
                (policy.may_view(sent, world.kirsty, by=by), "Kirsty"),
                (policy.may_view(sent, None, by=by), "The chair"),
                (policy.may_decide(made, world.kirsty, by=by), "chair of the Strategic"),
                (policy.may_end_other(sent, world.kirsty, by=by), "chair of the Strategic"),
                (policy.may_name(reviewing, world.aileen, by=by), "You are named in this case"),
                (policy.may_end_member(member, world.kirsty, by=by), "chair of the Strategic"),
                (policy.may_work_in_review(reviewing, panel, by=by), "named for this review"),
                (policy.may_publish(reported, review, None, by=by), "chair of the Strategic"),
                (policy.may_notify(social, by=by), "Justice social work"),
                (policy.may_note_done(recommended, by=by), "accepted first"),
                (policy.may_give_for(recommended, by=by), "accepted first"),
                (policy.may_answer(recommended, by=by, response="accepted"), "by when"),
                (policy.may_answer(recommended, by=by, response="rejected", words="no"), "in words"),
            ]
        with on_the_day(world.kirsty) as by:
            said.append((policy.may_record(record, by=by), "role"))
            said.append((policy.may_send(draft, world.kirsty, by=by), "Only the record manager"))
            said.append((policy.may_view(sent, world.kirsty, by=by, because="no"), "in words"))
            said.append((policy.may_answer(recommended, by=by), "answers this"))
        with on_the_day(world.effie) as by:
            group = {"chair": world.kirsty, "by": by}
            said += [
                (policy.may_decide(made, **group, because="no"), "in words"),
                (policy.may_decide(made, **group, decision="scr"), "Enter by when"),
                (policy.may_decide(made, **group, decided_on=AHEAD), "today or before"),
                (policy.may_end_other(reported, **group), "no longer so"),
                (policy.may_name(reviewing, world.kirsty, world.oonagh, by=by), "no posting"),
                (policy.may_name(reviewing, world.kirsty, world.effie, by=by), "already"),
                (policy.may_name(reviewing, world.kirsty, world.gavin, LONG_AGO, by=by), "last day"),
                (policy.may_publish(reported, review, **group, because="no"), "in words"),
                (policy.may_publish(reported, review, **group, publish=True), "No summary"),
                (policy.may_move_social_work(social, "sent", by=by), "no longer so"),
                (policy.may_note_reply(social, by=by), "no longer so"),
                (policy.may_end_social_work(social, by=by), "no longer so"),
                (policy.may_send_social_work(social, by=by), "no longer so"),
                (policy.may_notify(social, by=by, words="no"), "in words"),
                (policy.may_notify(social, by=by, day=AHEAD), "today or before"),
            ]
            review.summary_by = world.effie
            said.append((policy.may_publish(reported, review, **group, publish=True), "that they wrote"))
        with on_the_day(world.bashir) as by:
            said.append((policy.may_hand_in(reviewing, None, panel, by=by), "findings first"))
            said.append((policy.may_write_findings(reported, panel, by=by), "no longer so"))
            member.left_on = TODAY
            said.append((policy.may_work_in_review(reviewing, panel, by=by), "named for this review"))
        with on_the_day(world.dougal) as by:
            member.left_on, member.user_id = None, world.dougal.pk
            said.append((policy.may_write_findings(reviewing, panel, by=by), "could not keep them out"))
        assert [(words in verdict.reason, bool(verdict)) for verdict, words in said] == [(True, False)] * len(said)


@pytest.mark.django_db
def test_whoever_is_reviewed_does_not_end_what_a_reviewer_sees(world, record):
    to_the_panel(world, record)
    with on_the_day(world.aileen) as by:
        mine = Record.objects.visible_to(by).get(pk=record.pk)
        access.take_in_hand(by, mine.pk, grade=3)
        for share in Share.objects.filter(record=mine):
            share.record = mine
            with pytest.raises(Refused, match="ends there"):
                end_share(share, by=by, on=TODAY)
    assert sees(world.gavin) == {record.pk}
