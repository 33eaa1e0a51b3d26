"""Auditors read the trail: by person, user, act and day, page by page, with the reasons; and that too is written down."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lawburrows.access.acts import SEEN
from lawburrows.access.commands import break_glass
from lawburrows.access.identity import System, acting
from lawburrows.audit import queries as trail
from lawburrows.audit.models import Entry
from lawburrows.audit.trail import record
from lawburrows.notices.models import Notice
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
REASON = "a child was seen with the person at the harbour"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(user, query="") -> str:
    answer = signed_in(user).get(f"/audit/{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def lines_of(text: str) -> list[str]:
    return re.findall(r'<li class="lb-entry">(.*?)</li>', text)


@pytest.fixture
def iain(world):
    """Iain, whom Aileen manages in Fife; looked at by Aileen, and opened in an emergency by Fergus of Tayside."""
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
    signed_in(world.aileen).get(f"/people/{record.ref}/")
    with on_the_day(world.fergus, purpose="incident") as by:
        break_glass(record, reason=REASON, by=by, on=TODAY)
    return record


class TestReading:
    def test_says_who_did_what_to_which_record_and_why(self, iain, world):
        [line] = [one for one in lines_of(page_of(world.morag)) if REASON in one]
        for words in ("Fergus Invented", "Police Scotland", "opened a record in an emergency", iain.ref):
            assert words in line

    def test_never_names_a_person(self, iain, world):
        assert "Iain" not in page_of(world.morag)

    def test_a_job_of_the_system_is_named_as_such(self, world):
        job = System("load")
        with acting(job):
            record(SEEN, by=job, on=TODAY)
        assert "Lawburrows, load" in page_of(world.morag)

    @pytest.mark.parametrize(
        ("query", "whose"),
        [
            ("?who=fergus@lawburrows.example", {"Fergus"}),
            ("?who=FERGUS@lawburrows.example&act=access.glass_broken", {"Fergus"}),
            ("?act=access.glass_broken", {"Fergus"}),
            ("?act=access.seen", {"Aileen"}),
            ("?who=aileen@lawburrows.example&act=access.glass_broken", set()),
            ("?latest_day=1&latest_month=1&latest_year=2020", set()),
        ],
    )
    def test_is_narrowed_by_user_act_and_day(self, iain, world, query, whose):
        lines = lines_of(page_of(world.morag, query))
        assert {name for name in ("Aileen", "Fergus") for line in lines if f"{name} Invented" in line} == whose

    def test_is_narrowed_to_one_person_by_their_number_however_it_is_typed(self, iain, world):
        other = make_person(world, "Una", "Imaginary").record
        signed_in(world.angus).get(f"/people/{other.ref}/")
        for typed in (iain.ref, iain.ref.replace("-", "").lower()):
            lines = lines_of(page_of(world.morag, f"?person={typed}"))
            assert lines
            assert all(iain.ref in line for line in lines)

    def test_a_number_that_nobody_has_finds_nothing(self, iain, world):
        assert "Nothing in the trail fits these filters" in page_of(world.morag, "?person=LB-2222-2222")

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("?person=Iain", "Enter a register number such as LB-2345-6789"),
            ("?who=nobody@lawburrows.example", "Nobody signs in with this address"),
            ("?who=%27", "mail address"),
            ("?earliest_day=31&earliest_month=2&earliest_year=2020", "must be a real date"),
            ("?act=no.such", "What was done"),
            ("?before=x", "Audit"),
        ],
    )
    def test_what_makes_no_sense_is_said_in_words(self, iain, world, query, words):
        assert words in page_of(world.morag, query)

    def test_goes_on_page_by_page_without_repeating_or_leaving_out(self, iain, world):
        for _ in range(120):
            signed_in(world.angus).get(f"/people/{iain.ref}/")
        query, seen = "?act=access.seen", []
        while query:
            text = page_of(world.morag, query)
            seen += re.findall(r'lb-trail__when">([^<]+)<', text)
            more = re.search(r'href="(\?[^"]+)">Earlier', text)
            query = more[1].replace("&amp;", "&") if more else ""
        assert len(seen) == 121


class TestFence:
    def test_is_for_those_who_may_read_the_trail_alone(self, iain, world):
        for user in (world.aileen, world.effie, world.niall):
            assert signed_in(user).get("/audit/").status_code == 403

    def test_the_number_of_a_record_is_told_to_nobody_else(self, iain, world):
        from_history = f"SELECT ref FROM access_recordevent WHERE pgh_obj_id = '{iain.pk}'"
        for user, told in ((world.morag, 1), (world.gavin, 0), (world.niall, 0)):
            with on_the_day(user), connection.cursor() as cursor:
                cursor.execute(from_history)
                assert min(len(cursor.fetchall()), 1) == told

    def test_the_record_itself_stays_hidden_from_the_auditor(self, iain, world):
        assert signed_in(world.morag).get(f"/people/{iain.ref}/").status_code == 404


class TestTrail:
    def test_reading_it_is_written_down_with_what_was_asked_and_shown(self, iain, world):
        page_of(world.morag, f"?person={iain.ref}&act=access.glass_broken")
        with as_role("owner"):
            entry = Entry.objects.get(act="oversight.trail.read")
        assert entry.who == str(world.morag.pk)
        assert entry.records == [iain.pk]
        assert entry.fields == ["person", "act"]
        assert "read the audit trail" in page_of(world.morag)

    def test_the_notice_of_an_emergency_opening_leads_an_auditor_to_its_entry(self, iain, world):
        fergus = signed_in(world.fergus)
        fergus.post("/search/", {"q": "Iain Invented", "purpose": "incident"}, follow=True)
        page = fergus.get(f"/people/{iain.ref}/emergency/").content.decode()
        [once] = re.findall(r'name="once" value="([^"]+)"', page)
        assert fergus.post(f"/people/{iain.ref}/emergency/", {"once": once, "reason": REASON}).status_code == 302
        with as_role("owner"):
            address = Notice.objects.get(to=world.morag, kind="glass_broken").address
        text = signed_in(world.morag).get(address).content.decode()
        assert REASON in text
        assert "Fergus Invented" in text


class TestCost:
    def test_is_the_same_number_of_queries_for_few_and_for_many(self, iain, world):
        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                page_of(world.morag)
            return len(queries)

        asked()
        few = asked()
        for user in (world.angus, world.effie, world.beth):
            for _ in range(5):
                signed_in(user).get(f"/people/{make_person(world, 'Una', 'Imaginary').record.ref}/")
        assert asked() == few

    @pytest.mark.parametrize(
        "narrowed",
        [
            {},
            {"who": "someone"},
            {"act": "access.seen"},
            {"since": NOON, "until": NOON + timedelta(days=1)},
        ],
    )
    def test_every_way_to_narrow_it_goes_by_an_index_in_its_order(self, world, narrowed):
        with on_the_day(world.morag), CaptureQueriesContext(connection) as asked:
            trail.matching(**narrowed)
        with on_the_day(world.morag), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")  # an empty trail is sorted as cheaply as it is read in order
            cursor.execute(f"EXPLAIN {asked.captured_queries[-1]['sql']}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        assert re.search(r"Index Scan using audit_entry_by_(time|person|act) on audit_entry", plan)
        assert "Sort" not in plan
