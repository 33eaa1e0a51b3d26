"""A job whose worker was killed is begun again; one whose worker lives is left alone; a deadly one is given up."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from lawburrows.tasks.resuming import MOST_TIMES, resume_left
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    """Makes a job in the hands of a worker that gave its last sign of life so many seconds ago."""

    def make(*, seconds, attempts=0):
        with as_role("owner"), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s)) "
                "RETURNING id",
                [seconds],
            )
            [worker] = cursor.fetchone()
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, lock, status, attempts, worker_id) "
                "VALUES ('exchange', 'exchange.load', '{}', 'a batch', 'doing', %s, %s) RETURNING id",
                [attempts, worker],
            )
            return cursor.fetchone()[0]

    return make


def state(job):
    with as_role("worker"):
        return ProcrastinateJob.objects.get(pk=job).status


def test_a_job_whose_worker_was_killed_is_begun_again(job):
    left = job(seconds=60)
    with as_role("worker"):
        assert resume_left() == 1
        assert resume_left() == 0
    assert state(left) == "todo"


def test_a_job_whose_worker_was_taken_off_the_list_is_begun_again(job):
    left = job(seconds=60)
    with as_role("worker"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        assert resume_left() == 1
    assert state(left) == "todo"


def test_a_job_whose_worker_lives_is_left_alone(job):
    at_work = job(seconds=4)
    with as_role("worker"):
        assert resume_left() == 0
    assert state(at_work) == "doing"


def test_a_job_that_ends_every_worker_is_given_up(job):
    deadly = job(seconds=60, attempts=MOST_TIMES)
    with as_role("worker"):
        assert resume_left() == 1
    assert state(deadly) == "failed"
