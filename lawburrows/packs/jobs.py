"""Making packs in the worker: composed in the name of whoever each is for, kept by the job itself."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from lawburrows.access.grades import Marking
from lawburrows.access.identity import System, acting
from lawburrows.documents import pdf
from lawburrows.packs import commands, composing, queries
from lawburrows.packs.models import Pack
from lawburrows.rules.meetings import STATEMENT

log = logging.getLogger(__name__)
TEMPLATE = "packs/pack_sheet.html"


@app.task(name="packs.make_pack", queue="documents")
def make_pack(*, pack: str) -> None:
    """One pack. Who is asked to nothing any more gets none; a fault is said on the coordinator's page."""
    try:
        _make(UUID(pack))
    except Exception:
        log.exception("pack %s was not made", pack)
        job = System("packs")
        with acting(job) as now:
            if (found := queries.pack_to_make(UUID(pack))) is not None:
                commands.drop_pack(found, state="failed", by=job, on=now.today)


def _make(key: UUID) -> None:
    """Three transactions: whose names are to be left out, what the reader may have, and what is kept."""
    job = System("packs")
    with acting(job):
        pack = queries.pack_to_make(key)
        if pack is None:
            return
        names = composing.names_of(composing.records_of(pack.meeting, pack.user_id, by=job), by=job)
    reader = pack.user
    with acting(reader) as now:
        cases = composing.composed(pack.meeting, names, by=reader, on=now.today)
    content = rendered(pack, cases, on=now.today, at=now.now) if cases else b""
    with acting(job) as now:
        if cases:
            commands.keep_pack(pack, cases=cases, content=content, by=job, on=now.today)
        else:
            commands.drop_pack(pack, state="gone", by=job, on=now.today)


def rendered(pack: Pack, cases: list[composing.Case], *, on: date, at: Any) -> bytes:
    agency = cases[0].invitation.agency
    context = {
        "title": "Meeting pack",
        "pack": pack,
        "agency": agency,
        "cases": cases,
        "statement": STATEMENT,
        "on": on,
    }
    marking = Marking(max(one.invitation.marking for one in cases)).label
    return pdf.render(
        TEMPLATE, context, marking=marking, by=f"{pack.user.name}, {agency}: pack {pack.number}", at=at, how="For"
    )
