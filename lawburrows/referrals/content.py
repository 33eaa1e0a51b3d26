"""The document as it is sent: what is asked, the tests of the category, and what the record fills in."""

from __future__ import annotations

from typing import Any

from lawburrows.referrals.complete import asked
from lawburrows.referrals.filled import Filled
from lawburrows.rules.category_tests import Answer, answers
from lawburrows.rules.mappa import Category, Level
from lawburrows.rules.referrals import Kind, document

NOT_READ = "The wording of the official form was not read: this document follows its purpose. Unverified."
NOT_RECORDED = "Not recorded"


def title_of(referral: Any) -> str:
    """MAPPA document 2: MAPPA referral of a person."""
    category = Category(referral.category) if referral.category else None
    kind = Kind(referral.kind)
    of = " of a restricted patient" if category is Category.TWO else ""
    return f"Document {document(kind, category)}: {referral.get_kind_display()}{of}"


def answered(referral: Any, filled: Filled) -> tuple[Answer, ...]:
    return answers(Category(referral.category), asked(referral, filled)) if referral.category else ()


def as_sent(referral: Any, filled: Filled) -> list[dict[str, Any]]:
    """Title and lines, part by part; plain words alone, so that they can be kept as they were sent."""
    level = Level(referral.level) if referral.level else None
    category = Category(referral.category) if referral.category else None
    lines = [
        ["Category", f"Category {category.value}: {category.label}" if category else ""],
        ["Level asked for", f"Level {level.value}: {level.label}" if level else ""],
        ["Urgent", "Yes" if referral.urgent else "No"],
        ["Why it is sent", referral.why],
    ]
    if category is Category.THREE:
        lines.append(["Why serious harm is to be feared because of that conviction", referral.considered])
    if level and level is not Level.ONE and (referral.cannot or Kind(referral.kind) is Kind.REFERRAL):
        lines.append([f"What of the plan cannot be delivered at level {level.value - 1}", referral.cannot])
    if referral.confirmed:
        lines.append(["Considered and meant", "Yes: what the guidance does not expect was considered"])
    said = [
        [one.question, one.answer if one.source.verified else f"{one.answer} (test unverified)"]
        for one in answered(referral, filled)
    ]
    parts = [{"title": "What is asked", "lines": lines}]
    if said:
        parts.append({"title": "Test of the category", "lines": said})
    for part in filled.parts:
        parts.append({"title": part.title, "lines": [[line.what, line.words or NOT_RECORDED] for line in part.lines]})
    return parts
