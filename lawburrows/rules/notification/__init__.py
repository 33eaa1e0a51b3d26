"""Notification requirements under Part 2 of the Sexual Offences Act 2003: how long, what by when, review, appeal."""

from lawburrows.rules.notification.advance import AdvanceNotice, advance_notice
from lawburrows.rules.notification.aggregate import Relation, aggregate
from lawburrows.rules.notification.appeals import AppealFrom, appeal, may_appeal_be_heard, onward_appeal
from lawburrows.rules.notification.counting import Away
from lawburrows.rules.notification.disposals import Disposal
from lawburrows.rules.notification.duties import (
    Change,
    EarlierGround,
    change_notification,
    initial_notification,
    seventh_day,
    stay_notification,
)
from lawburrows.rules.notification.periodic import Home, Notified, Unavailable, periodic_notification
from lawburrows.rules.notification.periods import Period, period
from lawburrows.rules.notification.review import (
    Review,
    ceases_without_order,
    further_qualifying_date,
    further_review,
    latest_end_of_continuation,
    may_apply_for_review,
    qualifying_date,
    review_of_indefinite,
)
from lawburrows.rules.notification.subject import SubjectUntil, subject_until, under_order
from lawburrows.rules.notification.travel import (
    LatestNotice,
    absence_from_home,
    return_notification,
    travel_needs_notice,
    travel_notification,
)

__all__ = [
    "AdvanceNotice",
    "AppealFrom",
    "Away",
    "Change",
    "Disposal",
    "EarlierGround",
    "Home",
    "LatestNotice",
    "Notified",
    "Period",
    "Relation",
    "Review",
    "SubjectUntil",
    "Unavailable",
    "absence_from_home",
    "advance_notice",
    "aggregate",
    "appeal",
    "ceases_without_order",
    "change_notification",
    "further_qualifying_date",
    "further_review",
    "initial_notification",
    "latest_end_of_continuation",
    "may_appeal_be_heard",
    "may_apply_for_review",
    "onward_appeal",
    "period",
    "periodic_notification",
    "qualifying_date",
    "return_notification",
    "review_of_indefinite",
    "seventh_day",
    "stay_notification",
    "subject_until",
    "travel_needs_notice",
    "travel_notification",
    "under_order",
]
