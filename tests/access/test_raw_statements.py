"""What a statement of one's own, sent as the pages' login, may write about who sees a record: nothing by itself."""

from __future__ import annotations

import uuid

import pytest
from django.db import ProgrammingError, connection, transaction

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from tests.conftest import as_role
from tests.people import LONG_AGO, NOON, on_the_day

pytestmark = pytest.mark.django_db
COLUMNS = {
    "access_partner": {"agency_id": "fife", "grade": 3},
    "access_reader": {"user_id": "fergus"},
    "access_exclusion": {"user_id": "angus", "reason": "none"},
    "access_share": {
        "user_id": "fergus",
        "kind": "granted",
        "grade": 3,
        "reason": "none",
        "decided_by_id": "aileen",
        "review_note": "",
    },
}
EMERGENCY = {"kind": "break_glass", "decided_by_id": None, "expires_at": NOON}


@pytest.fixture
def record(world):
    with as_role("owner"):
        return world.record(manager=world.aileen)


def written(world, record, table, by, held=None, **more) -> bool:
    """Whether the database takes a row, with the record in hand at a grade or not in hand at all."""
    values = {"id": uuid.uuid4(), "record_id": record.pk, "starts": LONG_AGO} | COLUMNS[table] | more
    values = {name: getattr(world, value).pk if _named(name, value) else value for name, value in values.items()}
    insert = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))})"
    with on_the_day(by):
        if held is not None:
            identity.take_in_hand(by, record.pk, grade=held)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(insert, list(values.values()))
        except ProgrammingError as error:
            if "row-level security" not in str(error):
                raise
            return False
    return True


def _named(name, value) -> bool:
    return isinstance(value, str) and name.endswith("_id")


@pytest.mark.parametrize("table", COLUMNS)
class TestWhoIsInACase:
    @pytest.mark.parametrize("grade", [None, Grade.EXISTENCE, Grade.SUMMARY])
    def test_is_not_written_without_the_record_in_hand_in_full(self, world, record, table, grade):
        assert not written(world, record, table, world.aileen, grade)

    def test_is_written_with_it(self, world, record, table):
        assert written(world, record, table, world.aileen, Grade.FULL)

    def test_is_not_written_about_another_record_than_the_one_in_hand(self, world, record, table):
        with as_role("owner"):
            other = world.record(manager=world.aileen)
        assert not written(world, record, table, world.aileen, Grade.FULL, record_id=other.pk)


class TestShares:
    def test_nobody_gives_one_to_themselves_or_in_another_name(self, world, record):
        assert not written(world, record, "access_share", world.fergus, Grade.FULL)
        assert not written(world, record, "access_share", world.aileen, Grade.FULL, user_id="aileen")

    def test_an_emergency_opening_is_ones_own_and_shows_nothing_by_itself(self, world, record):
        def opening(held, **more):
            given = EMERGENCY | {"grade": 0} | more
            return written(world, record, "access_share", world.fergus, held, **given)

        assert opening(Grade.EXISTENCE)
        assert not opening(None)
        assert not opening(Grade.EXISTENCE, grade=3)
        assert not opening(Grade.EXISTENCE, user_id="gavin")
        assert not opening(Grade.EXISTENCE, expires_at="2099-01-01T00:00:00Z")


def test_where_a_form_led_is_read_by_whoever_sent_it(world):
    token = uuid.uuid4()
    insert = "INSERT INTO access_submission (token, user_id, at, answer) VALUES (%s, %s, now(), '/people/LB-TEST/')"
    with on_the_day(world.aileen), connection.cursor() as cursor:
        cursor.execute(insert, [token, world.aileen.pk])
        cursor.execute("SELECT count(*) FROM access_submission")
        assert cursor.fetchone() == (1,)
    with on_the_day(world.fergus), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_submission")
        assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE access_submission SET answer = '/' WHERE token = %s", [token])
        assert cursor.rowcount == 0


class TestTheRecordInHand:
    def test_keeps_the_higher_grade_until_another_is_taken(self, world, record):
        with on_the_day(world.aileen) as by:
            identity.take_in_hand(by, record.pk, grade=Grade.FULL)
            identity.take_in_hand(by, record.pk, grade=Grade.SUMMARY)
            assert by.identity.grade == Grade.FULL
            identity.take_in_hand(by, uuid.uuid4(), grade=Grade.SUMMARY)
            assert by.identity.grade == Grade.SUMMARY


def test_the_history_of_a_record_is_written_by_its_trigger_alone(world, record):
    copied = (
        "INSERT INTO access_recordevent (pgh_created_at, pgh_label, pgh_obj_id, id, ref, lead_id, area_id, marking, "
        "restricted, opened_on, version) SELECT now(), 'update', id, id, ref, lead_id, area_id, marking, restricted, "
        "opened_on, version FROM access_record"
    )
    with (
        on_the_day(world.aileen),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(copied)
