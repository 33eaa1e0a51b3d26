"""Jobs whose worker was ended without warning: they are begun again, so that nothing waits behind them for ever."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Event

from asgiref.sync import async_to_sync
from django.db import Error, connection
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

HEARTBEAT = 3.0  # seconds between two signs of life of a worker
SILENT = 15.0  # seconds without one: that worker is dead
PAUSE = 5.0
MOST_TIMES = 5  # a job that has ended its worker so often is not begun again
log = logging.getLogger(__name__)


def resume_until(stop: Event) -> None:
    """Look for jobs that were left, every few seconds, until told to stop. A fault is logged and retried."""
    while not stop.is_set():
        try:
            resume_left()
        except Error:
            log.exception("jobs that a dead worker left could not be looked for; trying again")
            connection.close()
        stop.wait(PAUSE)
    connection.close()


def resume_left() -> int:
    """Begin again what silent workers left in the middle; how many jobs. Every job may be begun twice."""
    silent = Q(worker=None) | Q(worker__last_heartbeat__lt=Now() - timedelta(seconds=SILENT))
    left = list(ProcrastinateJob.objects.filter(silent, status="doing"))
    for job in left:
        if job.attempts < MOST_TIMES:
            log.warning("%s was left in the middle and is begun again", job)
            app.job_manager.retry_job_by_id(job.pk, retry_at=timezone.now())
        else:
            log.error("%s was left in the middle %s times and is given up", job, job.attempts)
            async_to_sync(app.job_manager.finish_job_by_id_async)(job.pk, Status.FAILED, delete_job=False)
    return len(left)
