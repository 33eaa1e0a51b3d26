"""Something has changed: said once, written where it belongs, followed until somebody says what was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lawburrows.access.models import Partner
from lawburrows.audit.models import Entry
from lawburrows.circumstances import policy
from lawburrows.circumstances.commands import About, record_change
from lawburrows.circumstances.deadlines import dates_in
from lawburrows.circumstances.models import AdultPathway, Call, Change, HealthChange
from lawburrows.notices.models import Notice
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Address, Contact, Name, Other, Person, Relationship
from lawburrows.rules.verdict import Refused
from lawburrows.rules.young import Standing
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories.orders import conviction
from tests.factories.people import make_person
from tests.house.tables import boxes
from tests.people import LONG_AGO, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)
SINCE = date(2026, 11, 2)  # pages are sent on the day on which the tests run
ABOUT = About(YESTERDAY, "person", "fact", verified=False)
SAID = {"known": "person", "basis": "fact", "verified": "no", **boxes("since", SINCE)}


@pytest.fixture
def case(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager, record.notification_officer, record.supervising_officer = (
            world.aileen,
            world.angus,
            world.bashir,
        )
        record.save()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        conviction(record)
    return record


def sent(client, record, what, **fields):
    url = reverse("circumstances:record_change", args=[record.ref, what])
    page = client.get(url).content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    return client.post(url, {"once": once} | SAID | fields, follow=True)


class TestRecordChange:
    def test_an_address_ends_the_old_one_calls_for_what_follows_and_is_told(self, client, world, case):
        client.force_login(world.aileen)
        where = {"use": "home", "lines": "7 Pretence Terrace", "town": "Kilwhimsy", "child": "yes", "told": "not_yet"}
        page = sent(client, case, "address", **where).content.decode()
        assert "Environmental risk assessment" in page
        assert "Section 84 gives until" in page
        assert "No notification of this is recorded here" in page
        with as_role("owner"):
            homes = dict(Address.objects.filter(record=case, use="home").values_list("lines", "ends"))
            change = Change.objects.get(record=case)
            keys = set(Call.objects.filter(of=change).values_list("key", flat=True))
            told = set(Notice.objects.filter(kind="changed").values_list("to__name", "ref"))
            tasks = set(Task.objects.filter(record=case, whose=world.aileen).values_list("what", flat=True))
        assert homes == {"12 Imaginary Row": SINCE, "7 Pretence Terrace": None}
        assert keys == {"protection", "environment", "housing", "reassess", "visit", "plan", "partners"}
        assert [label for label, _ in change.wrote] == ["people.Address"]
        assert told == {("Angus Invented", case.ref), ("Bashir Invented", case.ref)}
        assert any("child protection" in what for what in tasks)

    def test_a_telephone_takes_few_interactions_and_calls_for_little(self, client, world, case):
        client.force_login(world.bashir)
        # overview, "Something has changed", "a telephone", the number, "Record the change": five
        assert "A telephone" in client.get(reverse("circumstances:changed", args=[case.ref])).content.decode()
        sent(client, case, "telephone", kind="telephone", value="0131 496 0007")
        with as_role("owner"):
            assert Contact.objects.get(record=case).value == "+44 131 496 0007"
            assert list(Call.objects.values_list("key", flat=True)) == ["conditions"]

    def test_each_kind_writes_where_it_belongs_in_one_transaction(self, world, case):
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.health, starts=LONG_AGO)
        written = {
            "name": {"kind": "main", "given": "Eoin", "family": "Neverwas"},
            "job": {"kind": "job", "what": "Baker"},
            "vehicle": {"registration": "ZZ99 ZZZ"},
            "account": {"kind": "bank", "number": "00 00 00 12345678"},
            "device": {"kind": "phone", "what": "A telephone"},
            "partner": {"name": "Una Invented", "category": "associate", "relation": "partner"},
            "other": {},
        }
        with on_the_day(world.aileen) as by:
            for kind, values in written.items():
                made = record_change(case, kind, about=ABOUT, values=values, by=by, on=TODAY)
                assert bool(made.wrote) == (kind != "other"), kind
            [partner] = Relationship.objects.filter(record=case)
            left = About(TODAY, "seen", "fact", verified=True)
            record_change(case, "household", about=left, values={"left": partner}, by=by, on=TODAY)
        with on_the_day(world.dougal) as by:
            record_change(case, "health", about=ABOUT, values={"text": "Had a fall"}, by=by, on=TODAY)
        with as_role("owner"):
            assert Person.objects.get(record=case).name == "Eoin Neverwas"
            assert Name.objects.filter(record=case, kind="main", ends=YESTERDAY).exists()
            assert Other.objects.filter(record=case).count() == 1
            assert HealthChange.objects.get(record=case).text == "Had a fall"
            assert Entry.objects.filter(act="circumstances.change.recorded").count() == len(written) + 2

    def test_of_no_fixed_abode_ends_the_home(self, world, case):
        with on_the_day(world.aileen) as by:
            values = {"use": "found", "lines": "The harbour"}
            record_change(case, "address", about=ABOUT, values=values, by=by, on=TODAY)
            assert [one.use for one in Address.objects.filter(record=case, ends=None)] == ["found"]

    def test_is_refused_whole(self, world, case):
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.health, starts=LONG_AGO)
        with on_the_day(world.dougal) as by, pytest.raises(Refused, match="part about devices"):
            record_change(case, "device", about=ABOUT, values={"kind": "phone", "what": "x"}, by=by, on=TODAY)
        before = About(LONG_AGO, "person", "fact", verified=False)
        with on_the_day(world.aileen) as by, pytest.raises(Refused, match="must begin later"):
            record_change(case, "address", about=before, values={"use": "home", "lines": "x"}, by=by, on=TODAY)
        with as_role("owner"):
            assert not Change.objects.exists()

    def test_what_was_typed_stays_when_something_is_wrong(self, client, world, case):
        client.force_login(world.aileen)
        page = sent(client, case, "telephone", kind="telephone", value="not a number").content.decode()
        assert "Enter a telephone number" in page
        assert "not a number" in page
        assert client.get(reverse("circumstances:record_change", args=[case.ref, "tea"])).status_code == 404


class TestDealWithCall:
    def test_it_is_due_until_somebody_says_what_was_done(self, client, world, case):
        with on_the_day(world.aileen) as by:
            change = record_change(
                case, "telephone", about=ABOUT, values={"kind": "online", "value": "x"}, by=by, on=TODAY
            )
            [call] = change.calls.all()
            dates = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert [(due.key, due.unverified) for due in dates.deadlines] == [(f"call-{call.pk}", True)]
        client.force_login(world.aileen)
        url = reverse("circumstances:deal_with_call", args=[case.ref, call.pk])
        once = client.get(url).content.decode().split('name="once" value="')[1].split('"')[0]
        page = client.post(url, {"once": once, "version": 1, "done": "Compared with condition 3"}, follow=True)
        assert "Compared with condition 3" in page.content.decode()
        late = client.post(url, {"once": once, "version": 1, "done": "Again"}).content.decode()
        assert "dealt with already" in late
        with on_the_day(world.aileen) as by:
            dates = dates_in(Reading([case.pk], by, TODAY))[case.pk]
            assert not dates.deadlines
            assert list(dates.fulfilled) == [f"call-{call.pk}"]


@pytest.mark.parametrize(
    ("who", "state", "reason"),
    [
        ("callum", {}, "could be done by"),
        ("aileen", {"closed_on": TODAY}, "closed"),
        ("gavin", {}, "let in to read"),
        ("aileen", {}, ""),
    ],
)
def test_who_may_record_a_change(world, case, who, state, reason):
    user = getattr(world, who)
    with as_role("owner"):
        share(case, world.gavin, grade=3)
        for name, value in state.items():
            setattr(case, name, value)
    with on_the_day(user) as by:
        assert reason in policy.may_record(case, by=by).reason
        case.merged_into_id = case.pk
        assert not policy.may_record(case, by=by)


class TestUnder18:
    def test_the_adult_pathway_is_due_before_the_birthday_until_it_is_decided(self, client, world, case):
        with as_role("owner"):
            Person.objects.filter(record=case).update(born=date(2009, 3, 4))
        client.force_login(world.aileen)
        overview = client.get(reverse("casefile:record", args=[case.ref])).content.decode()
        assert "Child or young person" in overview
        with on_the_day(world.aileen) as by:
            due = {one.key: one for one in dates_in(Reading([case.pk], by, TODAY))[case.pk].deadlines}
            assert due["transition"].due == date(2027, 3, 4) - timedelta(days=183)
            assert due["transition"].unverified
            assert due["young-retention"].due == date(2027, 3, 4)
        url = reverse("circumstances:decide_adult_pathway", args=[case.ref])
        once = client.get(url).content.decode().split('name="once" value="')[1].split('"')[0]
        client.post(url, {"once": once, "pathway": "Category 1, level 1", "keeping": "The conviction"}, follow=True)
        with on_the_day(world.aileen) as by:
            assert AdultPathway.objects.get(record=case).decided_by_id == world.aileen.pk
            assert set(dates_in(Reading([case.pk], by, TODAY))[case.pk].fulfilled) == {"transition", "young-retention"}
            assert "already" in policy.may_decide_pathway(case, Standing.YOUNG, by=by).reason
            assert "under 18" in policy.may_decide_pathway(case, Standing.ADULT, by=by).reason
