"""The page of a record for each relation that a reader can have to it, and what a hidden one gives away."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.access.grades import Grade, Marking
from lawburrows.access.identity import moment
from lawburrows.access.models import Exclusion, Partner, Share
from lawburrows.audit.models import Entry
from lawburrows.people.models import Address, Other, Vehicle
from lawburrows.tasks.models import Task
from lawburrows.web.dates import now
from tests.casefile.conftest import REF, a_case, signed_in
from tests.conftest import as_role
from tests.factories import orders as make
from tests.factories.orders import MAY
from tests.people import LONG_AGO, share

pytestmark = pytest.mark.django_db
PAGE = f"/people/{REF}/"
FULL_PAGES = ("", "chronology/", "as-known/", "in-the-case/", "who-has-looked/", "openings/")


def masked(page: bytes) -> str:
    """Without what differs by design: request id, nonce, token."""
    text = page.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return re.sub(r'nonce="[^"]+"', "", text).replace(REF, "LB-NONE-0000")


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def bar_of(page: str) -> str:
    return page.partition('class="lb-identity"')[2].partition("</section>")[0]


class TestRelations:
    def test_the_lead_agency_sees_all_of_it_and_the_page_says_why(self, case, world):
        page = text_of(signed_in(world.aileen).get(PAGE))
        for words in ("Iain Ross-Invented", "Go in pairs", "High", "you are the record manager", "who has looked"):
            assert words in page
        assert "Police Scotland leads this case" in text_of(signed_in(world.angus).get(PAGE))

    @pytest.mark.parametrize("path", FULL_PAGES)
    def test_every_page_of_the_record_opens_for_its_manager(self, case, world, path):
        assert signed_in(world.aileen).get(PAGE + path).status_code == 200

    @pytest.mark.parametrize("path", FULL_PAGES)
    def test_no_page_of_the_record_opens_for_an_outsider(self, case, world, path):
        assert signed_in(world.fergus).get(PAGE + path).status_code == 404

    def test_a_partner_agency_sees_it(self, case, world):
        assert signed_in(world.bashir).get(PAGE).status_code == 404
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.fife, starts=LONG_AGO, grade=Grade.FULL)
        assert "Fife Council is a partner in this case" in text_of(signed_in(world.bashir).get(PAGE))

    def test_a_partner_at_summary_sees_the_summary_and_no_more(self, case, world):
        with as_role("owner"):
            Partner.objects.create(record=case, agency=world.fife, starts=LONG_AGO, grade=Grade.SUMMARY)
        bashir = signed_in(world.bashir)
        page = text_of(bashir.get(PAGE))
        assert "You see the summary of this record" in page
        assert "Convicted" not in page
        assert bashir.get(f"{PAGE}chronology/").status_code == 404

    def test_somebody_named_sees_it(self, case, world):
        with as_role("owner"):
            case.supervising_officer = world.gavin
            case.save()
        assert "you are the supervising officer" in text_of(signed_in(world.gavin).get(PAGE))

    def test_an_exclusion_beats_every_ground(self, case, world):
        with as_role("owner"):
            Exclusion.objects.create(record=case, user=world.aileen, reason="a cousin", starts=LONG_AGO)
        assert signed_in(world.aileen).get(PAGE).status_code == 404

    def test_a_marking_above_the_clearance_hides_it(self, world):
        a_case(world, marking=Marking.SECRET)
        assert signed_in(world.aileen).get(PAGE).status_code == 404

    def test_a_share_that_has_ended_opens_nothing(self, case, world):
        with as_role("owner"):
            given = share(case, world.fergus, grade=Grade.FULL)
        fergus = signed_in(world.fergus)
        assert "the record manager agreed" in text_of(fergus.get(PAGE))
        with as_role("owner"):
            given.ends = moment().date()
            given.save()
        assert fergus.get(PAGE).status_code == 404

    def test_an_emergency_opening_runs_and_is_over(self, case, world):
        with as_role("owner"):
            opened = share(
                case,
                world.fergus,
                grade=Grade.FULL,
                kind=Share.Kind.BREAK_GLASS,
                expires_at=moment() + timedelta(minutes=60),
            )
        fergus = signed_in(world.fergus)
        for path in ("", "chronology/"):
            assert "Opened in an emergency, until" in text_of(fergus.get(PAGE + path))
        with as_role("owner"):
            opened.expires_at = moment() - timedelta(seconds=1)
            opened.save()
        assert fergus.get(PAGE).status_code == 404

    def test_an_administrator_and_an_auditor_see_no_case(self, case, world):
        assert signed_in(world.niall).get(PAGE).status_code == 404
        assert signed_in(world.morag).get(PAGE).status_code == 404

    def test_a_record_without_decisions_says_so_and_never_low(self, world):
        with as_role("owner"):
            world.record(ref="LB-BARE-0001", manager=world.aileen)
        page = text_of(signed_in(world.aileen).get("/people/LB-BARE-0001/"))
        assert "Not assessed" in page
        assert "This does not mean low" in page
        assert "Low" not in page

    def test_a_merged_record_leads_to_the_one_that_lives(self, case, world):
        with as_role("owner"):
            world.record(ref="LB-GONE-0001", merged_into=case)
        answer = signed_in(world.aileen).get("/people/LB-GONE-0001/")
        assert (answer.status_code, answer.url) == (302, PAGE)


class TestWords:
    def test_what_nobody_decided_is_not_decided_and_not_none(self, world):
        with as_role("owner"):
            world.record(ref="LB-BARE-0001", manager=world.aileen)
        bar = bar_of(text_of(signed_in(world.aileen).get("/people/LB-BARE-0001/")))
        assert bar.count("Not decided") == 2
        assert "No date is known" in bar
        assert "None" not in bar
        assert "Nothing" not in bar

    def test_a_next_date_that_has_passed_is_late_in_words(self, case, world):
        values = {"record": case, "owner": case.lead, "kind": "x", "what": "Annual confirmation"}
        with as_role("owner"):
            made = Task.objects.create(**values, key="one", due=moment().date())
        aileen = signed_in(world.aileen)
        assert "Overdue:" not in bar_of(text_of(aileen.get(PAGE)))
        with as_role("owner"):
            made.due -= timedelta(days=1)
            made.save()
        assert "Overdue:" in bar_of(text_of(aileen.get(PAGE)))

    def test_a_person_without_dated_entries_is_told_so_and_led_to_the_chronology(self, world):
        with as_role("owner"):
            bare = world.record(ref="LB-BARE-0001", manager=world.aileen)
            Address.objects.create(record=bare, owner=bare.lead, use="home", lines="12 Imaginary Row")
        last = text_of(signed_in(world.aileen).get("/people/LB-BARE-0001/")).partition("What happened last")[2]
        assert "Nothing with a date is recorded yet." in last
        assert "/people/LB-BARE-0001/chronology/" in last

    def test_the_words_of_a_condition_keep_their_lines(self, case, world):
        with as_role("owner"):
            make.order(case, summary="No contact\nNo internet")
        for path in ("", "convictions/"):
            page = signed_in(world.aileen).get(PAGE + path).content.decode()
            assert '<span class="lb-verbatim">No contact\nNo internet</span>' in page


class TestDeeds:
    def test_the_overview_offers_what_the_reader_may_do(self, case, world):
        page = text_of(signed_in(world.aileen).get(PAGE)).partition("lb-heading__actions")[2].partition("<h2")[0]
        for words, path in (
            ("Take a notification", "notifications/attend/"),
            ("Add to the details", "details/"),
            ("Add a document", "documents/add/"),
            ("Share", "in-the-case/"),
        ):
            assert f'href="{PAGE}{path}">{words}<' in page

    def test_the_overview_offers_nothing_that_the_reader_may_not_do(self, case, world):
        with as_role("owner"):
            joined = Partner.objects.create(record=case, agency=world.fife, starts=LONG_AGO, grade=Grade.FULL)
        page = text_of(signed_in(world.bashir).get(PAGE))
        assert ">Add to the details<" in page
        assert ">Take a notification<" not in page  # that is told to the police
        assert ">Share<" not in page
        with as_role("owner"):
            joined.grade = Grade.SUMMARY
            joined.save()
        assert ">Add to the details<" not in text_of(signed_in(world.bashir).get(PAGE))

    def test_a_closed_record_offers_no_notification(self, case, world):
        with as_role("owner"):
            case.closed_on = moment().date()
            case.save()
        assert "Take a notification" not in text_of(signed_in(world.aileen).get(PAGE))


class TestLastDays:
    @pytest.fixture
    def ending(self, case):
        """An order that runs for some years yet, and an address that was left."""
        with as_role("owner"):
            make.order(case, ends=date(2099, 11, 2))
            Address.objects.create(
                record=case, owner=case.lead, use="home", lines="12 Imaginary Row", starts=MAY, ends=date(2021, 6, 1)
            )

    def test_the_last_day_of_an_order_is_the_same_on_every_page(self, case, world, ending):
        for path in ("", "convictions/", "chronology/"):
            page = text_of(signed_in(world.aileen).get(PAGE + path))
            assert "1 November 2099" in page, path
            assert "2 November 2099" not in page, path
            assert "last day" in page.casefold(), path

    def test_a_share_says_its_last_day(self, case, world):
        with as_role("owner"):
            share(case, world.fergus, grade=Grade.FULL, ends=date(2099, 11, 2))
        page = text_of(signed_in(world.aileen).get(f"{PAGE}in-the-case/"))
        assert "last day 1 November 2099" in page

    def test_an_address_was_so_until_its_last_day(self, case, world, ending):
        page = text_of(signed_in(world.aileen).get(f"{PAGE}chronology/"))
        assert '<time datetime="2021-05-31">' in page.partition("12 Imaginary Row: last day")[2][:700]

    def test_what_lies_ahead_has_not_happened(self, case, world, ending):
        happened = text_of(signed_in(world.aileen).get(PAGE)).partition("What happened last")[2]
        assert "Order made" in happened
        assert "last day" not in happened.partition("12 Imaginary Row: last day")[2]
        assert "2099" not in happened

    def test_the_chronology_puts_what_is_still_to_come_apart(self, case, world, ending):
        page = text_of(signed_in(world.aileen).get(f"{PAGE}chronology/"))
        coming = page.partition("Still to come")[2].partition("What has happened")[0]
        assert "1 November 2099" in coming
        assert "Order made" not in coming
        assert "2099" not in page.partition("What has happened")[2]


class TestHidden:
    @pytest.mark.parametrize("path", [*FULL_PAGES, "ask/", "emergency/"])
    def test_answers_are_the_same_bytes_as_for_a_record_that_does_not_exist(self, case, world, path):
        fergus = signed_in(world.fergus)
        hidden, absent = fergus.get(PAGE + path), fergus.get(f"/people/LB-NONE-0000/{path}")
        assert hidden.status_code == absent.status_code == 404
        assert masked(hidden.content) == masked(absent.content)
        assert {k: v for k, v in hidden.headers.items() if k != "X-Request-ID"} == {
            k: v for k, v in absent.headers.items() if k != "X-Request-ID"
        }

    def test_every_look_and_every_refusal_is_in_the_trail(self, case, world):
        signed_in(world.aileen).get(PAGE)
        signed_in(world.fergus).get(PAGE)
        with as_role("owner"):
            acts = list(Entry.objects.order_by("at").values_list("act", "who"))
        assert acts == [("access.seen", str(world.aileen.pk)), ("access.refused", str(world.fergus.pk))]


class TestChronology:
    def test_holds_everything_the_newest_first_with_who_wrote_it(self, case, world):
        page = text_of(signed_in(world.aileen).get(f"{PAGE}chronology/"))
        assert "Convicted: Rape" in page
        assert "by Police Scotland" in page
        assert page.index("Warning: danger to lone staff") < page.index("Convicted: Rape")

    def test_filters_stand_in_the_address(self, case, world):
        aileen = signed_in(world.aileen)
        only = text_of(aileen.get(f"{PAGE}chronology/", {"kinds": "warnings"}))
        assert "Warning: danger" in only
        assert "Convicted" not in only
        none = text_of(aileen.get(f"{PAGE}chronology/", {"words": "no such words"}))
        assert "Nothing fits these filters" in none
        wrong = aileen.get(f"{PAGE}chronology/", {"earliest_day": "31", "earliest_month": "2", "earliest_year": "2020"})
        assert wrong.status_code == 200
        assert "must be a real date" in text_of(wrong)

    @pytest.fixture
    def undated(self, case, world):
        """An address, a vehicle, a child and a photograph's worth of things of which nobody said since when."""
        with as_role("owner"):
            owner = {"record": case, "owner": case.lead}
            Address.objects.create(**owner, use="home", lines="12 Imaginary Row")
            Vehicle.objects.create(**owner, registration="ZZ99 ZZZ", ends=date(2024, 5, 4))
            Other.objects.create(**owner, category="child", name="Ailsa Invented")
            Task.objects.create(**owner, key="open", kind="x", what="Not done yet", due=date(2099, 1, 1))

    def test_what_has_no_date_stands_when_it_was_recorded_and_says_so(self, case, world, undated):
        page = text_of(signed_in(world.aileen).get(f"{PAGE}chronology/"))
        for words in ("12 Imaginary Row", "Vehicle: ZZ99 ZZZ", "Other person, child: Ailsa Invented"):
            line = page.partition(words)[2].partition("moj-timeline__item")[0]
            assert "(no date was given; recorded then)" in line, words
            assert str(now().year) in line
        assert (
            page.index("12 Imaginary Row") < page.index("Vehicle: ZZ99 ZZZ: last day") < page.index("Convicted: Rape")
        )
        assert "(no date was given" not in page.partition("Convicted: Rape")[2].partition("moj-timeline__item")[0]

    def test_what_is_not_done_yet_did_not_happen(self, case, world, undated):
        assert "Not done yet" not in text_of(signed_in(world.aileen).get(f"{PAGE}chronology/")).partition("<h1")[2]

    def test_what_has_no_date_is_asked_for_by_when_it_was_recorded(self, case, world, undated):
        asked = {"earliest_day": 1, "earliest_month": 1, "earliest_year": now().year}
        page = text_of(signed_in(world.aileen).get(f"{PAGE}chronology/", asked))
        assert "12 Imaginary Row" in page
        assert "Convicted: Rape" not in page

    def test_costs_the_same_number_of_queries_however_much_has_no_date(self, case, world, undated):
        aileen = signed_in(world.aileen)

        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                aileen.get(f"{PAGE}chronology/")
            return len(queries)

        asked()
        before = asked()
        with as_role("owner"):
            for number in range(20):
                Address.objects.create(record=case, owner=case.lead, use="former", lines=f"{number} Imaginary Row")
        assert asked() == before


class TestWhoHasLooked:
    def test_lists_the_looks(self, case, world):
        signed_in(world.angus).get(PAGE)
        page = text_of(signed_in(world.aileen).get(f"{PAGE}who-has-looked/"))
        assert "Angus Invented" in page
        assert "looked at a record" in page
