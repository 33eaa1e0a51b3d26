"""Before, on and after the day: who is told at which step, once; and taking note."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.access.models import Exclusion, Posting
from lawburrows.governance.models import RuleRow
from lawburrows.notices.models import Notice
from lawburrows.rules.escalation import STEPS, Whom, steps_for
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.commands.correcting import take_note
from lawburrows.tasks.escalating import escalate_all, steps_now
from lawburrows.tasks.models import Escalation, Task
from tests.conftest import as_role
from tests.people import LONG_AGO, TODAY, on_the_day

REAL = date.today()


def step_keys(due, on, harm=5, agreed=None):
    return [step.key for step in steps_now(due, harm, agreed or {}, on)]


class TestSteps:
    @pytest.mark.parametrize(
        ("days", "keys"),
        [
            (-15, []),
            (-14, ["5-before"]),
            (-7, ["5-before"]),
            (0, ["5-on-the-day"]),
            (1, ["5-on-the-day", "5-supervisor"]),
            (6, ["5-on-the-day", "5-supervisor"]),
            (7, ["5-supervisor", "5-coordinator"]),
            (400, ["5-coordinator"]),
        ],
    )
    def test_by_the_day(self, days, keys):
        assert step_keys(TODAY, TODAY + timedelta(days=days)) == keys

    def test_with_the_figures_that_were_agreed(self):
        assert step_keys(TODAY, TODAY + timedelta(days=1), agreed={"5-supervisor": "3"}) == ["5-on-the-day"]
        assert steps_for(5, {"5-supervisor": "soon"}) == steps_for(5, {})

    def test_every_harm_has_steps_and_their_words(self):
        assert {step.harm for step in STEPS} == {1, 2, 3, 4, 5}
        assert [step.words for step in steps_for(5, {})] == [
            "14 days before",
            "on the day",
            "1 day after",
            "7 days after",
        ]
        assert steps_for(5, {})[-1].to is Whom.COORDINATOR


@pytest.mark.django_db
class TestTelling:
    @pytest.fixture
    def late(self, world):
        with as_role("owner"):
            record = world.record(manager=world.aileen)
            of = {"record": record, "owner": world.police, "kind": "visit", "what": "Visit", "provision": "a rule"}
            return Task.objects.create(**of, key="late", due=REAL - timedelta(days=2), harm=5, whose=world.aileen)

    def told(self):
        with as_role("worker"):
            number = escalate_all()
        with as_role("owner"):
            rows = Escalation.objects.order_by("step", "to__name").values_list("step", "to__name")
            return number, [(step, name.split()[0]) for step, name in rows]

    def test_the_owner_then_the_supervisor_then_the_coordinator_each_once(self, world, late):
        assert self.told() == (2, [("5-on-the-day", "Aileen"), ("5-supervisor", "Angus")])
        assert self.told()[0] == 0
        with as_role("owner"):
            Task.objects.update(due=REAL - timedelta(days=30))
        assert self.told()[1][0] == ("5-coordinator", "Effie")
        with as_role("owner"):
            assert set(Notice.objects.values_list("kind", "record", "ref")) == {("step_reached", None, "")}

    def test_where_there_is_nobody_the_next_is_told(self, world, late):
        with as_role("owner"):
            Task.objects.update(whose=None)
            Posting.objects.filter(user=world.aileen).update(ends=REAL)
            Exclusion.objects.create(record=late.record, user=world.angus, reason="a neighbour", starts=LONG_AGO)
        assert self.told()[1] == [("5-on-the-day", "Effie"), ("5-supervisor", "Effie")]

    def test_a_restricted_record_is_told_to_its_readers_alone(self, late):
        with as_role("owner"):
            late.record.restricted = True
            late.record.save()
        assert self.told() == (0, [])

    def test_by_figures_of_governance(self, world, late):
        with as_role("owner"):
            agreed = {"agreed_by": world.angus, "source": "Protocol", "starts": LONG_AGO}
            RuleRow.objects.create(table="escalation", key="5-supervisor", value="30", **agreed)
        assert self.told()[1] == [("5-on-the-day", "Aileen")]

    def test_it_waits_in_my_work_until_somebody_takes_note(self, client, world, late):
        self.told()
        client.force_login(world.angus)
        page = client.get(reverse("tasks:my_work")).content.decode()
        assert "Brought to you" in page
        assert "1 day after, to their supervisor" in page
        where = {"ref": late.record.ref, "key": "late"}
        why = client.get(reverse("tasks:why", kwargs=where)).content.decode()
        assert "nobody has taken note yet" in why
        url = reverse("tasks:take_note", kwargs=where)
        assert "Angus Invented was told" in client.get(url).content.decode()
        assert client.post(url, {"once": str(uuid4())}).status_code == 302
        assert "Brought to you" not in client.get(reverse("tasks:my_work")).content.decode()
        assert "Angus Invented took note" in client.get(reverse("tasks:why", kwargs=where)).content.decode()
        assert "Nobody waits for an answer" in client.get(url).content.decode()

    def test_is_refused_of_what_is_done(self, world, late):
        self.told()
        late.done_on = TODAY
        with on_the_day(world.aileen) as aileen, pytest.raises(Refused, match="has been done"):
            take_note(late, by=aileen, on=TODAY)
