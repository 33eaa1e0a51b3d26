"""Notifications and referrals to the coordinator."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Button, Row, Section, button
from lawburrows.referrals import policy, queries
from lawburrows.referrals.content import title_of
from lawburrows.referrals.models import Referral
from lawburrows.referrals.presenting import COLOURS, is_open
from lawburrows.rules.referrals import Kind, State
from lawburrows.web.dates import write_date


def referrals(record: Record, by: Any, on: date) -> Section:
    """The newest first, each with its state and who has it; one that is open is gone on with, not begun again."""
    found = queries.referrals_of(record, by=by)
    may = policy.may_refer(record, by=by)
    open_kinds = {one.kind for one in found if is_open(one)}
    buttons: list[Button] = []
    for kind, label, name in (
        (Kind.NOTIFICATION, "Make a MAPPA notification", "referrals:notify"),
        (Kind.REFERRAL, "Make a MAPPA referral", "referrals:refer"),
    ):
        if kind.value not in open_kinds:
            buttons += button(label, name, may, record)
    return Section(
        "referrals",
        "Notification and referral",
        [_row(one, record) for one in found],
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
