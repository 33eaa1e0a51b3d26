"""The worker: runs the jobs that pages ask for, and keeps the list of what is due up to date. SIGTERM ends it."""

import asyncio
from threading import Event, Thread
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from lawburrows.tasks.keeping import keep_up_to_date
from lawburrows.tasks.resuming import HEARTBEAT, SILENT, resume_until


class Command(BaseCommand):
    """All in one process: jobs in this thread's event loop; beside it a thread for what is due, and one that begins
    again what a dead worker left."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        beside = [
            Thread(target=keep_up_to_date, args=[stop], name="tasks"),
            Thread(target=resume_until, args=[stop], name="resuming"),
        ]
        for thread in beside:
            thread.start()
        try:
            asyncio.run(self.jobs())
        finally:
            stop.set()
            for thread in beside:
                thread.join()

    async def jobs(self) -> None:
        """Jobs until SIGTERM or Ctrl-C; the one in hand is finished first."""
        connector: Any = app.connector  # Django's own, which hands out one that can wait for jobs
        with app.replace_connector(connector.get_worker_connector()) as replaced:
            async with replaced.open_async():
                await replaced.run_worker_async(
                    shutdown_graceful_timeout=8,
                    concurrency=2,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=SILENT,
                )
