"""Exit and transfer as the pages want them: rows of a summary, lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawburrows.rules.exits import CHECK_BY_KEY, ENDS, EXPLAINED, STOPS
from lawburrows.transfers.models import Exit
from lawburrows.transfers.showing import Check
from lawburrows.web.dates import write_date

CHECK_HEAD = ("Looked at", "Open now", "What becomes of it")
BECOMES = {
    STOPS: "Withdraw it before the record is closed",
    ENDS: "Ends with the exit",
    EXPLAINED: "Close it, or say below how it goes on",
}


def checks(found: Iterable[Check]) -> list[list[Any]]:
    """The check list as lines; what is open leads to the page where it is closed."""
    return [
        [
            one.words[:1].upper() + one.words[1:],
            {"text": "; ".join(one.items), "url": one.url} if one.items else "None",
            BECOMES[one.becomes] if one.items else "Nothing to do",
        ]
        for one in found
    ]


def exit_rows(one: Exit) -> list[dict[str, Any]]:
    """One exit, and how it came to be opened again."""
    said = [each for each in one.checks if each["open"]]
    rows: list[dict[str, Any]] = [
        {"key": "Closed on", "value": write_date(one.closed_on), "note": f"Decided by {one.decided_by}"},
        {"key": "Why", "value": one.get_reason_display().capitalize()},
        {"key": "What the record showed", "value": one.found, "missing": "Nothing more"},
        {"key": "Grounds of the decision", "value": one.rationale, "verbatim": True},
        {"key": "Until then", "value": _until_then(one), "missing": "Neither category nor level was decided"},
        *(
            {"key": CHECK_BY_KEY[each["key"]].words.capitalize(), "value": f"{each['open']} open", "note": each["said"]}
            for each in said
        ),
        {
            "key": "Looked at again",
            "value": write_date(one.review_on) if one.review_on else "",
            "missing": "No day: the date of birth is not known",
            "note": one.review_rule + (", unverified" if one.review_unverified else ""),
        },
    ]
    if one.again_on:
        rows += [
            {"key": "Opened again on", "value": write_date(one.again_on), "note": f"By {one.again_by}"},
            {"key": "Why again", "value": one.get_again_why_display().capitalize(), "note": one.again_words},
        ]
    return rows


def _until_then(one: Exit) -> str:
    parts = [f"category {one.category}" if one.category else "", f"level {one.level}" if one.level else ""]
    return ", ".join(part for part in parts if part).capitalize()
