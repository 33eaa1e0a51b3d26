"""Joint management of one person, on one page: sections, each composed from the queries of its app, in this order.

A section is added by a module of its own in `sections` and one line in `SECTIONS`. What may be seen is asked of the
queries; what may be done, of the policies: a button that may not be pressed is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.casefile.sections.actions import actions
from lawburrows.casefile.sections.decided import decided
from lawburrows.casefile.sections.disclosures import disclosures
from lawburrows.casefile.sections.exits import exited
from lawburrows.casefile.sections.incidents import incidents
from lawburrows.casefile.sections.meetings import meetings
from lawburrows.casefile.sections.plans import plans
from lawburrows.casefile.sections.premises import premises
from lawburrows.casefile.sections.referrals import referrals
from lawburrows.casefile.sections.reviews import reviews
from lawburrows.casefile.sections.shape import Section
from lawburrows.casefile.sections.summaries import summaries
from lawburrows.casefile.sections.transfers import transfers

SECTIONS: tuple[Callable[[Record, Any, date], Section], ...] = (
    decided,  # category and level: orders
    reviews,  # the level 1 review
    referrals,
    plans,  # the risk management plan
    disclosures,  # what third parties were told: disclosures; bodies outside: referrals
    premises,  # the assessment of addresses
    actions,
    meetings,  # on which meetings: meetings
    summaries,  # the executive summaries of minutes
    incidents,  # serious incidents: report, decision, review
    transfers,
    exited,  # exit and opening again: transfers
)


def joint_management(record: Record, *, by: Any, on: date) -> list[Section]:
    """The sections of the page, each with what its reader may see."""
    return [section(record, by, on) for section in SECTIONS]
