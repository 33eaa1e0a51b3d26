"""The dates of orders themselves, from plain facts: no tables."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from lawburrows.governance.models import RuleRow
from lawburrows.governance.queries import LimitsOf, TimeLimits
from lawburrows.orders.facts import Facts, Ordered
from lawburrows.orders.order_dates import order_dates
from lawburrows.orders.supervision import Asked, Ending, Held, Met, OnLeave, Supervision

ON = date(2026, 12, 4)


def order(kind, starts, ends=None):
    return Ordered(uuid4(), kind, kind, "", starts, starts, ends)


def dues(one, on=ON, agreed=(), **found):
    limits = LimitsOf(TimeLimits({row.key: [row] for row in agreed}, {}), {})
    made = order_dates(Facts(uuid4(), orders=(one,)), Supervision(**found), limits, on=on)
    return [(due.kind, due.due, due.unverified) for due in made.deadlines], made.fulfilled


def test_a_licence_is_reviewed_half_yearly_and_yearly_from_the_third_year():
    licence = order("licence", date(2023, 6, 4), date(2030, 1, 1))
    assert dues(licence)[0] == [("licence_review", date(2023, 12, 4), True)]
    held = [Met(licence.id, "reviewed", day) for day in (date(2023, 12, 1), date(2026, 5, 1))]
    found, met = dues(licence, met=tuple(held))
    assert found == [("licence_review", date(2026, 11, 1), True)]
    assert list(met.values()) == [date(2023, 12, 1), date(2026, 5, 1)]
    found, _ = dues(licence, met=(Met(licence.id, "reviewed", date(2026, 7, 1)),))
    assert found == [("licence_review", date(2027, 7, 1), True)]
    assert dues(order("licence", date(2026, 10, 1), date(2027, 1, 1)))[0] == []  # it ends before its first review
    assert dues(order("licence", date(2024, 10, 1), ON))[0] == []


def test_a_licence_is_reviewed_after_the_time_that_was_agreed():
    row = RuleRow(
        key="licence_review", value="3 months", starts=date(2024, 1, 1), source="Fife protocol", verified=True
    )
    begun = date(2026, 10, 4)
    assert dues(order("licence", begun), agreed=[row])[0] == [("licence_review", date(2027, 1, 4), False)]
    assert dues(order("licence", date(2023, 12, 4)), agreed=[row])[0][0][1] == date(2024, 6, 4)  # as it was then


def test_a_lifelong_restriction_has_a_plan_in_nine_months_and_a_report_every_year():
    olr = order("olr", date(2026, 3, 1))
    assert dues(olr)[0] == [("risk_management_plan", date(2026, 12, 1), True)]
    sent = Met(olr.id, "plan_sent", date(2025, 10, 1))
    found, met = dues(olr, met=(sent,))
    assert (found, list(met.values())) == ([("plan_report", date(2026, 10, 1), True)], [sent.on])
    found, met = dues(olr, met=(sent, Met(olr.id, "reported", date(2026, 9, 20))))
    assert found == [("plan_report", date(2027, 9, 20), True)]
    assert len(met) == 2


def test_a_condition_with_an_end_of_its_own_falls_due_before_its_order():
    shpo = order("shpo", date(2024, 5, 4), date(2034, 5, 4))
    ban = Ending(uuid4(), shpo.id, "SHPO", 3, "travel abroad", shpo.starts, date(2029, 5, 4))
    assert dues(shpo, conditions=(ban,))[0] == [("condition_end", date(2029, 5, 3), False)]
    assert dues(shpo, on=date(2029, 5, 4), conditions=(ban,)) == ([], {f"condition_end-{ban.id}": date(2029, 5, 4)})
    as_the_order = Ending(uuid4(), shpo.id, "SHPO", 1, "place", shpo.starts, date(2034, 5, 4))
    assert dues(shpo, conditions=(as_the_order,))[0] == []


def test_what_a_restricted_patient_waits_for():
    restriction = order("restriction", date(2020, 1, 2))
    waiting = Asked(uuid4(), "transfer", date(2026, 11, 1), date(2026, 12, 20), None)
    answered = Asked(uuid4(), "recall", date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3))
    leave = OnLeave(uuid4(), "escorted", date(2026, 12, 1), date(2026, 12, 9))
    over = OnLeave(uuid4(), "escorted", date(2026, 11, 1), date(2026, 11, 9))
    meetings = (
        Held(uuid4(), restriction.id, date(2026, 5, 1), date(2026, 8, 1)),
        Held(uuid4(), restriction.id, date(2026, 8, 3), date(2027, 1, 5)),
    )
    found, met = dues(restriction, consents=(waiting, answered), leaves=(leave, over), meetings=meetings)
    assert found == [
        ("care_meeting", date(2027, 1, 5), False),
        ("consent", date(2026, 12, 20), False),
        ("leave_end", date(2026, 12, 8), False),
    ]
    assert sorted(met.values()) == [date(2026, 8, 3), date(2026, 10, 3), date(2026, 11, 9)]
    assert dues(restriction, meetings=(Held(uuid4(), restriction.id, ON, None),))[0] == []
