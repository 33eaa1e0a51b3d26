"""Notifications and referrals to the coordinator, and what bodies outside were told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Button, Row, Section, button
from lawburrows.referrals import policy, queries
from lawburrows.referrals.content import title_of
from lawburrows.referrals.models import OutsideForm, Referral
from lawburrows.referrals.presenting import COLOURS, is_open
from lawburrows.rules.referrals import OUTSIDE, Kind, State
from lawburrows.web.dates import write_date


def referrals(record: Record, by: Any, on: date) -> Section:
    """The newest first, each with its state and who has it; one that is open is gone on with, not begun again."""
    found = queries.referrals_of(record, by=by)
    told = queries.outside_forms(record, by=by)
    may = policy.may_refer(record, by=by)
    open_kinds = {one.kind for one in found if is_open(one)}
    buttons: list[Button] = []
    for kind, label, name in (
        (Kind.NOTIFICATION, "Make a MAPPA notification", "referrals:notify"),
        (Kind.REFERRAL, "Make a MAPPA referral", "referrals:refer"),
    ):
        if kind.value not in open_kinds:
            buttons += button(label, name, may, record)
    for form, title in OUTSIDE.items():
        buttons += button(f"{form.upper()}: {title}", "referrals:tell_outside", may, record, form=form)
    return Section(
        "referrals",
        "Notification and referral",
        [*(_row(one, record) for one in found), *(_told(one, record) for one in told)],
        "Nothing has been sent to the coordinator. The notification is the first step; level 2 or 3 needs a referral.",
        buttons=buttons,
    )


def _row(one: Referral, record: Record) -> Row:
    state = State(one.state)
    asks = f"Category {one.category or 'not chosen'}, level {one.level or 'not chosen'}"
    when = f"sent {write_date(one.sent_on)}" if one.sent_on else f"begun {write_date(one.begun_on)}"
    return Row(
        title_of(one),
        asks,
        f"{when} by {one.sent_by or one.begun_by}, {one.owner}. Now with: {state.owner.value}",
        (state.words.capitalize(), COLOURS[state]),
        reverse("referrals:referral", args=[record.ref, one.pk]),
    )


def _told(one: OutsideForm, record: Record) -> Row:
    return Row(
        f"Document {one.form.upper()}",
        f"{one.recipient} was told",
        f"{write_date(one.told_on)} by {one.told_by}, {one.owner}: {one.why}",
        ("Disclosure", "blue"),
        reverse("referrals:told", args=[record.ref, one.pk]),
    )
