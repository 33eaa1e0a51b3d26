"""Checking, loading and comparing in the worker, in the name of whoever brought the extract; and clearing by night."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import Error
from procrastinate.contrib.django import app

from lawburrows.access.identity import System, acting
from lawburrows.access.models import User
from lawburrows.exchange import queries, storage
from lawburrows.exchange.commands import batches, clearing, comparing
from lawburrows.exchange.importing.read import Unreadable
from lawburrows.rules.verdict import Refused

log = logging.getLogger(__name__)
FAULTS = (Refused, Unreadable, OSError, Error, ValueError)


@app.task(name="exchange.check", queue="exchange")
def check(*, user: str, batch: str) -> None:
    by = User.objects.get(pk=user)
    with acting(by) as now:
        if found := queries.batch(UUID(batch), by):
            batches.check_batch(found, by=by, on=now.today)


@app.task(name="exchange.load", queue="exchange")
def load(*, user: str, batch: str) -> None:
    """Three transactions: it begins, everything is loaded, and where that failed, it is said.

    It may be begun twice, when its worker was believed to be dead: whoever comes second finds it loaded.
    """
    by = User.objects.get(pk=user)
    with acting(by) as now:
        if (found := queries.batch_to_load(UUID(batch), by)) is None:
            return
        batches.begin_loading(found, by=by, on=now.today)
    try:
        with acting(by) as now:
            if (found := queries.batch_to_load(UUID(batch), by)) is None:
                return
            batches.load_batch(found, by=by, on=now.today)
    except FAULTS as error:
        log.exception("batch %s was not loaded", batch)
        with acting(by) as now:
            if (found := queries.batch_to_load(UUID(batch), by)) is None:
                return
            told = _told(error, "Something went wrong while it was loaded")
            batches.stop_loading(found, why=f"{told}. Nothing was loaded", by=by, on=now.today)
    else:
        storage.forget(found.pk)


@app.task(name="exchange.compare", queue="exchange")
def compare(*, user: str, comparison: str) -> None:
    """As the load: it begins, all of it is compared, and where that failed, it is said. The file goes either way."""
    by, key = User.objects.get(pk=user), UUID(comparison)
    with acting(by) as now:
        if (found := queries.comparison_to_make(key, by)) is None:
            return
        comparing.begin_comparing(found, by=by, on=now.today)
    try:
        with acting(by) as now:
            if (found := queries.comparison_to_make(key, by)) is None:
                return
            comparing.compare_extract(found, by=by, on=now.today)
    except FAULTS as error:
        log.exception("comparison %s was not made", comparison)
        with acting(by) as now:
            if (found := queries.comparison_to_make(key, by)) is None:
                return
            told = _told(error, "Something went wrong while it was compared")
            comparing.stop_comparing(found, why=f"{told}. Nothing was compared", by=by, on=now.today)
    storage.forget(key)


def clear_extracts() -> tuple[int, int]:
    """Delete what has been kept long enough: how many extracts and comparisons, and how many stray files.

    The files go when it stands in the database that they do; what a crash leaves between is stray, and swept later.
    """
    loader = System("load")
    with acting(loader) as now:
        cleared = clearing.clear_extracts(by=loader, on=now.today)
    for key in cleared:
        storage.forget(key)
    with acting(loader):
        return len(cleared), storage.sweep(queries.files_in_use())


@app.periodic(cron="17 3 * * *")
@app.task(name="exchange.clear", queue="exchange", queueing_lock="exchange.clear", pass_context=False)
def clear(timestamp: int) -> None:
    """Every night."""
    clear_extracts()


def _told(error: Exception, else_said: str) -> str:
    return str(error).rstrip(".") if isinstance(error, Refused | Unreadable) else else_said
