"""Who signs a plan: one table, and what of it is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawburrows.rules.plan.sources import OURS
from lawburrows.rules.source import Source

POLICE, COUNCIL = "police", "council"


@dataclass(frozen=True)
class SignerRow:
    """One signature that a plan needs; `supervised` where the person is under statutory supervision."""

    key: str
    words: str
    source: Source
    supervised: bool = False


@dataclass(frozen=True)
class Signature:
    """One signature as it was given: as what, by whom, and for which kind of agency."""

    signs_as: str
    who: str
    agency_kind: str


NEEDED = (
    SignerRow("author", "the author of the plan", OURS),
    SignerRow("supervisor", "a supervisor or manager of the lead authority", OURS),
    SignerRow("police", "the police", OURS, supervised=True),
    SignerRow("social_work", "justice social work", OURS, supervised=True),
)
WORDS = {row.key: row.words for row in NEEDED}
AGENCIES = {"police": POLICE, "social_work": COUNCIL}


def still_needed(signed: Iterable[Signature], *, supervised: bool) -> tuple[SignerRow, ...]:
    """What is missing. Police and social work have signed as soon as anybody of theirs has, in whatever capacity."""
    signed = tuple(signed)
    given = {one.signs_as for one in signed}
    kinds = {one.agency_kind for one in signed}
    return tuple(
        row
        for row in NEEDED
        if (supervised or not row.supervised) and row.key not in given and AGENCIES.get(row.key) not in kinds
    )


def asked_for(
    signed: Iterable[Signature], *, supervised: bool, author_kind: str, lead_kind: str
) -> tuple[SignerRow, ...]:
    """Of what is missing, whom it is asked of: police and social work not, where the author or the supervisor, who sign
    in any case, will have signed for them."""
    signed = tuple(signed)
    coming = (Signature("author", "", author_kind), Signature("supervisor", "", lead_kind))
    apart = still_needed((*signed, *coming), supervised=supervised)
    return tuple(row for row in still_needed(signed, supervised=supervised) if not row.supervised or row in apart)


def may_stand_for(
    key: str, *, who: str, author: str, agency_kind: str, leads: bool, supervises: bool, signed: Iterable[Signature]
) -> str:
    """Why somebody may not sign as this; empty when they may. Nobody signs twice: each signature is another pair of eyes."""
    signed = tuple(signed)
    if any(one.who == who for one in signed):
        return "You have signed this version already: another person signs as well"
    if any(one.signs_as == key for one in signed):
        return "Somebody has signed so already"
    if key == "author":
        return "" if who == author else "Only the author signs as the author"
    if who == author:
        return "The author signs as the author"
    if key == "supervisor":
        return "" if supervises and leads else "A supervisor or manager of the lead authority signs here"
    return "" if agency_kind == AGENCIES[key] else f"Somebody of {WORDS[key]} signs here"
