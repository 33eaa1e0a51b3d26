"""An action in words, for its pages and for those that show some of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.actions import policy
from lawburrows.actions.models import Action, ActionStep
from lawburrows.rules.actions import BY_GIVEN, GivenBy
from lawburrows.rules.deadline import in_words

COLOURS = {"open": "blue", "reported": "yellow", "done": "green", "not_done": "orange", "not_needed": "grey"}


def given(action: Action) -> str:
    """By what: 'a MAPPA meeting, the meeting of 4 March'."""
    words = BY_GIVEN[GivenBy(action.given_kind)].words
    return f"{words}, {action.given_words}" if action.given_words else words


def row(action: Action, *, on: date, by: Any = None) -> dict[str, Any]:
    """One action as a list shows it; with `by`, also the one button that does what comes next."""
    moves = [one for one in action.steps.all() if one.kind == ActionStep.Kind.MOVED]
    ref = action.record.ref
    shown = {
        "number": action.number,
        "what": action.what,
        "who": f"{action.whose}, {action.agency}",
        "due": action.due,
        "late": action.state == "open" and action.due < on,
        "state": action.get_state_display(),
        "colour": COLOURS[action.state],
        "running": action.running,
        "since": action.since,
        "given": given(action),
        "given_by": action.given_by,
        "given_on": action.given_on,
        "was": moves[0].due_was if moves else None,
        "moved": len(moves),
        "url": reverse("actions:action", args=[ref, action.pk]),
    }
    if by is not None and action.running:
        reported = action.state == "reported"
        name = "accept_outcome" if reported else "report_outcome"
        may = policy.may_answer(action, by=by) if reported else policy.may_report(action, by=by)
        shown["do_url"] = reverse(f"actions:{name}", args=[ref, action.pk]) if may else ""
        shown["do"] = "Accept or return it" if reported else "Say what came of it"
    return shown


def table(actions: list[Action]) -> list[list[Any]]:
    """Rows for a plain table: what, who, by when, where it stands."""
    return [
        [
            {"text": f"{one.number} {one.what}", "url": reverse("actions:action", args=[one.record.ref, one.pk])},
            f"{one.whose}, {one.agency}",
            in_words(one.due),
            {"text": one.get_state_display(), "tag": COLOURS[one.state]},
        ]
        for one in actions
    ]


HEAD = ["What", "Who", "By when", "Where it stands"]
STEPS = {
    "moved": "Date changed from {was} to {now}",
    "given_on": "Given from {was} to {now}",
    "reported": "Reported: {outcome}",
    "accepted": "Accepted: {outcome}",
    "returned": "Returned",
}


def step(one: ActionStep) -> dict[str, Any]:
    was = in_words(one.due_was) if one.due_was else one.whose_was
    now = in_words(one.due_now) if one.due_now else one.whose_now
    title = STEPS[one.kind].format(was=was, now=now, outcome=one.get_outcome_display())
    return {"title": title, "words": one.words, "evidence": one.evidence, "by": one.by, "at": one.at}
