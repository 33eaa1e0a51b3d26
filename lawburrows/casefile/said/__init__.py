"""What each kind of row says in a chronology, app by app."""

from lawburrows.casefile.said import (
    actions,
    breaches,
    circumstances,
    custody,
    disclosures,
    indefinite,
    meetings,
    notification,
    orders,
    people,
    plans,
    premises,
    referrals,
    reviews,
    summaries,
    transfers,
    visits,
    work,
)
from lawburrows.casefile.said.saying import Source

SOURCES: tuple[Source, ...] = (
    *people.SAID,
    *orders.SAID,
    *notification.SAID,
    *breaches.SAID,
    *custody.SAID,
    *indefinite.SAID,
    *visits.SAID,
    *circumstances.SAID,
    *actions.SAID,
    *transfers.SAID,
    *reviews.SAID,
    *referrals.SAID,
    *meetings.SAID,
    *summaries.SAID,
    *plans.SAID,
    *disclosures.SAID,
    *premises.SAID,
    *work.SAID,
)
