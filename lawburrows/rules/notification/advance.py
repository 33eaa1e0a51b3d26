"""Notice given before a change happens: when it holds good, and what is due when it does not (section 84(2) to (4))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.notification.duties import DAYS_TO_NOTIFY, THE_PERSON
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import Source
from lawburrows.rules.term import days_beginning_with

EARLY_BY_AT_MOST = timedelta(days=2)
DAYS_TO_SAY_IT_DID_NOT_HAPPEN = 6


@dataclass(frozen=True)
class AdvanceNotice:
    """`effective` is None while it is too early to tell. A notice that fails leaves the ordinary duty standing."""

    effective: bool | None
    fresh_notification: Deadline | None
    say_it_did_not_happen: Deadline | None
    source: Source
    steps: tuple[Step, ...]
    unverified: bool = False


def advance_notice(specified: date, *, occurred: date | None = None, on: date | None = None) -> AdvanceNotice:
    """How a notice naming a date fares. `on` is the day of asking, for a change that has not happened yet."""
    source = section("84(2)")
    last_good = days_beginning_with(specified, DAYS_TO_NOTIFY)
    say_by = days_beginning_with(specified, DAYS_TO_SAY_IT_DID_NOT_HAPPEN)
    steps = [
        Step("Date named in the notice", in_words(specified), source),
        Step("Good for an event at most two days early", in_words(specified - EARLY_BY_AT_MOST), section("84(3)")),
        Step("and up to the end of three days beginning with that date", in_words(last_good), section("84(4)")),
    ]
    failed_step = Step("Six days beginning with the date named", in_words(say_by), section("84(4)(b)"))
    not_happened = deadline(
        "say_it_did_not_happen",
        "Saying that the notified change did not happen in time",
        say_by,
        section("84(4)(b)"),
        (*steps, failed_step),
        whose=THE_PERSON,
    )
    if occurred is None:
        waiting = on is not None and on <= last_good
        effective = None if waiting else False
        return AdvanceNotice(effective, None, not_happened, source, (*steps, failed_step))
    if specified - EARLY_BY_AT_MOST <= occurred <= last_good:
        steps.append(Step("It happened within those days: the notice holds good", in_words(occurred)))
        return AdvanceNotice(True, None, None, source, tuple(steps))

    late = occurred > last_good
    rule = section("84(4)(a)") if late else section("84(3)")
    steps.append(
        Step(f"It happened too {'late' if late else 'early'}: the ordinary duty stands", in_words(occurred), rule)
    )
    due = days_beginning_with(occurred, DAYS_TO_NOTIFY)
    steps.append(Step("Three days beginning with the event", in_words(due), section("84(1)")))
    fresh = deadline(
        "change_notification", "Fresh notification of the change", due, rule, steps, whose=THE_PERSON, harm=4
    )
    return AdvanceNotice(False, fresh, not_happened if late else None, source, tuple(steps))
