"""Known answers about the review of indefinite requirements and about appeals."""

from __future__ import annotations

from collections.abc import Mapping

from lawburrows.rules import notification
from lawburrows.rules.asked import Asked, NotUnderstood
from lawburrows.rules.comparing import InWords
from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.notification import AppealFrom, Away
from lawburrows.rules.notification.appeals import CAN_ALLOW_LATE
from lawburrows.rules.notification.review import APPLIES_FOR_REVIEW, RISK_FOR_CONTINUING, TEST_FOR_CONTINUING
from lawburrows.rules.term import under

Got = Mapping[str, object]

TEST = InWords(f"{TEST_FOR_CONTINUING}: {RISK_FOR_CONTINUING}", ("balance of probabilities",))


def scottish_review(asked: Asked, where: Jurisdiction) -> Got:
    got: dict[str, object] = {"test": TEST}
    if asked.has("relevant_date"):
        relevant_date = asked.date("relevant_date")
        born = asked.maybe_date("date_of_birth")
        away = [Away(first, last) for first, last in asked.ranges("days_disregarded_before_first_notification")]
        found = notification.review_of_indefinite(
            relevant_date,
            under_18=born is not None and under(18, born, on=relevant_date),
            away_before_first_notification=away,
        )
        discharge = found.date_of_discharge
        got |= {"date_of_discharge": discharge, "chief_constable_must_decide_by": found.decision.due}
    elif asked.has("date_of_discharge"):
        discharge = asked.date("date_of_discharge")
        got |= {"date_of_discharge": discharge, "chief_constable_must_decide_by": discharge}
    else:
        return got
    got["latest_end_of_continuation_order"] = notification.latest_end_of_continuation(discharge).day
    if not asked.flag("order_made"):
        got["ceases_on"] = notification.ceases_without_order(discharge).day
    return got


DECIDED_UNDER = {
    "88C": AppealFrom.FIRST_REVIEW,
    "88D": AppealFrom.TRANSITIONAL,
    "88E": AppealFrom.FURTHER_REVIEW,
}
# The date after which each appeal runs, by the names that a case may give it, the surest first. The day of the
# decision is read last: only a transitional case may have nothing else to go by.
RUNS_AFTER = {
    AppealFrom.FIRST_REVIEW: ("date_of_discharge",),
    AppealFrom.TRANSITIONAL: ("applicable_date", "date_of_discharge", "decision"),
    AppealFrom.FURTHER_REVIEW: ("further_date_of_discharge", "date_of_discharge"),
}


def appeal(asked: Asked, where: Jurisdiction) -> Got:
    got: dict[str, object] = {}
    if asked.has("appeal_lodged_within_21_days"):
        in_time = asked.flag("appeal_lodged_within_21_days")
        verdict = notification.may_appeal_be_heard(lodged_in_time=in_time)
        got |= {"competent": verdict.allowed, "discretion_to_allow_late": CAN_ALLOW_LATE}
    if asked.has("sheriff_decision"):
        got["last_day_to_appeal_to_higher_court"] = notification.onward_appeal(asked.date("sheriff_decision")).due
    under_section = _decided_under(asked)
    dates = [asked.date(key) for key in RUNS_AFTER[under_section] if asked.has(key)]
    if dates:
        got["last_day_to_appeal"] = notification.appeal(under_section, dates[0]).due
    if not got:
        raise NotUnderstood("The case gives no date from which an appeal could be counted")
    return got


def _decided_under(asked: Asked) -> AppealFrom:
    if "88D" in asked.word("date_basis"):
        return AppealFrom.TRANSITIONAL
    otherwise = "88E" if asked.has("further_date_of_discharge") else "88C"
    return asked.one_of("decision_under", DECIDED_UNDER, otherwise=otherwise)


def english_review(asked: Asked, where: Jurisdiction) -> Got:
    got: dict[str, object] = {"initiated_by": APPLIES_FOR_REVIEW}
    if asked.has("indefinite") or asked.has("subject_to_SHPO"):
        verdict = notification.may_apply_for_review(
            indefinite=asked.flag("indefinite", otherwise=True),
            under_prevention_order=asked.flag("subject_to_SHPO"),
        )
        got["may_apply"] = verdict.allowed
    if asked.has("relevant_notification"):
        born, relevant_date = asked.maybe_date("date_of_birth"), asked.maybe_date("relevant_date")
        young = born is not None and relevant_date is not None and under(18, born, on=relevant_date)
        first = asked.date("relevant_notification")
        got["qualifying_date"] = notification.qualifying_date(first, under_18=young).day
    if asked.has("determination"):
        got["further_qualifying_date"] = notification.further_qualifying_date(asked.date("determination")).day
    return got
