"""What is no record is cleared by night, and nothing that is still needed."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import connection

from lawburrows.rules.verdict import Refused
from lawburrows.tasks.clearing import clear_by_night
from lawburrows.tasks.commands.clearing import clear_kept
from tests.conftest import as_role
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
ROWS = {
    "sessions": "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now() - %s)",
    "forms": "INSERT INTO access_submission (token, user_id, at, answer) VALUES (%s, %s, now() - %s, '/')",
    "chases": 'INSERT INTO notices_chase (id, key, by_id, "on") VALUES (%s, %s, %s, (now() - %s)::date)',
}


def put(world, *, days):
    """One of each, whose time ended so many days ago; and a finished job."""
    ago, key = timedelta(days=days), uuid.uuid4()
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(ROWS["sessions"], [key.hex, ago])
        cursor.execute(ROWS["forms"], [key, world.aileen.pk, ago])
        cursor.execute(ROWS["chases"], [key, key.hex, world.aileen.pk, ago])
        for status in ("succeeded", "todo"):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('x', 'x', '{}', %s) "
                "RETURNING id",
                [status],
            )
            [job] = cursor.fetchone()
            cursor.execute(
                "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'succeeded', now() - %s)", [job, ago]
            )
            cursor.execute("UPDATE procrastinate_events SET at = now() - %s WHERE job_id = %s", [ago, job])


def test_what_is_old_goes_and_what_is_not_stays(world):
    put(world, days=500)
    put(world, days=0)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE django_session SET expire_date = now() + interval '1 hour' WHERE expire_date > now() - interval '1 day'"
        )
    with as_role("worker"):
        assert clear_by_night() == {"sessions": 1, "forms": 1, "jobs": 1, "chases": 1}
        assert clear_by_night() == {"sessions": 0, "forms": 0, "jobs": 0, "chases": 0}
    with as_role("owner"), connection.cursor() as cursor:
        for table, left in (("django_session", 1), ("access_submission", 1), ("procrastinate_jobs", 3)):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (left,), table


def test_governance_may_agree_another_figure(world):
    put(world, days=10)
    with as_role("worker"):
        assert clear_by_night()["forms"] == 0
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO governance_rulerow (id, "table", key, value, starts, source, edition, verified, proposed_by_id, agreed_by_id) '
            "VALUES (%s, 'keeping', 'forms', '5', '2020-01-01', 'us', '', false, %s, %s)",
            [uuid.uuid4(), world.angus.pk, world.beth.pk],
        )
    with as_role("worker"):
        assert clear_by_night()["forms"] == 1


def test_nobody_clears_by_hand(world):
    with on_the_day(world.niall) as by, pytest.raises(Refused, match="the worker"):
        clear_kept({}, by=by, on=TODAY)
