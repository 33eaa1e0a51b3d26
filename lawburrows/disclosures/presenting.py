"""A disclosure as its pages, its sheets and the page of joint management show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.disclosures.models import Disclosure, DisclosureStep, Recipient
from lawburrows.rules.disclosures import RUNNING, TEST, Route, State, due_in
from lawburrows.web.dates import write_date

COLOURS = {
    "draft": "grey",
    "waiting": "yellow",
    "returned": "orange",
    "approved": "blue",
    "made_first": "red",
    "made": "blue",
    "not_upheld": "red",
    "ended": "green",
    "not_made": "grey",
    "refused": "red",
    "withdrawn": "grey",
}
YES_NO: dict[bool | None, str] = {True: "Yes", False: "No"}
PAST = (State.MADE, State.MADE_FIRST, State.NOT_UPHELD, State.ENDED)


def title_of(one: Disclosure) -> str:
    """Number and what the third party is; never who."""
    return f"{one}: to {one.get_to_kind_display()}"


def state_of(one: Disclosure) -> tuple[str, str]:
    return one.get_state_display().capitalize(), COLOURS[one.state]


def due_of(one: Disclosure, on: date) -> tuple[date, bool] | None:
    """The day that runs, and whether it has passed."""
    found = due_in(
        State(one.state),
        one.number,
        urgent=one.urgent,
        decide_by=one.decide_by,
        tell_by=one.tell_by,
        look_on=one.look_on,
    )
    return (found.due, found.due < on) if found is not None and found.due is not None else None


def brief(one: Disclosure, on: date) -> str:
    """What became of it, in one line, for those who read about other things."""
    when = one.outcome_on or one.made_on or one.decided_on or one.begun_on
    words = f"{title_of(one)}. {one.get_state_display().capitalize()}, {write_date(when)}"
    due = due_of(one, on)
    words += f". {'Overdue since' if due[1] else 'Due'} {write_date(due[0])}" if due else ""
    return f"{words}. {one.outcome or one.not_made_because}".rstrip(". ")


def proposed(one: Disclosure) -> list[dict[str, Any]]:
    return [
        {"key": "What it is to prevent", "value": one.why, "verbatim": True},
        {"key": "Who tells it", "value": one.get_route_display().capitalize()},
        {
            "key": "Proposed",
            "value": f"{write_date(one.begun_on)}, {one.begun_by}, {one.owner}",
            "note": "; ".join(part for part in (one.get_from_kind_display(), one.from_words) if part).capitalize(),
        },
    ]


def third_party(one: Disclosure, recipient: Recipient | None) -> list[dict[str, Any]]:
    """For whoever may see other people in the case, who it is; for everybody, what they are."""
    rows: list[dict[str, Any]] = [{"key": "Who is told", "value": one.get_to_kind_display().capitalize()}]
    if recipient is not None:
        note = "; ".join(part for part in (recipient.tie, recipient.contact) if part)
        rows.append({"key": "Name, kept apart", "value": recipient.name, "note": note})
    return rows


def tested(one: Disclosure) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"key": row.words, "value": getattr(one, row.key), "verbatim": True, "missing": "Nothing is said yet"}
        for row in TEST
    ]
    heard = one.get_heard_display().capitalize() if one.heard else ""
    rows.append({"key": "The person beforehand", "value": heard, "missing": "Not said yet", "note": one.heard_words})
    return rows


def decided(one: Disclosure) -> list[dict[str, Any]]:
    """The decision, the telling and what came of it, as far as it has come."""
    rows: list[dict[str, Any]] = []
    if one.decided_by and one.decided_on:
        rows.append(
            {
                "key": "Decided",
                "value": f"{write_date(one.decided_on)}, {one.decided_by}",
                "note": one.decided_because,
            }
        )
    if one.state == State.APPROVED.value and one.tell_by:
        rows.append({"key": "To be told by", "value": write_date(one.tell_by)})
    if one.made_on:
        told = one.made_by_words or str(one.made_by)
        if one.route == Route.SELF.value:
            told = f"the person; confirmed by {told}"
        rows += [
            {
                "key": "Told",
                "value": f"{write_date(one.made_on)}, {one.get_made_how_display()}, by {told}",
                "note": one.made_words,
            },
            {"key": "They keep it to themselves", "value": YES_NO.get(one.keeps, ""), "missing": "Not said"},
            {"key": "Sheet handed over", "value": YES_NO[one.sheet]},
            {
                "key": "The person knows of it",
                "value": YES_NO.get(one.person_told, ""),
                "missing": "Not said",
                "note": one.person_told_words,
            },
        ]
    if one.not_made_because:
        rows.append({"key": "Not told, because", "value": one.not_made_because, "verbatim": True})
    if one.outcome:
        rows += [
            {"key": "What came of it", "value": one.outcome, "verbatim": True},
            {"key": "How it was taken", "value": one.reaction, "verbatim": True, "missing": "Not recorded"},
        ]
    return rows


def step(one: DisclosureStep) -> dict[str, Any]:
    return {
        "title": one.get_after_display().capitalize(),
        "when": one.made_at,
        "by": f"{one.made_by}, {one.owner}",
        "text": one.reason,
    }


def is_running(one: Disclosure) -> bool:
    return one.state in RUNNING
