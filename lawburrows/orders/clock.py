"""The statutory clock of one person: from facts to every date, each with the steps that led to it. No tables here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from lawburrows.orders.due import TELL, Due, due_on_page
from lawburrows.orders.facts import Convicted, Facts, Ordered, Told
from lawburrows.orders.grounds import Ground, Grounds, decided_to_end, grounds
from lawburrows.orders.standing import RESTRICTED
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.mappa import Category
from lawburrows.rules.notification import (
    Away,
    Change,
    Disposal,
    EarlierGround,
    Home,
    Unavailable,
    change_notification,
    further_review,
    initial_notification,
    periodic_notification,
    return_notification,
    review_of_indefinite,
)
from lawburrows.rules.notification.periodic import RESTARTS, Notified
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import Source
from lawburrows.rules.term import ONE_DAY

T = TypeVar("T")
CLOCK_STOPS = section("83(6)")
DUTY_ENDS = section("82(1)")
ORDER_ENDS = Source("The order of the court itself", "")


@dataclass(frozen=True)
class Clock:
    """Every date of one person on a day, and which earlier ones have been met and when (by their keys)."""

    facts: Facts
    grounds: Grounds
    deadlines: tuple[Due, ...]
    fulfilled: dict[str, date]
    categories: tuple[tuple[Category, str], ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        return self.grounds.gaps


def clock(facts: Facts, *, on: date) -> Clock:
    """What falls due, and what has been met, as it stands on a day."""
    facts = _in_order(facts)
    found = grounds(facts)
    fulfilled: dict[str, date] = {}
    deadlines: list[Due] = []
    subject = found.subject_on(on)
    since = found.subject_since(on)
    counting = [told for told in facts.notifications if told.kind in RESTARTS and (since is None or told.on >= since)]
    deadlines += _first_notifications(facts, found, fulfilled, (since or date.min) if subject else None)
    if counting:
        deadlines += _periodic(facts, found, counting, fulfilled, subject)
        deadlines += _after_absence(facts, found, counting, fulfilled, subject)
    deadlines += _reviews(facts, found, fulfilled)
    deadlines += _end_of_requirements(facts, found, fulfilled)
    deadlines += _ends_of_orders(facts.orders, fulfilled, on)
    once = {due.key: due for due in sorted(deadlines, key=lambda due: due.due or date.max, reverse=True)}
    return Clock(facts, found, tuple(once.values()), fulfilled, categories(facts, found, on))


def _in_order(facts: Facts) -> Facts:
    """By days, whatever the order in which they were entered; of one day the reading that gives the earlier date."""
    return Facts(
        facts.record,
        facts.born,
        _sorted(facts.convictions, lambda one: (one.on, one.sentenced_on, one.title, str(one.did))),
        _sorted(facts.orders, lambda one: (one.made_on, one.starts, one.kind, one.ends or date.max)),
        _sorted(facts.notifications, lambda one: (one.on, one.home is not Home.NONE, one.kind.name)),
        _sorted(facts.absences, lambda one: (one.starts, one.ends or date.max, one.kind)),
        facts.decided,
    )


def _sorted(rows: tuple[T, ...], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(rows, key=key)) if len(rows) > 1 else rows


def times_away(facts: Facts) -> tuple[Away, ...]:
    """Whole days away that are over; one that lasts still is asked about apart."""
    return tuple(
        Away(time.starts, time.ends - ONE_DAY, time.kind)
        for time in facts.absences
        if time.ends and time.ends > time.starts
    )


def _first_notifications(facts: Facts, found: Grounds, fulfilled: dict[str, date], since: date | None) -> Iterable[Due]:
    """One for each ground that still matters: unless an earlier notification still stands for all its days."""
    earlier: EarlierGround | None = None
    counting = [told for told in facts.notifications if told.kind in RESTARTS]
    for ground in found.all:
        began = ground.period.first_day
        key = f"initial_notification-{began}"
        told = next((told.on for told in counting if told.on >= began), None)
        if told:
            fulfilled[key] = told
        elif ground.period.subject and since and began >= since:
            due = initial_notification(
                began,
                away=times_away(facts),
                earlier=earlier,
                notification_order=ground.period.because.startswith("notification order"),
            )
            if due.due:
                yield due_on_page(_while_away(due, facts, began), key, TELL, "Record notification")
        last = ground.period.last_day
        if earlier is None or (earlier.last_day is not None and (last is None or last > earlier.last_day)):
            earlier = EarlierGround(notified=bool(told) or bool(earlier and earlier.notified), last_day=last)


def _while_away(due: Deadline, facts: Facts, began: date) -> Deadline:
    still = next((time for time in facts.absences if time.ends is None and due.due and time.starts <= due.due), None)
    if still is None:
        return due
    text = f"Since {in_words(max(still.starts, began))} {still.kind}, and still so"
    return replace(due, due=None, steps=(*due.steps, Step(text, "put off until that ends", CLOCK_STOPS)))


def _periodic(
    facts: Facts, found: Grounds, counting: list[Told], fulfilled: dict[str, date], subject: bool
) -> Iterable[Due]:
    for before, after in pairwise(counting):
        fulfilled[f"periodic_notification-{before.on}"] = after.on
    last = max(counting, key=lambda told: told.on)
    fulfilled.pop(f"periodic_notification-{last.on}", None)
    if not subject:
        return
    made = periodic_notification(
        [(told.kind, told.on) for told in facts.notifications],
        home=last.home,
        unavailable=[Unavailable(time.starts, time.ends, time.kind) for time in facts.absences],
    )
    ends = found.until.last_day
    if made.due and ends and made.due > ends and not found.gaps:
        return
    yield due_on_page(made, f"periodic_notification-{last.on}", TELL, "Record notification")


def _after_absence(
    facts: Facts, found: Grounds, counting: list[Told], fulfilled: dict[str, date], subject: bool
) -> Iterable[Due]:
    """Release from custody or hospital, and coming back to the country, are themselves notified.

    A visit to the station about something else is no notice of a return: one that says so is, on that day or later, or
    what was told before leaving and went so.
    """
    first = counting[0].on
    for time in facts.absences:
        if not time.ends or time.ends <= first or not found.subject_on(time.ends):
            continue
        abroad = time.kind == "abroad"
        key = f"{'return' if abroad else 'release'}-{time.id}"
        saying_so = (told.on for told in facts.notifications if not abroad or told.kind is Notified.RETURN)
        told = min((day for day in saying_so if day >= time.ends), default=None)
        if abroad and time.return_told:
            told = time.ends
        if told:
            fulfilled[key] = told
        elif subject:
            due = return_notification(time.ends).deadline if abroad else change_notification(Change.RELEASE, time.ends)
            yield due_on_page(due, key, TELL, "Record notification")


def _reviews(facts: Facts, found: Grounds, fulfilled: dict[str, date]) -> Iterable[Due]:
    """Scotland: the decision whether indefinite requirements continue, and the one after a continuation order."""
    continuations = [order for order in facts.orders if order.kind == "continuation"]
    ended = [order.made_on for order in decided_to_end(facts)]
    decided = sorted([*(order.made_on for order in continuations), *ended])
    for ground in _indefinite(found.all):
        began = ground.period.first_day
        key = f"review_of_indefinite-{began}"
        answer = next((day for day in decided if day > began), None)
        if answer:
            fulfilled[key] = answer
            continue
        first = next((told.on for told in facts.notifications if told.on >= began), None)
        review = review_of_indefinite(
            began,
            under_18=ground.under_18,
            away_before_first_notification=[time for time in _before(facts, first) if time.last >= began],
            sentenced_again_since=first is not None and any(one.sentenced_on > first for one in _in_custody(facts)),
        )
        yield due_on_page(review.decision, key, "indefinite:review", "Open the review")
    for order in continuations:
        if not order.ends:
            continue
        key = f"further_review-{order.id}"
        answer = next((day for day in decided if day > order.made_on), None)
        if answer:
            fulfilled[key] = answer
        else:
            yield due_on_page(further_review(order.ends - ONE_DAY), key, "indefinite:review", "Open the review")


def _indefinite(all_grounds: Iterable[Ground]) -> Iterable[Ground]:
    """Indefinite grounds of a Scottish conviction, those that were ended by a decision too."""
    for ground in all_grounds:
        period = ground.period
        if ground.of_a_conviction and ground.in_scotland and period.subject and period.length is None:
            yield ground


def _before(facts: Facts, first: date | None) -> list[Away]:
    if first is None:
        return list(times_away(facts))
    return [replace(time, last=min(time.last, first - ONE_DAY)) for time in times_away(facts) if time.first < first]


def _in_custody(facts: Facts) -> Iterable[Convicted]:
    jailed = {Disposal.IMPRISONMENT, Disposal.EXTENDED_SENTENCE, Disposal.LIFE, Disposal.LIFELONG_RESTRICTION}
    return [one for one in facts.convictions if one.schedule_3 and any(did.disposal in jailed for did in one.did)]


def _end_of_requirements(facts: Facts, found: Grounds, fulfilled: dict[str, date]) -> Iterable[Due]:
    """When the last ground ends, what rests on it ends that day: a decision of category is then due."""
    last = found.until.last_day
    if not found.until.subject or last is None or found.gaps:
        return
    key = f"end_of_requirements-{last}"
    decided = facts.category
    if decided and decided.value != Category.ONE.value and decided.starts and decided.starts > last:
        fulfilled[key] = decided.starts
        return
    what = "Notification requirements end: decide whether management goes on"
    steps = tuple(step for ground in found.all if ground.period.last_day == last for step in ground.period.steps)
    made = deadline("end_of_requirements", what, last, DUTY_ENDS, (*steps, *found.until.steps), harm=2)
    made = replace(made, unverified=made.unverified or found.until.unverified)
    yield due_on_page(made, key, "orders:decide_category", "Decide category")


def _ends_of_orders(orders: Iterable[Ordered], fulfilled: dict[str, date], on: date) -> Iterable[Due]:
    for order in orders:
        if order.ends is None or order.kind in {"continuation", "discharged"}:
            continue
        key = f"order_expiry-{order.id}"
        if order.ends <= on:
            fulfilled[key] = order.ends
            continue
        last = order.ends - ONE_DAY
        by = f", {order.court}" if order.court else ""
        steps = (
            Step(f"Made on {in_words(order.made_on)}{by}, in force from", in_words(order.starts), ORDER_ENDS),
            Step("Last day on which it is in force, as recorded", in_words(last), ORDER_ENDS),
        )
        name = order.name[:1].upper() + order.name[1:]
        yield due_on_page(
            deadline("order_expiry", f"{name} ends", last, ORDER_ENDS, steps, harm=4),
            key,
            "orders:convictions",
            "See the order",
        )


def categories(facts: Facts, found: Grounds, on: date) -> tuple[tuple[Category, str], ...]:
    """Which categories the facts speak for, and why; a person decides."""
    reasons: list[tuple[Category, str]] = []
    if found.subject_on(on):
        reasons += [
            (Category.ONE, f"Subject to notification requirements: {ground.period.because}")
            for ground in found.all
            if ground.period.covers(on)
        ]
        reasons += [(Category.ONE, gap) for gap in found.gaps]
    in_force = [order for order in facts.orders if order.starts <= on and (order.ends is None or order.ends > on)]
    reasons += [(Category.TWO, order.name) for order in in_force if order.kind in RESTRICTED]
    if any(order.kind == "restriction" for order in facts.orders):
        return tuple(reasons)  # recorded as an order of its own, it says itself whether it has ended
    restricted = [one for one in facts.convictions if any(d.disposal is Disposal.RESTRICTED_HOSPITAL for d in one.did)]
    reasons += [(Category.TWO, f"{one.title}: hospital with a restriction order") for one in restricted]
    return tuple(reasons)
