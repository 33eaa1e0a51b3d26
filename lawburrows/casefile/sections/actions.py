"""The section of actions: what is open, by whom and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.actions import policy, presenting, queries
from lawburrows.casefile.sections.shape import Button, Row, Section, button
from lawburrows.rules.deadline import in_words

SHOWN = 5


def actions(record: Record, by: Any, on: date) -> Section:
    found = queries.open_actions([record.pk], by=by)
    rows = []
    for one in found[:SHOWN]:
        shown = presenting.row(one, on=on)
        late = ", overdue" if shown["late"] else ""
        rows.append(
            Row(
                f"Action {one.number}",
                one.what,
                tag=(str(shown["state"]).capitalize(), shown["colour"]),
                note=f"{shown['who']}, by {in_words(one.due)}{late}",
                url=shown["url"],
                link="Open",
            )
        )
    may = policy.may_give(record, by=by)
    return Section(
        "actions",
        "Actions",
        rows,
        "No action is open. One is given here, or in a meeting, a plan or a review.",
        buttons=[
            Button(f"All actions ({len(found)} open)", reverse("actions:actions", args=[record.ref])),
            *button("Give an action", "actions:give_action", may, record),
        ],
    )
