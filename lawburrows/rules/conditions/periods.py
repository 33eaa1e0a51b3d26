"""How long orders and their conditions may run, and which order takes the place of which: said as a warning.

What a court has ordered stands; a warning says where it is not as the text has it, so that somebody looks again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.conditions.kinds import ConditionKind
from lawburrows.rules.deadline import in_words
from lawburrows.rules.mappa import READ
from lawburrows.rules.source import Confidence, Source, remembered
from lawburrows.rules.term import Term, first_day_free, years

ACT_2016 = Source(
    "Abusive Behaviour and Sexual Harm (Scotland) Act 2016",
    "sections 16 and 17",
    "https://www.legislation.gov.uk/asp/2016/22/section/16",
    READ,
)
SOPO = Source(
    "Sexual Offences Act 2003",
    "sections 104 and 105",
    "https://www.legislation.gov.uk/ukpga/2003/42/section/104",
    READ,
    Confidence.SECONDARY,
)
SRO = remembered("Abusive Behaviour and Sexual Harm (Scotland) Act 2016", "sexual risk orders: shortest period")
REPLACES = ACT_2016.at("sections 10 to 25: a new order replaces the old", Confidence.SECONDARY)
PASSPORT = ACT_2016.at("sections 16 and 17: a ban on all travel abroad", Confidence.SECONDARY)
BAN_AT_MOST = years(5)


@dataclass(frozen=True)
class LeastRow:
    """The shortest period of one kind of order."""

    order_kind: str
    name: str
    at_least: Term
    source: Source


LEAST = (
    LeastRow("shpo", "A sexual harm prevention order", years(5), ACT_2016),
    LeastRow("sopo", "A sexual offences prevention order", years(5), SOPO),
    LeastRow("sro", "A sexual risk order", years(2), SRO),
)
REPLACED_BY = {"shpo": frozenset({"shpo", "sopo"})}  # new order → the earlier ones whose place it takes


@dataclass(frozen=True)
class Doubt:
    """Something that is not as the text has it, in words, and where that stands."""

    words: str
    source: Source

    @property
    def unverified(self) -> bool:
        return not self.source.verified


def doubts(order_kind: str, starts: date, ends: date | None, kind: ConditionKind | None = None) -> Iterator[Doubt]:
    """About the period of an order, or of one of its conditions; `ends` is the first day on which it no longer runs."""
    least = next((row for row in LEAST if row.order_kind == order_kind), None)
    if least is None:
        return
    if kind is ConditionKind.FOREIGN_TRAVEL:
        if order_kind == "shpo" and (ends is None or ends > first_day_free(starts, BAN_AT_MOST)):
            latest = in_words(first_day_free(starts, BAN_AT_MOST))
            yield Doubt(
                f"A ban on travel abroad runs for at most {BAN_AT_MOST}: it would end before {latest}", ACT_2016
            )
        return
    if ends is not None and ends < first_day_free(starts, least.at_least):
        yield Doubt(f"{least.name} runs for at least {least.at_least}; this is shorter", least.source)
    if ends is None and kind is None and order_kind == "shpo":
        yield Doubt("A sexual harm prevention order has a fixed period; no last day is recorded", ACT_2016)
