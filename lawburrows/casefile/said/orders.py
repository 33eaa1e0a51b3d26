"""What convictions, orders, notifications and decisions say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined, period
from lawburrows.orders.models import (
    Absence,
    CareMeeting,
    CategoryDecision,
    Condition,
    Consent,
    Conviction,
    Disposal,
    Happening,
    HarmDecision,
    Leave,
    LevelDecision,
    Notification,
    Order,
)
from lawburrows.rules.term import ONE_DAY


def conviction(row: Any) -> Iterator[Said]:
    error = "Recorded in error: " if row.withdrawn_on else ""
    yield row.convicted_on, f"{error}Convicted: {row.offence_title}", joined(row.court, row.note)
    if row.sentenced_on and row.sentenced_on != row.convicted_on:
        yield row.sentenced_on, f"{error}Sentenced: {row.offence_title}", row.court
    if row.withdrawn_on:
        yield row.withdrawn_on, f"Conviction withdrawn: {row.offence_title}", row.withdrawn_because


def disposal(row: Any) -> Iterator[Said]:
    lasts = joined(f"{row.months} months" if row.months else "", f"{row.days} days" if row.days else "")
    yield (
        row.conviction.sentenced_on or row.conviction.convicted_on,
        f"{'Recorded in error: ' if row.conviction.withdrawn_on else ''}Disposal: {row.kind.replace('_', ' ')}{f', {lasts}' if lasts else ''}",
        row.note,
    )


def order(row: Any) -> Iterator[Said]:
    yield row.made_on, f"Order made: {row.get_kind_display()}", joined(row.court, row.summary)
    if row.starts and row.starts != row.made_on:
        yield row.starts, f"Order begins: {row.get_kind_display()}", ""
    if row.ends:
        yield row.ends - ONE_DAY, f"Last day of the order: {row.get_kind_display()}", ""


def condition(row: Any) -> Iterator[Said]:
    never = row.ends == row.starts
    yield row.starts, f"{'Never in force: c' if never else 'C'}ondition {row.number}: {row.under}", row.text
    if row.ends and not never:
        yield row.ends - ONE_DAY, f"Last day of condition {row.number}: {row.under}", row.text


def happening(row: Any) -> Iterator[Said]:
    withdrawn = "Withdrawn: " if row.withdrawn_on else ""
    outcome = f" ({row.get_outcome_display()})" if row.outcome else ""
    name = row.order.get_kind_display()
    title = f"{withdrawn}{name[:1].upper()}{name[1:]}: {row.get_kind_display()}{outcome}"
    yield row.happened_on, title, joined(row.decided_by or row.get_authority_display(), row.reason)
    if row.withdrawn_on:
        yield row.withdrawn_on, f"Withdrawn: {row.get_kind_display()}", row.withdrawn_because


def consent(row: Any) -> Iterator[Said]:
    yield row.asked_on, f"Scottish Ministers asked to consent: {row.get_matter_display()}", row.what
    if row.answered_on:
        yield row.answered_on, f"Consent {row.get_answer_display()}: {row.get_matter_display()}", row.note


def leave(row: Any) -> Iterator[Said]:
    return period(row, f"Suspension of detention, {row.get_kind_display()}", row.conditions)


def care_meeting(row: Any) -> Iterator[Said]:
    yield row.held_on, "Care Programme Approach meeting", ""


def notification(row: Any) -> Iterator[Said]:
    withdrawn = "Withdrawn: " if row.withdrawn_on else ""
    yield row.made_on, f"{withdrawn}Notified: {row.get_section_display()}", joined(row.station, row.note)
    if row.withdrawn_on:
        yield row.withdrawn_on, f"Notification withdrawn: {row.get_section_display()}", row.withdrawn_because


def absence(row: Any) -> Iterator[Said]:
    yield row.starts, f"Absent: {row.get_kind_display()}", row.place
    if row.ends:
        yield row.ends, f"Returned: {row.get_kind_display()}", row.place


def category(row: Any) -> Iterator[Said]:
    return period(row, f"Category {row.value}", joined(row.reason, row.authority))


def level(row: Any) -> Iterator[Said]:
    return period(row, f"Level {row.value}", joined(row.reason, row.authority))


def harm(row: Any) -> Iterator[Said]:
    return period(row, f"Risk of serious harm: {row.get_value_display()}", joined(row.reason, row.authority))


SAID = (
    Source("convictions", "Convictions", Conviction, conviction),
    Source("convictions", "Convictions", Disposal, disposal, ("conviction",)),
    Source("orders", "Orders", Order, order),
    Source("orders", "Orders", Happening, happening, ("order",)),
    Source("conditions", "Conditions", Condition, condition),
    Source("patients", "Restricted patients", Consent, consent),
    Source("patients", "Restricted patients", Leave, leave),
    Source("patients", "Restricted patients", CareMeeting, care_meeting),
    Source("notifications", "Notifications", Notification, notification),
    Source("absences", "Custody, hospital, abroad", Absence, absence),
    Source("decisions", "Category, level and risk", CategoryDecision, category),
    Source("decisions", "Category, level and risk", LevelDecision, level),
    Source("decisions", "Category, level and risk", HarmDecision, harm),
)
