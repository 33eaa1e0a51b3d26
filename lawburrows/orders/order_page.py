"""An order as the pages show it: how it stands, its conditions word for word, what happened to it, what is doubtful."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from lawburrows.orders import policy, queries
from lawburrows.orders.in_force import BindingCondition, can_be_enforced, hours_in_words
from lawburrows.orders.presenting import facts
from lawburrows.orders.standing import ADDS_CONDITIONS, DECISIONS, HOSPITAL, RESTRICTED, in_words_on
from lawburrows.rules.conditions import REPLACED_BY, REPLACES, ConditionKind, Doubt, catalogue_called, doubts
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

ENFORCED = {True: "Yes, at once", False: "No", None: ""}


def cards(rows: Sequence[Any], binding: Iterable[BindingCondition], ref: str, by: Any) -> list[dict[str, Any]]:
    """The orders of a person in short: how each stands, and what its conditions are about."""
    held: dict[uuid.UUID, list[BindingCondition]] = {}
    for one in binding:
        held.setdefault(one.order, []).append(one)
    return [
        {
            "title": row.get_kind_display(),
            "state": in_words_on(row, by.identity.today),
            "owner": row.owner,
            "rows": [*about(row), *_in_short(row, held.get(row.pk, []))],
            "url": address("orders:order", ref=ref, pk=str(row.pk)),
            "may_change": policy.may_change(row, by=by),
            "change_url": address("orders:change_order", ref=ref, pk=str(row.pk)),
        }
        for row in rows
    ]


def about(row: Any) -> list[dict[str, Any]]:
    """What the order itself says."""
    return facts(
        ("Made", write_date(row.made_on) + (f", {row.court}" if row.court else "")),
        ("In force from", write_date(row.starts) if row.starts else ""),
        ("Last day", write_date(row.ends - ONE_DAY) if row.ends else "until further order"),
        ("Interim", "An interim order" if row.interim else ""),
        ("What it says", row.summary),
    )


def _in_short(row: Any, held: list[BindingCondition]) -> list[dict[str, Any]]:
    if row.kind in DECISIONS:
        return []
    kinds = Counter(one.kind_words for one in held)
    words = ", ".join(f"{kind} ({count})" if count > 1 else kind for kind, count in kinds.items())
    enforced = sum(can_be_enforced(one) for one in held)
    can = f"; {enforced} can be enforced at once" if enforced else ""
    value = f"{len(held)} in force: {words}{can}" if held else ""
    return [{"key": "Conditions", "value": value, "missing": "None is recorded"}]


def page(order: Any, ref: str, by: Any) -> dict[str, Any]:
    """Everything that the page of one order shows."""
    on = by.identity.today
    all_conditions = queries.conditions_of_orders(order.record_id, by=by)
    mine = [one for one in all_conditions if one.order_id == order.pk]
    happenings = queries.happenings_of(order, by=by)
    others = queries.orders_of(order.record_id, by=by)
    shown = {one.pk: _condition(one, order, ref, by) for one in mine}
    now = [one for one in mine if one.starts <= on and (one.ends is None or one.ends > on)]
    later = [one for one in mine if one.starts > on]
    over = [one for one in mine if one not in now and one not in later]
    state, colour = in_words_on(order, on)
    return {
        "title": order.get_kind_display(),
        "state": state,
        "colour": colour,
        "rows": about(order),
        "paper_url": address("documents:open_file", ref=ref, file=order.paper_id) if order.paper_id else "",
        "may_file_paper": policy.may_file_order_paper(order, by=by),
        "held": order.recalled_on or order.suspended_on,
        "has_conditions": order.kind not in DECISIONS,
        "conditions": [shown[one.pk] for one in now],
        "to_come": [shown[one.pk] for one in later],
        "over": [shown[one.pk] for one in over],
        "doubts": _doubted(order, mine),
        "replaces": _replaces(order, others, ref, on),
        "happenings": [_happening(one, ref, by) for one in happenings],
        "changes": _changes(happenings, mine),
        "next_end": min((one.ends for one in now if one.ends), default=None),
        "patient": _patient(order, ref, by) if order.kind in HOSPITAL else None,
        "may_add": policy.may_add_conditions(order, by=by),
        "may_record": policy.may_record_happening(order, by=by, on=on),
        "may_change": policy.may_change(order, by=by),
    }


def _condition(one: Any, order: Any, ref: str, by: Any) -> dict[str, Any]:
    checked = [str(who) for who in (one.checking_agency, one.checked_by) if who]
    last = f" to {write_date(one.ends - ONE_DAY)}" if one.ends else ", as long as the order"
    ended = one.ended_by is not None or one.ends == one.starts
    never = one.ends == one.starts
    period = "Never in force" if never else f"From {write_date(one.starts)}{last}"
    return {
        "number": one.number,
        "title": f"{one.number}. {one.get_kind_display().capitalize()}",
        "nature": one.nature,
        "text": one.text,
        "rows": [
            *facts(
                ("Place or zone", one.zone),
                ("When", hours_in_words(one.from_time, one.until_time, one.weekdays)),
                ("In force", period),
            ),
            {"key": "Police can enforce it", "value": ENFORCED[one.enforceable], "missing": "Nobody has said"},
            {"key": "Who checks it", "value": ", ".join(checked), "missing": "Nobody is named"},
            *facts(
                ("How it is checked", one.how_checked),
                ("Evidence", one.evidence),
                ("Wording", _wording(one)),
                (
                    "Ended by",
                    f"{one.ended_by.get_kind_display()} on {write_date(one.ended_by.happened_on)}"
                    if one.ended_by
                    else "",
                ),
            ),
        ],
        "enforceable": one.enforceable and not ended and one.suspended_on is None,
        "owner": one.owner,
        "may_change": policy.may_change(_with(one, order), by=by),
        "change_url": address("orders:change_condition", ref=ref, pk=str(one.pk)),
    }


def _with(one: Any, order: Any) -> Any:
    """The condition with the record that its order was read with, so that policy asks no more queries."""
    one.record = order.record
    return one


def _wording(one: Any) -> str:
    found = catalogue_called(one.catalogue, one.catalogue_version)
    return f"{found.title}: model wording, not an official text" if found else ""


def _doubted(order: Any, conditions: Iterable[Any]) -> list[Doubt]:
    """What is not as the text has it, of the order and of each condition that it imposed."""
    found = list(doubts(order.kind, order.starts or order.made_on, order.ends))
    for one in conditions:
        if one.ended_by_id is None and (one.until or one.kind == ConditionKind.FOREIGN_TRAVEL.value):
            for doubt in doubts(order.kind, one.starts, one.until or order.ends, ConditionKind(one.kind)):
                found.append(Doubt(f"Condition {one.number}: {doubt.words}", doubt.source))
    return found


def _replaces(order: Any, others: Iterable[Any], ref: str, on: date) -> dict[str, Any] | None:
    """Earlier orders whose place this one takes by law and which still run: a person records it."""
    begins = order.starts or order.made_on
    earlier = [
        {
            "title": f"{one.get_kind_display()} of {write_date(one.made_on)}",
            "url": address("orders:record_happening", ref=ref, pk=str(one.pk)) + f"?kind=replaced&by={order.pk}",
        }
        for one in others
        if one.pk != order.pk
        and one.kind in REPLACED_BY.get(order.kind, ())
        and (one.starts or one.made_on) < begins <= on
        and (one.ends is None or one.ends > on)
    ]
    return {"orders": earlier, "source": REPLACES} if earlier else None


def _happening(one: Any, ref: str, by: Any) -> dict[str, Any]:
    outcome = f": {one.get_outcome_display()}" if one.outcome else ""
    replaced = (
        f": {one.replaced_by.get_kind_display()} of {write_date(one.replaced_by.made_on)}" if one.replaced_by else ""
    )
    who = ", ".join(words for words in (one.get_authority_display(), one.decided_by) if words)
    return {
        "what": f"{one.get_kind_display()}{outcome}{replaced}".capitalize() if not replaced else f"Replaced{replaced}",
        "day": one.happened_on,
        "who": who[:1].upper() + who[1:],
        "reason": one.reason,
        "paper": one.paper,
        "paper_url": address("documents:open_file", ref=ref, file=one.paper_id) if one.paper_id else "",
        "owner": one.owner,
        "withdrawn": f"Withdrawn on {write_date(one.withdrawn_on)} by {one.withdrawn_by}: {one.withdrawn_because}"
        if one.withdrawn_on
        else "",
        "withdraw_url": address("orders:withdraw_happening", ref=ref, pk=str(one.pk))
        if policy.may_withdraw_happening(one, by=by)
        else "",
    }


def _changes(happenings: Iterable[Any], conditions: Sequence[Any]) -> list[dict[str, Any]]:
    """Side by side, what each event ended and what it added, word for word."""
    found = []
    for one in happenings:
        ended = [c for c in conditions if c.ended_by_id == one.pk and c.added_by_id != one.pk]
        added = [c for c in conditions if c.added_by_id == one.pk]
        if one.kind in ADDS_CONDITIONS and one.withdrawn_on is None and (ended or added):
            found.append(
                {"what": one.get_kind_display().capitalize(), "day": one.happened_on, "ended": ended, "added": added}
            )
    return found


def _patient(order: Any, ref: str, by: Any) -> dict[str, Any]:
    """Consents, suspensions of detention, care programme meetings."""
    return {
        "may": policy.may_record_of_patient(order, by=by),
        "may_ask": policy.may_ask_consent(order, by=by),
        "restricted": order.kind in RESTRICTED,
        "consents": [
            {
                "cells": [
                    one.get_matter_display().capitalize(),
                    one.what or "Not said",
                    f"{write_date(one.asked_on)}{f' by {one.asked_by}' if one.asked_by else ''}",
                ],
                "answer": _answer(one),
                "waiting": f"Waiting; needed by {write_date(one.needed_by)}" if one.needed_by else "Waiting",
                "note": one.note,
                "url": address("orders:answer_consent", ref=ref, pk=str(one.pk)),
            }
            for one in queries.consents_of(order, by=by)
        ],
        "leaves": [
            {
                "what": one.get_kind_display().capitalize(),
                "from": one.starts,
                "last": one.ends - ONE_DAY if one.ends else None,
                "conditions": one.conditions,
                "consent": f"Consent asked on {write_date(one.consent.asked_on)}"
                if one.consent
                else _without(one, order),
                "ended_because": one.ended_because,
                "end_url": address("orders:end_leave", ref=ref, pk=str(one.pk))
                if one.ends is None or one.ends > by.identity.today
                else "",
            }
            for one in queries.leaves_of(order, by=by)
        ],
        "meetings": queries.care_meetings_of(order, by=by),
    }


def _without(leave: Any, order: Any) -> str:
    if order.kind not in RESTRICTED:
        return "There is no restriction: the Scottish Ministers are not asked"
    return "At the hospital's discretion" if leave.kind == "grounds" else "Without consent"


def _answer(one: Any) -> str:
    if not one.answer:
        return ""
    by = f" by {one.answered_by}" if one.answered_by else ""
    return f"{one.get_answer_display().capitalize()} on {write_date(one.answered_on)}{by}"


def as_typed(one: Any) -> dict[str, Any]:
    """A condition as its form has it."""
    names = ("version", "text", "kind", "nature", "enforceable", "zone", "from_time", "until_time", "starts")
    return {
        **{name: getattr(one, name) for name in (*names, "how_checked", "evidence")},
        "item": one.catalogue_item,
        "weekdays": list(one.weekdays),
        "last_day": one.until - ONE_DAY if one.until else None,
        "checking_agency": str(one.checking_agency_id or ""),
        "checked_by": str(one.checked_by_id or ""),
    }
