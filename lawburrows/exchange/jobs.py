"""Checking and loading in the worker, in the name of whoever brought the extract."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import Error
from procrastinate.contrib.django import app

from lawburrows.access.identity import acting
from lawburrows.access.models import User
from lawburrows.exchange import queries, storage
from lawburrows.exchange.commands import batches
from lawburrows.exchange.importing.read import Unreadable
from lawburrows.rules.verdict import Refused

log = logging.getLogger(__name__)


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
    except (Refused, Unreadable, OSError, Error, ValueError) as error:
        log.exception("batch %s was not loaded", batch)
        with acting(by) as now:
            if (found := queries.batch_to_load(UUID(batch), by)) is None:
                return
            told = str(error) if isinstance(error, Refused | Unreadable) else "Something went wrong while it was loaded"
            batches.stop_loading(found, why=f"{told}. Nothing was loaded", by=by, on=now.today)
    else:
        storage.forget(found.pk)
