"""A batch on its way: brought, checked, waiting, loaded or stopped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from lawburrows.access.models import Agency, Area
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy, queries, storage
from lawburrows.exchange.commands.load import load_checked, set_aside_known
from lawburrows.exchange.duplicates import warn_of_duplicates
from lawburrows.exchange.importing.checks import MOST_PROBLEMS, Checked, Defaults, check
from lawburrows.exchange.importing.directory import directory
from lawburrows.exchange.importing.read import Unreadable, read
from lawburrows.exchange.importing.values import Found
from lawburrows.exchange.importing.whose import told_of
from lawburrows.exchange.models import Batch, Problem
from lawburrows.exchange.sources import refuse_known_elsewhere
from lawburrows.people.queries import areas_for
from lawburrows.rules.verdict import Refused, require


def _soon(job: str, batch: Batch, by: Any) -> None:
    app.configure_task(job, queue="exchange", lock=str(batch.pk)).defer(user=str(by.pk), batch=str(batch.pk))


@command
def bring_file(
    *, name: str, pieces: Iterable[bytes], source: str, lead: Agency, area: Area | None, by: Any, on: date
) -> Batch:
    """Keep the file and have it checked."""
    require(policy.may_load(by=by))
    batch = Batch(name=name[:200], brought_by=by, brought_at=by.identity.now, source=source, lead=lead, area=area)
    batch.agency = queries.agency_that_loads(by)
    batch.sha256 = storage.keep(batch.pk, pieces)
    batch.save()
    write(acts.BATCH_BROUGHT, batch, by=by, on=on)
    _soon("exchange.check", batch, by)
    return batch


def _agency(batch: Batch) -> Agency:
    if batch.agency is None:
        raise Refused("Nobody knows for which agency this extract was brought: bring it again")
    return batch.agency


def _read(batch: Batch, by: Any) -> Checked:
    if batch.lead is None:
        raise Refused("Nobody leads the people of this extract")
    return check(read(storage.path_of(batch.pk)), directory(), Defaults(batch.lead, batch.area), by=by)


@command
def check_batch(batch: Batch, *, by: Any, on: date) -> Batch:
    """Read the file, and keep what was found."""
    require(policy.may_load(by=by))
    try:
        extract = read(storage.path_of(batch.pk))
    except Unreadable as error:
        batch.refused, batch.state, batch.message = 1, Batch.State.REFUSED, error.text[:500]
        Problem.objects.create(batch=batch, row=error.row, column=error.column, structural=True, text=error.text[:300])
    else:
        batch.encoding = extract.encoding
        checked = check(extract, directory(), Defaults(batch.lead, batch.area), by=by)
        _refuse_other_areas(checked, by)
        batch.already, batch.changed = set_aside_known(checked, batch.source, _agency(batch))
        refuse_known_elsewhere(checked, source=batch.source, agency=_agency(batch), by=by)
        batch.doubles = warn_of_duplicates(checked, source=batch.source, agency=_agency(batch), by=by)
        batch.read, batch.warned, batch.refused = checked.read, checked.warned, checked.refused
        found = sorted(checked.findings.found, key=lambda one: not one.structural)
        listed = found[:MOST_PROBLEMS]
        Problem.objects.bulk_create(
            Problem(
                batch=batch,
                row=one.row,
                column=one.column[:60],
                value=one.value.replace("\x00", "")[:200],
                structural=one.structural,
                text=one.text[:300],
                person_id=whose.person_id,
                name=whose.name,
                heading=whose.heading,
            )
            for one, whose in zip(listed, told_of(listed, extract), strict=True)
        )
        batch.state = Batch.State.REFUSED if checked.findings.refused else Batch.State.CHECKED
        batch.message = (
            f"Only the first {MOST_PROBLEMS} of {len(found)} are listed" if len(found) > MOST_PROBLEMS else ""
        )
    batch.save()
    write(acts.BATCH_CHECKED, batch, by=by, on=on)
    return batch


def _refuse_other_areas(checked: Checked, by: Any) -> None:
    """Nobody loads people whom they would not see in full: said with the row, before anything is tried."""
    mine = set(areas_for(by))
    for one in checked.people:
        if one.person.area not in mine:
            text = "You do not cover this area: leave the row out, or give it to whoever covers it"
            checked.findings.found.append(Found(one.row, "council_area", str(one.person.area), text, True))


@command
def ask_to_load(batch: Batch, *, stopped: bool, by: Any, on: date) -> Batch:
    """Decide to load what was checked; the worker does it."""
    batch = queries.batch_held(batch.pk, by) or batch
    require(policy.may_load_batch(batch, by=by, stopped=stopped))
    batch.state, batch.message = Batch.State.WAITING, ""
    batch.save(update_fields=["state", "message"])
    write(acts.BATCH_WAITING, batch, by=by, on=on)
    _soon("exchange.load", batch, by)
    return batch


@command
def discard_batch(batch: Batch, *, by: Any, on: date) -> Batch:
    """Delete a file of which nothing was loaded, and what was found in it; its figures stay."""
    batch = queries.batch_held(batch.pk, by) or batch
    require(policy.may_discard_batch(batch, by=by))
    Problem.objects.filter(batch=batch).delete()
    batch.state, batch.message, batch.cleared_on = Batch.State.DISCARDED, "", on
    batch.save(update_fields=["state", "message", "cleared_on"])
    write(acts.BATCH_DISCARDED, batch, by=by, on=on, fields=("content", "problems"))
    transaction.on_commit(partial(storage.forget, batch.pk))
    return batch


@command
def begin_loading(batch: Batch, *, by: Any, on: date) -> Batch:
    """Say that it is being loaded, in a transaction of its own."""
    require(policy.may_load(by=by))
    batch.state, batch.loading_since = Batch.State.LOADING, by.identity.now
    batch.save(update_fields=["state", "loading_since"])
    write(acts.BATCH_WAITING, batch, by=by, on=on, fields=("state",))
    return batch


@command
def load_batch(batch: Batch, *, by: Any, on: date) -> Batch:
    """Load it whole. Afterwards the file is gone."""
    checked = _read(batch, by)
    if checked.findings.refused or batch.lead is None:
        raise Refused("The extract has structural errors; nothing was loaded")
    batch.loaded = load_checked(
        checked,
        source=batch.source,
        owner=batch.lead,
        agency=_agency(batch),
        by=by,
        on=on,
        batch=batch,
        progress=lambda done: storage.say_done(batch.pk, done),
    )
    batch.state = Batch.State.LOADED
    batch.save(update_fields=["loaded", "state"])
    write(acts.BATCH_LOADED, batch, by=by, on=on, fields=("state",))
    return batch


@command
def stop_loading(batch: Batch, *, why: str, by: Any, on: date) -> Batch:
    """It could not be loaded; nothing of it was."""
    batch.state, batch.message = Batch.State.FAILED, why[:500]
    batch.save(update_fields=["state", "message"])
    write(acts.BATCH_WAITING, batch, by=by, on=on, fields=("state", "message"))
    return batch
