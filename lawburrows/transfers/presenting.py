"""Exit and transfer as the pages want them: rows of a summary, lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lawburrows.custody.presenting import handover as handed
from lawburrows.notices.owed import whose
from lawburrows.rules.exits import CHECK_BY_KEY, ENDS, EXPLAINED, STOPS
from lawburrows.rules.transferring import REFUSAL_WORDS, TO_SEND, WORDS
from lawburrows.transfers.checks import Check
from lawburrows.transfers.models import Exit, HandOff, Transfer
from lawburrows.web.dates import write_date
from lawburrows.web.menu import address

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


def transfer(one: Transfer, *, whole: bool = False) -> list[dict[str, Any]]:
    """One transfer: what was offered, what was answered, what was decided, and the receipt for both."""
    handover = one.handover
    rows: list[dict[str, Any]] = [
        {"key": "Stands", "value": WORDS[one.stands].capitalize()},
        {"key": "To", "value": f"{handover.to_agency}, {handover.to_area}"},
        {"key": "Planned for", "value": write_date(handover.takes_effect_on)},
        {"key": "Why the person moves", "value": one.reason},
        {
            "key": "Police consulted",
            "value": write_date(one.police_on) if one.police_on else "",
            "missing": "Not recorded",
            "note": one.police_said,
        },
    ]
    if whole:
        rows += [row for row in handed(handover) if row["key"] not in {"State", "To", "Takes effect on", "Why"}]
    if one.refused_by:
        reasons = "; ".join(REFUSAL_WORDS[key] for key in one.refused_for if key in REFUSAL_WORDS).capitalize()
        rows.append({"key": "Refused for", "value": reasons, "note": f"{one.refused_by}: {handover.answer_reason}"})
    if one.decided and one.decided_on:
        words = f"{one.get_decided_display().capitalize()}, {write_date(one.decided_on)}"
        rows.append(
            {"key": "Decided after the refusal", "value": words, "note": f"{one.decided_by}: {one.decided_because}"}
        )
    if handover.took_effect_on:
        words = f"The lead passed on {write_date(handover.took_effect_on)}"
        rows.append({"key": "Receipt", "value": words, "note": f"{handover.from_agency} to {handover.to_agency}"})
    return rows


def hand_off(one: HandOff) -> list[dict[str, Any]]:
    items = dict(TO_SEND)
    rows: list[dict[str, Any]] = [
        {"key": "Stands", "value": one.get_state_display().capitalize()},
        {"key": "To", "value": f"{one.authority}, {one.get_country_display()}"},
        {"key": "Planned for", "value": write_date(one.planned_on)},
        {"key": "Why the person moves", "value": one.reason},
        {"key": "What is sent", "value": "; ".join(items[key] for key in one.items if key in items)},
        {
            "key": "Not sent",
            "value": "; ".join(words for key, words in TO_SEND if key not in one.items),
            "missing": "Nothing is left out",
        },
    ]
    if one.sent_on:
        rows.append({"key": "Sent", "value": write_date(one.sent_on), "note": one.sent_how})
    if one.received_on:
        rows.append(
            {"key": "Receipt", "value": f"{one.received_by}, {write_date(one.received_on)}", "note": one.receipt}
        )
    if one.withdrawn_because:
        rows.append({"key": "Withdrawn because", "value": one.withdrawn_because})
    return rows


def retention(rows: Iterable[Exit], on: date) -> list[dict[str, Any]]:
    """The list of closed records whose review comes up; each by its earliest day."""
    return [
        {
            "who": whose(one.record),
            "ref": one.record.ref,
            "url": address("transfers:exit", ref=one.record.ref),
            "day": one.review_on,
            "late": one.review_on is not None and one.review_on < on,
            "unverified": one.review_unverified,
            "rule": one.review_rule,
            "closed_on": one.closed_on,
            "why": one.get_reason_display(),
            "lead": f"{one.record.lead}, {one.record.area}",
        }
        for one in rows
    ]
