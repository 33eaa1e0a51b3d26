"""Writing a checked extract into the register: whole or not at all, and never the same row twice."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import connection

from lawburrows.access.models import Agency, Partner, Record, User
from lawburrows.access.policy import may_be_named
from lawburrows.access.queries import divisions, part_of
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy
from lawburrows.exchange.importing.checks import Checked, Intake
from lawburrows.exchange.importing.values import Found
from lawburrows.exchange.models import Batch, SourceRow
from lawburrows.exchange.queries import load_lock
from lawburrows.exchange.sources import refuse_known_elsewhere
from lawburrows.orders.commands.load import load_orders
from lawburrows.orders.intake import PersonOrders
from lawburrows.people.commands.load import load_people
from lawburrows.rules.verdict import Refused, require

AT_ONCE = 1000
Progress = Callable[[int], None]


def set_aside_known(checked: Checked, source: str, agency: Agency) -> tuple[int, int]:
    """Take out the people whose row this agency loaded before: how many are as they were, and how many say another thing.

    A changed row is never written over what people have recorded since: it is listed, and reconciliation says where
    the two differ.
    """
    known: dict[str, SourceRow] = {}
    ids = [one.person_id for one in checked.people]
    for start in range(0, len(ids), 10_000):
        rows = SourceRow.objects.filter(agency=agency, source=source, person_id__in=ids[start : start + 10_000])
        known |= {row.person_id: row for row in rows}
    refs = dict(Record.objects.filter(pk__in=[row.record for row in known.values()]).values_list("pk", "ref"))
    already = changed = 0
    left: list[Intake] = []
    for one in checked.people:
        if (row := known.get(one.person_id)) is None:
            left.append(one)
        elif row.digest == one.digest:
            already += 1
        else:
            changed += 1
            text = f"Loaded before as {refs.get(row.record, 'a record')}, and changed since: not loaded; reconcile it"
            checked.findings.found.append(Found(one.row, "person_id", one.person_id, text))
    checked.people = left
    return already, changed


def _pieces(rows: Sequence[Intake]) -> Iterator[Sequence[Intake]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


@command
def load_checked(
    checked: Checked,
    *,
    source: str,
    owner: Agency,
    agency: Agency,
    by: Any,
    on: date,
    batch: Batch | None = None,
    stated: bool = True,
    progress: Progress | None = None,
) -> int:
    """Everyone in it, a thousand at a time, in this one transaction; how many.

    `owner` has what was entered; `agency` is the one whose source it is, which somebody `stated` or nobody did.
    """
    require(policy.may_load(by=by))
    if checked.findings.refused:
        raise ValueError("an extract with structural errors is not loaded")
    for user in _named(checked.people):
        require(may_be_named(user, by=by))
    # Two loads of one agency at once: the second waits, and then finds the rows. The first lock says that this one has
    # not stopped, however long it waits for the second.
    for lock in (load_lock(agency, source), f"sources of {agency.key}"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [lock])
    set_aside_known(checked, source, agency)
    if refuse_known_elsewhere(checked, source=source, agency=agency, by=by, stated=stated):
        raise Refused(next(one.text for one in checked.findings.found if one.structural))
    loaded = 0
    for rows in _pieces(checked.people):
        written = _write(rows, owner, by, on)
        SourceRow.objects.bulk_create(
            SourceRow(agency=agency, source=source, person_id=pk, digest=digest, record=record, batch=batch)
            for pk, digest, record in written
        )
        loaded += len(rows)
        if progress:
            progress(loaded)
    write(acts.BATCH_LOADED, batch, by=by, on=on)
    return loaded


def _named(rows: Sequence[Intake]) -> set[User]:
    """Everybody whom these rows name in a case."""
    named = {getattr(one.person, field) for one in rows for field in Record.NAMED}
    return {user for user in named if user is not None}


def _write(rows: Sequence[Intake], owner: Agency, by: Any, on: date) -> list[tuple[str, str, uuid.UUID]]:
    """Number and digest of each row, and the record that it became."""
    people = load_people([one.person for one in rows], owner=owner, by=by, on=on)
    load_orders(
        [
            PersonOrders(
                record=person.record_id,
                owner=owner.pk,
                **{field.name: getattr(one.facts, field.name) for field in fields(one.facts)},
            )
            for one, person in zip(rows, people, strict=True)
        ],
        by=by,
        on=on,
    )
    within = divisions()
    Partner.objects.bulk_create(
        Partner(record_id=person.record_id, agency=agency, area_id=part_of(agency, one.person.area, within), starts=on)
        for one, person in zip(rows, people, strict=True)
        for agency in one.partners
    )
    return [(one.person_id, one.digest, person.record_id) for one, person in zip(rows, people, strict=True)]
