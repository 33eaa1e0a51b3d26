"""What disclosures say in a chronology: to what kind of third party, never to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.disclosures.models import Disclosure, DisclosureStep

KIND = ("disclosures", "Disclosures")


def disclosure(row: Any) -> Iterator[Said]:
    to = row.get_to_kind_display()
    yield row.begun_on, f"Disclosure {row.number} to {to} proposed", row.why
    if row.made_on:
        at_once = " at once, before approval" if row.urgent else ""
        yield row.made_on, f"Disclosure {row.number}: {to} was told{at_once}", row.words
    if row.outcome_on:
        yield row.outcome_on, f"Disclosure {row.number}: what came of it", joined(row.outcome, row.reaction)


SAID_BY_ITSELF = {"", "draft", "made", "made_first", "ended"}


def step(row: Any) -> Iterator[Said]:
    """Decisions and steps back; what was told is said by the disclosure itself."""
    if row.after not in SAID_BY_ITSELF or row.before == "made_first":
        what = "approved afterwards" if row.after == "made" else row.get_after_display()
        yield row.made_at, f"Disclosure {row.disclosure.number}: {what}", row.reason


SAID: tuple[Source, ...] = (
    Source(*KIND, Disclosure, disclosure),
    Source(*KIND, DisclosureStep, step, ("disclosure",)),
)
