"""What third parties and bodies outside were told, or are to be told, about the person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, button
from lawburrows.disclosures import policy, presenting, queries
from lawburrows.disclosures.models import Disclosure
from lawburrows.referrals import policy as referring
from lawburrows.referrals import queries as referred
from lawburrows.referrals.models import OutsideForm
from lawburrows.rules.referrals import OUTSIDE
from lawburrows.web.dates import write_date

MOST = 5


def disclosures(record: Record, by: Any, on: date) -> Section:
    """What runs, and the last that ended; each leads to the whole. Whom it concerns is named on its own page alone."""
    found = queries.disclosures_of(record, by=by)
    told = referred.outside_forms(record, by=by)
    rows = [_row(one, record, on) for one in found[:MOST]]
    if len(found) > MOST:
        rows.append(Row("All", f"{len(found)} disclosures", url=reverse("disclosures:disclosures", args=[record.ref])))
    buttons = button(
        "Propose a disclosure", "disclosures:propose_disclosure", policy.may_propose(record, by=by), record
    )
    may = referring.may_tell_outside(record, by=by)
    for form, title in OUTSIDE.items():
        buttons += button(f"{form.upper()}: {title}", "referrals:tell_outside", may, record, form=form)
    return Section(
        "disclosures",
        "Disclosure",
        [*rows, *(_told(one, record) for one in told)],
        "Nobody outside has been told anything. Whether to disclose is considered at each meeting.",
        buttons=buttons,
    )


def _row(one: Disclosure, record: Record, on: date) -> Row:
    due = presenting.due_of(one, on)
    when = f". {'Overdue since' if due[1] else 'Due'} {write_date(due[0])}" if due else ""
    return Row(
        presenting.title_of(one),
        f"{one.get_route_display().capitalize()}{', told at once' if one.urgent else ''}",
        f"Proposed {write_date(one.begun_on)} by {one.begun_by}, {one.owner}{when}",
        presenting.state_of(one),
        reverse("disclosures:disclosure", args=[record.ref, one.pk]),
    )


def _told(one: OutsideForm, record: Record) -> Row:
    return Row(
        f"Document {one.form.upper()}",
        f"{one.recipient} was told",
        f"{write_date(one.told_on)} by {one.told_by}, {one.owner}: {one.why}",
        ("Disclosure", "blue"),
        reverse("referrals:told", args=[record.ref, one.pk]),
    )
