"""My work: whose list, in what order, with what reason and button; and the trail of having looked."""

from datetime import timedelta

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.models import AccessRequest, Partner
from lawburrows.audit.models import Entry
from lawburrows.people.models import Correction
from lawburrows.tasks.models import Escalation, Task
from lawburrows.web.dates import now, today, write_date
from tests.conftest import as_role
from tests.factories import orders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(world):
    """Makes a task of a record: so many days from today, with so much harm in being late."""

    def build(record, *, days, harm=4, what="Annual confirmation", **more):
        with as_role("owner"):
            values = {
                "record": record,
                "owner": record.lead,
                "key": f"periodic_notification-{days}-{harm}",
                "kind": "periodic_notification",
                "what": what,
                "due": today() + timedelta(days=days),
                "provision": "Sexual Offences Act 2003, section 85(1)",
                "harm": harm,
                "address": "orders:record_notification",
                "label": "Record notification",
            }
            return Task.objects.create(**values | more)

    return build


@pytest.fixture
def records(world):
    """Aileen's own, one of her team, one in the area that the council leads, one elsewhere."""
    with as_role("owner"):
        found = {
            "mine": world.record(manager=world.aileen),
            "team": world.record(),
            "area": world.record(lead=world.fife),
            "elsewhere": world.record(lead=world.dundee, area=world.dundee_area),
        }
        for name, record in found.items():
            make.person(record, name=f"Person {name.title()}-Invented")
    return found


def page_of(client, user, address="/"):
    client.force_login(user)
    return client.get(address)


def in_order(text, *words):
    places = [text.index(word) for word in words]
    return places == sorted(places)


def test_late_things_stand_first_then_by_harm_then_by_date(client, world, records, task):
    task(records["mine"], days=20, what="Much later")
    task(records["mine"], days=3, harm=2, what="Soon and slight")
    task(records["mine"], days=5, harm=5, what="Soon and grave")
    task(records["mine"], days=0, what="For today")
    task(records["mine"], days=-1, harm=4, what="One day late")
    task(records["mine"], days=-9, harm=4, what="Nine days late")
    text = page_of(client, world.aileen).content.decode()
    assert in_order(
        text,
        "Overdue",
        "Nine days late",
        "One day late",
        "Today",
        "For today",
        "This week",
        "Soon and grave",
        "Soon and slight",
        "Later",
        "Much later",
    )
    assert "No notification recorded (9 days)," in text
    assert "No notification recorded (1 day)," in text


def test_one_s_own_work_stands_before_what_was_brought_and_nothing_stands_twice(client, world, records, task):
    for step, record in (("5-on-the-day", "mine"), ("5-supervisor", "team")):
        one = task(records[record], days=-1, harm=5, what=f"Late of {record}", address="notification:attend")
        with as_role("owner"):
            Escalation.objects.create(
                record=one.record,
                owner=one.owner,
                key=one.key,
                what=one.what,
                due=one.due,
                step=step,
                to=world.aileen,
                at=now(),
            )
    text = page_of(client, world.aileen, "/?of=mine").content.decode()
    assert "1 thing that is near or late" in text
    assert in_order(text, "Overdue", 'id="brought"', "Late of team")
    assert "Late of mine" not in text.partition('id="brought"')[2]
    assert "Aileen Invented, " not in text.partition("Overdue")[2].partition('id="brought"')[0]


def test_what_is_brought_to_somebody_without_the_record_is_no_link_to_it(client, world, records):
    record = records["mine"]
    with as_role("owner"):
        Partner.objects.create(record=record, agency=world.fife, starts=today(), grade=Grade.SUMMARY)
        for key in ("premises_part-1", "periodic_notification-1"):
            told = {"what": f"Brought: {key}", "due": today(), "step": "5-supervisor", "to": world.bashir, "at": now()}
            Escalation.objects.create(record=record, owner=record.lead, key=key, **told)
    text = page_of(client, world.bashir).content.decode()
    assert "Brought: periodic_notification-1" in text
    assert "Brought: premises_part-1" not in text


def test_what_only_an_officer_takes_is_no_button_of_a_social_worker(client, world, records, task):
    with as_role("owner"):
        record = world.record(lead=world.fife, manager=world.bashir)
        make.person(record, name="Person Supervised-Invented")
    task(record, days=-1, address="notification:attend")
    text = page_of(client, world.bashir).content.decode()
    assert "An officer takes it at the police station" in text
    assert "/notifications/attend/" not in text


def test_the_page_of_dates_has_what_falls_due_elsewhere_too(client, world, records, task):
    task(
        records["mine"], days=-2, kind="visit", what="A visit in time", address="visits:record_visit", label="Record it"
    )
    text = page_of(client, world.aileen, f"/people/{records['mine'].ref}/dates/").content.decode()
    part = text.partition("What falls due in this case")[2]
    assert in_order(part, "A visit in time", "Overdue", "Record it", "Statutory dates")


def test_each_list_holds_its_own_people(client, world, records, task):
    for record in records.values():
        task(record, days=1)
    mine = page_of(client, world.aileen).content.decode()
    assert "Person Mine-Invented" in mine
    assert "Person Team-Invented" not in mine
    team = page_of(client, world.aileen, "/?of=team").content.decode()
    assert "Person Team-Invented" in team
    assert "Person Area-Invented" not in team
    area = page_of(client, world.effie, "/?of=area").content.decode()
    assert "Person Area-Invented" in area
    assert "Person Mine-Invented" in area
    assert "Person Elsewhere-Invented" not in area


def test_what_comes_later_stands_by_its_day_whatever_its_harm(client, world, records, task):
    task(records["mine"], days=20, harm=5, what="Far and grave")
    task(records["mine"], days=10, harm=1, what="Nearer and slight")
    assert in_order(page_of(client, world.aileen).content.decode(), "Later", "Nearer and slight", "Far and grave")


def test_the_frame_counts_as_much_as_the_tab_on_every_page(client, world, records, task):
    for days in (-1, 0, 5, 20, 40):
        task(records["mine"], days=days)
    for address in ("/?of=mine", "/search/"):
        assert "4 in my work" in page_of(client, world.aileen, address).content.decode()
    tab = tabs_of(page_of(client, world.aileen))
    assert "4" in tab.partition("Mine")[2].partition("Team")[0]


def tabs_of(answer):
    return answer.content.decode().partition('aria-label="Whose work"')[2].partition("</nav>")[0]


def marked(answer):
    """The tab that is marked as the present one."""
    return tabs_of(answer).partition('aria-current="page"')[2].partition("</a>")[0]


def test_whoever_has_nothing_of_their_own_begins_on_the_first_list_that_is_not_empty(client, world, records, task):
    task(records["area"], days=1)
    first = page_of(client, world.effie)
    assert first.status_code == 200
    assert "Person Area-Invented" in first.content.decode()
    assert "Area" in marked(first)
    own = page_of(client, world.effie, "/?of=mine")
    assert "Mine" in marked(own)
    assert "Person Area-Invented" not in own.content.decode()


def test_whoever_has_nothing_in_any_list_begins_on_their_own(client, world, records):
    assert "Mine" in marked(page_of(client, world.effie))


def test_the_area_needs_its_permission(client, world):
    answer = page_of(client, world.aileen, "/?of=area")
    assert answer.status_code == 403
    assert (
        "Area" not in page_of(client, world.aileen).content.decode().partition("Whose work")[2].partition("</nav>")[0]
    )


def test_those_without_work_begin_at_the_first_page_of_their_menu(client, world):
    for user, first in ((world.morag, "/audit/"), (world.niall, "/users/"), (world.iona, "/search/")):
        answer = page_of(client, user)
        assert (answer.status_code, answer["Location"]) == (302, first)


def test_a_row_says_why_and_how_far_it_is_confirmed(client, world, records, task):
    task(records["mine"], days=1, unverified=True)
    text = page_of(client, world.aileen).content.decode()
    assert "section 85(1)" in text
    assert "Unverified rule" in text


def test_what_was_done_is_no_longer_due_but_is_shown_today(client, world, records, task):
    task(records["mine"], days=1, done_on=today())
    text = page_of(client, world.aileen).content.decode()
    assert "Nothing is due" in text
    assert in_order(text, "Done today", "Person Mine-Invented")


def test_an_empty_list_says_until_when(client, world, records, task):
    task(records["mine"], days=40)
    assert (
        f"Nothing is due until {write_date(today() + timedelta(days=40))}"
        in page_of(client, world.aileen).content.decode()
    )


def test_a_long_list_has_pages_and_the_trail_names_who_was_listed(client, world, records, task):
    for number in range(30):
        task(records["mine"], days=1, key=f"one-{number}")
    first = page_of(client, world.aileen)
    assert "1 to 25" in first.content.decode() or 'aria-label="Page 2"' in first.content.decode()
    assert page_of(client, world.aileen, "/?page=2").content.decode().count("lb-due__row") == 5
    with as_role("owner"):
        entry = Entry.objects.filter(act="tasks.work.listed").first()
    assert entry.records == [records["mine"].pk]
    assert entry.purpose == "list.mine"


def test_an_unknown_list_is_mine(client, world):
    assert page_of(client, world.aileen, "/?of=everyone&page=x").status_code == 200


def test_the_frame_counts_what_is_late_or_due_within_four_weeks(client, world, records, task):
    for days in (-1, 2, 20, 29):
        task(records["mine"], days=days)
    assert ">3 in my work<" in page_of(client, world.aileen, "/?of=team").content.decode()


def test_costs_the_same_number_of_queries_for_one_and_for_twenty(
    client, world, records, task, django_assert_max_num_queries
):
    client.force_login(world.aileen)
    task(records["mine"], days=1)
    client.get("/")
    for number in range(20):
        task(records["mine"], days=1, key=f"one-{number}")
    with django_assert_max_num_queries(20):
        client.get("/")


class TestWaitingForOthers:
    @pytest.fixture
    def asked(self, world, records):
        """Bashir asked to see Aileen's record two days ago, and proposed a correction to one of the council's."""
        with as_role("owner"):
            AccessRequest.objects.create(
                record=records["elsewhere"],
                asked_by=world.bashir,
                asked_at=now() - timedelta(days=2),
                reason="He moved to our area",
            )
            Correction.objects.create(
                record=records["area"],
                owner=world.police,
                entry_kind="address",
                entry_id=records["area"].pk,
                field="town",
                was="Nowheretown",
                proposed="Elsewhere",
                reason="The town is written wrong",
                proposed_by=world.bashir,
                proposed_at=now(),
            )

    def test_what_somebody_else_has_not_answered_is_listed_with_whom_to_call(self, client, world, records, asked):
        text = page_of(client, world.bashir).content.decode()
        assert in_order(
            text, "Waiting for others", "A record that you asked to see", "2 days ago", "Person Area-Invented"
        )
        assert "The town is written wrong" in text
        assert "0131 496 0000" in text

    def test_of_a_hidden_record_nothing_is_told_but_that_it_was_asked_for(self, client, world, records, asked):
        text = page_of(client, world.bashir).content.decode()
        assert records["elsewhere"].ref not in text
        assert "Person Elsewhere-Invented" not in text

    def test_is_nobody_elses(self, client, world, records, asked):
        assert "Waiting for others" not in page_of(client, world.beth).content.decode()

    def test_an_answer_takes_it_away(self, client, world, records, asked):
        with as_role("owner"):
            AccessRequest.objects.update(answer="no", answered_by=world.aileen, answered_at=now())
            Correction.objects.update(answer="declined", answered_by=world.aileen, answered_at=now())
        assert "Waiting for others" not in page_of(client, world.bashir).content.decode()

    def test_who_is_shown_is_in_the_trail(self, client, world, records, asked):
        page_of(client, world.bashir)
        with as_role("owner"):
            assert Entry.objects.get(act="tasks.work.listed").records == [records["area"].pk]
