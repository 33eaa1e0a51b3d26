"""The chair's own look at the one case of an incident: from the sending of its report until the matter ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lawburrows.access import commands as access
from lawburrows.access.queries import share_of
from lawburrows.incidents.models import Incident

CHAIR_FOR = timedelta(days=365)  # a bound of our own, where nothing ends it before


def let_in(incident: Incident, chair: Any, by: Any, on: date) -> UUID | None:
    """None where the chair sends it, and sees the case without this."""
    if chair.pk == by.pk:
        return None
    reason = f"Chair of the Strategic Oversight Group: {incident}"
    return access.lend_case(incident.record, user=chair, until=on + CHAIR_FOR, reason=reason, by=by, on=on).pk


def let_out(incident: Incident, by: Any, on: date) -> None:
    """The chair's own look ends; it may have run out before."""
    share = share_of(incident.record, incident.chair_share) if incident.chair_share else None
    if share is not None and (share.ends is None or share.ends > on) and share.expires_at is None:
        access.take_back_case(share, by=by, on=on)
