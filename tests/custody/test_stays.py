"""Where somebody is held, the prison service's own dates, steps, what falls due, and who should lead."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lawburrows.access.identity import System, acting
from lawburrows.custody import commands, queries
from lawburrows.custody.deadlines import dates_in
from lawburrows.custody.leading import leading
from lawburrows.custody.models import PrisonStay
from lawburrows.orders.models import Absence
from lawburrows.orders.reading import Reading
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.sync import sync
from tests.conftest import as_role
from tests.factories import custody as make
from tests.factories import orders
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
AUGUST = date(2026, 8, 3)


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen, prison_contact=world.catriona)
        orders.person(record)
        orders.conviction(record, on=AUGUST, months=30)
    return record


def due(record, world, on=TODAY):
    with on_the_day(world.aileen) as by:
        found = dates_in(Reading([record.pk], by, on)).get(record.pk)
    return ({one.kind: one.due for one in found.deadlines}, found.fulfilled) if found else ({}, {})


def test_admission_transfer_and_release_are_one_time_in_custody(world, record):
    with on_the_day(world.aileen) as by:
        commands.record_admission(record, establishment="HMP Perth", starts=AUGUST, by=by, on=TODAY)
        with pytest.raises(Refused, match="in custody already"):
            commands.record_admission(record, establishment="HMP Perth", starts=AUGUST, by=by, on=TODAY)
        with pytest.raises(Refused, match="must be after 3 August 2026"):
            commands.record_transfer(record, establishment="HMP Shotts", starts=AUGUST, by=by, on=TODAY)
        commands.record_transfer(record, establishment="HMP Shotts", starts=date(2026, 9, 1), by=by, on=TODAY)
        with pytest.raises(Refused, match="must be after 1 September 2026"):
            commands.record_release(record, ends=date(2026, 9, 1), by=by, on=TODAY)
        commands.record_release(record, ends=date(2026, 12, 1), by=by, on=TODAY)
        with pytest.raises(Refused, match="not in custody"):
            commands.record_release(record, ends=date(2026, 12, 1), by=by, on=TODAY)
        with pytest.raises(Refused, match="Record an admission first"):
            commands.record_transfer(record, establishment="HMP Shotts", starts=TODAY, by=by, on=TODAY)
    with as_role("owner"):
        [absence] = Absence.objects.all()
        stays = list(PrisonStay.objects.order_by("starts").values_list("establishment", "starts", "ends"))
    assert (absence.starts, absence.ends) == (AUGUST, date(2026, 12, 1))
    assert stays == [
        ("HMP Perth", AUGUST, date(2026, 9, 1)),
        ("HMP Shotts", date(2026, 9, 1), date(2026, 12, 1)),
    ]


def test_a_stay_that_was_left_open_does_not_stop_the_next_admission(world, record):
    with as_role("owner"):
        make.stay(orders.absence(record, starts=AUGUST, ends=date(2026, 9, 1)))
    with on_the_day(world.aileen) as by:
        assert queries.stay_of(queries.held(record.pk, by=by), by=by) is None
        commands.record_admission(record, establishment="HMP Perth", starts=date(2026, 10, 1), by=by, on=TODAY)
    with as_role("owner"):
        assert PrisonStay.objects.filter(ends=None).get().establishment == "HMP Perth"


def test_what_falls_due_in_custody_and_before_release(world, record):
    assert due(record, world) == ({}, {})
    with as_role("owner"):
        absence = orders.absence(record, starts=AUGUST)
    found, _ = due(record, world)
    # Thirty months for rape: short-term, released at half; worked out here, so unverified.
    released = found["liberation"]
    assert set(found) == {"release_notification", "release_referral", "liberation"}
    assert found["release_notification"] == released - timedelta(days=91)
    with as_role("owner"):
        make.stay(absence)
        make.told(record, world, day=date(2027, 6, 1))
    found, _ = due(record, world)
    assert found == {
        "prison_induction": date(2026, 8, 17),
        "designation_letter": date(2026, 8, 17),
        "first_case_conference": date(2027, 2, 3),
        "release_notification": date(2027, 3, 2),
        "release_referral": date(2027, 4, 20),
        "liberation": date(2027, 6, 1),
    }
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match="planned ahead"):
        commands.record_step(record, kind="case_conference", day=date(2027, 1, 1), note="", by=by, on=TODAY)
    with on_the_day(world.aileen) as by:
        for kind, day in (
            ("prison_induction", date(2026, 8, 10)),
            ("case_conference", date(2026, 11, 1)),
            ("case_conference", date(2026, 12, 1)),
            ("release_notification", TODAY),
            ("open_estate", date(2027, 2, 1)),
        ):
            commands.record_step(record, kind=kind, day=day, note="", by=by, on=TODAY)
    found, met = due(record, world)
    assert (found["case_conference"], found["open_estate_papers"]) == (date(2027, 12, 1), date(2027, 1, 25))
    assert met == {
        f"prison_induction-{AUGUST}": date(2026, 8, 10),
        f"first_case_conference-{AUGUST}": date(2026, 11, 1),
        "case_conference-2026-11-01": date(2026, 12, 1),
        "release_notification-2027-06-01": TODAY,
    }
    with on_the_day(world.aileen) as by:
        commands.record_step(record, kind="open_estate_papers", day=TODAY, note="", by=by, on=TODAY)
    assert due(record, world)[1]["open_estate_papers-2027-02-01"] == TODAY
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        assert sync([record.pk], by=by, on=TODAY).added >= 4


def test_a_handover_that_waits_is_due_on_its_day(world, record):
    with as_role("owner"):
        waiting = make.handover(record, world, takes_effect_on=date(2026, 12, 10))
    assert due(record, world)[0] == {"handover": date(2026, 12, 10)}
    with as_role("owner"):
        type(waiting).objects.update(
            state="accepted", answered_by=world.beth, answered_at=NOON, next_manager=world.beth
        )
    assert due(record, world) == ({}, {f"handover-{waiting.pk}": TODAY})
    assert due(record, world, on=date(2026, 12, 11))[0] == {"handover": date(2026, 12, 10)}
    with as_role("owner"):
        type(waiting).objects.update(state="in_effect", took_effect_on=date(2026, 12, 10))
    assert due(record, world) == ({}, {f"handover-{waiting.pk}": date(2026, 12, 10)})


@pytest.mark.parametrize(
    ("facts", "lead", "agrees"),
    [
        ((), "Police Scotland", True),
        (("custody",), "Scottish Prison Service", False),
        (("licence",), "the council: justice social work", False),
        (("supervised",), "the council: justice social work", False),
        (("restriction",), "the health board", False),
    ],
)
def test_who_should_lead_is_proposed(world, record, facts, lead, agrees):
    with as_role("owner"):
        for fact in facts:
            if fact == "custody":
                orders.absence(record, starts=AUGUST)
            elif fact == "supervised":
                orders.conviction(record, on=AUGUST, kind="supervised", months=12)
            else:
                orders.order(record, kind=fact)
        if "restriction" in facts:
            record = world.record()
            orders.order(record, kind="restriction")
        empty = world.record()
    with on_the_day(world.aileen) as by:
        found = leading(record, by=by, on=TODAY)
        assert leading(empty, by=by, on=TODAY) is None
    assert (found.row.lead.value, found.agrees) == (lead, agrees)
    assert "unverified" in found.words


class TestPages:
    def test_the_prison_services_date_wins_and_the_difference_is_shown(self, client, world, record):
        with as_role("owner"):
            make.stay(orders.absence(record, starts=AUGUST))
        client.force_login(world.aileen)
        url = reverse("custody:custody", args=[record.ref])
        text = client.get(url).content.decode()
        assert "Worked out here: the prison service&#x27;s own date goes before it" in text
        assert "Unverified rule" in text
        assert "Should lead by guidance: Scottish Prison Service" in text
        dated = {
            "kind": "release",
            "day_day": 1,
            "day_month": 6,
            "day_year": 2027,
            "told_on_day": 1,
            "told_on_month": 11,
            "told_on_year": 2026,
            "told_by": "the records office, by letter",
            "once": str(uuid4()),
        }
        assert client.post(reverse("custody:record_told_date", args=[record.ref]), dated).status_code == 302
        text = client.get(url).content.decode()
        assert "1 June 2027" in text
        assert "the records office, by letter, told on 1 November 2026" in text
        assert re.search(r"\d (day|month|year)s? apart; worked out here", text)

    def test_a_receiver_sees_the_summary_and_accepts(self, client, world, record):
        with on_the_day(world.aileen) as by:
            made = commands.propose_handover(
                record,
                to_agency=world.fife,
                to_area=world.fife_area,
                why="supervision",
                takes_effect_on=TODAY,
                items=["plan"],
                keeps=True,
                note="He is afraid of dogs",
                by=by,
                on=TODAY - timedelta(days=30),
            )
        client.force_login(world.beth)
        assert "Iain Ross-Invented" in client.get(reverse("custody:handovers")).content.decode()
        page = reverse("custody:handover", args=[record.ref, made.pk])
        text = client.get(page).content.decode()
        assert "He is afraid of dogs" in text
        assert "next statutory dates" in text  # what the giver left out
        assert client.get(reverse("custody:custody", args=[record.ref])).status_code == 404
        client.force_login(world.bashir)  # a colleague who may not accept is not shown it
        assert client.get(page).status_code == 404
        client.force_login(world.beth)
        sent = {"once": str(uuid4()), "version": "1", "manager": "nobody@lawburrows.example"}
        accept = reverse("custody:accept_handover", args=[record.ref, made.pk])
        assert "Nobody signs in with" in client.post(accept, sent).content.decode()
        assert client.post(accept, sent | {"manager": world.beth.email}).status_code == 302
        assert "Accepted" in client.get(page).content.decode()
