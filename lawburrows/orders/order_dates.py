"""The dates of orders themselves: ends of conditions, reviews of a licence, plans and reports of a lifelong
restriction, consents, suspensions of detention, care programme meetings. No tables here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lawburrows.governance.queries import LimitsOf
from lawburrows.orders.clock import Clock
from lawburrows.orders.due import NOTIFICATION_OFFICER, SUPERVISING_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.facts import Facts, Ordered
from lawburrows.orders.standing import SUPERVISED
from lawburrows.orders.supervision import NOTHING, Asked, Ending, Held, OnLeave, Supervision
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.intervals import OLD_PRACTICE, IntervalRow, interval
from lawburrows.rules.sentences import risk_management_plan_due, yearly_report_due
from lawburrows.rules.source import Source
from lawburrows.rules.term import ONE_DAY, after, years

IMPOSED = Source("The condition itself, as it was imposed", "")
SET_BY_A_PERSON = Source("The day that was set when it was recorded", "")
REVIEWED_HALF_YEARLY = years(3)


def with_order_dates(one: Clock, found: Supervision, limits: LimitsOf, *, on: date) -> Clock:
    """The clock of a person with the dates of their orders among the others."""
    if not one.facts.orders and found == NOTHING:
        return one
    more = order_dates(one.facts, found, limits, on=on)
    return replace(one, deadlines=(*one.deadlines, *more.deadlines), fulfilled=one.fulfilled | more.fulfilled)


def order_dates(facts: Facts, found: Supervision, limits: LimitsOf, *, on: date) -> Dates:
    """What falls due of orders in force, and what has been met."""
    dues: list[Due] = []
    fulfilled: dict[str, date] = {}
    running = {one.id: one for one in facts.orders if one.starts <= on and (one.ends is None or one.ends > on)}
    dues += _conditions(found.conditions, running, fulfilled, on)
    for order in running.values():
        if order.kind == "licence":
            held = sorted(met.on for met in found.met if met.order == order.id and met.kind == "reviewed")
            base = [order.starts, *(day for day in held if day > order.starts)]
            limit = limits.row("licence_review", on=base[-1], record=facts.record)
            dues += _reviews(order, base, limit, fulfilled)
        if order.kind == "olr":
            dues += _plan(order, found, fulfilled)
        dues += _meetings(order, [one for one in found.meetings if one.order == order.id], fulfilled)
    dues += _consents(found.consents, fulfilled)
    dues += _leaves(found.leaves, fulfilled, on)
    return Dates(tuple(dues), fulfilled)


def _due(made: Deadline, key: str, label: str, named: str = SUPERVISING_OFFICER) -> Due:
    return due_on_page(made, key, "orders:convictions", label, named)


def _conditions(
    conditions: Iterable[Ending], running: dict[uuid.UUID, Ordered], fulfilled: dict[str, date], on: date
) -> Iterator[Due]:
    for one in conditions:
        order, key = running.get(one.order), f"condition_end-{one.id}"
        if one.until <= on:
            fulfilled[key] = one.until
            continue
        if order is None or (order.ends and order.ends <= one.until):
            continue  # the end of the order says it
        last = one.until - ONE_DAY
        text = f"Condition {one.number} ({one.what}) of {one.under}, from {in_words(one.starts)}: its last day"
        what = f"Condition {one.number}, {one.what}, ends: {one.under}"
        made = deadline("condition_end", what, last, IMPOSED, (Step(text, in_words(last), IMPOSED),), harm=4)
        named = SUPERVISING_OFFICER if order.kind in SUPERVISED else NOTIFICATION_OFFICER
        yield _due(made, key, "See the order", named)


def _reviews(order: Ordered, base: list[date], limit: IntervalRow, fulfilled: dict[str, date]) -> Iterator[Due]:
    """Six months after release on licence, then every six months to the third year, then yearly (old practice)."""
    for before, then in pairwise(base):
        fulfilled[f"licence_review-{order.id}-{before}"] = then
    last = base[-1]
    made = interval(limit, last)
    if last >= after(order.starts, REVIEWED_HALF_YEARLY):
        day = after(last, years(1))
        text = f"One year after the review of {in_words(last)}, from the third year on"
        made = replace(made, due=day, steps=(Step(text, in_words(day), OLD_PRACTICE),))
    if len(base) > 1:
        made = replace(made, what="Formal review of a licence")
    if made.due and (order.ends is None or made.due < order.ends):
        yield _due(replace(made, harm=1), f"licence_review-{order.id}-{last}", "Record the review")


def _plan(order: Ordered, found: Supervision, fulfilled: dict[str, date]) -> Iterator[Due]:
    mine = [met for met in found.met if met.order == order.id]
    sent = next((met.on for met in mine if met.kind == "plan_sent"), None)
    key = f"olr_plan-{order.id}"
    if sent is None:
        yield _due(risk_management_plan_due(order.made_on), key, "Record that it was sent")
        return
    fulfilled[key] = sent
    reports = [met.on for met in mine if met.kind == "reported" and met.on > sent]
    for before, then in pairwise([sent, *reports]):
        fulfilled[f"olr_report-{order.id}-{before}"] = then
    last = (reports or [sent])[-1]
    words = "Report sent" if reports else "Plan sent"
    yield _due(yearly_report_due(last, words), f"olr_report-{order.id}-{last}", "Record the report")


def _meetings(order: Ordered, meetings: list[Held], fulfilled: dict[str, date]) -> Iterator[Due]:
    for before, then in pairwise(meetings):
        fulfilled[f"care_meeting-{before.id}"] = then.on
    last = meetings[-1] if meetings else None
    if last is None or last.next_on is None:
        return
    steps = (Step(f"Set at the meeting of {in_words(last.on)}", in_words(last.next_on), SET_BY_A_PERSON),)
    made = deadline("care_meeting", "Care Programme Approach meeting", last.next_on, SET_BY_A_PERSON, steps)
    yield _due(made, f"care_meeting-{last.id}", "Record the meeting")


def _consents(consents: Iterable[Asked], fulfilled: dict[str, date]) -> Iterator[Due]:
    for one in consents:
        key = f"consent-{one.id}"
        if one.answered_on:
            fulfilled[key] = one.answered_on
            continue
        steps = (Step(f"Asked on {in_words(one.on)}; needed by", in_words(one.needed_by), SET_BY_A_PERSON),)
        what = f"Consent of the Scottish Ministers: {one.matter}"
        yield _due(deadline("consent", what, one.needed_by, SET_BY_A_PERSON, steps), key, "Record the answer")


def _leaves(leaves: Iterable[OnLeave], fulfilled: dict[str, date], on: date) -> Iterator[Due]:
    for one in leaves:
        key = f"leave_end-{one.id}"
        if one.ends <= on:
            fulfilled[key] = one.ends
            continue
        last = one.ends - ONE_DAY
        steps = (
            Step(
                f"{one.kind[:1].upper()}{one.kind[1:]}, from {in_words(one.starts)}: its last day",
                in_words(last),
                SET_BY_A_PERSON,
            ),
        )
        made = deadline("leave_end", f"Suspension of detention ends: {one.kind}", last, SET_BY_A_PERSON, steps)
        yield _due(made, key, "See the order")
