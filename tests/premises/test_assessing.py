"""An address is assessed: asked for by the record manager, each agency its own part, decided with reasons, again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Exclusion
from lawburrows.actions.models import Action
from lawburrows.circumstances.models import Call, Change
from lawburrows.notices.models import Notice
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Address
from lawburrows.premises import asking, commands, policy, queries
from lawburrows.premises.deadlines import dates_in
from lawburrows.premises.intake import Answer, MovedIn, NewDecision, NewPart, NewPremises
from lawburrows.premises.models import AgencyPart, Assessment, Finding, Premises, SignedPart
from lawburrows.premises.waiting import who_writes
from lawburrows.rules.premises import checks_of
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.waiting import owed_to
from lawburrows.web.dates import today
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import premises as make
from tests.factories.people import make_person
from tests.house.tables import REASON, boxes
from tests.meetings.test_meetings import sent
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
NOTHING = {row.key: Answer("nothing") for row in checks_of("housing")}
SUITABLE = NewDecision("suitable", REASON, True)


@pytest.fixture
def record(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
    return record


def url(name, premises, **more):
    return reverse(f"premises:{name}", kwargs={"ref": premises.record.ref, "pk": premises.pk, **more})


def changed(record, kind, key, by):
    with as_role("owner"):
        mine = {"record": record, "owner": record.lead}
        change = Change.objects.create(
            **mine,
            kind=kind,
            since=TODAY,
            known="person",
            basis="fact",
            verified=False,
            recorded_by=by,
            recorded_at=NOON,
        )
        return Call.objects.create(**mine, of=change, key=key, due=TODAY)


class TestAsking:
    def test_the_record_manager_asks_at_once_and_the_change_is_dealt_with(self, client, world, record):
        calls = [changed(record, "address", key, world.aileen) for key in ("environment", "housing", "visit")]
        client.force_login(world.aileen)
        page = client.get(reverse("casefile:joint", args=[record.ref])).content.decode()
        assert "Something has changed that calls for an assessment" in page
        page = client.get(reverse("premises:ask_for_assessment", args=[record.ref])).content.decode()
        assert "12 Imaginary Row" in page
        assert "led by the police" in page
        with as_role("owner"):
            home = Address.objects.get(record=record)
        ask = {"address": str(home.pk), **boxes("notified_on", today())}
        both = sent(client, reverse("premises:ask_for_assessment", args=[record.ref]), **ask, lines="9 Fancy Terrace")
        assert "not both" in both.content.decode()
        ask |= {"housing": f"{world.hamish.pk}:{world.fife.pk}"}
        page = sent(client, reverse("premises:ask_for_assessment", args=[record.ref]), **ask).content.decode()
        assert "The assessment is asked for" in page
        assert "0 of" not in page
        with as_role("owner"):
            assert [Call.objects.get(pk=one.pk).dealt_with_on is not None for one in calls] == [True, True, False]
            part = AgencyPart.objects.get()
            assert "Iain Invented" in part.identity
            assert part.place.startswith("12 Imaginary Row")
            assert Notice.objects.get(to=world.hamish, kind="premises_asked").ref == ""
        again = sent(client, reverse("premises:ask_for_assessment", args=[record.ref]), **ask).content.decode()
        assert "Select an address from the list" in again

    def test_clocks_run_in_clear_working_days_and_say_why_on_lists_of_work(self, world, record):
        with on_the_day(world.aileen):
            part = NewPart("housing", world.fife, world.hamish)
            made = commands.ask_for_assessment(
                record,
                new=NewPremises(lines="9 Fancy Terrace"),
                notified_on=TODAY,
                parts=[part],
                by=world.aileen,
                on=TODAY,
            )
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert shown.due.due == date(2026, 12, 16)
            assert shown.open.parts[0].part.due == date(2026, 12, 9)
            assert shown.planned
            assert [one.owed.whom for one in owed_to(by=world.aileen, on=TODAY)] == ["Hamish Invented, Fife Council"]
            assert who_writes(shown.open.parts[0].part.pk, by=world.aileen, on=TODAY).debtors == [world.hamish]
        assert str(made) == "9 Fancy Terrace"

    def test_only_the_manager_or_the_lead_authority_asks_and_only_who_leads_decides(self, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            one = make.assessment(premises, world.aileen)
            part = make.part(one, world.hamish, by=world.aileen)
            done = make.premises(record, lines="Elsewhere")
            old = make.assessment(done, world.aileen, state="decided", asked_on=date(2025, 1, 6))
            supervised = make.assessment(make.premises(record, lines="Third"), world.aileen, led_by="social_work")
            ended = make.premises(record, lines="Fourth", ended_on=TODAY, ended_because=REASON)
            home = make.home(record)
            unplaced = make_person(world, "Ewan", "Neverwas").record
        may = policy.may_ask_part
        table = [
            (world.bashir, lambda by: policy.may_ask(record, by=by), "The record manager asks for it"),
            (world.hamish, lambda by: policy.may_ask(record, by=by), "Your role does not let you"),
            (world.angus, lambda by: policy.may_ask(record, by=by), ""),
            (world.angus, lambda by: policy.may_ask(unplaced, by=by), ""),
            (world.aileen, lambda by: policy.may_ask(record, by=by, known=premises), "assessed already"),
            (world.aileen, lambda by: policy.may_ask_again(premises, one, by=by, on=TODAY), "being assessed already"),
            (world.aileen, lambda by: policy.may_ask_again(ended, None, by=by, on=TODAY), "no longer assessed"),
            (
                world.aileen,
                lambda by: policy.may_ask_again(done, old, by=by, on=TODAY, notified_on=TODAY + timedelta(days=1)),
                "not one that lies ahead",
            ),
            (
                world.aileen,
                lambda by: policy.may_skip(done, None, by=by, on=TODAY, renewal=None),
                "Nothing was decided",
            ),
            (
                world.aileen,
                lambda by: policy.may_skip(done, old, by=by, on=TODAY, renewal=date(2027, 1, 6)),
                "The renewal date is 6 January 2027",
            ),
            (
                world.aileen,
                lambda by: policy.may_skip(done, old, by=by, on=TODAY, renewal=TODAY, because="no"),
                "Say in words why",
            ),
            (world.aileen, lambda by: may(old, by=by), "This assessment is over"),
            (
                world.aileen,
                lambda by: may(one, by=by, user=world.hamish, posted=False),
                "do not answer for that agency",
            ),
            (world.aileen, lambda by: may(one, by=by, user=world.hamish, there=True), "asked for this part already"),
            (world.aileen, lambda by: may(one, by=by, user=world.hamish), ""),
            (world.aileen, lambda by: policy.may_withdraw_part(part, by=by, reason="no"), "Say in words why"),
            (world.aileen, lambda by: policy.may_sign(part, by=by, in_full=True), "It is for Hamish Invented"),
            (world.hamish, lambda by: policy.may_sign(part, by=by, in_full=False, answered=[]), "Not answered yet"),
            (world.bashir, lambda by: policy.may_decide(one, by=by), "The police leads"),
            (world.aileen, lambda by: policy.may_decide(supervised, by=by), "Justice social work leads"),
            (world.aileen, lambda by: policy.may_decide(old, by=by), "is over"),
            (world.aileen, lambda by: policy.may_decide(one, by=by, unsigned=["H"], because=""), "Not signed yet: H"),
            (world.aileen, lambda by: policy.may_decide(one, by=by, reasons="no"), "on what the decision rests"),
            (world.aileen, lambda by: policy.may_stop(ended, by=by), "no longer assessed"),
            (world.aileen, lambda by: policy.may_stop(done, by=by, because="no"), "Say in words why"),
            (world.aileen, lambda by: policy.may_place(ended, by=by), "no longer assessed"),
            (world.aileen, lambda by: policy.may_add_picture(old, by=by), "is over"),
            (world.aileen, lambda by: policy.may_move_in(home, by=by), "recorded already"),
            (world.aileen, lambda by: policy.may_give_action(old, by=by), ""),
            (world.aileen, lambda by: policy.may_keep_places(by=by), "Your role does not let you"),
            (world.effie, lambda by: policy.may_keep_places(world.dundee_area, by=by), "another area"),
            (world.effie, lambda by: policy.may_keep_places(world.fife_area, by=by), ""),
            (world.iona, lambda by: policy.may_be_asked(by=by), "Your role does not let you"),
        ]
        for by, ask, words in table:
            with on_the_day(by):
                found = ask(by)
                assert (words in found.reason) if words else found, (by, words, found)
        with as_role("owner"):
            Exclusion.objects.create(record=record, user=world.hamish, reason="a cousin", starts=LONG_AGO)
        with on_the_day(world.aileen):
            take_in_hand(world.aileen, record.pk, grade=Grade.FULL)
            assert "may not know of this record" in may(one, by=world.aileen, user=world.hamish).reason
        with on_the_day(world.hamish):
            assert asking.part(part.pk, by=world.hamish) is None


class TestParts:
    def test_housing_signs_without_the_record_and_nobody_else_can(self, client, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            part = make.part(make.assessment(premises, world.aileen), world.oonagh, by=world.aileen)
            other = make.part(
                make.assessment(make.premises(record, lines="Elsewhere"), world.aileen), world.hamish, by=world.aileen
            )
        client.force_login(world.oonagh)
        page = client.get(reverse("premises:asked_of_me")).content.decode()
        assert "3 Whimsy Wynd" in page
        assert client.get(url("one", premises)).status_code == 404
        assert client.get(reverse("premises:write_part", args=[other.pk])).status_code == 404
        write = reverse("premises:write_part", args=[part.pk])
        page = client.get(write).content.decode()
        assert "Name: Iain Invented" in page
        assert record.ref not in page
        answers = dict.fromkeys(NOTHING, "nothing") | {"council_tax": "found"}
        page = sent(client, write, version=1, text="A family lives there", **answers).content.decode()
        assert "Council tax: say what was found" in page
        page = sent(client, write, version=1, text="A family lives there", **answers, council_tax_words="Two names")
        assert "part is signed" in page.content.decode()
        assert "Name: Iain Invented" not in page.content.decode()
        assert "Two names" in page.content.decode()
        client.force_login(world.aileen)
        page = client.get(url("one", premises)).content.decode()
        assert "A family lives there" in page
        assert "all parts are signed" in page.lower()
        with as_role("owner"):
            assert SignedPart.objects.get().owner == world.oonagh.postings.get().agency
            assert Notice.objects.filter(to=world.aileen, kind="premises_signed").exists()
            finding = Finding.objects.get(check_of="council_tax")
        # What was signed is not written again, and a part of somebody else not at all.
        with on_the_day(world.oonagh), pytest.raises(Refused, match="signed"):
            commands.sign_part(part, text="x", answers=NOTHING, version=2, by=world.oonagh, on=TODAY)
        with on_the_day(world.oonagh), pytest.raises(ProgrammingError), transaction.atomic():
            Finding(record=record, owner=finding.owner, part=other, check_of="benefits", result="nothing").save(
                force_insert=True
            )

    def test_the_list_of_work_has_what_is_asked_of_those_without_the_record(self, client, world, record):
        with as_role("owner"):
            one = make.assessment(make.premises(record), world.aileen)
            make.part(one, world.hamish, by=world.aileen)
        client.force_login(world.hamish)
        assert (
            "Write and sign your part of the assessment of an address"
            in client.get(reverse("tasks:my_work")).content.decode()
        )

    def test_withdrawn_by_a_reason_that_whoever_was_asked_reads(self, client, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            part = make.part(make.assessment(premises, world.aileen), world.oonagh, by=world.aileen)
        client.force_login(world.aileen)
        sent(client, url("withdraw_part", premises, part=part.pk), version=1, reason=REASON)
        client.force_login(world.oonagh)
        page = client.get(reverse("premises:write_part", args=[part.pk])).content.decode()
        assert REASON in page
        assert "Name: Iain Invented" not in page


class TestDeciding:
    def test_decided_with_conditions_gives_actions_and_asks_again_in_a_year(self, client, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            part = make.part(make.assessment(premises, world.aileen, asked_on=LONG_AGO), world.hamish, by=world.aileen)
        client.force_login(world.aileen)
        decide = {"version": 1, "outcome": "conditions", "reasons": REASON, "manageable": "yes"}
        page = sent(client, url("decide_assessment", premises), **decide).content.decode()
        assert "Say with which conditions" in page
        assert "Not signed yet: Fife Council" in page
        decide |= {"conditions": "A lock on the stair door", "missing_because": "He moves tomorrow, housing is told"}
        page = sent(client, url("decide_assessment", premises), **decide).content.decode()
        assert "Suitable with conditions" in page
        with as_role("owner"):
            assert AgencyPart.objects.get(pk=part.pk).state == "withdrawn"
            assert Assessment.objects.get().decided_by == world.aileen
        give = url("give_action", premises, number=1)
        assert "A lock on the stair door" in client.get(give).content.decode()
        whose = f"{world.police.pk}:{world.aileen.pk}"
        sent(client, give, what="Ask the landlord for a lock", whose=whose, **boxes("due", today() + timedelta(days=5)))
        with as_role("owner"):
            assert Action.objects.get().given_kind == "premises"
        assert "Ask the landlord for a lock" in client.get(url("one", premises)).content.decode()
        page = client.get(reverse("casefile:chronology", args=[record.ref])).content.decode()
        assert "Address suitable with conditions: 3 Whimsy Wynd" in page

    def test_a_yearly_review_is_left_out_with_reasons_and_the_next_is_counted_from_it(self, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            make.assessment(premises, world.aileen, state="decided", asked_on=date(2025, 11, 2))
        with on_the_day(world.aileen):
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert (shown.renewal, shown.due.due) == (date(2026, 11, 2), date(2026, 12, 3))  # 30 November is a holiday
            made = commands.skip_review(premises, because=REASON, by=world.aileen, on=TODAY)
            assert (made.state, made.notified_on) == ("skipped", date(2026, 11, 2))
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert shown.renewal == date(2027, 11, 2)
            assert shown.decided.assessment.number == 1
            with pytest.raises(Refused, match="2 November 2027"):
                commands.skip_review(premises, because=REASON, by=world.aileen, on=TODAY)
            again = commands.ask_again(premises, why="yearly", notified_on=TODAY, by=world.aileen, on=TODAY)
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert shown.open.assessment == again
            assert shown.due.kind == "address_yearly"

    def test_a_changed_fact_asks_again_and_is_dealt_with_by_that(self, world, record):
        with as_role("owner"):
            premises = make.home(record)
            make.assessment(premises, world.aileen, state="decided")
        call = changed(record, "neighbour", "environment_again", world.aileen)
        with on_the_day(world.aileen):
            commands.ask_again(
                premises, why="changed", notified_on=TODAY, words="A nursery opened", by=world.aileen, on=TODAY
            )
            call.refresh_from_db()
            assert call.done.startswith("Assessment asked for on")
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert shown.due.unverified
            assert shown.decided is not None

    def test_under_a_licence_justice_social_work_leads(self, world, record):
        with as_role("owner"):
            orders.order(record, kind="licence")
        with on_the_day(world.aileen):
            made = commands.ask_for_assessment(
                record, new=NewPremises(lines="9 Fancy Terrace"), notified_on=TODAY, by=world.aileen, on=TODAY
            )
        with as_role("owner"):
            assert Assessment.objects.get(premises=made).led_by == "social_work"

    def test_stopped_everybody_is_told_and_nothing_is_due(self, world, record):
        with as_role("owner"):
            premises = make.premises(record)
            part = make.part(make.assessment(premises, world.aileen), world.hamish, by=world.aileen)
        with on_the_day(world.aileen):
            commands.stop_assessing(premises, because=REASON, version=1, by=world.aileen, on=TODAY)
            [shown] = queries.premises_of(record, by=world.aileen, on=TODAY)
            assert shown.due is None
            part.refresh_from_db()
            assert (part.state, shown.last.assessment.state) == ("withdrawn", "stopped")


def test_the_proposed_address_becomes_the_home_when_they_move_in(world, record):
    with as_role("owner"):
        premises = make.premises(record)
        make.assessment(premises, world.aileen, state="decided")
    with on_the_day(world.aileen):
        new = MovedIn(TODAY, "person", True, False, "yes")
        commands.move_in(premises, new=new, version=1, by=world.aileen, on=TODAY)
        old, home = Address.objects.filter(record=record).order_by("starts")
        assert (home.lines, home.use, old.ends) == ("3 Whimsy Wynd", "home", TODAY)
        assert premises.address == home
        open_calls = set(Call.objects.filter(record=record, dealt_with_on=None).values_list("key", flat=True))
        assert not open_calls & {"environment", "housing"}
        assert "visit" in open_calls


def test_the_database_holds_the_rules_by_name(world, record):
    with as_role("owner"):
        premises = make.premises(record)
        one = make.assessment(premises, world.aileen)
        for values, name in (
            ({"state": "stopped"}, "an_assessment_ends_with_reasons"),
            ({"outcome": "suitable"}, "a_decided_assessment_says_its_outcome"),
            ({"conditions": "x"}, "conditions_of_an_address_are_said"),
        ):
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                Assessment.objects.filter(pk=one.pk).update(**values)
        for values, name in (
            ({"easting": None}, "premises_lie_on_the_grid"),
            ({"ended_on": TODAY}, "premises_end_with_a_reason"),
        ):
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                Premises.objects.filter(pk=premises.pk).update(**values)
        with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
            make.assessment(premises, world.aileen, number=2)


def test_dates_of_many_people_come_in_one_query(world, record, django_assert_num_queries):
    with as_role("owner"):
        running = make.assessment(make.premises(record), world.aileen)
        mine = make.part(running, world.hamish, by=world.aileen)
        given = make.part(running, world.bashir, by=world.aileen, kind="social_work")
        make.signed(given)
        other = make_person(world, "Ewan", "Neverwas").record
        there = make.premises(other)
        old = make.assessment(there, world.aileen, state="decided", asked_on=date(2024, 3, 4))
        make.assessment(there, world.aileen, number=2, why="yearly", state="decided", asked_on=date(2025, 11, 2))
    with on_the_day(world.aileen):
        reading = Reading([record.pk, other.pk], world.aileen, TODAY)
        assert reading.limits.limits is reading.agreed.limits  # read before
        with django_assert_num_queries(1):
            found = dates_in(reading)
    due = {one.key: one for one in found[record.pk].deadlines}
    assert set(due) == {f"premises-{running.pk}", f"premises_part-{mine.pk}"}
    assert due[f"premises-{running.pk}"].due == date(2026, 12, 16)
    assert due[f"premises_part-{mine.pk}"].person == world.hamish.pk
    assert f"premises_part-{given.pk}" in found[record.pk].fulfilled
    [yearly] = found[other.pk].deadlines
    assert (yearly.due, yearly.what) == (
        date(2026, 12, 3),
        "Yearly review of an environmental risk assessment: 3 Whimsy Wynd, Nowheretown",
    )
    assert found[other.pk].fulfilled[f"premises_yearly-{old.pk}"] == date(2025, 11, 2)
