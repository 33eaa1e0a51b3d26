"""Rows and dates as the pages want them: words, addresses and tags, ready for templates that do no work."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.orders import policy, queries
from lawburrows.orders.clock import Clock
from lawburrows.orders.due import NOTHING_RECORDED, TELL, Due, words_when_late
from lawburrows.orders.sentences import Dated, dates_of, find
from lawburrows.rules.deadline import Step
from lawburrows.rules.notification import Disposal
from lawburrows.rules.offences import RelationToVictim, WayOfOffending
from lawburrows.rules.source import Source
from lawburrows.rules.term import ONE_DAY, Term
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

REQUIREMENTS = "requirements"  # the key of the page that says how long the person is subject, and why
VERBATIM = {"What it says", "Note"}  # shown line by line, as they were typed
TITLES = {"category": "Category", "level": "Level", "harm": "Risk of serious harm"}


@dataclass(frozen=True)
class Explained:
    """One date, explained."""

    title: str
    day: date | None
    steps: tuple[Step, ...]
    unverified: bool
    source: Source
    met_on: date | None = None
    checks: tuple[str, ...] = ()
    said: str = "due"  # the word between title and day


PRISON_SERVICE = "The prison service's own date goes before this one: ask for it."


def convictions(rows: list[Any], ref: str, by: Any) -> list[dict[str, Any]]:
    sentences = dates_of(queries.convicted(one for one in rows if one.withdrawn_on is None))
    return [
        {
            "title": row.offence_title,
            "schedule_3": row.schedule_3,
            "owner": row.owner,
            "rows": facts(
                ("Convicted", write_date(row.convicted_on) + (f", {row.court}" if row.court else "")),
                ("Sentenced", write_date(row.sentenced_on) if row.sentenced_on else ""),
                ("What the court did", what_the_court_did(row)),
                ("Way of offending", WayOfOffending[row.way.upper()].value if row.way else ""),
                ("Relation to the victim", RelationToVictim[row.relation.upper()].value if row.relation else ""),
                ("Note", row.note),
            ),
            "dates": [_sentence_date(one, ref) for one in sentences[row.pk].dated] if row.pk in sentences else [],
            "no_dates": sentences[row.pk].words if row.pk in sentences else "",
            "may_change": policy.may_change_conviction(row, by=by),
            "change_url": address("orders:change_conviction", ref=ref, pk=row.pk),
            "withdraw_url": address("orders:withdraw_conviction", ref=ref, pk=row.pk),
            "withdrawn": f"Recorded in error: withdrawn on {write_date(row.withdrawn_on)} by {row.withdrawn_by}. {row.withdrawn_because}"
            if row.withdrawn_on
            else "",
            "disposal_url": address("orders:record_disposal", ref=ref, pk=row.pk),
        }
        for row in rows
    ]


def _sentence_date(one: Dated, ref: str) -> dict[str, Any]:
    why = address("orders:why", ref=ref, key=one.key)
    return {"what": one.what, "day": one.day, "why_url": why, "unverified": one.unverified}


def facts(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": key, "value": value, "verbatim": key in VERBATIM}
        for key, value in pairs
        if value or key == "What the court did"
    ]


def what_the_court_did(conviction: Any) -> str:
    """In one line; empty where nothing is recorded."""
    return "; ".join(_did(one) for one in conviction.disposals.all())


def _did(row: Any) -> str:
    words = Disposal[row.kind.upper()].value
    length = Term(row.months or 0, row.days)
    if row.months is not None or row.days:
        words += f", {length}"
    if row.extension_months:
        words += f" with an extension of {Term(row.extension_months)}"
    return words if row.relation_to_others == "alone" else f"{words}, {row.get_relation_to_others_display()}"


def notifications(rows: list[Any], ref: str, by: Any) -> list[dict[str, Any]]:
    return [
        {
            "cells": [
                write_date(row.made_on),
                row.get_section_display(),
                row.get_home_display(),
                row.station or "Not known",
            ],
            "withdrawn": f"Withdrawn on {write_date(row.withdrawn_on)} by {row.withdrawn_by}: {row.withdrawn_because}"
            if row.withdrawn_on
            else "",
            "withdraw_url": address("orders:withdraw_notification", ref=ref, pk=row.pk)
            if policy.may_withdraw_notification(row, by=by)
            else "",
            "change_url": address("orders:change_notification", ref=ref, pk=row.pk),
            "corrected": f"Corrected on {write_date(row.corrected_on)}: {row.corrected_because}."
            if row.corrected_on
            else "",
            "what": f"{row.get_section_display()} of {write_date(row.made_on)}",
        }
        for row in rows
    ]


def absences(rows: list[Any], ref: str) -> list[list[Any]]:
    return [
        [
            row.get_kind_display().capitalize(),
            write_date(row.starts) if row.starts else "Not known",
            write_date(row.ends)
            if row.ends
            else {"text": "Record return", "url": address("orders:end_absence", ref=ref, pk=row.pk)},
            row.place or "Not known",
        ]
        for row in rows
    ]


def decisions(record: uuid.UUID, ref: str, by: Any) -> list[dict[str, Any]]:
    """Category, level and risk with all that was decided; an empty one is not assessed, which is not low."""
    found = []
    for kind, title in TITLES.items():
        rows = [
            [
                row.get_value_display().capitalize(),
                write_date(row.starts) if row.starts else "Not known",
                write_date(row.ends - ONE_DAY) if row.ends else "now",
                row.authority or (row.decided_by.name if row.decided_by else "Not known"),
                row.reason or "Not recorded",
            ]
            for row in queries.decisions_of(record, kind, by=by)
        ]
        found.append({"title": title, "rows": rows, "url": address(f"orders:decide_{kind}", ref=ref), "kind": kind})
    return found


def dates(clock: Clock, ref: str, on: date) -> dict[str, Any]:
    """Deadlines in the order of days, those put off last; and why the person is subject."""
    until = clock.grounds.until
    lines = [
        {
            "what": due.what,
            "day": due.due,
            "key": due.key,
            "why_url": address("orders:why", ref=ref, key=due.key),
            "unverified": due.unverified,
            "late": words_when_late(due.kind) if due.overdue(on) else "",
            "whose": due.whose,
            "put_off": due.steps[-1].text if due.due is None and due.steps else "",
            "url": address(due.act, ref=ref) if due.act else "",
            "label": due.label,
        }
        for due in sorted(clock.deadlines, key=lambda due: due.due or date.max)
    ]
    subject = {
        "now": clock.grounds.subject_on(on),
        "until": until.last_day,
        "indefinite": until.indefinite,
        "because": [step.text for step in until.steps[:-1]] if until.grounds else [],
        "checks": _checks(clock),
        "unverified": until.unverified,
        "why_url": address("orders:why", ref=ref, key=REQUIREMENTS),
    }
    categories = [f"Category {category.value}: {words}" for category, words in clock.categories]
    return {
        "lines": lines,
        "keys": [line["key"] for line in lines],
        "subject": subject,
        "categories": categories,
        "gaps": clock.gaps,
    }


def what_follows(before: Clock | None, after: Clock) -> str:
    """After a notification: the next one that is due now, and whether its day moved."""
    then, now = next_notification(before) if before else None, next_notification(after)
    if now is None or now.due is None:
        return "No next notification follows from what is recorded"
    words = f"{now.what[:1].lower()}{now.what[1:]} by {write_date(now.due)}"
    if then is not None and (then.what, then.due) == (now.what, now.due):
        return f"The next date did not move: {words}"
    return f"Next: {words}"


def next_notification(clock: Clock) -> Due | None:
    """The next date on which the person must tell something; None where none is known."""
    told = [due for due in clock.deadlines if due.due and due.act == TELL]
    return min(told, key=lambda due: due.due or date.max, default=None)


def _checks(clock: Clock) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.period.legal_check for one in clock.grounds.all if one.period.legal_check))


def explained(clock: Clock, key: str, on: date | None = None) -> Explained | None:
    """The date of that key with its steps; one that has been met says when."""
    if key == REQUIREMENTS:
        return _requirements(clock)
    due: Due | None = next((one for one in clock.deadlines if one.key == key), None)
    if due is not None:
        late = (f"{NOTHING_RECORDED} for this date. That is no more than what this register holds.",)
        said = late if on and due.overdue(on) and words_when_late(due.kind) == NOTHING_RECORDED else ()
        return Explained(due.what, due.due, due.steps, due.unverified, due.source, checks=said)
    if dated := find(clock.facts.convictions, key):
        return Explained(
            dated.what, dated.day, dated.steps, dated.unverified, dated.source, checks=(PRISON_SERVICE,), said="on"
        )
    if key in clock.fulfilled:
        kind = key.partition("-")[0].replace("_", " ").capitalize()
        met = clock.fulfilled[key]
        step = Step("This has been met", write_date(met))
        return Explained(kind, None, (step,), False, Source("The entries of this record", ""), met)
    return None


def _requirements(clock: Clock) -> Explained:
    until = clock.grounds.until
    steps: list[Step] = []
    for ground in clock.grounds.all:
        steps += [Step(f"Because of {ground.period.because}", "", ground.period.source), *ground.period.steps]
    steps += until.steps[-1:]
    source = until.steps[-1].source or Source("The entries of this record", "")
    title = "Indefinite notification requirements" if until.indefinite else "End of notification requirements"
    return Explained(
        title if until.subject else "No notification requirements",
        until.last_day,
        tuple(steps),
        until.unverified,
        source,
        checks=(*_checks(clock), *clock.gaps),
    )
