"""The evidence pack of a review: what the record says of the statutory factors, what agencies and the person say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.breaches.presenting import title, when
from lawburrows.breaches.queries import suspicions_of
from lawburrows.documents.sheets import Sheet
from lawburrows.indefinite import queries
from lawburrows.indefinite.watching import AHEAD, Watched
from lawburrows.orders import queries as orders
from lawburrows.rules.deadline import in_words
from lawburrows.rules.notification.review import (
    FACTORS,
    FACTORS_CUT,
    LONGEST_CONTINUATION,
    RISK_FOR_CONTINUING,
    TEST_FOR_CONTINUING,
)
from lawburrows.rules.term import ONE_DAY

TEST = (
    f"The requirements continue only if the chief constable is satisfied, on the {TEST_FOR_CONTINUING}, that there is "
    f"{RISK_FOR_CONTINUING}; then for a fixed time, at most {LONGEST_CONTINUATION} from the date of discharge."
)


def current(found: Iterable[Watched], on: date) -> Watched | None:
    """The review in hand: one that was decided until it is served; else the next, once it comes within the time ahead;
    else the last that was decided, where an appeal is recorded."""
    rows = list(found)
    decided = [one for one in rows if one.decided]
    unserved = [one for one in decided if one.decision and not one.decision.served_on]
    ahead = [one for one in rows if one.due is not None and not one.decided]
    soon = [one for one in ahead if not decided or one.date_of_discharge <= on + AHEAD]
    return next(iter((*unserved, *soon, *reversed(decided), *reversed(rows))), None)


def evidence(record: Record, *, by: Any, on: date) -> dict[str, Any]:
    """What the record holds, as lists of words for the page and the paper alike."""
    person = queries.person_of(record.pk, by=by)
    born = person.born if person else None
    convictions = orders.convictions_of(record.pk, by=by)
    return {
        "convictions": [
            [
                one.offence_title,
                in_words(one.convicted_on),
                _apart(one.offence_until or one.convicted_on, on),
                _age(born, one.offence_from or one.convicted_on, exact=one.offence_from is not None),
            ]
            for one in convictions
        ],
        "notifications": [
            [in_words(one.made_on), one.get_section_display(), "withdrawn" if one.withdrawn_on else ""]
            for one in orders.notifications_of(record.pk, by=by)
        ],
        "absences": [
            [one.get_kind_display(), in_words(one.starts) if one.starts else "Not known", _last(one.ends)]
            for one in orders.absences_of(record.pk, by=by)
        ],
        "orders": [
            [one.get_kind_display(), in_words(one.made_on), _last(one.ends, "until further order")]
            for one in orders.orders_of(record.pk, by=by)
        ],
        "suspicions": [
            [title(one), when(one.first_day, one.last_day), one.get_state_display(), in_words(one.since)]
            for one in reversed(suspicions_of(record.pk, by=by))
        ],
        "risks": [
            [one.get_value_display(), in_words(one.starts) if one.starts else "Not known", one.reason or "Not recorded"]
            for one in orders.decisions_of(record.pk, "harm", by=by)
        ],
        "factors": FACTORS,
        "factors_cut": FACTORS_CUT,
        "test": TEST,
    }


def _last(ends: date | None, otherwise: str = "still so") -> str:
    return in_words(ends - ONE_DAY) if ends else otherwise


def _apart(then: date, on: date) -> str:
    years = on.year - then.year - ((on.month, on.day) < (then.month, then.day))
    return f"{years} years ago"


def _age(born: date | None, then: date, *, exact: bool) -> str:
    if born is None:
        return "Date of birth not known"
    age = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    return f"{age}" if exact else f"{age} at conviction; the day of the offence is not recorded"


def review_pack(record: Record, *, by: Any) -> dict[str, Any]:
    on = by.identity.today
    review = current(queries.reviews_of(record.pk, by=by, on=on), on)
    comments = queries.comments_of(review.review, by=by) if review and review.review else []
    return {
        "review": review,
        "steps": review.due.steps if review and review.due else (),
        "agencies": [one for one in comments if one.whose == "agency"],
        "own": [one for one in comments if one.whose == "person"],
        **evidence(record, by=by, on=on),
    }


REVIEW_PACK = Sheet(
    key="review_pack",
    title="Evidence pack: review of indefinite requirements",
    hint="Convictions, notifications, suspicions of breach, orders, absences and risk; what agencies and the person say; the test",
    template="indefinite/review_pack.html",
    reads=review_pack,
)
