"""Leaving joint management: the reasons with what each needs, what is looked at before, and why a record opens again.

Whether a person is still to be managed is decided by people; a row says what the record must show before they may.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import ACT_2005, GUIDANCE_2022
from lawburrows.rules.source import Source, remembered
from lawburrows.rules.verdict import ALLOWED, Verdict, refusal


@dataclass(frozen=True)
class Shown:
    """What the record shows on the day on which exit is decided."""

    holding: tuple[str, ...] = ()  # every ground that holds, in words
    unknown: str = ""  # that no ground is recorded at all, so that none is known to have ended
    by_law: tuple[str, ...] = ()  # those that make category 1 or 2, in words
    category: int | None = None  # the one that is decided now
    ended_on: date | None = None  # the first day on which no ground held
    died_on: date | None = None
    abroad_since: date | None = None
    receipt: str = ""  # of an authority outside Scotland, in words


def still_held(holding: tuple[str, ...]) -> Verdict:
    """The refusal that names what holds."""
    return refusal(f"This still holds: {'; '.join(holding)}. The record is closed when it has ended")


def _nothing_holds(shown: Shown) -> Verdict:
    if shown.unknown:
        return refusal(f"{shown.unknown} Record the ground with its end, or say that the record was opened in error")
    return still_held(shown.holding) if shown.holding else ALLOWED


def _category_three_alone(shown: Shown) -> Verdict:
    if shown.by_law:
        return still_held(shown.by_law)
    return ALLOWED if shown.category == 3 else refusal("Category 3 is not the category that is decided now")


def _died(shown: Shown) -> Verdict:
    return ALLOWED if shown.died_on else refusal("Record the date of death in the details of the person first")


def _abroad(shown: Shown) -> Verdict:
    if shown.abroad_since:
        return ALLOWED
    return refusal("Record first from which day the person is outside the United Kingdom, without a day of return")


def _received(shown: Shown) -> Verdict:
    if shown.receipt:
        return ALLOWED
    return refusal("Record first the written receipt of the authority that takes over. Until then the record stays led")


def _never_held(shown: Shown) -> Verdict:
    if shown.unknown or not shown.holding:
        return ALLOWED
    return refusal(
        f"This is recorded and holds: {'; '.join(shown.holding)}. If it belongs to somebody else, put right that entry "
        "first; if the person is here twice, merge the records"
    )


@dataclass(frozen=True)
class ReasonRow:
    """One reason to leave: what the record must show for it."""

    key: str
    words: str
    hint: str
    needs: Callable[[Shown], Verdict]
    source: Source


_OURS = remembered("Our own choice", "no text was read on it")
REASONS = (
    ReasonRow(
        "last_ground",
        "the last ground has ended",
        "No requirements, order, licence, sentence or decision of category 3 holds any more.",
        _nothing_holds,
        GUIDANCE_2022.at("chapter 5, stage 5"),
    ),
    ReasonRow(
        "category_3",
        "category 3 is no longer met",
        "Whoever is on a licence or an order and in no other category is supervised on outside of MAPPA.",
        _category_three_alone,
        GUIDANCE_2022.at("chapter 9"),
    ),
    ReasonRow("died", "the person has died", "The date of death must be recorded.", _died, _OURS),
    ReasonRow(
        "left_uk",
        "left the United Kingdom for good",
        "Requirements that have not ended hold again when the person comes back: the record is opened again then.",
        _abroad,
        _OURS,
    ),
    ReasonRow(
        "out_of_scotland",
        "transferred out of Scotland",
        "The authority that takes over has given its receipt in writing.",
        _received,
        GUIDANCE_2022.at("annex 7"),
    ),
    ReasonRow(
        "error",
        "the record was opened in error",
        "Nothing ever brought this person under management. For a person who is here twice, merge the records.",
        _never_held,
        _OURS,
    ),
)
BY_KEY = {row.key: row for row in REASONS}


def may_leave(key: str, shown: Shown) -> Verdict:
    """Whether the record shows what this reason needs."""
    return BY_KEY[key].needs(shown)


def found(shown: Shown) -> str:
    """What the record showed, in one sentence, to be kept with the decision."""
    parts = [shown.unknown] if shown.unknown else []
    if shown.holding:
        parts.append(f"Still recorded: {'; '.join(shown.holding)}.")
    elif shown.ended_on:
        parts.append(f"Nothing holds since {in_words(shown.ended_on)}.")
    if shown.died_on:
        parts.append(f"Died on {in_words(shown.died_on)}.")
    if shown.abroad_since:
        parts.append(f"Outside the United Kingdom since {in_words(shown.abroad_since)}.")
    if shown.receipt:
        parts.append(shown.receipt)
    return " ".join(parts)


@dataclass(frozen=True)
class CheckRow:
    """One thing that is looked at before a record is closed, and what becomes of it: it stops the exit, it ends with
    it, or somebody says in words how it goes on."""

    key: str
    words: str
    becomes: str
    source: Source


STOPS, ENDS, EXPLAINED = "stops", "ends", "explained"
CHECKS = (
    CheckRow("handover", "a handover or transfer that is open or not decided", STOPS, _OURS),
    CheckRow("breaches", "suspicions without an outcome", EXPLAINED, _OURS),
    CheckRow("sought", "wanted or missing", EXPLAINED, _OURS),
    CheckRow("referrals", "referrals of a child or adult at risk without a receipt", EXPLAINED, _OURS),
    CheckRow("changes", "what a change of circumstances calls for", EXPLAINED, _OURS),
    CheckRow("actions", "actions that are open", EXPLAINED, GUIDANCE_2022.at("chapter 5, stage 5")),
    CheckRow(
        "mappa_referrals", "MAPPA notifications and referrals that are open", EXPLAINED, GUIDANCE_2022.at("chapter 5")
    ),
    CheckRow("meetings", "meetings at which the person is to be discussed", ENDS, GUIDANCE_2022.at("chapter 5")),
    CheckRow("disclosures", "disclosures that are open, or without an outcome", EXPLAINED, _OURS),
    CheckRow("visits", "visits that are planned", ENDS, _OURS),
    CheckRow("partners", "partners in the case", ENDS, _OURS),
    CheckRow("shares", "people who were let in", ENDS, _OURS),
)
CHECK_BY_KEY = {row.key: row for row in CHECKS}


@dataclass(frozen=True)
class AgainRow:
    """Why a closed record is opened again."""

    key: str
    words: str
    source: Source


AGAIN = (
    AgainRow("conviction", "a new conviction", ACT_2005.at("section 10(1)")),
    AgainRow("order", "a new order or licence", ACT_2005.at("section 10(1)")),
    AgainRow("category_3", "category 3 is met again", GUIDANCE_2022.at("chapter 9")),
    AgainRow("back", "the person has come back to Scotland", _OURS),
    AgainRow("error", "it was closed in error", _OURS),
)


@dataclass(frozen=True)
class StateRow:
    """Where a record stands: who owns it there, its clock, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str
    follows: tuple[str, ...]


STATES = (
    StateRow(
        "managed",
        "managed: a ground holds, or nothing is known to have ended",
        "the record manager",
        "the statutory clock",
        ("ended", "closed"),
    ),
    StateRow(
        "ended",
        "the last ground has ended, exit is not decided",
        "those who close records: supervisors and managers of the lead authority, the coordinator",
        "the task from the day on which it was found",
        ("managed", "closed"),
    ),
    StateRow(
        "closed",
        "closed: no visits, tasks, sharing or screening",
        "the lead authority that closed it",
        "the review of whether it is kept longer",
        ("managed", "ended"),
    ),
)
FIRST = "managed"
