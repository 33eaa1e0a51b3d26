"""The risk management plan: the version in force, the draft, what is missing, and victims by letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, button
from lawburrows.plans import policy, presenting, queries
from lawburrows.rules.plan.lifelong import ROWS
from lawburrows.web.dates import write_date


def plans(record: Record, by: Any, on: date) -> Section:
    """Two versions at most: the one in force, and the one that is being written."""
    found = queries.plans_of(record, by=by)
    written = presenting.being_written(found)
    in_force = next((one for one in found if one.state == "in_force"), None)
    rows = [_row(record, one, by, on) for one in (in_force, written) if one is not None]
    rows += [_life(record, one) for one in queries.for_life([record.pk], by=by).get(record.pk, [])]
    rows += _victims(record, by)
    may = policy.may_begin(record, written, by=by)
    label = "Change the plan" if in_force else "Begin the plan"
    return Section(
        "plans",
        "Risk management plan",
        rows,
        "There is no risk management plan yet. Begin it: it takes over what the register knows.",
        buttons=button(label, "plans:begin_plan", may, record),
    )


def _row(record: Record, one: Any, by: Any, on: date) -> Row:
    whole = queries.whole(one, by=by)
    reviews = queries.reviews_of(one, by=by)
    shown = presenting.shown(whole, supervised=False, on=on, reviews=reviews)
    missing = f"{len(shown['gaps'])} missing" if shown["gaps"] else "nothing is missing"
    due = shown["review_due"]
    review = f"review by {write_date(due)}" if due else "no review date"
    if shown["late"]:
        review += ", overdue"
    return Row(
        f"Version {one.number}",
        f"{len(whole.rows['risk'])} risks, {len(whole.rows['strategy'])} strategies; {missing}",
        f"{review}. Begun {write_date(one.begun_on)} by {one.begun_by}, {one.owner}",
        (one.get_state_display().capitalize(), shown["colour"]),
        reverse("plans:version", args=[record.ref, one.pk]),
    )


def _life(record: Record, one: Any) -> Row:
    row = ROWS[one.standing]
    return Row(
        "Order for lifelong restriction",
        f"Plan {row.words}",
        f"With {row.owner}. {row.clock.capitalize()}",
        url=reverse("plans:lifelong", args=[record.ref]),
    )


def _victims(record: Record, by: Any) -> list[Row]:
    """Only for who sees the part; by letter here too, since this page is read over shoulders and in meetings."""
    if not policy.may_see_victims(record, by=by):
        return []
    cared = [one.care.reference for one in queries.victims_of(record, by=by)]
    without = len(queries.victims_without_letter(record, by=by))
    said = ", ".join(cared) or "None has a letter"
    return [
        Row(
            "Victims",
            said.capitalize(),
            f"{without} recorded without a letter" if without else "",
            url=reverse("plans:victims", args=[record.ref]),
        )
    ]
