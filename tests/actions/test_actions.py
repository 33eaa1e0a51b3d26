"""An action from being given to its end: who is told, what falls due to whom, and what stays of each change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Partner, StaleEdit
from lawburrows.actions import commands, queries
from lawburrows.actions.deadlines import dates_in
from lawburrows.actions.intake import NewAction
from lawburrows.actions.models import Action
from lawburrows.actions.waiting import who_has_it
from lawburrows.audit.models import Entry
from lawburrows.notices.models import Notice
from lawburrows.orders.reading import Reading
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHAT = "Ask the housing officer for the key log"
DUE = TODAY + timedelta(days=14)


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.FULL, starts=LONG_AGO)
    return record


def given(world, record, by, kind="meeting", whose=None):
    whose = whose or world.bashir
    agency = whose.postings_on(TODAY)[0].agency
    new = NewAction(WHAT, agency, whose, DUE, kind, "key-1", "the meeting of 4 December")
    return commands.give_action(record, new=new, by=by, on=TODAY)


def due_now(record, by):
    with on_the_day(by) as reader:
        dates = dates_in(Reading([record.pk], reader, TODAY)).get(record.pk)
    return {one.kind: one.person for one in dates.deadlines} if dates else {}, dates.fulfilled if dates else {}


def test_whoever_is_in_the_case_no_more_is_neither_told_nor_reminded_of_their_action(world, case):
    """A notice names the record: it goes to nobody who could not read the action."""
    with on_the_day(world.aileen) as by:
        one = given(world, case, by)
    with on_the_day(world.bashir) as by:
        commands.report_outcome(one, outcome="not_done", words="Nobody answered the calls", version=1, by=by, on=TODAY)
    with as_role("owner"):
        Partner.objects.filter(record=case, agency=world.fife).update(ends=TODAY)
    with on_the_day(world.aileen) as by:
        mine = queries.action_of(case, one.pk, by=by)
        commands.return_action(mine, words="Write to them, and say by when", version=2, by=by, on=TODAY)
    with as_role("owner"):
        assert not Notice.objects.filter(to=world.bashir, kind="action_returned").exists()
        with acting(System("deadlines"), at=NOON) as now:
            assert who_has_it(one.pk, by=System("deadlines"), on=now.today).debtors == []


class TestAnActionOfAMeeting:
    def test_is_given_reported_returned_reported_again_and_accepted(self, world, case):
        with on_the_day(world.aileen) as by:
            one = given(world, case, by)
        assert due_now(case, world.aileen)[0] == {"action": world.bashir.pk}
        with on_the_day(world.bashir) as by:
            commands.report_outcome(
                one, outcome="not_done", words="Nobody answered the calls", version=1, by=by, on=TODAY
            )
        assert due_now(case, world.bashir)[0] == {"action_answer": world.aileen.pk}
        with on_the_day(world.aileen) as by:
            commands.return_action(one, words="Write to them, and say by when", version=2, by=by, on=TODAY)
        assert (one.state, one.outcome) == ("open", "")
        with on_the_day(world.bashir) as by:
            commands.report_outcome(
                one, outcome="done", words="The log was read and copied", version=3, by=by, on=TODAY
            )
        with on_the_day(world.aileen) as by:
            with pytest.raises(StaleEdit):
                commands.accept_outcome(one, version=3, by=by, on=TODAY)
            commands.accept_outcome(one, version=4, by=by, on=TODAY)
            kinds = [step.kind for step in queries.action_of(case, one.pk, by=by).steps.all()]
        assert one.state == "done"
        assert kinds == ["reported", "returned", "reported", "accepted"]
        running, met = due_now(case, world.aileen)
        assert running == {}
        assert met == {f"action-{one.pk}": TODAY, f"action_answer-{one.pk}": TODAY}
        with as_role("owner"):
            told = set(Notice.objects.filter(ref=case.ref).values_list("to__name", "kind"))
            acts = set(Entry.objects.filter(act__startswith="actions.").values_list("act", flat=True))
        assert told == {
            ("Bashir Invented", "action_given"),
            ("Aileen Invented", "action_reported"),
            ("Bashir Invented", "action_returned"),
        }
        assert acts == {"actions.given", "actions.reported", "actions.returned", "actions.accepted"}

    def test_its_changes_keep_what_it_was_and_why(self, world, case):
        later = DUE + timedelta(days=30)
        with on_the_day(world.aileen) as by:
            one = given(world, case, by)
            commands.change_action(one, due=later, words="Carried to the next meeting", version=1, by=by, on=TODAY)
            commands.change_action(
                one,
                whose=world.angus,
                agency=world.police,
                words="Bashir is away until spring",
                version=2,
                by=by,
                on=TODAY,
            )
            with pytest.raises(Refused, match="Nothing would change"):
                commands.change_action(one, words="Nothing of it is new here", version=3, by=by, on=TODAY)
            with pytest.raises(Refused, match="Make it a partner first"):
                commands.change_action(
                    one, whose=world.gavin, agency=world.dundee, words="He lives there now", version=3, by=by, on=TODAY
                )
            steps = list(queries.action_of(case, one.pk, by=by).steps.all())
            assert [one.pk] == [each.pk for each in queries.given_by("meeting", ["key-1"], by=by)]
            assert [one.pk] == [each.pk for each in queries.held_by(world.angus.pk, [case.pk], by=by)]
        assert (steps[0].due_was, steps[0].due_now) == (DUE, later)
        assert (steps[1].whose_was, steps[1].whose_now) == (world.bashir, world.angus)
        assert due_now(case, world.aileen)[0] == {"action": world.angus.pk}


class TestByItself:
    def test_what_is_done_needs_nobodys_yes_and_what_is_not_does(self, world, case):
        with on_the_day(world.aileen) as by:
            first, second = given(world, case, by, "itself"), given(world, case, by, "itself")
            own = given(world, case, by, "meeting", world.aileen)
            commands.report_outcome(
                own, outcome="not_needed", words="The flat is empty now", version=1, by=by, on=TODAY
            )
        with on_the_day(world.bashir) as by:
            commands.report_outcome(
                first, outcome="done", words="The log was read and copied", version=1, by=by, on=TODAY
            )
            commands.report_outcome(
                second, outcome="not_needed", words="The flat is empty now", version=1, by=by, on=TODAY
            )
        assert [first.number, second.number] == [1, 2]
        assert (first.state, second.state, own.state) == ("done", "reported", "not_needed")


class TestPages:
    def test_given_on_a_page_it_is_in_my_work_of_whoever_has_it(self, client, world, case):
        client.force_login(world.aileen)
        url = reverse("actions:give_action", args=[case.ref])
        page = client.get(url).content.decode()
        once = page.split('name="once" value="')[1].split('"')[0]
        assert "Gavin" not in page
        sent = {"once": once, "what": WHAT, "whose": f"{world.fife.pk}:{world.bashir.pk}", **boxes("due", DUE)}
        client.post(url, sent)
        page = client.post(url, sent, follow=True).content.decode()
        assert page.count(f'lb-verbatim">{WHAT}') == 1
        with as_role("owner"):
            [one] = Action.objects.filter(record=case)
            assert Task.objects.get(record=case, key=f"action-{one.pk}").whose == world.bashir
        client.force_login(world.bashir)
        url = reverse("actions:report_outcome", args=[case.ref, one.pk])
        page = client.get(url).content.decode()
        sent = {
            "once": page.split('name="once" value="')[1].split('"')[0],
            "version": 1,
            "outcome": "done",
            "words": "x",
        }
        page = client.post(url, sent).content.decode()
        assert "Say in words what came of it" in page
        assert "Done" in client.post(url, sent | {"words": "The log was read and copied"}, follow=True).content.decode()
        page = client.get(reverse("actions:actions", args=[case.ref])).content.decode()
        assert "No action is open" in page
        assert "Ended (1)" in page
