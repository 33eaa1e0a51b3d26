"""The strategic groups and the memoranda as their pages want them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Area
from lawburrows.bodies import policy
from lawburrows.bodies.models import Body, BodyAction, BodyMeeting, Member, Memorandum
from lawburrows.web.dates import write_date

MEMBERS_HEAD = ("Who", "Office", "Since", "")
ACTIONS_HEAD = ("What", "Agency", "By", "")
ENDED_HEAD = ("What", "Agency", "What came of it")
MEMORANDA_HEAD = ("Council area", "Agreed", "Reviewed by", "Parties")


def card(one: Any, *, on: date) -> dict[str, Any]:
    """One group in the list: who chairs it, how much is open and how much of it is late."""
    chair = next((each for each in one.sitting if each.office == "chair"), None)
    late = sum(1 for each in one.open if each.due < on)
    return {
        "body": one,
        "url": reverse("bodies:body", args=[one.pk]),
        "chair": f"{chair}, {chair.post or chair.agency}" if chair else "",
        "members": len(one.sitting),
        "open": len(one.open),
        "late": late,
    }


def members(found: list[Member], body: Body, *, by: Any, on: date) -> list[list[Any]]:
    order = {"chair": 0, "deputy": 1, "member": 2}
    rows = []
    for one in sorted(found, key=lambda each: (order[each.office], each.name)):
        one.body = body
        may = policy.may_end_member(one, by=by, on=on)
        end = {"text": f"End: {one.name}", "url": reverse("bodies:end_member", args=[body.pk, one.pk])} if may else ""
        who = f"{one.name}, {one.post}" if one.post else one.name
        rows.append([f"{who}, {one.agency}", one.get_office_display().capitalize(), write_date(one.starts), end])
    return rows


def actions(found: list[BodyAction], body: Body, *, by: Any, on: date) -> list[list[Any]]:
    rows = []
    for one in found:
        one.body = body
        may = policy.may_end_action(one, by=by)
        end = {
            "text": f"Say what came of action {one.number}",
            "url": reverse("bodies:end_body_action", args=[body.pk, one.pk]),
        }
        due = f"{write_date(one.due)}, overdue" if one.due < on else write_date(one.due)
        rows.append([f"{one.number} {one.what}", str(one.agency), due, end if may else ""])
    return rows


def ended(found: list[BodyAction]) -> list[list[Any]]:
    return [
        [
            f"{one.number} {one.what}",
            str(one.agency),
            f"{one.get_state_display().capitalize()}, {write_date(one.ended_on)}: {one.outcome}",
        ]
        for one in found
        if one.ended_on
    ]


def meetings(found: list[BodyMeeting]) -> list[dict[str, Any]]:
    return [
        {
            "day": write_date(one.day),
            "present": one.present,
            "about": one.about,
            "decided": [f"{each.number} {each.words}" for each in sorted(one.decisions.all(), key=lambda d: d.number)],
            "by": str(one.recorded_by),
        }
        for one in found
    ]


def memoranda(found: list[tuple[Area, Memorandum | None]], *, on: date) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for area, one in found:
        if one is None:
            rows.append([area.name, "None is filed", "", ""])
            continue
        url = reverse("bodies:memorandum", args=[one.pk])
        again: Any = write_date(one.review_on)
        if one.review_on < on:
            again = {"text": f"Overdue since {write_date(one.review_on)}", "tag": "red"}
        rows.append([{"text": area.name, "url": url}, write_date(one.agreed_on), again, str(len(one.parties.all()))])
    return rows


def memorandum(one: Memorandum, *, on: date) -> list[dict[str, Any]]:
    def parties(duty: str) -> str:
        return "; ".join(sorted(str(each.agency) for each in one.parties.all() if each.duty == duty))

    late = one.replaced_on is None and one.review_on < on
    return [
        {"key": "Council area", "value": str(one.area)},
        {"key": "Agreed on", "value": write_date(one.agreed_on)},
        {"key": "Reviewed by", "value": write_date(one.review_on), "note": "Overdue" if late else ""},
        {"key": "Responsible authorities", "value": parties("responsible"), "missing": "None"},
        {"key": "Duty to co-operate", "value": parties("cooperate"), "missing": "None"},
        {"key": "Filed by", "value": str(one.filed_by)},
        *([{"key": "Replaced on", "value": write_date(one.replaced_on)}] if one.replaced_on else []),
    ]
