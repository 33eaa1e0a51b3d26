"""The papers: documents 1 to 4 as they were sent, and the forms for bodies outside as they were told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.referrals import queries
from lawburrows.referrals.content import NOT_READ, as_sent, title_of
from lawburrows.referrals.filled import filled
from lawburrows.rules.referrals import State


def referral_paper(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """What was sent last, word for word; of a draft what would be sent now, and it says so."""
    found = next((one for one in queries.referrals_of(record, by=by) if about in (None, one.pk)), None)
    if found is None:
        return {"referral": None}
    sent = sent_last(found, by=by)
    now = filled(record, by=by, on=by.identity.today, conviction=found.conviction_id) if sent is None else None
    return {
        "referral": found,
        "title": title_of(found),
        "parts": as_sent(found, now) if now else sent,
        "draft": sent is None,
        "state": State(found.state).words,
        "not_read": NOT_READ,
    }


def sent_last(referral: Any, *, by: Any) -> list[Any] | None:
    """The words of the last sending; None when it was never sent."""
    steps = queries.steps_of(referral, by=by)
    return next((step.content for step in steps if step.after == State.SENT.value), None)


def outside_paper(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    found = next((one for one in queries.outside_forms(record, by=by) if about in (None, one.pk)), None)
    title = f"Document {found.form.upper()}: {found.get_form_display()}" if found else "Form for a body outside"
    return {"form": found, "title": title, "not_read": NOT_READ}


REFERRAL = Sheet(
    key="mappa_referral",
    title="MAPPA notification or referral",
    hint="The latest one as it was sent to the coordinator; of an earlier one from its own page",
    template="referrals/referral_paper.html",
    reads=referral_paper,
    of_one=True,
)
OUTSIDE = Sheet(
    key="outside_form",
    title="Form for Social Security Scotland or the DWP",
    hint="The latest one as it was told; of an earlier one from its own page",
    template="referrals/outside_paper.html",
    reads=outside_paper,
    of_one=True,
)
