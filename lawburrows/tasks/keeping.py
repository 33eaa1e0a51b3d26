"""Keeping the list of what is due up to date for as long as the worker runs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from threading import Event
from typing import Any
from uuid import UUID

from django.db import Error, connection

from lawburrows.access.identity import System, acting, moment
from lawburrows.custody.carrying import carry_out_handovers
from lawburrows.governance.agreed import agreed_figures
from lawburrows.meetings.carrying import take_off_elsewhere
from lawburrows.people.carrying import carry_over_merges
from lawburrows.tasks.ending import end_at_once, end_management
from lawburrows.tasks.escalating import escalate_all
from lawburrows.tasks.reckoning import reckoned
from lawburrows.tasks.sync import sync_all, sync_touched

PAUSE = 1.0  # seconds between two looks at what commands have touched
AFTER_A_FAULT = 5.0
log = logging.getLogger(__name__)


def keep_up_to_date(stop: Event) -> None:
    """Every second what was touched, and everything once a day, until told to stop. A fault is logged and retried."""
    refreshed: date | None = None
    while not stop.is_set():
        try:
            refreshed = one_round(refreshed, stop.is_set)
        except Error:
            log.exception("the list of what is due could not be brought up to date; trying again")
            connection.close()
            stop.wait(AFTER_A_FAULT)
        else:
            stop.wait(PAUSE)
    connection.close()


def one_round(refreshed: date | None, stopping: Callable[[], bool] = lambda: False) -> date:
    """What was touched; handovers whose day has come; merges to be completed; and everything, when a new day has begun in London since the last time, or rules or figures are new."""
    carry_out_handovers()
    carry_over_merges()
    while not stopping() and sync_touched(_at_once) is not None:
        pass
    today = moment().date()
    if refreshed != today:
        ended = end_management(stopping=stopping)
        log.info("the last ground has ended for %s people", ended.stopped)
    if refreshed != today or not _settled():
        changes = sync_all(stopping)
        told = escalate_all(stopping)
        log.info("all dates looked at for %s: of %s people, %s steps told", today, changes.people, told)
    return today


def _at_once(records: Sequence[UUID], by: Any) -> None:
    """Before the tasks of these people are looked at."""
    end_at_once(records, by)
    take_off_elsewhere(records, by)


def _settled() -> bool:
    """Whether everybody has been looked at under the rules and figures that hold now."""
    with acting(System("deadlines")) as identity:
        return reckoned(agreed_figures(on=identity.today)).settled
